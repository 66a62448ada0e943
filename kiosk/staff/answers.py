"""What may be said at each step of a script, in one language, page by page. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.script import Choice, Script, Step


@dataclass(frozen=True, slots=True)
class Page:
    """What is listened for together: the page's own answers in this language, and all, controls too."""

    own: tuple[Choice, ...]
    hears: tuple[Hear, ...]


def steps(script: Script) -> tuple[Step, ...]:
    """The steps that listen for answers, the first and home before the others."""
    wanted = (script.first, script.home, *script.steps)
    found = (script.steps[name] for name in dict.fromkeys(wanted))
    return tuple(step for step in found if any(map(is_heard, script.heard_at(step))))


def is_heard(choice: Choice) -> bool:
    """Whether it can be said at all: letters of the keypad and some cards are for touch alone."""
    return any(choice.hear.values())


def answers(script: Script, step: Step, language: str) -> tuple[Choice, ...]:
    """The step's own answers that are said in this language, on any of its pages."""
    return _own(script.heard_at(step), language)


def pages_at(script: Script, step: Step, language: str) -> Iterator[Page]:
    """Each page of a step; where answers are offered, the further words of each are among its phrases.

    Each answer is heard in its own language if it has one. It is without phrases where the script has none
    in this language: recorded examples are found by name.
    """
    for page in script.pages_at(step):
        names = {choice.name for choice in page}
        others = (choice for choice in everywhere(script) if choice.name not in names)
        heard = (choice for choice in (*page, *others) if is_heard(choice))
        hears = tuple(_hear(choice, language, offers=bool(step.offers)) for choice in heard)
        yield Page(_own(page, language), hears)


def everywhere(script: Script) -> tuple[Choice, ...]:
    """What may be said at any step: the controls, what ends a pause, and what has things read."""
    return (*script.controls, script.go_on, *(() if script.read is None else (script.read,)))


def every_answer(script: Script, language: str) -> Iterator[Choice]:
    """Each answer, key and control, and yes and no: those needed first come first; a name may come again."""
    first, home, *others = steps(script)
    for step in (first, home):
        yield from answers(script, step, language)
    yield from (choice for choice in (*everywhere(script), script.yes, script.no) if is_heard(choice))
    for step in others:
        yield from answers(script, step, language)


def _own(choices: Iterable[Choice], language: str) -> tuple[Choice, ...]:
    heard = (choice for choice in choices if is_heard(choice))
    return tuple(choice for choice in heard if choice.language is None or choice.language == language)


def _hear(choice: Choice, language: str, *, offers: bool) -> Hear:
    code = choice.language or language
    about = choice.about.get(code, ()) if offers else ()
    return Hear(choice.name, code, (*choice.hear.get(code, ()), *about))
