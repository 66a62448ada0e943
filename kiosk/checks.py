"""What `kiosk check` finds beyond the files' own rules: answers that sound too alike, words no model knows.

Hears the examples that `kiosk prepare` made; makes none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.app import Project, data_folder, sound_settings
from kiosk.content import Loaded, Problem
from kiosk.dialogue.effects import Hear
from kiosk.dialogue.script import Choice, Script
from kiosk.sound.confusable import Told, tell_apart
from kiosk.sound.embedding import Embedder
from kiosk.sound.examples import ExampleStore
from kiosk.staff.answers import Page, pages_at, steps
from kiosk.staff.report import features
from kiosk.unheard import check_words

TOO_ALIKE = 0.3
"""From this share of the probability on (0.5: the same words), visitors get what they did not say.

The answers of the shipped script stay below it.
"""
CONTROLS = "visit"


@dataclass(frozen=True, slots=True)
class Checked:
    """What sounds too alike or can't be heard by a model, and a word on what could not be judged."""

    problems: tuple[Problem, ...] = ()
    note: str = ""


def check_hearing(home: Path, loaded: Loaded) -> Checked:
    """Hear every answer of every step in each language offered; nothing where the content is bad. Seconds."""
    if loaded.script is None or loaded.settings is None:
        return Checked()
    data = data_folder(loaded.settings)
    return _check(Project(home, data, loaded.script, loaded.settings, loaded.voices))


def _check(project: Project) -> Checked:
    store = ExampleStore(sound_settings(project))
    embedder = Embedder()
    problems: dict[Problem, None] = {}
    unprepared: set[Hear] = set()
    for step, language, hears, own in _sittings(project.script):
        examples = features(hears, store)
        unprepared |= {hear for hear in hears if hear.choice not in examples}
        for told in tell_apart(embedder, examples, own):
            problems.update(dict.fromkeys(_problems(project, step, language, told)))
    problems.update(dict.fromkeys(check_words(project.home, project.script)))
    return Checked(tuple(sorted(problems)), _note(len(unprepared)))


def _note(unprepared: int) -> str:
    if not unprepared:
        return ""
    return f"{unprepared} answers have no example yet, so how alike they sound is not known: “kiosk prepare”."


def _sittings(script: Script) -> Iterator[tuple[str, str, tuple[Hear, ...], frozenset[str]]]:
    """Step, language, what is heard on a page of it, and which of that is tried; nothing is tried twice.

    The controls are everywhere: they are tried on the page that has the most answers of its own.
    """
    for language in script.languages:
        pages: dict[tuple[Hear, ...], tuple[str, Page]] = {}
        for step in steps(script):
            for page in pages_at(script, step, language.code):
                pages.setdefault(page.hears, (step.name, page))
        longest = max((page for _, page in pages.values()), key=lambda page: len(page.own), default=None)
        for name, page in pages.values():
            tried = page.own if page is not longest else page.hears
            yield name, language.code, page.hears, frozenset(map(_name, tried))


def _name(said: Choice | Hear) -> str:
    return said.choice if isinstance(said, Hear) else said.name


def _problems(project: Project, step: str, language: str, told: Told) -> Iterator[Problem]:
    for other, share in told.alike:
        if share >= TOO_ALIKE:
            path, line = _place(project, step, told.choice)
            message = f"“{told.choice}” sounds too much like “{other}” in the language “{language}”"
            hint = "change the words of one of them, or record both again with “kiosk teach”"
            yield Problem(path, line, message, hint, stops=False)


def _place(project: Project, step: str, choice: str) -> tuple[str, int]:
    """Where the answer is written: in its step, among the controls, in its topic or in the game."""
    for path, pattern in _places(step, choice):
        try:
            lines = (project.home / path).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        for number, line in enumerate(lines, 1):
            if re.search(pattern, line):
                return path, number
    return f"scripts/steps/{step}.yaml", 1


def _places(step: str, choice: str) -> Iterator[tuple[str, str]]:
    """Paths, and what the line looks like there."""
    name = re.escape(choice)
    named = rf"choice:\s*[\"']?{name}[\"']?\s*([,}}#]|$)"
    yield f"scripts/steps/{step}.yaml", named
    yield f"scripts/{CONTROLS}.yaml", named
    yield f"scripts/topics/{choice}.yaml", r"^hear:"
    yield "scripts/game.yaml", rf"^[\"']?{name}[\"']?:"
