"""Sound as arrays: mono 16-bit samples, changing their rate, writing WAVs. Knows no device."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soxr

from kiosk.sound.wav import BadWavError, Samples, parse_wav, read_wav

__all__ = [
    "HEARING_RATE_HZ",
    "BadWavError",
    "Samples",
    "from_bytes",
    "parse_wav",
    "read_wav",
    "silence",
    "to_rate",
    "write_wav",
]

HEARING_RATE_HZ = 16_000
"""The rate of everything that is recognised or recorded."""


def silence(milliseconds: int, rate_hz: int = HEARING_RATE_HZ) -> Samples:
    """That much nothing."""
    return np.zeros(milliseconds * rate_hz // 1000, np.int16)


def powers(samples: Samples, piece_samples: int) -> npt.NDArray[np.float64]:
    """The mean square of each piece of so many samples; what is left over at the end does not count."""
    count = len(samples) // piece_samples
    pieces = samples[: count * piece_samples].astype(np.float64).reshape(count, piece_samples)
    return np.asarray(np.square(pieces).mean(axis=1), np.float64)


def from_bytes(data: bytes) -> Samples:
    """The samples of 16-bit little-endian bytes."""
    return np.frombuffer(data, "<i2").astype(np.int16)


def to_rate(samples: Samples, from_hz: int, to_hz: int) -> Samples:
    """The same sound at another rate."""
    if from_hz == to_hz or not len(samples):
        return samples
    return np.asarray(soxr.resample(samples, from_hz, to_hz), np.int16)


def write_wav(path: Path, samples: Samples, rate_hz: int) -> None:
    """Write mono 16-bit samples as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(samples.tobytes())
