"""Slower and faster speech at the same pitch: WSOLA (Verhelst and Roelands 1993), a piece at a time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kiosk.sound.samples import Samples

_Wave = npt.NDArray[np.float32]

_HOP_MS = 15
"""Half a window: two to three periods of the lowest voice."""
_REACH_MS = 8
"""How far a window may move to fit: one period of a voice of 125 Hz."""


class Stretcher:
    """Changes the speed of speech; `rate_percent` 200 is twice as fast, 100 leaves every sample as it is."""

    def __init__(self, rate_hz: int, rate_percent: int) -> None:
        self._speed = rate_percent / 100
        self._same = self._speed == 1
        self._hop = rate_hz * _HOP_MS // 1000
        self._reach = rate_hz * _REACH_MS // 1000
        self._rise = (0.5 - 0.5 * np.cos(np.pi * (np.arange(self._hop) + 0.5) / self._hop)).astype(np.float32)
        self._input: _Wave = np.zeros(0, np.float32)
        self._tail: _Wave | None = None
        self._begins_at = 0
        self._windows = 0
        self._follows_at = 0
        self._fed = self._given = 0

    def feed(self, samples: Samples) -> Samples:
        """As much as can be given now."""
        self._fed += len(samples)
        if self._same:
            self._given += len(samples)
            return samples
        self._input = np.concatenate([self._input, samples.astype(np.float32)])
        windows = []
        while self._enough():
            windows.append(self._window())
        return self._give(windows)

    def finish(self) -> Samples:
        """The rest; the whole is then as long as the speed says, to the sample."""
        if self._same:
            return np.zeros(0, np.int16)
        left = round(self._fed / self._speed) - self._given
        rest = self.feed(np.zeros(4 * (self._hop + self._reach), np.int16))
        while len(rest) < left:
            rest = np.concatenate([rest, self.feed(np.zeros(4 * self._hop, np.int16))])
        return rest[: max(0, left)]

    def _enough(self) -> bool:
        end = self._begins_at + len(self._input)
        return max(self._nominal() + self._reach, self._follows_at) + 2 * self._hop <= end

    def _nominal(self) -> int:
        return round(self._windows * self._hop * self._speed)

    def _window(self) -> _Wave:
        at = self._best_start()
        first, second = self._slice(at), self._slice(at + self._hop)
        out = first if self._tail is None else self._tail + first * self._rise
        self._tail = second * self._rise[::-1]
        self._windows += 1
        self._follows_at = at + self._hop
        self._forget()
        return out

    def _best_start(self) -> int:
        """The start near the nominal one whose window best follows the last window."""
        low = max(self._begins_at, self._nominal() - self._reach)
        if self._tail is None:
            return low
        span = self._input[low - self._begins_at :][: 2 * self._reach + self._hop]
        likeness = np.correlate(span, self._slice(self._follows_at), "valid")
        energy = np.convolve(span * span, np.ones(self._hop, np.float32), "valid")
        return low + int(np.argmax(likeness / np.sqrt(energy + 1e3)))

    def _slice(self, at: int) -> _Wave:
        return self._input[at - self._begins_at :][: self._hop]

    def _forget(self) -> None:
        keep_from = min(self._follows_at, self._nominal() - self._reach)
        drop = max(0, keep_from - self._begins_at)
        self._input = self._input[drop:]
        self._begins_at += drop

    def _give(self, windows: list[_Wave]) -> Samples:
        self._given += sum(len(window) for window in windows)
        if not windows:
            return np.zeros(0, np.int16)
        return np.clip(np.concatenate(windows), -32_768, 32_767).astype(np.int16)
