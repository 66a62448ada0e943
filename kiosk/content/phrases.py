"""What may be said on one page must be told apart: names and phrases that stand twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kiosk.content.arabic import plain
from kiosk.content.content import Content
from kiosk.content.reading import Reading
from kiosk.content.steps import CONTROLS
from kiosk.content.visit import VisitTexts
from kiosk.dialogue.script import BACK, Choice, Step


def check_phrases(content: Content, visit: VisitTexts, reading: Reading) -> None:
    """Report names and phrases that stand twice at one step."""
    leads = {"home": visit.home, "help": visit.help, "language": visit.language, "back": BACK}
    everywhere = (*visit.controls, visit.go_on, visit.read)
    for step in content.steps.values():
        _check_names(step, everywhere, leads, reading)
        for page in pages_of(step, visit):
            _check_heard(step.name, page, everywhere, reading)
            if step.offers:
                _check_about(step, page, everywhere, reading)
        if step.corrects:
            _check_heard("groups", visit.groups, (*step.choices, *everywhere), reading)
    for answers in ((visit.yes, visit.no), (visit.go_on,), (visit.more,), (visit.read,)):
        _check_heard("visit", answers, visit.controls, reading)
    _check_heard("controls", visit.controls, (), reading)


def pages_of(step: Step, visit: VisitTexts) -> Iterator[tuple[Choice, ...]]:
    """What may be said together at a step besides the controls, page by page, as the dialogue listens."""
    onward = tuple(choice for choice in step.choices if choice.onward)
    pages = (step.listed,) if step.offers else step.pages
    turning = (visit.more,) if len(step.pages) > 1 else ()
    for page in pages:
        yield (*turning, *onward, *page, *step.keys)  # a clash is told at the last of these


def _check_names(
    step: Step, everywhere: tuple[Choice, ...], leads: Mapping[str, str], reading: Reading
) -> None:
    """A choice may bear a control's name when it leads to the same place (help among the answers of home)."""
    taken = frozenset({*CONTROLS, *(choice.name for choice in everywhere)})
    seen: set[str] = set()
    for choice in (*step.choices, *step.keys):
        place = reading.places.at(step.name, choice.name)
        if choice.name in seen:
            reading.report.stop(
                place, f"Two answers of this step are named “{choice.name}”", "rename one of them"
            )
        elif choice.name in taken and leads.get(choice.name) != choice.go:
            message = f"The answer “{choice.name}” has the name of a control but does something else"
            reading.report.stop(place, message, "rename the answer")
        seen.add(choice.name)


def _check_heard(
    holder: str, choices: tuple[Choice, ...], controls: tuple[Choice, ...], reading: Reading
) -> None:
    """The controls are compared first, so that a clash is told where the answer stands."""
    names = {choice.name for choice in choices}
    others = [control for control in controls if control.name not in names]
    known: dict[tuple[str, str], Choice] = {}
    for choice in (*others, *choices):
        for code, phrases in choice.hear.items():
            for phrase in phrases:
                other = known.setdefault((code, sounds(phrase)), choice)
                if other.name != choice.name:
                    message = f"“{phrase}” ({code}) means both “{other.name}” and “{choice.name}” here"
                    place = reading.places.at(holder, choice.name, "hear")
                    reading.report.stop(place, message, "change one of the two phrases")


def _check_about(
    step: Step, page: tuple[Choice, ...], controls: tuple[Choice, ...], reading: Reading
) -> None:
    """A word of two topics names neither; the visitor is asked back, so that it does no harm."""
    known = {
        (code, sounds(phrase)): choice
        for choice in (*page, *controls)
        for code, phrases in choice.hear.items()
        for phrase in phrases
    }
    for choice in step.choices:
        for code, phrases in choice.about.items():
            for phrase in phrases:
                other = known.setdefault((code, sounds(phrase)), choice)
                if other.name != choice.name:
                    message = f"“{phrase}” ({code}) is about both “{other.name}” and “{choice.name}”"
                    place = reading.places.at(choice.name, "about")
                    reading.report.warn(place, message, "keep it in one of the two")


@lru_cache(maxsize=10_000)
def sounds(phrase: str) -> str:
    """A phrase without what can't be heard: capitals, vowel marks, punctuation, forms of one letter."""
    return " ".join(re.findall(r"\w+", plain(unicodedata.normalize("NFC", phrase)).casefold()))
