"""All that can be recorded for one language: each phrase a few times, each line once. Pure.

A language that the kiosk does not offer yet has no texts of its own: the others' say what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.content import iter_lines
from kiosk.content.arabic import strip_marks
from kiosk.dialogue.script import Choice, Line, Script
from kiosk.staff.answers import every_answer

TAKES = 3
"""Recordings of a phrase: three tell a slip of the tongue from the way it is said."""
_LONGEST_NAME = 60

Texts = tuple[tuple[str, str], ...]
"""What to say as (language code, text): one in the language itself, or its meaning in each other one."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a choice to be recorded several times: `examples/<choice>/<name>-<take>.wav`.

    `said_by` names the line that says it aloud.
    """

    choice: str
    name: str
    picture: str
    texts: Texts
    said_by: str | None = None
    takes: int = TAKES

    @property
    def key(self) -> str:
        """What tells it from all other tasks."""
        return f"examples/{self.choice}/{self.name}"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of the kiosk to be recorded once: `lines/<name>.wav`."""

    name: str
    texts: Texts
    picture: str = "💬"
    takes: int = 1

    @property
    def key(self) -> str:
        """What tells it from all other tasks."""
        return f"lines/{self.name}"

    @property
    def said_by(self) -> str:
        """The line that says it aloud."""
        return self.name


Task = Phrase | Spoken


def plan(script: Script, language: str, takes: int = TAKES, own: tuple[Choice, ...] = ()) -> tuple[Task, ...]:
    """Everything in the order in which it is wanted: phrases, then lines.

    `own` are the answers that a language not offered yet has besides the script's: its greetings.
    """
    greetings = (Spoken(line.name, ((language, line.shown),)) for choice in own for line in _said(choice))
    return (*phrases(script, language, takes, own), *greetings, *lines(script, language))


def phrases(
    script: Script, language: str, takes: int = TAKES, own: tuple[Choice, ...] = ()
) -> tuple[Phrase, ...]:
    """Each phrase of each choice once; one a choice where the language has no texts."""
    found: dict[str, Phrase] = {}
    for choice in (*own, *every_answer(script, language)):
        for phrase in _phrases(script, choice, language, takes):
            found.setdefault(phrase.key, phrase)
    return tuple(found.values())


def lines(script: Script, language: str) -> tuple[Spoken, ...]:
    """Each line without a gap to be filled in."""
    texts: dict[str, dict[str, str]] = {}
    for code, line in iter_lines(script):
        texts.setdefault(line.name, {})[code] = line.shown
    if language in _offered(script):
        own = {name: by_code for name, by_code in texts.items() if language in by_code}
        return tuple(Spoken(name, ((language, own[name][language]),)) for name in own)
    foreign = {line.name for choice in _of_one_language(script) for line in _said(choice)}
    return tuple(Spoken(name, tuple(found.items())) for name, found in texts.items() if name not in foreign)


def slug(text: str) -> str:
    """A phrase as a file name that staff can read, in any script: "je-veux-apprendre"."""
    words = re.findall(r"\w+", strip_marks(text).casefold())
    return "-".join(words)[:_LONGEST_NAME].strip("-")


def _phrases(script: Script, choice: Choice, language: str, takes: int) -> Iterator[Phrase]:
    said_by = next((line.name for line in _said(choice)), None)
    for text in choice.hear.get(language, ()):
        shown = ((language, strip_marks(text)),)
        yield Phrase(choice.name, slug(text), choice.picture, shown, said_by, takes)
    if language not in _offered(script) and not choice.hear.get(language):
        texts = ((code, found) for code, found in choice.hear.items() if found and code in _offered(script))
        meant = tuple((code, strip_marks(found[0])) for code, found in texts)
        if meant:
            yield Phrase(choice.name, choice.name, choice.picture, meant, said_by, takes)


def _offered(script: Script) -> frozenset[str]:
    return frozenset(language.code for language in script.languages)


def _of_one_language(script: Script) -> Iterator[Choice]:
    for step in script.steps.values():
        yield from (choice for choice in step.choices if choice.language is not None)


def _said(choice: Choice) -> Iterator[Line]:
    return (line for texts in choice.says.values() for line in texts)
