"""The microphone and the loudspeaker as staff use them: one sound after the other, each waited for.

The sound process carries it out, so that a crash of a sound library ends neither the lesson nor what is kept.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from typing import Protocol, Self, TypeVar

from kiosk.dialogue.effects import Record, Tone
from kiosk.dialogue.events import Event, Part, PartFailed, PartRecovered, Recorded, Recording, Spoken
from kiosk.ports import ClipFile, Sound
from kiosk.sound import SoundProcess, SoundSettings

START_S = 20.0
_PLAY_S = 90.0
_TONE_S = 3.0
_MARGIN_S = 10.0

E = TypeVar("E", bound=Event)


class Nothing(Enum):
    """Why there is no recording."""

    NOBODY = "nobody spoke"
    NO_MICROPHONE = "there is no microphone, or it was unplugged"


class Studio(Protocol):
    """Records and plays; each call returns when it is over."""

    def record(self, longest_s: float) -> Recording | Nothing:
        """A tone, then what is said until the end of speech."""

    def play(self, sound: Recording | ClipFile) -> None:
        """Play this; nothing where there is no loudspeaker."""


class SoundStudio:
    """The real one; a context manager."""

    def __init__(self, settings: SoundSettings) -> None:
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._process = SoundProcess(settings, self._events.put)
        self._wait_s = settings.record_wait_s
        self._there: dict[Part, bool] = {}
        self._last_id = 0

    def __enter__(self) -> Self:
        self._process.start()
        until = time.monotonic() + START_S
        while len(self._there) < len(Part) and time.monotonic() < until:
            with suppress(queue.Empty):
                self._note(self._events.get(timeout=0.1))
        return self

    def __exit__(self, *_raised: object) -> None:
        self._process.close()

    def record(self, longest_s: float) -> Recording | Nothing:
        """See `Studio`."""
        self._play(Tone.YOUR_TURN, _TONE_S)
        if not self._there.get(Part.EAR):
            return Nothing.NO_MICROPHONE
        self._last_id += 1
        number = self._last_id
        self._process.record(Record(number, longest_s + 1))
        found = self._take(
            Recorded, lambda event: event.record_id == number, self._wait_s + longest_s + _MARGIN_S
        )
        if found is None:
            self._process.stop_listening()
            return Nothing.NO_MICROPHONE
        return found.recording or Nothing.NOBODY

    def play(self, sound: Recording | ClipFile) -> None:
        """See `Studio`."""
        self._play(sound, _PLAY_S)

    def _play(self, sound: Sound, limit_s: float) -> None:
        self._look()
        if not self._there.get(Part.VOICE):
            return
        self._last_id += 1
        number = self._last_id
        self._process.play(number, 0, sound, last=True, rate_percent=100, volume_percent=100)
        if self._take(Spoken, lambda event: event.speak_id == number, limit_s) is None:
            self._process.stop()

    def _look(self) -> None:
        """Take what was posted meanwhile."""
        while not self._events.empty():
            self._note(self._events.get())

    def _take(self, kind: type[E], where: Callable[[E], bool], limit_s: float) -> E | None:
        """The next such event; None when it does not come, or the part that would post it goes away."""
        until = time.monotonic() + limit_s
        while (left := until - time.monotonic()) > 0:
            try:
                event = self._events.get(timeout=left)
            except queue.Empty:
                break
            self._note(event)
            if isinstance(event, kind) and where(event):
                return event
            if isinstance(event, PartFailed) and event.part is (Part.EAR if kind is Recorded else Part.VOICE):
                break
        return None

    def _note(self, event: Event) -> None:
        if isinstance(event, PartFailed | PartRecovered):
            self._there[event.part] = isinstance(event, PartRecovered)
