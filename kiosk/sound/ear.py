"""Listens and records by order: blocks of sound in, events out. Pure: no device, no thread, no clock.

Time is counted in samples, so that it stands still while the kiosk itself speaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from kiosk.dialogue.effects import Listen, Record
from kiosk.dialogue.events import Candidate, Event, Heard, Recorded, Recording, SpeechBegan
from kiosk.sound.endpoint import (
    CHUNK_MS,
    Began,
    Ended,
    Endpoint,
    Endpointer,
    EndpointSettings,
    Paused,
    VoiceActivity,
    WentOn,
)
from kiosk.sound.recogniser import Hearing, Recogniser
from kiosk.sound.samples import HEARING_RATE_HZ, Samples
from kiosk.sound.settings import SoundSettings


@dataclass(slots=True)
class _Listening:
    order: Listen
    hearing: Hearing
    endpointer: Endpointer
    guess: tuple[Candidate, ...] = field(default=(), repr=False)


@dataclass(slots=True)
class _Recording:
    order: Record
    endpointer: Endpointer
    parts: list[Samples] = field(default_factory=list, repr=False)
    waited_s: float = 0.0


class Hearer:
    """Carries out one `Listen` or `Record` at a time."""

    def __init__(self, settings: SoundSettings, recogniser: Recogniser, activity: VoiceActivity) -> None:
        self._settings = settings
        self._recogniser = recogniser
        self._activity = activity
        self._work: _Listening | _Recording | None = None

    @property
    def idle(self) -> bool:
        """True while nothing is ordered: no sound is looked at."""
        return self._work is None

    def order(self, order: Listen | Record | None) -> None:
        """Begin this in place of what was under way; None stops."""
        self._work = None
        if isinstance(order, Listen):
            pauses = EndpointSettings(end_silence_ms=self._settings.end_silence_ms)
            hearing = self._recogniser.listen_for(order.hears)
            self._work = _Listening(order, hearing, Endpointer(pauses, self._activity))
        elif isinstance(order, Record):
            self._work = _Recording(order, Endpointer(self._recording_pauses(order), self._activity))

    def deafen(self) -> None:
        """The kiosk speaks: what was being heard may be its own voice, so begin again."""
        if self._work is not None and not self._work.endpointer.fresh:
            self._work.endpointer.reset()
            if isinstance(self._work, _Recording):
                self._work.parts.clear()

    def hear(self, block: Samples) -> Iterator[Event]:
        """What this block (16 kHz) brings."""
        work = self._work
        if work is None:
            return
        for found in work.endpointer.feed(block):
            event = (
                self._listened(work, found) if isinstance(work, _Listening) else self._recorded(work, found)
            )
            if event is not None:
                yield event
            if self._work is not work:
                return
        if isinstance(work, _Recording):
            yield from self._waited(work, len(block) / HEARING_RATE_HZ)

    def _listened(self, work: _Listening, found: Endpoint) -> Event | None:
        match found:
            case Began(samples):
                work.hearing.begin(samples)
                return SpeechBegan(work.order.listen_id)
            case WentOn(samples):
                work.hearing.go_on(samples)
            case Paused():
                work.guess = work.hearing.if_it_ended_here()
            case Ended():
                self._work = None
                return Heard(work.order.listen_id, work.guess)
        return None

    def _recorded(self, work: _Recording, found: Endpoint) -> Event | None:
        match found:
            case Began(samples):
                work.parts = [samples]
                return SpeechBegan(work.order.record_id)
            case WentOn(samples):
                work.parts.append(samples)
            case Ended():
                self._work = None
                recording = Recording(np.concatenate(work.parts).tobytes(), HEARING_RATE_HZ)
                return Recorded(work.order.record_id, recording)
        return None

    def _waited(self, work: _Recording, seconds: float) -> Iterator[Event]:
        work.waited_s += 0 if work.parts else seconds
        if work.waited_s >= self._settings.record_wait_s:
            self._work = None
            yield Recorded(work.order.record_id, None)

    def _recording_pauses(self, order: Record) -> EndpointSettings:
        usual = EndpointSettings()
        longest_ms = round(order.max_seconds * 1000) - usual.lead_ms - CHUNK_MS
        return replace(usual, end_silence_ms=self._settings.record_silence_ms, longest_ms=longest_ms)
