"""Which fonts there are on the disk and which characters they hold. Knows nothing of Kivy."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

EMOJI_FONTS = (
    Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"),
    Path("/usr/share/fonts/noto/NotoColorEmoji.ttf"),
    Path("/usr/share/fonts/google-noto-emoji/NotoColorEmoji.ttf"),
)
"""Where Debian's fonts-noto-color-emoji, and others, put the emoji font."""

JOINERS = frozenset("\ufe0e\ufe0f\u200d")
"""Signs that choose or join pictures and have none of their own."""


def emoji_font(places: tuple[Path, ...] = EMOJI_FONTS) -> Path | None:
    """The emoji font of this machine, or None: then the screen shows words only."""
    return next((place for place in places if place.is_file()), None)


def holds(font: Path, text: str) -> bool:
    """True when the font has a sign for every character of the text."""
    held = characters(font)
    return all(ord(c) in held for c in text if c not in JOINERS)


@lru_cache(maxsize=4)
def characters(font: Path) -> frozenset[int]:
    """The code points of a TrueType font (`cmap` formats 4 and 12); empty if it can't be read."""
    try:
        data = font.read_bytes()
        return frozenset(point for table in _tables(data) for point in _points(data, table))
    except (OSError, struct.error):
        return frozenset()


def _tables(data: bytes) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", data, 4)
    for record in range(12, 12 + 16 * count, 16):
        tag, _, start, _ = struct.unpack_from(">4sLLL", data, record)
        if tag == b"cmap":
            (subtables,) = struct.unpack_from(">H", data, start + 2)
            for i in range(subtables):
                (offset,) = struct.unpack_from(">L", data, start + 8 + 8 * i)
                yield start + offset


def _points(data: bytes, table: int) -> Iterator[int]:
    (kind,) = struct.unpack_from(">H", data, table)
    if kind == 12:  # noqa: PLR2004  the number of the format in the OpenType specification
        (groups,) = struct.unpack_from(">L", data, table + 12)
        for i in range(groups):
            first, last, _ = struct.unpack_from(">LLL", data, table + 16 + 12 * i)
            yield from range(first, last + 1)
    elif kind == 4:  # noqa: PLR2004  the same
        (twice,) = struct.unpack_from(">H", data, table + 6)
        lasts = struct.unpack_from(f">{twice // 2}H", data, table + 14)
        firsts = struct.unpack_from(f">{twice // 2}H", data, table + 16 + twice)
        for first, last in zip(firsts, lasts, strict=True):
            yield from range(first, last + 1)
