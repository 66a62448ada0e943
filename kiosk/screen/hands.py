"""What touches mean: a press is a touch that ends where it began, and a double strike is one press.

Knows nothing of Kivy; is told positions (y from the top) and times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from kiosk.screen.pieces import Tile

SCREEN = "screen"
"""The name of a press on nothing in particular."""

DOUBLE_STRIKE_S = 0.35
"""A second strike in the same place within this time is the same press (EN 301 549, 5.8)."""

_SAME_PLACE_MM = 10.0


@dataclass(frozen=True, slots=True)
class _Strike:
    x: float
    y: float
    seconds: float


class Hands:
    """Follows every finger on the screen from its touch to its release."""

    def __init__(self, px_per_mm: float) -> None:
        self._near_px = _SAME_PLACE_MM * px_per_mm
        self._fingers: dict[int, str] = {}
        self._last: _Strike | None = None

    @property
    def held(self) -> frozenset[str]:
        """The names of the tiles that a finger rests on."""
        return frozenset(self._fingers.values())

    def down(self, finger: int, x: float, y: float, seconds: float, tiles: Sequence[Tile]) -> None:
        """A finger touches the screen."""
        if not self._again(x, y, seconds):
            self._fingers[finger] = _name(tile_at(x, y, tiles))

    def up(self, finger: int, x: float, y: float, seconds: float, tiles: Sequence[Tile]) -> str | None:
        """A finger leaves the screen; the name to press, or None."""
        began = self._fingers.pop(finger, None)
        tile = tile_at(x, y, tiles)
        if began is None or began != _name(tile) or self._again(x, y, seconds):
            return None
        self._last = _Strike(x, y, seconds)
        return SCREEN if tile is None else tile.target

    def forget(self) -> None:
        """The page changed: what the fingers rest on now is not what they touched."""
        self._fingers.clear()

    def _again(self, x: float, y: float, seconds: float) -> bool:
        last = self._last
        if last is None or seconds - last.seconds >= DOUBLE_STRIKE_S:
            return False
        return hypot(x - last.x, y - last.y) < self._near_px


def tile_at(x: float, y: float, tiles: Sequence[Tile]) -> Tile | None:
    """The tile to press at this point, if any."""
    return next((tile for tile in tiles if tile.target and tile.rect.holds(x, y)), None)


def _name(tile: Tile | None) -> str:
    return SCREEN if tile is None else tile.name
