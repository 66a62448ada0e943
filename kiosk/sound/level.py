"""How well someone was recorded: loudness, clipping, speech against the room. Samples in, values out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from kiosk.sound.endpoint import CHUNK_MS, CHUNK_SAMPLES, level_dbfs
from kiosk.sound.samples import Samples

CLIPPED_AT = 32_440
"""Samples from 99 % of full scale on count as clipped: a converter's limit is seldom exactly full scale."""
_ACTIVE_DB = 15.0
"""Chunks this much below the loudest still belong to the speech (ITU-T P.56 takes 15.9 dB)."""
_LOUDEST, _QUIETEST = 95, 5
"""Percentiles of the chunks: a single click or a single dropped chunk decides nothing."""


class Verdict(Enum):
    """What is wrong with a recording, the worst first in `verdict`."""

    GOOD = "good"
    NOBODY = "nobody"
    """Nothing louder than an empty room."""
    CLIPPED = "clipped"
    """Too loud for the microphone: "a little further away, please"."""
    TOO_QUIET = "too_quiet"
    """ "Please come closer"."""
    NOISY = "noisy"
    """The room is nearly as loud as the speech."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Where each verdict begins.

    Recordings of people at arm's length lie at -29 to -12 dBFS (Arabic Speech Commands, 60 of them); a hand's
    breadth becomes a metre at 20 dB less. With kitchen noise 10 dB below the speech four fifths of them pass,
    with noise 5 dB below one tenth does. The ear's own gate is at -62 dBFS.
    """

    nobody_dbfs: float = -60.0
    quiet_dbfs: float = -42.0
    clipped_share: float = 0.001
    least_snr_db: float = 8.0


@dataclass(frozen=True, slots=True)
class Level:
    """Levels of one recording in dB of full scale, and the share of its samples that are clipped."""

    speech_dbfs: float
    noise_dbfs: float
    clipped_share: float

    @property
    def snr_db(self) -> float:
        """Speech against the room's noise; what the noise adds to the speech is not taken off."""
        return self.speech_dbfs - self.noise_dbfs


def measure(samples: Samples) -> Level:
    """Levels of 16 kHz samples that hold one stretch of speech, and if possible some of the room before it.

    The loud chunks tell the speech, the quietest twentieth the noise: of a recording that begins and ends
    with a voice the noise comes out too high, never too low.
    """
    levels = _chunk_levels(samples)
    loudest = float(np.percentile(levels, _LOUDEST))
    active = levels[levels >= loudest - _ACTIVE_DB]
    return Level(
        speech_dbfs=float(10 * np.log10(np.mean(10 ** (active / 10)))),
        noise_dbfs=float(np.percentile(levels, _QUIETEST)),
        clipped_share=clipped_share(samples),
    )


def active_ms(samples: Samples) -> int:
    """How long someone spoke in 16 kHz samples, pauses left out."""
    levels = _chunk_levels(samples)
    return int(np.sum(levels >= np.percentile(levels, _LOUDEST) - _ACTIVE_DB)) * CHUNK_MS


def clipped_share(samples: Samples) -> float:
    """The share of samples at the microphone's limit, 0 to 1."""
    if not len(samples):
        return 0.0
    return float(np.mean((samples >= CLIPPED_AT) | (samples <= -CLIPPED_AT)))


def verdict(level: Level, limits: Limits | None = None) -> Verdict:
    """The one thing to tell the speaker."""
    limits = limits or Limits()
    if level.speech_dbfs < limits.nobody_dbfs:
        return Verdict.NOBODY
    if level.clipped_share > limits.clipped_share:
        return Verdict.CLIPPED
    if level.speech_dbfs < limits.quiet_dbfs:
        return Verdict.TOO_QUIET
    if level.snr_db < limits.least_snr_db:
        return Verdict.NOISY
    return Verdict.GOOD


def _chunk_levels(samples: Samples) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The level of each 32 ms; what is shorter than that is one chunk."""
    starts = range(0, max(1, len(samples) - CHUNK_SAMPLES + 1), CHUNK_SAMPLES)
    return np.array([level_dbfs(samples[at : at + CHUNK_SAMPLES]) for at in starts])
