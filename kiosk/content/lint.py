"""Checks that need all files at once; those of a single text or file are made as it is read."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.content.agenda import check_at_once, check_dates, check_places
from kiosk.content.content import Content
from kiosk.content.graph import check_graph
from kiosk.content.phrases import check_phrases
from kiosk.content.reading import Reading
from kiosk.content.voices import VoiceSettings


def check(content: Content, voices: Mapping[str, VoiceSettings], reading: Reading) -> None:
    """Report what is wrong between the files."""
    if content.visit is not None:
        check_graph(content, content.visit, reading)
        check_phrases(content, content.visit, reading)
    if content.diary is not None:
        check_dates(content.meetings, content.diary.today, reading)
        check_at_once(content.meetings, content.diary.today, reading)
    check_places(content.meetings, voices, reading)
