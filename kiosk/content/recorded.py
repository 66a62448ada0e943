"""Recorded lines, voices/<language>/lines/<line>.wav: each must be a line's and playable."""

from __future__ import annotations

import wave
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.content.content import Content
from kiosk.content.lines import named_lines
from kiosk.content.problems import Place, suggest
from kiosk.content.reading import Reading
from kiosk.content.sources import printable
from kiosk.content.ways import chooses_cafe

SHORTEST_S = 0.2
"""Less than any word lasts: the recording failed."""


def check_recorded(home: Path, content: Content, own: Iterable[str], reading: Reading) -> None:
    """Report recordings that will never be played; none of them keeps the content from being used.

    `own` are lines that only a hidden language has.
    """
    if not content.whole or content.visit is None:
        return
    names = frozenset(_names(content, own))
    for path in sorted(home.glob("voices/*/lines/*")):
        if path.name.startswith(".") or path.suffix in {".md", ".txt"}:
            continue
        place = Place(printable(path.relative_to(home).as_posix()))
        if path.suffix != ".wav":
            reading.report.warn(place, "This recording is not a WAV file", "save it as WAV: mono, 16 bits")
        elif path.stem not in names:
            message = f"No line is named “{printable(path.stem)}”: this recording is never played"
            reading.report.warn(
                place, message, suggest(path.stem, names, "rename it after its line, or delete it")
            )
        else:
            _check_sound(path, place, reading)


def _names(content: Content, own: Iterable[str]) -> Iterator[str]:
    """The lines' names; those of past cafés too, whose recordings may stay, and of hidden languages."""
    yield from own
    yield from (line.name for _, line in named_lines(content))
    for step in content.steps.values():
        if chooses_cafe(step):
            yield from (f"{step.name}.{meeting.id}.1" for meeting in content.meetings)


def _check_sound(path: Path, place: Place, reading: Reading) -> None:
    if not path.is_file():  # to open a pipe would wait for ever
        reading.report.warn(place, "This is not a file", "record the line again, or delete it")
        return
    try:
        with wave.open(str(path), "rb") as sound:
            fit = sound.getnchannels() == 1 and sound.getsampwidth() == 2  # noqa: PLR2004 - 16 bits
            seconds = sound.getnframes() / max(1, sound.getframerate())
            whole = sound.getframerate() > 0 and sound.getnframes() * 2 < path.stat().st_size
    except (OSError, EOFError, RuntimeError, wave.Error):
        reading.report.warn(place, "This recording can't be read", "save it as WAV: mono, 16 bits")
        return
    if not fit:
        reading.report.warn(place, "This recording is not mono with 16 bits", "save it as WAV: mono, 16 bits")
    elif seconds < SHORTEST_S:
        reading.report.warn(place, "This recording is empty", "record the line again")
    elif not whole:
        reading.report.warn(place, "This recording is cut short", "record the line again, or copy it again")
