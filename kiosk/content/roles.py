"""The steps that controls lead to from everywhere: home, help and the languages must let visitors go on."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.content.reading import Reading
from kiosk.content.visit import ROLES, VisitTexts
from kiosk.dialogue.script import Kind, Step


def check_roles(steps: Mapping[str, Step], visit: VisitTexts, reading: Reading) -> None:
    """Report a role whose step asks nothing, and a page of languages that lacks one."""
    for role in ROLES:
        step = steps.get(getattr(visit, role))
        if step is not None and step.kind is not Kind.QUESTION:
            message = f"“{role}: {step.name}” asks nothing: visitors who come to it are given no answers"
            hint = "name a step of “kind: question”"
            reading.report.stop(reading.places.at("visit", role, "go"), message, hint)
    for role in ("first", "language"):
        step = steps.get(getattr(visit, role))
        if step is not None and step.kind is Kind.QUESTION:
            _check_languages(step, reading)


def _check_languages(step: Step, reading: Reading) -> None:
    offered = {choice.sets.language for choice in step.choices}
    for code in reading.languages if len(reading.languages) > 1 else ():
        if code not in offered:
            message = f"No answer of the step “{step.name}” chooses the language “{code}”"
            hint = f"add an answer with “language: {code}”"
            reading.report.stop(reading.places.at(step.name, "choices"), message, hint)
