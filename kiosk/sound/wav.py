"""Reads any WAV file, and says what is wrong with what is none. Knows no device.

Files come from telephones, recorders and USB sticks: nothing in them is believed, and never more of one is
read than lasts `longest_s`.
"""

from __future__ import annotations

import io
import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]
"""Mono 16-bit samples, one dimension."""

LONGEST_S = 600.0
"""Ten minutes: longer than anything the kiosk says, and 60 MB at most while it is read."""

_EXTENSIBLE = 0xFFFE
_FORMAT_BYTES, _EXTENDED_BYTES = 16, 26
_MOST_CHANNELS = 32
_LEAST_RATE_HZ, _MOST_RATE_HZ = 4_000, 384_000
_MOST_CHUNKS = 1_000
_HEADER_BYTES = 44
_OTHERS = (
    (0, b"ID3", "MP3"),
    (0, b"\xff\xfb", "MP3"),
    (0, b"\xff\xf3", "MP3"),
    (0, b"OggS", "OGG"),
    (0, b"fLaC", "FLAC"),
    (0, b"FORM", "AIFF"),
    (0, b"#!AMR", "AMR"),
    (4, b"ftyp", "M4A or video"),
    (0, b"\x1aE\xdf\xa3", "WebM"),
)
"""What telephones and browsers record, by where its mark stands."""


class BadWavError(ValueError):
    """A file that is not a WAV this kiosk can read; its text says why, for staff."""


@dataclass(frozen=True, slots=True)
class _Format:
    tag: int
    channels: int
    rate_hz: int
    bits: int

    @property
    def frame_bytes(self) -> int:
        return self.bits // 8 * self.channels


def read_wav(path: Path, longest_s: float = LONGEST_S) -> tuple[Samples, int]:
    """The samples and rate of a WAV file: 8 to 32-bit or float, any rate, channels mixed to one.

    Raises BadWavError for anything else and for what lasts longer, OSError when it can't be read.
    """
    kind = path.stat().st_mode
    if stat.S_ISDIR(kind):
        raise BadWavError("this is a folder, not a WAV file")
    if not stat.S_ISREG(kind):
        raise BadWavError("this is not an ordinary file")  # opening a pipe would wait for ever
    with path.open("rb") as file:
        return _read(file, path.stat().st_size, longest_s)


def parse_wav(data: bytes, longest_s: float = LONGEST_S) -> tuple[Samples, int]:
    """As `read_wav`, from the file's bytes."""
    return _read(io.BytesIO(data), len(data), longest_s)


def _read(file: BinaryIO, size: int, longest_s: float) -> tuple[Samples, int]:
    start = file.read(12)
    if start[:4] not in (b"RIFF", b"RF64") or start[8:12] != b"WAVE":
        raise BadWavError(_what_else(start))
    form, body_bytes = _find_sound(file, size)
    _check_coding(form)
    frames = body_bytes // form.frame_bytes
    if not frames:
        raise BadWavError("it holds no sound")
    if frames > longest_s * form.rate_hz:
        message = f"it lasts {_lasting(frames / form.rate_hz)}, and {_lasting(longest_s)} is the most"
        raise BadWavError(message)
    return np.concatenate([*_pieces(file, frames, form)]), form.rate_hz


def _what_else(start: bytes) -> str:
    if not start:
        return "this is not a WAV file: it is empty"
    kinds = (kind for at, mark, kind in _OTHERS if start[at : at + len(mark)] == mark)
    kind = next(kinds, None)
    return f"this is not a WAV file but {kind}: save it as WAV" if kind else "this is not a WAV file"


def _find_sound(file: BinaryIO, size: int) -> tuple[_Format, int]:
    """The format, and how many bytes of sound follow in the file.

    A recorder that lost its power, or that wrote to a pipe, leaves sizes of 0 or far too much.
    """
    form: _Format | None = None
    for _ in range(_MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:  # noqa: PLR2004 - a chunk's name and size
            break
        name, claimed = head[:4], int.from_bytes(head[4:], "little")
        left = max(0, size - file.tell())
        if name == b"data" and form is not None:
            unfinished = claimed == 0 and size > _HEADER_BYTES and _riff_bytes(file) <= _HEADER_BYTES
            return form, left if unfinished else min(claimed, left)
        if name == b"fmt ":
            form = _format(file.read(min(claimed, left, 1_000)))
            file.seek(-min(claimed, left, 1_000), io.SEEK_CUR)
        file.seek(claimed + claimed % 2, io.SEEK_CUR)
    raise BadWavError("it ends before its sound begins")


def _riff_bytes(file: BinaryIO) -> int:
    """The size that the file claims as a whole."""
    here = file.tell()
    file.seek(4)
    claimed = int.from_bytes(file.read(4), "little")
    file.seek(here)
    return claimed


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


def _check_coding(form: _Format) -> None:
    if (form.tag, form.bits) not in {(1, 8), (1, 16), (1, 24), (1, 32), (3, 32), (3, 64)}:
        message = f"its coding can't be read (kind {form.tag}, {form.bits} bits): save it as 16-bit PCM"
        raise BadWavError(message)


def _pieces(file: BinaryIO, frames: int, form: _Format) -> Iterator[Samples]:
    """A second at a time, so that no wide copy of the whole is ever made."""
    while frames > 0:
        body = file.read(min(frames, form.rate_hz) * form.frame_bytes)
        body = body[: len(body) - len(body) % form.frame_bytes]
        if not body:
            break
        wide = _decode(body, form).reshape(-1, form.channels)
        yield _to_int16(wide.mean(axis=1, dtype=np.float32))
        frames -= len(wide)


def _decode(body: bytes, form: _Format) -> npt.NDArray[np.float32]:
    match form.tag, form.bits:
        case 1, 8:
            return (np.frombuffer(body, np.uint8).astype(np.float32) - np.float32(128)) * np.float32(1 / 128)
        case 1, 16:
            return np.frombuffer(body, "<i2").astype(np.float32) * np.float32(2**-15)
        case 1, 24:
            return _decode_24(body)
        case 1, 32:
            return np.frombuffer(body, "<i4").astype(np.float32) * np.float32(2**-31)
        case _:
            return _decode_float(np.frombuffer(body, f"<f{form.bits // 8}"))


def _decode_24(body: bytes) -> npt.NDArray[np.float32]:
    wide = np.zeros((len(body) // 3, 4), np.uint8)
    wide[:, 1:] = np.frombuffer(body, np.uint8).reshape(-1, 3)
    return wide.view("<i4").reshape(-1).astype(np.float32) * np.float32(2**-31)


def _decode_float(wide: npt.NDArray[np.floating[npt.NBitBase]]) -> npt.NDArray[np.float32]:
    """What is no number is silence; what is above full scale is cut there."""
    with np.errstate(invalid="ignore"):  # signalling NaNs
        numbers = np.where(np.isfinite(wide), wide, 0)
    return np.clip(numbers, -1, 1).astype(np.float32)


def _to_int16(frames: npt.NDArray[np.float32]) -> Samples:
    return (np.clip(frames, -1, 1) * 32_767).round().astype(np.int16)


def _lasting(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:.0f} seconds"  # noqa: PLR2004 - two minutes
