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
from kiosk.dialogue.script import Script
from kiosk.sound.confusable import Told, tell_apart
from kiosk.sound.embedding import Embedder
from kiosk.sound.examples import ExampleStore
from kiosk.staff.answers import answers, heard_at, steps
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
    """Step, language, what is heard there, and which of it is tried; nothing is tried twice.

    The controls are everywhere: they are tried at the step that has the most answers of its own.
    """
    longest = max(steps(script), key=lambda step: len(script.heard_at(step)))
    for language in script.languages:
        seen: set[tuple[Hear, ...]] = set()
        for step in steps(script):
            hears = heard_at(script, step, language.code)
            own = frozenset(choice.name for choice in answers(script, step, language.code))
            if hears not in seen:
                seen.add(hears)
                tried = frozenset(hear.choice for hear in hears) if step is longest else own
                yield step.name, language.code, hears, tried


def _problems(project: Project, step: str, language: str, told: Told) -> Iterator[Problem]:
    for other, share in told.alike:
        if share >= TOO_ALIKE:
            path, line = _place(project, step, told.choice)
            message = f"“{told.choice}” sounds too much like “{other}” in the language “{language}”"
            hint = "change the words of one of them, or record both again with “kiosk teach”"
            yield Problem(path, line, message, hint, stops=False)


def _place(project: Project, step: str, choice: str) -> tuple[str, int]:
    """Where the answer is written: the step's file, or that of the controls."""
    for path in (f"scripts/steps/{step}.yaml", f"scripts/{CONTROLS}.yaml"):
        try:
            lines = (project.home / path).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        for number, line in enumerate(lines, 1):
            if re.search(rf"choice:\s*[\"']?{re.escape(choice)}[\"']?\s*([,}}#]|$)", line):
                return path, number
    return f"scripts/steps/{step}.yaml", 1
