"""Sound as arrays: reading any WAV, mono 16-bit, and changing its rate. Knows no device."""

from __future__ import annotations

import struct
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soxr

Samples = npt.NDArray[np.int16]
"""Mono 16-bit samples, one dimension."""

HEARING_RATE_HZ = 16_000
"""The rate of everything that is recognised or recorded."""

_EXTENSIBLE = 0xFFFE
_FORMAT_BYTES, _EXTENDED_BYTES = 16, 26
_MOST_CHANNELS = 32
_LEAST_RATE_HZ, _MOST_RATE_HZ = 4_000, 384_000


class BadWavError(ValueError):
    """A file that is not a WAV this kiosk can read; its text says why, for staff."""


@dataclass(frozen=True, slots=True)
class _Format:
    tag: int
    channels: int
    rate_hz: int
    bits: int


def silence(milliseconds: int, rate_hz: int = HEARING_RATE_HZ) -> Samples:
    """That much nothing."""
    return np.zeros(milliseconds * rate_hz // 1000, np.int16)


def from_bytes(data: bytes) -> Samples:
    """The samples of 16-bit little-endian bytes."""
    return np.frombuffer(data, "<i2").astype(np.int16)


def to_rate(samples: Samples, from_hz: int, to_hz: int) -> Samples:
    """The same sound at another rate."""
    if from_hz == to_hz or not len(samples):
        return samples
    return np.asarray(soxr.resample(samples, from_hz, to_hz), np.int16)


def read_wav(path: Path) -> tuple[Samples, int]:
    """The samples and rate of a WAV file: 8 to 32-bit or float, any rate, channels mixed to one.

    Raises BadWavError for anything else, OSError when it can't be read.
    """
    return parse_wav(path.read_bytes())


def parse_wav(data: bytes) -> tuple[Samples, int]:
    """As `read_wav`, from the file's bytes."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise BadWavError("this is not a WAV file")
    form, body = _chunks(data)
    frames = _decode(body, form)
    if not len(frames):
        raise BadWavError("it holds no sound")
    return _to_int16(frames.reshape(-1, form.channels).mean(axis=1, dtype=np.float32)), form.rate_hz


def write_wav(path: Path, samples: Samples, rate_hz: int) -> None:
    """Write mono 16-bit samples as a WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(samples.tobytes())


def _chunks(data: bytes) -> tuple[_Format, bytes]:
    form: _Format | None = None
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + size]
        if name == b"fmt ":
            form = _format(body)
        elif name == b"data" and form is not None:
            return form, body
        at += 8 + size + size % 2
    raise BadWavError("it ends before its sound begins")


def _format(body: bytes) -> _Format:
    if len(body) < _FORMAT_BYTES:
        raise BadWavError("its format can't be read")
    tag, channels, rate_hz, _, _, bits = struct.unpack("<HHIIHH", body[:_FORMAT_BYTES])
    if tag == _EXTENSIBLE and len(body) >= _EXTENDED_BYTES:
        tag = int.from_bytes(body[24:26], "little")
    if not 1 <= channels <= _MOST_CHANNELS or not _LEAST_RATE_HZ <= rate_hz <= _MOST_RATE_HZ:
        message = f"its format can't be used: {channels} channels, {rate_hz} Hz"
        raise BadWavError(message)
    return _Format(tag, channels, rate_hz, bits)


def _decode(body: bytes, form: _Format) -> npt.NDArray[np.float32]:
    width = form.bits // 8 * form.channels
    body = body[: len(body) - len(body) % width] if width else b""
    match form.tag, form.bits:
        case 1, 8:
            return (np.frombuffer(body, np.uint8).astype(np.float32) - np.float32(128)) * np.float32(1 / 128)
        case 1, 16:
            return np.frombuffer(body, "<i2").astype(np.float32) * np.float32(2**-15)
        case 1, 24:
            return _decode_24(body)
        case 1, 32:
            return np.frombuffer(body, "<i4").astype(np.float32) * np.float32(2**-31)
        case 3, 32:
            return np.nan_to_num(np.frombuffer(body, "<f4").astype(np.float32))
        case 3, 64:
            return np.nan_to_num(np.frombuffer(body, "<f8").astype(np.float32))
        case _:
            message = f"its coding can't be read (kind {form.tag}, {form.bits} bits): save it as 16-bit PCM"
            raise BadWavError(message)


def _decode_24(body: bytes) -> npt.NDArray[np.float32]:
    wide = np.zeros((len(body) // 3, 4), np.uint8)
    wide[:, 1:] = np.frombuffer(body, np.uint8).reshape(-1, 3)
    return wide.view("<i4").reshape(-1).astype(np.float32) * np.float32(2**-31)


def _to_int16(frames: npt.NDArray[np.float32]) -> Samples:
    return (np.clip(frames, -1, 1) * 32_767).round().astype(np.int16)
