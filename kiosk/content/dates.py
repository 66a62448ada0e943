"""Dates and hours in words: scripts/calendar.yaml, and the reading of a date and a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from kiosk.content.arabic import is_arabic, strip_marks
from kiosk.content.nodes import Node
from kiosk.content.reading import Reading
from kiosk.content.record import Record, record_of
from kiosk.content.words import read_patterns, read_series, said_line, sentence
from kiosk.dialogue.script import PAGE, Line

_KEYS = (
    *("weekdays", "months", "days", "short_weekdays", "short_months", "hours", "half_past", "order"),
    *("when", "short", "today", "tomorrow", "seats", "counts"),
)
_WHEN = ("weekday", "day", "month", "hour", "time")
SEATS = ("many", "few", "one", "none")
DAYS = 31
MOST_COUNTED = 10
"""Seats that are counted in words; more are “many”."""
_TIME = re.compile(r"(\d{1,2})[:hH](\d{2})")

_Series = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Words by language: weekdays from Monday, months, hours from midnight, and ordinals for four answers.

    `days` are those of a month, `counts` one to ten; `seats` are patterns by "many", "few", "one", "none".
    """

    weekdays: _Series
    months: _Series
    days: _Series
    short_weekdays: _Series
    short_months: _Series
    hours: _Series
    half_past: Mapping[str, str]
    order: _Series
    when: Mapping[str, str]
    short: Mapping[str, str]
    near: tuple[Mapping[str, str], ...]
    """The words for today and tomorrow."""
    seats: Mapping[str, Mapping[str, str]]
    counts: _Series

    def weekday(self, day: date, code: str) -> str:
        """The day of the week, as spoken."""
        return self.weekdays[code][day.weekday()]

    def day(self, day: date, code: str) -> str:
        """The day and the month, as spoken."""
        return f"{self.days[code][day.day - 1]} {self.months[code][day.month - 1]}"

    def when_of(self, moment: datetime, code: str, today: date) -> tuple[str, str]:
        """The whole date and hour, "tomorrow" first, as (spoken, shown): the day in words, or as a number."""
        pattern, near = self.when[code], self._near(moment, code, today)
        spoken = pattern.replace("{day}", self.days[code][moment.day - 1])
        said, shown = (
            near + self._filled(each, moment, code, self.weekdays, self.months) for each in (spoken, pattern)
        )
        return said, strip_marks(shown)

    def _near(self, moment: datetime, code: str, today: date) -> str:
        ahead = (moment.date() - today).days
        if not 0 <= ahead < len(self.near):
            return ""
        word = self.near[ahead][code]
        return f"{word}، " if is_arabic(word) else f"{word}, "

    def places(self, left: int, code: str) -> tuple[str, str]:
        """How many seats are left, as (spoken, shown)."""
        key = _how_many(left)
        said = self.seats[key][code]
        if key == "few":
            said = said.replace("{count}", self.counts[code][left - 1])
        return said, strip_marks(said)

    def places_line(self, left: int, code: str) -> Line:
        """The same as a sentence."""
        key = _how_many(left)
        name = f"calendar.seats.{key}.{left}" if key == "few" else f"calendar.seats.{key}"
        return said_line(name, sentence(self.places(left, code)[0]))

    def short_names(self, moment: datetime, code: str) -> tuple[str, str]:
        """The weekday and the month, as they are shown where there is little room."""
        weekday = self.short_weekdays[code][moment.weekday()]
        return strip_marks(weekday), strip_marks(self.short_months[code][moment.month - 1])

    def card(self, moment: datetime, code: str) -> str:
        """The day as short as it fits on a card."""
        pattern = self.short.get(code, "{weekday} {day} {month}")
        return strip_marks(self._filled(pattern, moment, code, self.short_weekdays, self.short_months))

    def _filled(self, pattern: str, moment: datetime, code: str, weekdays: _Series, months: _Series) -> str:
        values = {
            "weekday": weekdays[code][moment.weekday()],
            "day": str(moment.day),
            "month": months[code][moment.month - 1],
            "hour": self._hour(moment, code),
            "time": f"{moment:%H:%M}",
        }
        return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], ""), pattern)

    def _hour(self, moment: datetime, code: str) -> str:
        hour = self.hours[code][moment.hour]
        if moment.minute == 30 and code in self.half_past:  # noqa: PLR2004 - half past
            return self.half_past[code].replace("{hour}", hour)
        return f"{hour} {moment.minute:02}" if moment.minute else hour


def _how_many(left: int) -> str:
    """The key of the words for so many seats."""
    if left <= 1:
        return "one" if left == 1 else "none"
    return "few" if left <= MOST_COUNTED else "many"


def read_calendar(node: Node, reading: Reading) -> Calendar | None:
    """The calendar; None when the file is no mapping or a language is missing from it."""
    record = record_of(node, _KEYS, reading.report, "This file")
    if record is None:
        return None
    weekdays, months = read_series(record, "weekdays", reading, 7), read_series(record, "months", reading, 12)
    calendar = Calendar(
        weekdays=weekdays,
        months=months,
        short_weekdays=_series_or(record, "short_weekdays", weekdays, reading, 7),
        short_months=_series_or(record, "short_months", months, reading, 12),
        hours=read_series(record, "hours", reading, 24),
        half_past=_patterns_or_none(record, "half_past", reading, ("hour",)),
        order=read_series(record, "order", reading, PAGE),
        when=read_patterns(record, "when", reading, _WHEN),
        short=_patterns_or_none(record, "short", reading, _WHEN),
        days=read_series(record, "days", reading, DAYS),
        near=tuple(read_patterns(record, key, reading, ()) for key in ("today", "tomorrow")),
        seats=_seats(record, reading),
        counts=read_series(record, "counts", reading, MOST_COUNTED),
    )
    needed = (
        *(calendar.weekdays, calendar.months, calendar.days, calendar.hours, calendar.order, calendar.when),
        *(*calendar.near, *calendar.seats.values(), calendar.counts),
    )
    whole = all(code in words for words in needed for code in reading.languages)
    return calendar if whole else None


def _seats(record: Record, reading: Reading) -> Mapping[str, Mapping[str, str]]:
    """How many seats are left; empty words where they are not written."""
    holder = record.record("seats", SEATS)
    if holder is None:
        return {key: {} for key in SEATS}
    return {key: read_patterns(holder, key, reading, ("count",) if key == "few" else ()) for key in SEATS}


def _series_or(record: Record, key: str, default: _Series, reading: Reading, length: int) -> _Series:
    written = record.get(key) is not None
    return {**default, **(read_series(record, key, reading, length, spoken=False) if written else {})}


def _patterns_or_none(
    record: Record, key: str, reading: Reading, allowed: tuple[str, ...]
) -> Mapping[str, str]:
    return read_patterns(record, key, reading, allowed) if record.get(key) is not None else {}


def read_date(record: Record, key: str) -> date | None:
    """A date written as 2026-12-05; None after a problem."""
    text = record.text(key)
    try:
        return date.fromisoformat(text)
    except ValueError:
        if text:
            hint = "write year-month-day, for example 2026-12-05"
            record.report.stop(record.at(key), f"“{text}” is not a date", hint)
        return None


def read_time(record: Record, key: str) -> time | None:
    """A time written as "15:00"; None after a problem."""
    text = record.text(key)
    match = _TIME.fullmatch(text)
    try:
        if match:
            return time(int(match[1]), int(match[2]))
    except ValueError:
        pass
    if text:
        record.report.stop(record.at(key), f"“{text}” is not a time of day", 'write for example "15:00"')
    return None
