"""The spoken part of a whole recording, cut as a listener would have cut it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from kiosk.sound.endpoint import (
    CHUNK_SAMPLES,
    Began,
    Ended,
    Endpoint,
    Endpointer,
    EndpointSettings,
    WentOn,
)
from kiosk.sound.samples import HEARING_RATE_HZ, BadWavError, Samples, powers, silence
from kiosk.sound.voice_activity import voice_activity

_PIECE_SAMPLES = HEARING_RATE_HZ // 100
_LEAST_PIECES = 20
_NOISY_DB = 24.0
"""A quiet room lies 30 to 80 dB below speech: at 40 dB soft beginnings were cut off, at 24 dB none."""
_BELOW_DB = 12.0
_LONGEST_GAP = 25
"""Pieces of 10 ms: a pause within a phrase."""
_BEFORE_LOUD_MS, _AFTER_LOUD_MS = 160, 120
"""With these, 6 choices in babble at 10 dB: 66 to 76 % right; in kitchen noise and in quiet no change.

Arabic Speech Commands, 139 recordings of speakers and words that nothing was learned on.
"""
_BEFORE_MS = 320
_AFTER_MS = 1_000
_OFFSET = 328
"""1 % of full scale: from here on a constant offset would pass for the noise of the room."""


def spoken_part(samples: Samples) -> Samples:
    """The longest stretch of speech in 16 kHz samples; raises BadWavError when nobody speaks."""
    stretches = list(spoken_parts(samples))
    if not stretches:
        raise BadWavError("nobody can be heard in it")
    return loud_part(max(stretches, key=len))


def loud_part(samples: Samples) -> Samples:
    """A phrase without the talk of others around it, where the room is loud; else all of it.

    Where pieces of the phrase are less than `_NOISY_DB` above its quiet ones, what lies `_BELOW_DB` below its
    loudest tenth is taken for the room's. In a quiet room soft sounds would be lost: it is left alone.
    """
    levels = _levels_db(samples)
    heard = np.sort(levels[levels > 0])
    if len(heard) < _LEAST_PIECES:
        return samples
    top = heard[-len(heard) // 10 :].mean()
    if top - heard[len(heard) * 15 // 100] > _NOISY_DB:
        return samples
    first, last = _around(levels > top - _BELOW_DB, int(levels.argmax()))
    begin = max(0, first * _PIECE_SAMPLES - _BEFORE_LOUD_MS * HEARING_RATE_HZ // 1000)
    return samples[begin : (last + 1) * _PIECE_SAMPLES + _AFTER_LOUD_MS * HEARING_RATE_HZ // 1000]


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


def _levels_db(samples: Samples) -> npt.NDArray[np.float64]:
    """The level of each 10 ms, smoothed over three; 0 for digital silence."""
    levels: npt.NDArray[np.float64] = 10 * np.log10(powers(samples, _PIECE_SAMPLES) + 1)
    return np.convolve(levels, np.ones(3) / 3, "same") if len(levels) else levels


def _around(loud: npt.NDArray[np.bool_], peak: int) -> tuple[int, int]:
    """The first and last loud piece of the stretch around the peak in which no gap is too long."""
    places = np.flatnonzero(loud)
    breaks = np.flatnonzero(np.diff(places) > _LONGEST_GAP)
    at = int(np.searchsorted(places, peak))
    start = max([0, *(breaks[breaks < at] + 1)])
    end = min([len(places) - 1, *breaks[breaks >= at]])
    return int(places[start]), int(places[end])
