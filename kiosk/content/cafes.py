"""The next cafés: scripts/cafes.yaml, and the answers that choose one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.content.arabic import strip_marks
from kiosk.content.choices import TAKEN
from kiosk.content.dates import Calendar, read_date, read_time
from kiosk.content.nodes import Fields, Node
from kiosk.content.pictures import check_picture
from kiosk.content.reading import Reading
from kiosk.content.record import Record, record_of
from kiosk.content.words import read_patterns, read_phrases, read_words, said_line
from kiosk.dialogue.script import Cafe, Choice, Phrases, Sets

_KEYS = ("cafe", "date", "time", "place", "seats", "hear", "picture")
MOST_CAFES = 3
"""Each takes six to nine seconds to say: four were 27 to 40 s of listening before an answer."""


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
    if day is None or hour is None:
        return None
    return Meeting(name, datetime.combine(day, hour), where, seats, picture, hear)


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


def upcoming(meetings: tuple[Meeting, ...], today: date, taken: Mapping[str, int]) -> tuple[Meeting, ...]:
    """The next ones that are not over and have places left."""
    left = [each for each in meetings if each.moment.date() >= today and taken.get(each.id, 0) < each.seats]
    return tuple(left[:MOST_CAFES])


def cafe_of(meeting: Meeting, calendar: Calendar, languages: tuple[str, ...]) -> Cafe:
    """The café as the dialogue knows it."""
    when = {
        code: (calendar.spoken(meeting.moment, code), calendar.shown(meeting.moment, code))
        for code in languages
    }
    return Cafe(meeting.id, when, meeting.where, meeting.seats)


def choices_of(
    meetings: tuple[Meeting, ...], calendar: Calendar, reading: Reading, step: str, go: str
) -> tuple[Choice, ...]:
    """One choice a café for this step."""
    heard = [_phrases(meeting, calendar, reading) for meeting in meetings]
    for meeting in meetings:
        reading.places.mark(reading.places.at("cafes.yaml", meeting.id), step, meeting.id)
    return tuple(
        _choice(meeting, calendar, step, go, _with_order(_unlike(heard, number), calendar, number))
        for number, meeting in enumerate(meetings)
    )


def _card(meeting: Meeting, calendar: Calendar, code: str) -> str:
    """Two short lines: the day, then the hour and the town (the place up to its first comma)."""
    town = re.split("[,،]", meeting.where[code][1])[0]
    return f"{calendar.card(meeting.moment, code)}\n{meeting.moment:%H:%M} · {town}"


def _choice(meeting: Meeting, calendar: Calendar, step: str, go: str, hear: Phrases) -> Choice:
    codes = [code for code in hear if code in meeting.where]
    line = f"{step}.{meeting.id}.1"
    return Choice(
        name=meeting.id,
        picture=meeting.picture,
        shown={code: _card(meeting, calendar, code) for code in codes},
        hear=hear,
        go=go,
        says={
            code: (said_line(line, f"{calendar.spoken(meeting.moment, code)}. {meeting.where[code][0]}."),)
            for code in codes
        },
        named=True,
        sets=Sets(cafe=meeting.id),
    )


def _phrases(meeting: Meeting, calendar: Calendar, reading: Reading) -> Phrases:
    """Its own phrases, or the weekday, the place and the date."""
    return {
        code: meeting.hear.get(code)
        or (
            calendar.weekday(meeting.moment, code),
            *(meeting.where[code][:1] if code in meeting.where else ()),
            calendar.day(meeting.moment, code),
        )
        for code in reading.languages
    }


def _unlike(heard: list[Phrases], number: int) -> Phrases:
    """The phrases that no other café has: two on one Saturday are not told apart by "Saturday"."""
    return {
        code: tuple(phrase for phrase in phrases if _count(heard, code)[phrase] == 1)
        for code, phrases in heard[number].items()
    }


def _count(heard: list[Phrases], code: str) -> Counter[str]:
    return Counter(phrase for phrases in heard for phrase in phrases[code])


def _with_order(hear: Phrases, calendar: Calendar, number: int) -> Phrases:
    """The phrases and, last, "the first", "the second" ..."""
    return {code: (*phrases, calendar.order[code][number]) for code, phrases in hear.items()}
