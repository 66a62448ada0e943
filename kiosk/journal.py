"""The log of a visit: types and ids of events and effects, never an answer."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import fields
from typing import IO

from kiosk.dialogue.effects import Effect
from kiosk.dialogue.events import Event, PartFailed, PartRecovered

IDS = frozenset({"speak_id", "listen_id", "record_id", "timer_id", "save_id", "index"})
"""The fields that may be written: numbers that the kiosk made itself."""


def entry(what: Event | Effect) -> dict[str, object]:
    """What may be written of an event or effect: its type, its ids, and the part it speaks of."""
    written: dict[str, object] = {"type": type(what).__name__}
    written.update({field.name: getattr(what, field.name) for field in fields(what) if field.name in IDS})
    if isinstance(what, PartFailed | PartRecovered):
        written["part"] = what.part.value
    return written


class Journal:
    """Writes one JSON object a line, with the seconds since the journal began."""

    def __init__(self, stream: IO[str], now: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._now = now
        self._began = now()

    def __call__(self, what: Event | Effect) -> None:
        """Write one event or effect."""
        seconds = round(self._now() - self._began, 3)
        self._stream.write(json.dumps({"seconds": seconds, **entry(what)}) + "\n")
        self._stream.flush()
