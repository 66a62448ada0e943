"""Mel cepstra of a phrase: 26 numbers every 10 ms, finer in time than the embeddings. Knows no device."""

from __future__ import annotations

import functools
import math

import numpy as np
import numpy.typing as npt

from kiosk.sound.samples import HEARING_RATE_HZ, Samples

Cepstra = npt.NDArray[np.float32]
"""Unit vectors of shape (pieces, 26): 13 cepstra and their slopes, the phrase's mean and spread removed."""

HOP_MS = 10
COEFFICIENTS = 26

_WINDOW = HEARING_RATE_HZ * 25 // 1000
_HOP = HEARING_RATE_HZ * HOP_MS // 1000
_FFT = 512
_BANDS, _KEPT = 26, 13
_LOWEST_HZ, _HIGHEST_HZ = 80.0, 7_600.0
_EMPHASIS = 0.97
_LEAST_POWER = 1e3
_LEAST_SPREAD = 1e-3

_Matrix = npt.NDArray[np.float64]


def cepstra(sound: Samples) -> Cepstra:
    """The cepstra of a whole phrase at 16 kHz: 1 ms a second of speech; at least one piece."""
    wave = np.pad(sound.astype(np.float64), _WINDOW // 2)
    wave = np.append(wave[0], wave[1:] - _EMPHASIS * wave[:-1])
    count = max(1, (len(wave) - _WINDOW) // _HOP + 1)
    wave = np.pad(wave, (0, max(0, _WINDOW - len(wave))))
    pieces = np.lib.stride_tricks.sliding_window_view(wave, _WINDOW)[::_HOP][:count]
    powers = np.abs(np.fft.rfft(pieces * np.hamming(_WINDOW), _FFT, axis=1)) ** 2
    coefficients = np.log(powers @ _filters() + _LEAST_POWER) @ _cosines()
    both = np.concatenate([_even(coefficients), _even(_slopes(coefficients))], axis=1)
    both -= both.mean(axis=0)
    lengths = np.maximum(np.linalg.norm(both, axis=1, keepdims=True), 1e-6)
    return np.asarray(both / lengths, np.float32)


def _even(values: _Matrix) -> _Matrix:
    """Every coefficient of the same spread."""
    even: _Matrix = values / (values.std(axis=0) + _LEAST_SPREAD)
    return even


def _slopes(values: _Matrix) -> _Matrix:
    """The regression over five pieces; none at the ends."""
    slopes = np.zeros_like(values)
    if len(values) >= 5:  # noqa: PLR2004 - the length of the regression
        slopes[2:-2] = (2 * (values[4:] - values[:-4]) + values[3:-1] - values[1:-3]) / 10
    return slopes


@functools.cache
def _filters() -> _Matrix:
    """Triangles evenly spaced in mel, of shape (spectrum, bands)."""
    lowest, highest = (2_595 * math.log10(1 + hz / 700) for hz in (_LOWEST_HZ, _HIGHEST_HZ))
    mel = np.linspace(lowest, highest, _BANDS + 2)
    edges = 700 * (10 ** (mel / 2_595) - 1) / HEARING_RATE_HZ * _FFT
    places = np.arange(_FFT // 2 + 1)[:, None]
    rising = (places - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - places) / (edges[2:] - edges[1:-1])
    filters: _Matrix = np.maximum(0, np.minimum(rising, falling))
    return filters


@functools.cache
def _cosines() -> _Matrix:
    """The discrete cosine transform without its first coefficient, of shape (bands, kept)."""
    bands, kept = np.arange(_BANDS)[:, None], np.arange(1, _KEPT + 1)[None]
    cosines: _Matrix = np.sqrt(2 / _BANDS) * np.cos(np.pi * (bands + 0.5) * kept / _BANDS)
    return cosines
