"""Listens and records by order: blocks of sound in, events out. Pure: no device, no thread, no clock.

Time is counted in samples, so that it stands still while the kiosk itself speaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from kiosk.dialogue.effects import Listen, Record
from kiosk.dialogue.events import (
    LOUDEST,
    Candidate,
    Event,
    Heard,
    Loudness,
    Miss,
    Recorded,
    Recording,
    SpeechBegan,
    SpeechEnded,
    Take,
)
from kiosk.dialogue.script import Pace
from kiosk.sound.cause import cause
from kiosk.sound.endpoint import (
    CHUNK_MS,
    CHUNK_SAMPLES,
    Began,
    Ended,
    Endpoint,
    Endpointer,
    EndpointSettings,
    Paused,
    VoiceActivity,
    WentOn,
    level_dbfs,
)
from kiosk.sound.level import Verdict, measure, verdict
from kiosk.sound.recogniser import Hearing, Recogniser
from kiosk.sound.samples import HEARING_RATE_HZ, Samples
from kiosk.sound.settings import SoundSettings

_BEYOND_DOUBT = 0.9
"""So probable an answer is not waited for any longer than usual."""
_LOUDNESS_MS = 200
_QUIETEST_DBFS, _STEP_DB = -52.0, 6.0
"""Speech at -46 dBFS shows one step; from -16 dBFS on it shows all."""
_TAKES = {
    Verdict.GOOD: Take.GOOD,
    Verdict.NOBODY: Take.TOO_QUIET,
    Verdict.TOO_QUIET: Take.TOO_QUIET,
    Verdict.CLIPPED: Take.CLIPPED,
    Verdict.NOISY: Take.NOISY,
}


@dataclass(slots=True)
class _Listening:
    order: Listen
    hearing: Hearing
    endpointer: Endpointer
    guess: tuple[Candidate, ...] = field(default=(), repr=False)
    parts: list[Samples] = field(default_factory=list, repr=False)
    from_the_start: bool = False


@dataclass(slots=True)
class _Recording:
    order: Record
    endpointer: Endpointer
    parts: list[Samples] = field(default_factory=list, repr=False)
    waited_s: float = 0.0
    shown: int = 0
    shown_ms: int = _LOUDNESS_MS
    """For how long the loudness has been shown."""


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
            pauses = EndpointSettings(end_silence_ms=order.end_silence_ms)
            hearing = self._recogniser.listen_for(order.hears)
            self._work = _Listening(order, hearing, Endpointer(pauses, self._activity))
        elif isinstance(order, Record):
            self._work = _Recording(order, Endpointer(_recording_pauses(order), self._activity))

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
            if isinstance(work, _Listening):
                yield from self._listened(work, found)
            else:
                yield from self._recorded(work, found)
            if self._work is not work:
                return
        if isinstance(work, _Recording):
            yield from self._waited(work, len(block) / HEARING_RATE_HZ)

    def _listened(self, work: _Listening, found: Endpoint) -> Iterator[Event]:
        match found:
            case Began(samples, from_the_start):
                work.parts, work.from_the_start = [samples], from_the_start
                work.hearing.begin(samples)
                yield SpeechBegan(work.order.listen_id)
            case WentOn(samples):
                work.parts.append(samples)
                work.hearing.go_on(samples)
            case Paused():
                work.guess = work.hearing.if_it_ended_here()
                work.endpointer.end_silence_ms = _patience_ms(work)
            case Ended(longest_pause_ms, too_long=too_long):
                self._work = None
                yield SpeechEnded(work.order.listen_id)
                miss = _miss(work, too_long=too_long)
                yield Heard(work.order.listen_id, work.guess, longest_pause_ms, miss)

    def _recorded(self, work: _Recording, found: Endpoint) -> Iterator[Event]:
        match found:
            case Began(samples):
                work.parts = [samples]
                yield SpeechBegan(work.order.record_id)
            case WentOn(samples):
                work.parts.append(samples)
                yield from _loudness(work, samples)
            case Paused():
                yield from _show(work, 0)
            case Ended(cut_off=cut_off):
                self._work = None
                yield SpeechEnded(work.order.record_id)
                samples = np.concatenate(work.parts)
                recording = Recording(samples.tobytes(), HEARING_RATE_HZ)
                yield Recorded(work.order.record_id, recording, _take(samples, cut_off=cut_off))

    def _waited(self, work: _Recording, seconds: float) -> Iterator[Event]:
        work.waited_s += 0 if work.parts else seconds
        if work.waited_s >= self._settings.record_wait_s:
            self._work = None
            yield Recorded(work.order.record_id, None)


def _patience_ms(work: _Listening) -> int:
    """The silence to wait for: a slow speaker's own, unless the answer is clear already."""
    order = work.order
    clear = bool(work.guess) and work.guess[0].probability >= _BEYOND_DOUBT
    return order.sure_silence_ms if clear else order.end_silence_ms


def _miss(work: _Listening, *, too_long: bool) -> Miss:
    """Why none of the candidates fits; what fits well enough to be asked about has no cause."""
    if work.guess and work.guess[0].probability >= Pace().ask:
        return Miss.NOT_UNDERSTOOD
    return cause(np.concatenate(work.parts), from_the_start=work.from_the_start, too_long=too_long)


def _recording_pauses(order: Record) -> EndpointSettings:
    usual = EndpointSettings(end_silence_ms=order.end_silence_ms)
    return replace(usual, longest_ms=round(order.max_seconds * 1000) - usual.lead_ms - CHUNK_MS)


def _take(samples: Samples, *, cut_off: bool) -> Take:
    """How the recording came out; what to do about the room or the distance comes first."""
    take = _TAKES[verdict(measure(samples))]
    return Take.CUT_OFF if take is Take.GOOD and cut_off else take


def _loudness(work: _Recording, samples: Samples) -> Iterator[Loudness]:
    work.shown_ms += len(samples) * 1000 // HEARING_RATE_HZ
    if work.shown_ms >= _LOUDNESS_MS:
        latest = level_dbfs(samples[-CHUNK_SAMPLES:])  # speech that goes on comes with its pause
        yield from _show(work, int((latest - _QUIETEST_DBFS) / _STEP_DB))


def _show(work: _Recording, step: int) -> Iterator[Loudness]:
    step = max(0, min(step, LOUDEST))
    if step != work.shown:
        work.shown, work.shown_ms = step, 0
        yield Loudness(work.order.record_id, step)
