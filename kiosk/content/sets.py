"""What choosing an answer writes: language, look, consent, needs, and what is to be forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.content.nodes import Text
from kiosk.content.problems import suggest
from kiosk.content.record import Record
from kiosk.dialogue.script import Sets

SETS_KEYS = ("language", "agree", "read_aloud", "forget", "need", "look")
LOOKS = ("larger", "smaller", "colours")
"""What an answer may do to the letters and the colours of the screen."""

_FORGET = ("name", "telephone", "question", "needs")
_QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Holder:
    """What holds the choices: its path in the places, how its lines are named, and its notice's version."""

    name: str
    line: str
    notice: str = ""


def read_sets(record: Record, holder: Holder, language: str | None) -> Sets:
    """What the answer writes."""
    agree = _agree(record, holder)
    notice = holder.notice or "missing"
    return Sets(
        language=language,
        consent=notice if agree is True else None,
        question_consent=notice if agree == _QUESTION else None,
        read_aloud=record.flag("read_aloud"),
        need=record.text_or("need", "") or None,
        forget=_forget(record),
        look=record.one_of("look", LOOKS, "") or "",
    )


def _agree(record: Record, holder: Holder) -> bool | str | None:
    """What is agreed to: True is the registration."""
    text = record.text_or("agree", "")
    agree = text if text == _QUESTION else record.flag("agree")
    if agree and not holder.notice:
        message = "This answer agrees to a notice, but the step has no “notice”"
        hint = 'add the notice\'s version to the step: notice: "2026-11"'
        record.report.stop(record.at("agree"), message, hint)
    return agree


def _forget(record: Record) -> frozenset[str]:
    node = record.get("forget")
    names = (node,) if isinstance(node, Text) else record.texts("forget")
    for name in names:
        if name.value not in _FORGET:
            hint = suggest(name.value, _FORGET)
            record.report.stop(name.place, f"“forget: {name.value}” is not known", hint)
    return frozenset(name.value for name in names if name.value in _FORGET)
