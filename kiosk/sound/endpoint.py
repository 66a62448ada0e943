"""Where speech begins and ends: an energy gate, then voice activity. Pure: fed with blocks."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from kiosk.sound.samples import HEARING_RATE_HZ, Samples

CHUNK_SAMPLES = 512
CHUNK_MS = CHUNK_SAMPLES * 1000 // HEARING_RATE_HZ


class VoiceActivity(Protocol):
    """A voice activity detector with a memory."""

    def __call__(self, audio: bytes) -> float:
        """The probability that these 512 samples hold a voice."""

    def reset(self) -> None:
        """Forget what was heard."""


@dataclass(frozen=True, slots=True)
class Began:
    """Someone speaks: the sound from a little before."""

    samples: Samples = field(repr=False)
    from_the_start: bool = False
    """These are all that was heard: it may have been under way before."""


@dataclass(frozen=True, slots=True)
class WentOn:
    """More of the same speech."""

    samples: Samples = field(repr=False)


@dataclass(frozen=True, slots=True)
class Paused:
    """A pause, perhaps the end: what is heard from here on is held back until speech goes on."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The speech is over: nothing after the last `Paused` belongs to it."""

    longest_pause_ms: int = 0
    """The longest silence within it."""
    cut_off: bool = False
    """It had become too long, and may go on."""
    too_long: bool = False
    """It had become too long, whether or not it paused just then."""


Endpoint = Began | WentOn | Paused | Ended


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """Times and thresholds; those of the voice activity are its authors' (0.5 to begin, 0.35 to go on)."""

    end_silence_ms: int = 700
    lead_ms: int = 256
    pause_ms: int = 160
    begin_ms: int = 64
    longest_ms: int = 8_000
    begin_probability: float = 0.5
    go_on_probability: float = 0.35
    gate_db: float = 6.0
    """A chunk this much above the quietest of late wakes the voice activity detector."""
    gate_floor_dbfs: float = -62.0
    """Below this nothing wakes it: quieter than any voice at a kiosk."""
    gate_ms: int = 600
    """How long it stays awake after the last such chunk."""


class EnergyGate:
    """Tells cheaply (a few microseconds) whether a chunk is worth a closer look."""

    def __init__(self, settings: EndpointSettings) -> None:
        self._settings = settings
        self._levels: deque[float] = deque(maxlen=3_000 // CHUNK_MS)
        self._open_ms = 0

    def open(self, chunk: Samples) -> bool:
        """True while there is sound above the room's own."""
        level = level_dbfs(chunk)
        floor = min(self._levels, default=self._settings.gate_floor_dbfs)
        self._levels.append(level)
        if level > max(floor + self._settings.gate_db, self._settings.gate_floor_dbfs):
            self._open_ms = self._settings.gate_ms
        else:
            self._open_ms = max(0, self._open_ms - CHUNK_MS)
        return self._open_ms > 0


class Endpointer:
    """Cuts 16 kHz blocks into speech; the detector's memory is dropped whenever the gate opens."""

    def __init__(self, settings: EndpointSettings, activity: VoiceActivity) -> None:
        self._settings = settings
        self._activity = activity
        self._gate = EnergyGate(settings)
        self._rest = np.zeros(0, np.int16)
        self.end_silence_ms = settings.end_silence_ms
        """May be changed at any time: who is sure of the answer need not wait as long."""
        self.reset()

    def reset(self) -> None:
        """Forget what was heard; the gate keeps what it knows of the room."""
        self._rest = np.zeros(0, np.int16)
        self._lead: deque[Samples] = deque(maxlen=self._settings.lead_ms // CHUNK_MS)
        self._held: list[Samples] = []
        self._awake = self._speaking = False
        self._voiced_ms = self._silent_ms = self._speech_ms = self._longest_pause_ms = 0
        self._dropped = False

    @property
    def fresh(self) -> bool:
        """True when nothing has been heard since the last reset."""
        return not (self._speaking or len(self._rest) or self._lead)

    def feed(self, block: Samples) -> Iterator[Endpoint]:
        """What this block (of any length) brings."""
        self._rest = np.concatenate([self._rest, block])
        while len(self._rest) >= CHUNK_SAMPLES:
            chunk, self._rest = self._rest[:CHUNK_SAMPLES], self._rest[CHUNK_SAMPLES:]
            yield from self._speech(chunk) if self._speaking else self._quiet(chunk)

    def _quiet(self, chunk: Samples) -> Iterator[Endpoint]:
        if self._gate.open(chunk):
            self._voiced_ms = self._voiced_ms + CHUNK_MS if self._begins(chunk) else 0
        else:
            self._awake, self._voiced_ms = False, 0
        if self._voiced_ms < self._settings.begin_ms:
            self._dropped = self._dropped or len(self._lead) == self._lead.maxlen
            self._lead.append(chunk)
            return
        self._speaking, self._silent_ms, self._speech_ms = True, 0, 0
        yield Began(np.concatenate([*self._lead, chunk]), from_the_start=not self._dropped)
        self._lead.clear()

    def _begins(self, chunk: Samples) -> bool:
        if not self._awake:
            self._awake = True
            self._activity.reset()
            for past in list(self._lead)[-4:]:
                self._activity(past.tobytes())
        return self._activity(chunk.tobytes()) >= self._settings.begin_probability

    def _speech(self, chunk: Samples) -> Iterator[Endpoint]:
        self._speech_ms += CHUNK_MS
        if self._activity(chunk.tobytes()) >= self._settings.go_on_probability:
            yield WentOn(np.concatenate([*self._held, chunk]))
            self._longest_pause_ms = max(self._longest_pause_ms, self._silent_ms)
            self._held, self._silent_ms = [], 0
        else:
            self._silent_ms += CHUNK_MS
            yield from self._silent(chunk)
        silent = self._silent_ms >= self.end_silence_ms
        if silent or self._speech_ms >= self._settings.longest_ms:
            yield from self._end(too_long=not silent)

    def _silent(self, chunk: Samples) -> Iterator[Endpoint]:
        if self._silent_ms <= self._settings.pause_ms:
            yield WentOn(chunk)
            return
        if not self._held:
            yield Paused()
        self._held.append(chunk)

    def _end(self, *, too_long: bool) -> Iterator[Endpoint]:
        if not self._held:
            yield Paused()
        ended = Ended(self._longest_pause_ms, cut_off=too_long and not self._held, too_long=too_long)
        self.reset()
        yield ended


def level_dbfs(samples: Samples) -> float:
    """The root mean square level, 0 for full scale, never below -96."""
    if not len(samples):
        return -96.0
    wide = samples.astype(np.float32)
    return float(max(-96.0, 10 * np.log10(np.dot(wide, wide) / len(wide) / 2**30 + 1e-10)))
