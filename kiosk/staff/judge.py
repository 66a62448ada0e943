"""Whether a take is good enough to keep, and how the line or the phrase is cut out of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

import numpy as np

from kiosk.dialogue.events import Recording
from kiosk.sound.level import Level, Verdict, active_ms, measure, verdict
from kiosk.sound.samples import HEARING_RATE_HZ, Samples, from_bytes, to_rate
from kiosk.sound.speech import without_offset
from kiosk.speech.audio import finished
from kiosk.staff.plan import Phrase, Task

LONGEST_PHRASE_S = 6.0
"""The kiosk stops listening to an answer after eight seconds."""
LONGEST_LINE_S = 60.0
"""An explanation lasts 45 s at most."""
SHORTEST_MS = 100
"""Less than any word: a click or a cough."""
SECONDS_A_WORD = 0.12
"""Nobody speaks 500 words a minute: a line that is shorter lost its beginning or its end."""


class Fault(Enum):
    """Why a take must be recorded again."""

    NOBODY = "nobody"
    TOO_QUIET = "too quiet"
    CLIPPED = "clipped"
    NOISY = "noisy"
    TOO_SHORT = "too short"
    TOO_LONG = "too long"


SAID: Mapping[Fault, str] = {
    Fault.NOBODY: "nobody could be heard in it",
    Fault.TOO_QUIET: "it is too quiet: come closer to the microphone",
    Fault.CLIPPED: "it is too loud for the microphone: go a little further away",
    Fault.NOISY: "the room is too loud: wait for a quieter moment",
    Fault.TOO_SHORT: "it is too short: say all of it after the tone",
    Fault.TOO_LONG: "it is too long: say only this, without anything before or after",
}
"""In words for staff."""

_OF_LEVEL = {
    Verdict.NOBODY: Fault.NOBODY,
    Verdict.TOO_QUIET: Fault.TOO_QUIET,
    Verdict.CLIPPED: Fault.CLIPPED,
    Verdict.NOISY: Fault.NOISY,
}


def judge(task: Task, recording: Recording) -> Fault | None:
    """What is wrong with a take, None when it is good; needs the sound before any levelling."""
    samples = at_hearing_rate(recording)
    seconds = len(samples) / HEARING_RATE_HZ
    level: Level = measure(samples)
    found = verdict(level)
    if found is not Verdict.GOOD:
        return _OF_LEVEL[found]
    if seconds > longest_s(task):
        return Fault.TOO_LONG
    return Fault.TOO_SHORT if active_ms(samples) < _shortest_ms(task) else None


def longest_s(task: Task) -> float:
    """How long a take of it may last."""
    return LONGEST_PHRASE_S if isinstance(task, Phrase) else LONGEST_LINE_S


def finish(task: Task, recording: Recording) -> Recording:
    """The take as it is kept: a phrase as it was heard, a line without silence and as loud as all clips."""
    if isinstance(task, Phrase):
        return recording
    return finished(_cut(recording)) or recording


def at_hearing_rate(recording: Recording) -> Samples:
    """The samples as the ear gets them."""
    samples = from_bytes(recording.samples)
    return without_offset(to_rate(samples, recording.sample_rate_hz, HEARING_RATE_HZ))


def _shortest_ms(task: Task) -> float:
    words = min((len(text.split()) for _, text in task.texts), default=1)
    return SHORTEST_MS if isinstance(task, Phrase) else max(SHORTEST_MS, words * SECONDS_A_WORD * 1000)


def _cut(recording: Recording, margin_ms: int = 150, range_db: float = 35.0) -> Recording:
    """From the first to the last sound that is not much softer than the speech, and a breath around it."""
    samples = without_offset(from_bytes(recording.samples))
    peak = float(np.percentile(np.abs(samples.astype(np.int32)), 99.5)) if len(samples) else 0.0
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > max(1.0, peak * 10 ** (-range_db / 20)))
    if not len(loud):
        return recording
    margin = recording.sample_rate_hz * margin_ms // 1000
    kept = samples[max(0, loud[0] - margin) : loud[-1] + margin]
    return Recording(kept.astype("<i2").tobytes(), recording.sample_rate_hz)
