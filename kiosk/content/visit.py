"""What belongs to no single step: scripts/visit.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.content.choices import CONTROL_KEYS, read_answer, read_control, read_groups, read_notice
from kiosk.content.nodes import Node
from kiosk.content.reading import Reading
from kiosk.content.record import Record, record_of
from kiosk.content.topics import TopicAnswers, read_answers
from kiosk.content.words import read_lines
from kiosk.dialogue.events import Take
from kiosk.dialogue.script import Choice, Lines, Notice

CONTROLS = ("repeat", "slower", "faster", "louder", "softer", "back", "home", "help")
_NAMED = ("first", "home", "help", "still_there")
_SAID = ("touch_the_picture", "call_a_person", "did_you_say")
_NOTICES = ("ribbon", "touch_only", "silent")
_TAKES = tuple(take for take in Take if take is not Take.GOOD)
_KEYS = (*_NAMED, "controls", "yes", "no", *_SAID, "takes", "groups", *_NOTICES, "topic")


@dataclass(frozen=True, slots=True)
class VisitTexts:
    """The steps by their role, the controls, and the lines and notices that any step may use."""

    first: str
    home: str
    help: str
    still_there: str
    controls: tuple[Choice, ...]
    yes: Choice
    no: Choice
    touch_the_picture: Lines
    call_a_person: Lines
    did_you_say: Lines
    takes: Mapping[Take, Lines]
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
    for name in _NAMED:
        reading.places.mark(record.at(name), "visit", name, "go")
    return VisitTexts(
        first=record.text("first"),
        home=record.text("home"),
        help=record.text("help"),
        still_there=record.text("still_there"),
        controls=_controls(record, reading),
        yes=read_answer(record, "yes", reading),
        no=read_answer(record, "no", reading),
        touch_the_picture=_lines(record, "touch_the_picture", reading),
        call_a_person=_lines(record, "call_a_person", reading),
        did_you_say=_lines(record, "did_you_say", reading),
        takes=_takes(record, reading),
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
    if tuple(control.name for control in controls) != CONTROLS:
        message = "The controls of the fixed bar are not the eight that the kiosk knows"
        reading.report.stop(
            record.at("controls"), message, f"write them in this order: {', '.join(CONTROLS)}"
        )
    return controls


def _takes(record: Record, reading: Reading) -> dict[Take, Lines]:
    """What is said of each kind of bad recording."""
    holder = record.record("takes", [take.value for take in _TAKES])
    if holder is None:
        return {}
    return {
        take: read_lines(holder, take.value, f"visit.takes.{take.value}", reading, allowed=())
        for take in _TAKES
    }


def _lines(record: Record, key: str, reading: Reading) -> Lines:
    holder = record.record(key, ("say",))
    allowed = ("choice",) if key == "did_you_say" else ()
    return {} if holder is None else read_lines(holder, "say", f"visit.{key}", reading, allowed=allowed)
