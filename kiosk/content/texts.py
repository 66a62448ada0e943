"""What one text may hold: placeholders, length, vowel marks, and nothing about identity cards."""

from __future__ import annotations

import re
from collections.abc import Collection

from kiosk.content.arabic import bare_word, strip_marks
from kiosk.content.identity import identity_card
from kiosk.content.nodes import Text
from kiosk.content.problems import Report, suggest

LONGEST = 160
"""Characters of a line: more does not fit the caption."""

FILLED = frozenset({"cafe_when", "cafe_where", "cafe_seats", "reference", "telephone", "needs"})
"""Placeholders that the kiosk fills in when it says a line."""

CONSTANTS = frozenset({"person", "controller", "purpose", "contact", "retention_days"})
"""Placeholders that config.yaml fills in, in any line."""

_HOLE = re.compile(r"\{([^{}]*)\}")


def check_said(
    text: Text, report: Report, allowed: Collection[str] = FILLED, filled: str | None = None
) -> None:
    """Report what is wrong with a line to say; `filled` is the line with its constants, if it has any."""
    _check_holes(text, report, allowed if filled is None else {*allowed, *CONSTANTS})
    check_marks(text, report)
    length = len(strip_marks(filled or text.value))
    if length > LONGEST:
        message = f"This line has {length} characters; {LONGEST} fit the screen"
        report.stop(text.place, message, 'split it into two lines: ["...", "..."]')


def check_heard(text: Text, report: Report) -> None:
    """Report what is wrong with a phrase that a visitor may say."""
    check_shown(text, report)
    check_marks(text, report)
    if not any(character.isalnum() for character in text.value):
        report.stop(text.place, f"“{text.value}” can't be spoken", "write words")


def check_shown(text: Text, report: Report) -> None:
    """Report what is wrong with words on the screen."""
    _check_holes(text, report, ())
    check_identity(text, report)


def _check_holes(text: Text, report: Report, allowed: Collection[str]) -> None:
    for name in _HOLE.findall(text.value):
        if name not in allowed:
            known = [f"{{{each}}}" for each in allowed]
            hint = suggest(f"{{{name}}}", known, "" if known else "write the words themselves")
            report.stop(text.place, f"“{{{name}}}” can't be filled in here", hint)
    if re.search(r"[{}]", _HOLE.sub("", text.value)):
        report.stop(
            text.place,
            "There is a “{” or “}” alone in this text",
            "write for example {reference}, or take it out",
        )


def check_identity(text: Text, report: Report) -> None:
    """Report a text that asks for the national identity card."""
    words = identity_card(text.value)
    if words is not None:
        message = f"“{words}”: the kiosk must not ask for the national identity card (law 09-08)"
        report.stop(text.place, message, "take it out; a name and a telephone number are enough")


def check_marks(text: Text, report: Report) -> None:
    """Report Arabic without vowel marks."""
    word = bare_word(text.value)
    if word is not None:
        message = f"“{word}” has no vowel marks: the kiosk's voice will misread it"
        report.warn(text.place, message, "add the vowel marks (they are not shown on the screen)")
