"""The sound about to be played, between the thread that makes it and the card that pulls it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kiosk.sound.samples import Samples

_AHEAD_S = 1.0
_FADE_MS = 5


@dataclass(frozen=True, slots=True)
class Begins:
    """An utterance begins here."""

    speak_id: int
    index: int


@dataclass(frozen=True, slots=True)
class Ends:
    """The last utterance has ended here."""

    speak_id: int


Mark = Begins | Ends


class PlayQueue:
    """Samples and marks in order; `on_mark` is called from the card's thread as each mark is reached."""

    def __init__(self, on_mark: Callable[[Mark], None]) -> None:
        self._on_mark = on_mark
        self._items: deque[Samples | Mark] = deque()
        self._samples = 0
        self._changed = threading.Condition()
        self._turn = 0
        self.rate_hz = 16_000
        self.pulled_at = 0.0
        """When the card last pulled, and below when it last got sound (monotonic seconds)."""
        self.sound_at = 0.0

    @property
    def turn(self) -> int:
        """Changes with every `clear`; what is offered for a turn that is over is dropped."""
        return self._turn

    @property
    def empty(self) -> bool:
        """True when there is nothing to play."""
        return not self._items

    def clear(self) -> int:
        """Forget all but a fade of 5 ms (a cut would click); gives the new turn."""
        with self._changed:
            sound = [item for item in self._items if isinstance(item, np.ndarray)]
            self._items.clear()
            self._samples = 0
            if sound:
                self._append(_faded(sound[0], self.rate_hz))
            self._turn += 1
            self._changed.notify_all()
            return self._turn

    def offer(self, turn: int, item: Samples | Mark, timeout_s: float = 5.0) -> bool:
        """Add to the end, waiting for room; False when the turn is over or nothing is being pulled."""
        with self._changed:
            roomy = self._changed.wait_for(lambda: turn != self._turn or self._has_room(), timeout_s)
            if turn != self._turn or not roomy:
                return False
            self._append(item)
            return True

    def pull(self, frames: int) -> Samples:
        """Exactly this many samples: silence where there is nothing."""
        parts: list[Samples] = []
        with self._changed:
            self.pulled_at = time.monotonic()
            while frames and self._items:
                part = self._take(frames)
                parts.append(part)
                frames -= len(part)
            if any(len(part) for part in parts):
                self.sound_at = self.pulled_at
            self._changed.notify_all()
        return np.concatenate([*parts, np.zeros(frames, np.int16)])

    def _has_room(self) -> bool:
        return self._samples < self.rate_hz * _AHEAD_S

    def _append(self, item: Samples | Mark) -> None:
        self._items.append(item)
        if isinstance(item, np.ndarray):
            self._samples += len(item)

    def _take(self, frames: int) -> Samples:
        item = self._items.popleft()
        if not isinstance(item, np.ndarray):
            self._on_mark(item)
            return np.zeros(0, np.int16)
        if len(item) > frames:
            self._items.appendleft(item[frames:])
        self._samples -= min(frames, len(item))
        return item[:frames]


def _faded(samples: Samples, rate_hz: int) -> Samples:
    short = samples[: rate_hz * _FADE_MS // 1000]
    return (short * np.linspace(1, 0, len(short))).astype(np.int16)
