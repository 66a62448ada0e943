"""The spoken part of a whole recording, cut as a listener would have cut it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kiosk.sound.endpoint import (
    CHUNK_SAMPLES,
    Began,
    Ended,
    Endpoint,
    Endpointer,
    EndpointSettings,
    WentOn,
)
from kiosk.sound.samples import BadWavError, Samples, silence
from kiosk.sound.voice_activity import voice_activity

_BEFORE_MS = 320
_AFTER_MS = 1_000
_OFFSET = 328
"""1 % of full scale: from here on a constant offset would pass for the noise of the room."""


def spoken_part(samples: Samples) -> Samples:
    """The longest stretch of speech in 16 kHz samples; raises BadWavError when nobody speaks."""
    stretches = list(spoken_parts(samples))
    if not stretches:
        raise BadWavError("nobody can be heard in it")
    return max(stretches, key=len)


def spoken_parts(samples: Samples) -> Iterator[Samples]:
    """Every stretch of speech."""
    endpointer = Endpointer(EndpointSettings(), voice_activity())
    parts: list[Samples] = []
    centred = without_offset(samples)
    for found in _endpoints(endpointer, np.concatenate([silence(_BEFORE_MS), centred, silence(_AFTER_MS)])):
        if isinstance(found, Began | WentOn):
            parts.append(found.samples)
        elif isinstance(found, Ended):
            yield np.concatenate(parts)
            parts = []


def _endpoints(endpointer: Endpointer, samples: Samples) -> Iterator[Endpoint]:
    """As a microphone gives it: an end of speech drops the rest of its block, so blocks are short."""
    for at in range(0, len(samples), CHUNK_SAMPLES):
        yield from endpointer.feed(samples[at : at + CHUNK_SAMPLES])


def without_offset(samples: Samples) -> Samples:
    """The samples around zero where a poor sound card put them elsewhere; most are left as they are."""
    if not len(samples) or abs(offset := float(samples.mean())) < _OFFSET:
        return samples
    centred: Samples = np.clip(samples - np.float32(offset), -32_768, 32_767).astype(np.int16)
    return centred
