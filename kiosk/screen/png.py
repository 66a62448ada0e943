"""Writes a PNG. Knows nothing of Kivy."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

_LEVEL = 1
"""Pages are plain: more effort makes files a third smaller and takes several times as long."""


def write_png(path: Path, width_px: int, height_px: int, rows_rgb: bytes) -> None:
    """Write 8-bit RGB rows, the lowest first as OpenGL reads them; the file appears whole or not at all.

    OSError when the folder is missing or full.
    """
    stride = width_px * 3
    lines = (rows_rgb[row * stride : (row + 1) * stride] for row in range(height_px - 1, -1, -1))
    pixels = zlib.compress(b"".join(b"\0" + line for line in lines), _LEVEL)
    header = struct.pack(">LLBBBBB", width_px, height_px, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", pixels) + _chunk(b"IEND", b"")
    half = path.with_name(path.name + ".part")
    half.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)
    half.replace(path)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
