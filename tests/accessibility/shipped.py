"""The shipped script, and every page of it that visitors can meet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from kiosk.app import HOME
from kiosk.content import load
from kiosk.dialogue.effects import Utterance
from kiosk.dialogue.script import Script
from kiosk.dialogue.session import Parts
from kiosk.gallery import walk as walker
from kiosk.gallery.pages import Page, pages
from kiosk.gallery.states import states
from kiosk.gallery.walk import TOUCH_ONLY, WITH_ALL, Seen
from kiosk.gallery.ways import NUMBER

__all__ = ["DIGITS", "NUMBER", "TOUCH_ONLY", "WITH_ALL", "Seen", "captions", "gallery", "script", "walk"]

TODAY = date(2026, 11, 24)
"""A day on which the first of the shipped cafés are still to come."""

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@cache
def script() -> Script:
    """The script that visitors meet."""
    shipped = load(HOME, TODAY).script
    assert shipped is not None
    return shipped


@cache
def walk(parts: Parts = WITH_ALL) -> tuple[Seen, ...]:
    """Every page that can be reached, with its doubts, misses and pauses."""
    return walker.walk(script(), parts)


@cache
def gallery() -> tuple[Page, ...]:
    """The pages of a gallery of it."""
    return (*pages(script(), walk()), *states(script(), walk()))


def captions(each: Seen) -> Iterator[tuple[Utterance, str]]:
    """What is said on a page, and the caption on the screen meanwhile."""
    return walker.captions(script(), each)
