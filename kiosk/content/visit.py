"""What belongs to no single step: scripts/visit.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from kiosk.content.choices import CONTROL_KEYS, read_answer, read_control, read_groups, read_notice
from kiosk.content.nodes import Node
from kiosk.content.reading import Reading
from kiosk.content.record import Record, record_of
from kiosk.content.steps import CONTROLS
from kiosk.content.topics import TopicAnswers, read_answers
from kiosk.content.words import read_lines
from kiosk.dialogue.events import Miss, Take
from kiosk.dialogue.script import Choice, Lines, Notice

BAR = 8
"""Controls on the bar: the first ones; the others are heard everywhere and shown where a step says so."""

ROLES = ("first", "home", "help", "language", "still_there")
_SAID = ("touch_the_picture", "call_a_person", "did_you_say", "paused")
_NOTICES = ("ribbon", "touch_only", "silent")
_TAKES = tuple(take for take in Take if take is not Take.GOOD)
_Cause = TypeVar("_Cause", Take, Miss)
_KEYS = (
    *(*ROLES, "controls", "yes", "no", "go_on", "more", "read", *_SAID, "takes", "misses", "full"),
    *("groups", *_NOTICES, "topic"),
)


@dataclass(frozen=True, slots=True)
class VisitTexts:
    """The steps by their role, the controls, and the lines and notices that any step may use."""

    first: str
    home: str
    help: str
    language: str
    still_there: str
    controls: tuple[Choice, ...]
    yes: Choice
    no: Choice
    go_on: Choice
    more: Choice
    read: Choice
    touch_the_picture: Lines
    call_a_person: Lines
    did_you_say: Lines
    paused: Lines
    takes: Mapping[Take, Lines]
    misses: Mapping[Miss, Lines]
    full: Lines
    groups: tuple[Choice, ...]
    ribbon: Notice
    touch_only: Notice
    silent: Notice
    topic: TopicAnswers


def read_visit(node: Node, reading: Reading) -> VisitTexts | None:
    """The visit's texts; None when the file is no mapping."""
    record = record_of(node, _KEYS, reading.report, "This file")
    if record is None:
        return None
    reading.places.mark(record.place, "visit")
    for name in ROLES:
        reading.places.mark(record.at(name), "visit", name, "go")
    return VisitTexts(
        first=record.text("first"),
        home=record.text("home"),
        help=record.text("help"),
        language=record.text("language"),
        still_there=record.text("still_there"),
        controls=_controls(record, reading),
        yes=read_answer(record, "yes", reading),
        no=read_answer(record, "no", reading),
        go_on=read_answer(record, "go_on", reading),
        more=read_answer(record, "more", reading, onward=True),
        read=read_answer(record, "read", reading),
        touch_the_picture=_lines(record, "touch_the_picture", reading),
        call_a_person=_lines(record, "call_a_person", reading),
        did_you_say=_lines(record, "did_you_say", reading),
        paused=_lines(record, "paused", reading),
        takes=_by_cause(record, "takes", _TAKES, reading),
        misses=_by_cause(record, "misses", tuple(Miss), reading),
        full=read_lines(record, "full", "visit.full", reading, allowed=()),
        groups=read_groups(record, reading),
        ribbon=read_notice(record, "ribbon", reading, spoken=True),
        touch_only=read_notice(record, "touch_only", reading, spoken=True),
        silent=read_notice(record, "silent", reading, spoken=False),
        topic=read_answers(record, reading),
    )


def _controls(record: Record, reading: Reading) -> tuple[Choice, ...]:
    record.need("controls")
    records = [
        record_of(node, CONTROL_KEYS, reading.report, "A control") for node in record.items("controls")
    ]
    controls = tuple(read_control(each, "controls", reading) for each in records if each is not None)
    names = tuple(control.name for control in controls)
    if names != CONTROLS:
        missing = ", ".join(f"“{name}”" for name in CONTROLS if name not in names)
        lacks = f"The controls lack {missing}, which every page needs"
        message = lacks if missing else "The controls are not those that the kiosk knows"
        reading.report.stop(
            record.at("controls"), message, f"write them in this order: {', '.join(CONTROLS)}"
        )
    return controls


def _by_cause(record: Record, key: str, causes: tuple[_Cause, ...], reading: Reading) -> dict[_Cause, Lines]:
    """What is said of each kind of bad recording, or why nothing was understood."""
    holder = record.record(key, [cause.value for cause in causes])
    if holder is None:
        return {}
    return {
        cause: read_lines(holder, cause.value, f"visit.{key}.{cause.value}", reading, allowed=())
        for cause in causes
    }


def _lines(record: Record, key: str, reading: Reading) -> Lines:
    holder = record.record(key, ("say",))
    allowed = ("choice",) if key == "did_you_say" else ()
    return {} if holder is None else read_lines(holder, "say", f"visit.{key}", reading, allowed=allowed)
