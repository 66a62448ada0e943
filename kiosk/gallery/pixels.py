"""Pictures as arrays of pixels: read back from a file, made small, put side by side, written."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.screen.png import write_png

Pixels = npt.NDArray[np.uint8]
"""Rows from the top down, columns, and red, green, blue."""

_HEADER = 33
"""Bytes of a PNG before its pixels: its mark and its first chunk."""

_PAPER = 96
"""The grey between pictures."""


def read(path: Path) -> Pixels:
    """The pixels of a PNG that `write_png` wrote."""
    data = path.read_bytes()
    width, height = struct.unpack_from(">LL", data, 16)
    (length,) = struct.unpack_from(">L", data, _HEADER)
    rows = zlib.decompress(data[_HEADER + 8 : _HEADER + 8 + length])
    return np.frombuffer(rows, np.uint8).reshape(height, 1 + width * 3)[:, 1:].reshape(height, width, 3)


def write(path: Path, pixels: Pixels) -> None:
    """As a PNG; OSError when it can't be written."""
    height, width, _ = pixels.shape
    write_png(path, width, height, pixels[::-1].tobytes())


def smaller(pixels: Pixels, times: int) -> Pixels:
    """So many times smaller: each pixel is the mean of those it stands for."""
    height, width = (side // times for side in pixels.shape[:2])
    total = np.zeros((height, width, 3), np.uint32)
    # Adding the corners of all blocks, then the next pixels, is some ten times as fast as taking means.
    for down in range(times):
        for across in range(times):
            total += pixels[down::times, across::times][:height, :width]
    return (total // times**2).astype(np.uint8)


def side_by_side(pictures: Sequence[Pixels], columns: int, gap: int = 6) -> Pixels:
    """Pictures of one size in rows."""
    high, wide, _ = pictures[0].shape
    rows = -(-len(pictures) // columns)
    page = np.full((rows * (high + gap) + gap, columns * (wide + gap) + gap, 3), _PAPER, np.uint8)
    for at, picture in enumerate(pictures):
        top, left = gap + at // columns * (high + gap), gap + at % columns * (wide + gap)
        page[top : top + high, left : left + wide] = picture
    return page
