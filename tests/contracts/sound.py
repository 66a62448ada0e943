"""The ear and the player of a kiosk in a room, real or not, for the tests that hold for all."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest

from kiosk.demo.room import AnyRoom, Room, WavRoom
from kiosk.dialogue.effects import Hear
from kiosk.dialogue.events import Event, Part, PartRecovered
from kiosk.sound import SoundProcess, SoundSettings
from kiosk.sound.examples import enrol_phrase
from kiosk.sound.samples import Samples
from tests.sound.signals import spoken

E = TypeVar("E", bound=Event)

RATE_HZ = 16_000
EXAMPLE_VOICES = ("gmw/en-us", "gmw/en+f2", "gmw/en-gb-x-rp+m3")
VISITOR = "gmw/en-us+f1"
PHRASES = {"learn": "I want to learn", "cafe": "the café", "help": "help me", "home": "home page"}
HEARS = tuple(Hear(choice, "en", (text,)) for choice, text in PHRASES.items())
ROOMS = [
    pytest.param(
        Room,
        id="pulse",
        marks=pytest.mark.skipif(not Room.available(), reason="no PulseAudio on this machine"),
    ),
    pytest.param(WavRoom, id="wav"),
]


class Box:
    """What was posted, with the time of each."""

    def __init__(self) -> None:
        self._new: queue.SimpleQueue[tuple[float, Event]] = queue.SimpleQueue()
        self.all: list[Event] = []

    def post(self, event: Event) -> None:
        """Add an event."""
        self.all.append(event)
        self._new.put((time.monotonic(), event))

    def wait_for(
        self, kind: type[E], where: Callable[[E], bool] = lambda _: True, limit_s: float = 10
    ) -> tuple[float, E]:
        """The next such event not yet waited past, and when it came."""
        until = time.monotonic() + limit_s
        while (left := until - time.monotonic()) > 0:
            try:
                at, event = self._new.get(timeout=left)
            except queue.Empty:
                break
            if isinstance(event, kind) and where(event):
                return at, event
        pytest.fail(f"no {kind.__name__} within {limit_s} s; posted: {self.all}")


@dataclass
class RealSound:
    """The sound process in a room."""

    room: AnyRoom
    process: SoundProcess
    box: Box
    ready_after_s: float

    def say(self, text: str) -> float:
        """A visitor says this; gives when the last of it was said."""
        self.room.say(visitor(text))
        return time.monotonic()

    def heard_since(self, start: int) -> Samples:
        """What came out of the loudspeaker after so many samples."""
        return self.room.heard()[start:]

    def now(self) -> int:
        """The number of samples that came out of the loudspeaker so far, silence included."""
        return len(self.room.heard())


def visitor(text: str) -> Samples:
    """The words in a voice that made no example."""
    return spoken(text, VISITOR)


def make_examples(folder: Path) -> Path:
    """Synthetic examples of the phrases."""
    for text in PHRASES.values():
        assert enrol_phrase(folder, "en", text, [spoken(text, voice) for voice in EXAMPLE_VOICES]) == ()
    return folder


@contextmanager
def real_sound(room_type: type[AnyRoom], examples: Path, *, interrupt: bool = False) -> Iterator[RealSound]:
    """A sound process that hears; the room's microphone never hears its loudspeaker."""
    with room_type() as room:
        box = Box()
        process = SoundProcess(room.settings(SoundSettings(examples=examples, interrupt=interrupt)), box.post)
        began = time.monotonic()
        process.start()
        try:
            wait_until_whole(box)
            yield RealSound(room, process, box, time.monotonic() - began)
        finally:
            process.close()


def wait_until_whole(box: Box, limit_s: float = 15) -> None:
    """Until both parts are there."""
    missing = set(Part)
    while missing:
        missing.discard(box.wait_for(PartRecovered, limit_s=limit_s)[1].part)


def loud(samples: Samples, least: int = 200) -> np.ndarray:
    """Where there is sound."""
    return np.nonzero(np.abs(samples.astype(int)) > least)[0]
