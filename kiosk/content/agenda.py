"""What is wrong with the cafés as a whole: none to come, some over, two at once, places no voice can say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from kiosk.content.arabic import strip_marks
from kiosk.content.cafes import Meeting
from kiosk.content.meetings import REMEMBERED
from kiosk.content.phrases import sounds
from kiosk.content.reading import Reading
from kiosk.content.voices import VoiceSettings

SOON = timedelta(days=60)
"""Visitors are told of a café that they can still remember."""
AT_ONCE = timedelta(hours=1)
"""A café lasts longer than this: two that begin closer than this in one place are a slip."""

_ARABIC = {*map(chr, (*range(0x621, 0x63B), *range(0x641, 0x64B), 0x671)), "پ", "گ"}
"""The letters that the Arabic voice reads; it says the number of any other, or nothing."""


def check_dates(meetings: tuple[Meeting, ...], today: date, reading: Reading) -> None:
    """Report cafés that are long over, and that none is near; those over not long ago are noted."""
    ahead = [each.moment.date() for each in meetings if each.moment.date() >= today]
    if not any(day <= today + SOON for day in ahead):
        following = f": the next is on {min(ahead)}" if ahead else ""
        message = f"No café is held in the next {SOON.days} days{following}"
        hint = "add the next café, or visitors have nothing near to come to"
        reading.report.warn(reading.places.at("cafes.yaml"), message, hint)
    for meeting in meetings:
        day, place = meeting.moment.date(), reading.places.at("cafes.yaml", meeting.id)
        if day < today - REMEMBERED:
            message = f"The café “{meeting.id}” is over since {day}"
            reading.report.warn(place, message, "take it out, or correct its date")
        elif day < today:
            until = day + REMEMBERED
            reading.report.note(
                place,
                f"The café “{meeting.id}” is over since {day}; until {until} "
                "it is named to those who quote the code of their sign-up, then take it out",
            )


def check_at_once(meetings: tuple[Meeting, ...], today: date, reading: Reading) -> None:
    """Report two cafés in one place within an hour, or at one moment with nothing to tell them apart."""
    ahead = [each for each in meetings if each.moment.date() >= today]
    for one, other in combinations(ahead, 2):
        near = other.moment - one.moment < AT_ONCE
        if near and _same_place(one, other):
            message = f"The cafés “{one.id}” and “{other.id}” are in the same place at the same hour"
            _tell(other, message, "correct the date, the time or the place of one, or take it out", reading)
        elif one.moment == other.moment:
            for code in _unheard(one, other, reading.languages):
                message = (
                    f"The cafés “{one.id}” and “{other.id}” begin at the same moment, and nothing "
                    f"that a visitor says tells them apart in the language “{code}”"
                )
                _tell(other, message, "give each its own “hear”, for example its town", reading)


def _tell(meeting: Meeting, message: str, hint: str, reading: Reading) -> None:
    reading.report.warn(reading.places.at("cafes.yaml", meeting.id), message, hint)


def _same_place(one: Meeting, other: Meeting) -> bool:
    codes = one.where.keys() & other.where.keys()
    return any(sounds(one.where[code][0]) == sounds(other.where[code][0]) for code in codes)


def _unheard(one: Meeting, other: Meeting, languages: Iterable[str]) -> Iterator[str]:
    """The languages in which one of the two has no phrase of its own."""
    for code in languages:
        phrases = [{sounds(each) for each in _said(meeting, code)} for meeting in (one, other)]
        if all(phrases) and (phrases[0] <= phrases[1] or phrases[1] <= phrases[0]):
            yield code


def _said(meeting: Meeting, code: str) -> tuple[str, ...]:
    return meeting.hear.get(code) or meeting.where.get(code, ())[:1]


def check_places(
    meetings: tuple[Meeting, ...], voices: Mapping[str, VoiceSettings], reading: Reading
) -> None:
    """Report a place that its language's voice can't read: it has letters of another writing."""
    for meeting in meetings:
        for code, (spoken, _) in meeting.where.items():
            strange = foreign(spoken, voices[code].name) if code in voices else ""
            if strange:
                message = f"The voice can't read “{strange}” in the place “{spoken}” ({code})"
                hint = f"write it in the letters of {voices[code].name}, as it is said"
                reading.report.warn(reading.places.at("cafes.yaml", meeting.id, "place", code), message, hint)


def foreign(text: str, language: str) -> str:
    """The letters of a text that are not of the writing in which the language writes its own name."""
    letters = (letter for letter in strip_marks(text) if letter.isalpha())
    own = next((_writing(letter) for letter in language if letter.isalpha()), "")
    return "".join(dict.fromkeys(each for each in letters if own and not _is_read(each, own)))


def _is_read(letter: str, writing: str) -> bool:
    if writing == "ARABIC":
        return letter in _ARABIC
    return _writing(letter) in {writing, "MASCULINE", "FEMININE"}  # the signs of "1º" and "1ª" are letters


def _writing(letter: str) -> str:
    """The first word of the letter's name: LATIN, ARABIC, TIFINAGH ..."""
    return unicodedata.name(letter, "").split(" ", 1)[0]
