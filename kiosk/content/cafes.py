"""The cafés as they are written: scripts/cafes.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.content.arabic import strip_marks
from kiosk.content.choices import TAKEN
from kiosk.content.dates import read_date, read_time
from kiosk.content.nodes import Fields, Node
from kiosk.content.pictures import check_picture
from kiosk.content.reading import Reading
from kiosk.content.record import Record, record_of
from kiosk.content.words import read_patterns, read_phrases, read_words
from kiosk.dialogue.script import Phrases

_KEYS = ("cafe", "date", "time", "place", "seats", "hear", "picture")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A café as written: with its moment, and its own phrases if it has any."""

    id: str
    moment: datetime
    where: Mapping[str, tuple[str, str]]
    seats: int
    picture: str
    hear: Phrases


def read_cafes(node: Node, reading: Reading) -> tuple[Meeting, ...]:
    """All cafés by date, the past ones too; those that can't be read are reported and left out."""
    file = record_of(node, ("cafes",), reading.report, "This file")
    reading.places.mark(node.place, "cafes.yaml")
    nodes = file.items("cafes") if file is not None else ()
    records = [record_of(each, _KEYS, reading.report, "A café") for each in nodes]
    different = _different([record for record in records if record is not None])
    meetings = [_read_cafe(record, reading) for record in different]
    return tuple(sorted((each for each in meetings if each is not None), key=lambda each: each.moment))


def _different(records: list[Record]) -> list[Record]:
    """Those whose name was not seen before; the others are reported."""
    first: dict[str, Record] = {}
    for record in records:
        name = record.text_or("cafe", "") or f"in line {record.place.line}"
        if first.setdefault(name, record) is not record:
            line = first[name].at("cafe").line
            message = f"Two cafés are named “{name}” (the first in line {line})"
            hint = "give each its own name, for example its town and date"
            record.report.stop(record.at("cafe"), message, hint)
    return list(first.values())


def _read_cafe(record: Record, reading: Reading) -> Meeting | None:
    name = _read_id(record)
    day, hour = read_date(record, "date"), read_time(record, "time")
    where = _read_place(record, reading)
    own = record.get("hear") is not None
    hear = read_phrases(record, "hear", reading) if own else {}
    record.need("seats")
    seats = record.whole("seats", 30, low=1, high=10_000)
    picture = record.text_or("picture", "📅")
    check_picture(picture, record.at("picture"), record.report)
    reading.places.mark(record.at("cafe"), "cafes.yaml", name)
    _mark_place(record.get("place"), name, reading)
    if day is None or hour is None:
        return None
    return Meeting(name, datetime.combine(day, hour), where, seats, picture, hear)


def _mark_place(node: Node | None, name: str, reading: Reading) -> None:
    """Where the place is written in each language."""
    for entry in node.entries if isinstance(node, Fields) else ():
        if entry.key.value == "say":
            _mark_place(entry.value, name, reading)
        reading.places.mark(entry.value.place, "cafes.yaml", name, "place", entry.key.value)


def _read_id(record: Record) -> str:
    name = record.text("cafe")
    if name in TAKEN or not set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-"):
        hint = "use small letters a-z, digits and “-”, as in “rabat-2026-12-05”"
        record.report.stop(record.at("cafe"), f"A café can't be named “{name}”", hint)
    return name


def _read_place(record: Record, reading: Reading) -> dict[str, tuple[str, str]]:
    """The place as spoken and as shown: by language, or `say` and `show` apart."""
    node = record.need("place")
    if isinstance(node, Fields) and any(entry.key.value == "say" for entry in node.entries):
        place = record_of(node, ("say", "show"), reading.report, "“place”")
        assert place is not None  # noqa: S101 - it is a mapping
        spoken, shown = read_patterns(place, "say", reading, ()), read_words(place, "show", reading)
        return {code: (spoken[code], shown.get(code, "")) for code in spoken}
    spoken = read_patterns(record, "place", reading, ()) if node is not None else {}
    return {code: (text, strip_marks(text)) for code, text in spoken.items()}
