"""What may be said at one step must be told apart: names and phrases that stand twice."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiosk.content.arabic import strip_marks
from kiosk.content.content import Content
from kiosk.content.reading import Reading
from kiosk.content.visit import CONTROLS, VisitTexts
from kiosk.dialogue.script import BACK, Choice, Step


def check_phrases(content: Content, visit: VisitTexts, reading: Reading) -> None:
    """Report names and phrases that stand twice at one step."""
    leads = {"home": visit.home, "help": visit.help, "back": BACK}
    for step in content.steps.values():
        _check_names(step, leads, reading)
        _check_heard(step.name, (*step.choices, *step.keys), visit.controls, reading)
        if step.corrects:
            _check_heard("groups", visit.groups, (*step.choices, *visit.controls), reading)
    _check_heard("visit", (visit.yes, visit.no), visit.controls, reading)
    _check_heard("controls", visit.controls, (), reading)


def _check_names(step: Step, leads: Mapping[str, str], reading: Reading) -> None:
    """A choice may bear a control's name when it leads to the same place (help among the answers of home)."""
    seen: set[str] = set()
    for choice in (*step.choices, *step.keys):
        place = reading.places.at(step.name, choice.name)
        if choice.name in seen:
            reading.report.stop(
                place, f"Two answers of this step are named “{choice.name}”", "rename one of them"
            )
        elif choice.name in CONTROLS and leads.get(choice.name) != choice.go:
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
        place = reading.places.at(holder, choice.name, "hear")
        for code, phrases in choice.hear.items():
            for phrase in phrases:
                other = known.setdefault((code, sounds(phrase)), choice)
                if other.name != choice.name:
                    message = f"“{phrase}” ({code}) means both “{other.name}” and “{choice.name}” here"
                    reading.report.stop(place, message, "change one of the two phrases")


def sounds(phrase: str) -> str:
    """A phrase without what can't be heard: capitals, vowel marks, punctuation."""
    return " ".join(re.findall(r"\w+", strip_marks(phrase).casefold()))
