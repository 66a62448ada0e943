"""The cafés that visitors may choose: by date, with their seats, and the answers that choose one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kiosk.content.cafes import Meeting
from kiosk.content.dates import MOST_COUNTED, Calendar
from kiosk.content.reading import Reading
from kiosk.content.steps import Offer
from kiosk.content.words import said_line, sentence
from kiosk.dialogue import view
from kiosk.dialogue.script import PAGE, Cafe, Choice, Line, Lines, Phrases, Sets

MOST_CAFES = 8
"""Two pages: each café takes six to nine seconds to say."""

REMEMBERED = timedelta(days=60)
"""So long a café that is over can still be named to someone who quotes its code."""

FULL_STEP = "cafe-full"
"""The step that offers another café to those who chose one with no seat left, if there is such a step."""


@dataclass(frozen=True, slots=True)
class Diary:
    """All cafés by date, what is in words about them, and how many seats of each are taken today."""

    meetings: tuple[Meeting, ...]
    calendar: Calendar
    today: date
    taken: Mapping[str, int]
    full: Lines

    @property
    def seats_lines(self) -> tuple[Lines, ...]:
        """All that may be said of the seats of any café, whatever is taken today."""
        counted = (
            {code: (self.calendar.places_line(left, code),) for code in self.calendar.counts}
            for left in range(1, MOST_COUNTED + 2)
        )
        return (*counted, self.full)

    def left(self, meeting: Meeting) -> int:
        """Seats that are still free."""
        return max(0, meeting.seats - self.taken.get(meeting.id, 0))

    @property
    def ahead(self) -> tuple[Meeting, ...]:
        """Those that are not over."""
        return tuple(each for each in self.meetings if each.moment.date() >= self.today)

    def cafes(self, languages: tuple[str, ...]) -> tuple[Cafe, ...]:
        """All that a visitor may be told of: those ahead, and those over not long ago."""
        known = (each for each in self.meetings if each.moment.date() >= self.today - REMEMBERED)
        return tuple(self._cafe(each, languages) for each in known)

    def _cafe(self, meeting: Meeting, languages: tuple[str, ...]) -> Cafe:
        return Cafe(
            id=meeting.id,
            when={code: self.calendar.when_of(meeting.moment, code, self.today) for code in languages},
            where=meeting.where,
            seats=meeting.seats,
            places={code: self.calendar.places(self.left(meeting), code) for code in languages},
            picture=meeting.picture,
            meeting={code: self._leaf(meeting, code) for code in languages},
        )

    def _leaf(self, meeting: Meeting, code: str) -> view.Meeting:
        """The café as a leaf of a calendar: where many seats are left, nothing is said of them."""
        weekday, month = self.calendar.short_names(meeting.moment, code)
        return view.Meeting(
            weekday=weekday,
            day=str(meeting.moment.day),
            month=month,
            time=f"{meeting.moment:%H:%M}",
            hour=meeting.moment.hour,
            place=_town(meeting, code),
            picture=meeting.picture,
            seats=self._few(self.left(meeting), code),
            full=not self.left(meeting),
        )

    def _few(self, left: int, code: str) -> str:
        """How many seats are left, where they are few or none."""
        if not left:
            return self._full_words(code)
        return self.calendar.places(left, code)[1] if left <= MOST_COUNTED else ""

    def choices(self, offer: Offer, reading: Reading, *, full_too: bool) -> tuple[Choice, ...]:
        """One choice a café for this step; those with no seat left only with `full_too`."""
        listed = [each for each in self.ahead if full_too or self.left(each)][:MOST_CAFES]
        for each in listed:
            reading.places.mark(reading.places.at("cafes.yaml", each.id), offer.step, each.id)
        pages = (listed[at : at + PAGE] for at in range(0, len(listed), PAGE))
        return tuple(choice for page in pages for choice in self._page(page, offer, reading))

    def _page(self, page: list[Meeting], offer: Offer, reading: Reading) -> tuple[Choice, ...]:
        heard = [_phrases(meeting, self.calendar, reading) for meeting in page]
        return tuple(
            self._choice(meeting, offer, self._hear(meeting, heard, at)) for at, meeting in enumerate(page)
        )

    def _hear(self, meeting: Meeting, heard: list[Phrases], at: int) -> Phrases:
        """The phrases that no other café of the page has, then its place on the page ("the second")."""
        return {
            code: (*(phrases or (self.calendar.day(meeting.moment, code),)), self.calendar.order[code][at])
            for code, phrases in _unlike(heard, at).items()
        }

    def _choice(self, meeting: Meeting, offer: Offer, hear: Phrases) -> Choice:
        codes = [code for code in hear if code in meeting.where]
        free = Choice(
            name=meeting.id,
            picture=meeting.picture,
            shown={code: self._card(meeting, code) for code in codes},
            hear=hear,
            go=offer.go,
            says={code: self._says(meeting, offer.step, code) for code in codes},
            named=True,
            sets=Sets(cafe=meeting.id),
        )
        return free if self.left(meeting) else self._fully_booked(free, meeting, offer)

    def _says(self, meeting: Meeting, step: str, code: str) -> tuple[Line, ...]:
        """When and where, and how many seats are left."""
        left = self.left(meeting)
        places = (self.calendar.places_line(left, code),) if left else self.full.get(code, ())
        return (self._line(meeting, step, code), *places)

    def _line(self, meeting: Meeting, step: str, code: str) -> Line:
        (said, shown), (place, place_shown) = (
            self.calendar.when_of(meeting.moment, code, self.today),
            meeting.where[code],
        )
        line = said_line(f"{step}.{meeting.id}.1", f"{sentence(said)} {place}.")
        return replace(line, shown=f"{sentence(shown)} {place_shown}.")

    def _card(self, meeting: Meeting, code: str) -> str:
        """Two short lines: the day, then the hour and the town (the place up to its first comma)."""
        return f"{self.calendar.card(meeting.moment, code)}\n{meeting.moment:%H:%M} · {_town(meeting, code)}"

    def _fully_booked(self, choice: Choice, meeting: Meeting, offer: Offer) -> Choice:
        """Says that it is full and leads to the next one that has a seat; `otherwise` where none has."""
        following = self._next_free(meeting)
        return replace(
            choice,
            shown={code: self._full_card(meeting, code) for code in choice.shown},
            go=FULL_STEP if following else offer.otherwise,
            sets=Sets(cafe=following.id) if following else Sets(),
        )

    def _full_card(self, meeting: Meeting, code: str) -> str:
        """The day and the town, then that it is full in place of the hour."""
        day = self.calendar.card(meeting.moment, code)
        return f"{day} · {_town(meeting, code)}\n{self._full_words(code)}"

    def _full_words(self, code: str) -> str:
        return next((line.shown.rstrip(".!۔ ") for line in self.full.get(code, ())), "")

    def _next_free(self, meeting: Meeting) -> Meeting | None:
        """The next by date that has a seat; the first that has one when it is the last."""
        free = [each for each in self.ahead if self.left(each)]
        later = [each for each in free if each.moment >= meeting.moment]
        return next(iter((*later, *free)), None)


def _town(meeting: Meeting, code: str) -> str:
    return re.split("[,،]", meeting.where[code][1])[0]


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
