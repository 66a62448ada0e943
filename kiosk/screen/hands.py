"""What touches mean: a press is a touch that ends where it began; a double strike is one, a palm is none.

Knows nothing of Kivy; is told positions (y from the top), times, and how large a touch is, where a device
tells it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import hypot

from kiosk.screen.pieces import Tile

SCREEN = "screen"
"""The name of a press on nothing in particular."""

DOUBLE_STRIKE_S = 0.35
"""A second strike in the same place within this time is the same press (EN 301 549, 5.8)."""

EDGE_MM = 1.0
"""Hands that hold the frame touch the very edge; no target begins so near to it, so that none is lost."""

_SAME_PLACE_MM = 10.0
_RESTING_S = 5.0
"""A hand that leans on the glass so long did not mean to press."""

_PALM_FINGERS = 3
_PALM_WITHIN_S = 0.3
"""So many fingers that come so soon after each other are the side of a hand."""
_APART_MM = 6.0
"""Nearer than this, two touches are one finger that two drivers tell of: fingertips are wider."""
_PALM_S = 20.0
"""A palm is forgotten after this time: a release that the driver lost must not end the kiosk."""

_PALM_SIZE = 0.3
"""The share of the largest touch that a device can tell from which one may be a palm. Devices differ, so
that a palm must also be twice as large as the smallest touch so far: some tell the same size always."""
_PALM_OVER_LEAST = 2.0


@dataclass(frozen=True, slots=True)
class _Finger:
    x: float
    y: float
    began_s: float
    on: str | None
    """The name of the tile; None when its touch means nothing."""


class Hands:
    """Follows every finger on a glass of so many pixels from its touch to its release."""

    def __init__(self, px_per_mm: float, width_px: float, height_px: float) -> None:
        self._px_per_mm = px_per_mm
        self._width_px, self._height_px = width_px, height_px
        self._fingers: dict[int, _Finger] = {}
        self._last: _Finger | None = None
        self._palm_s: float | None = None
        self._least_size = 1.0

    @property
    def held(self) -> frozenset[str]:
        """The names of the tiles that a finger rests on."""
        return frozenset(finger.on for finger in self._fingers.values() if finger.on)

    def down(self, finger: int, x: float, y: float, seconds: float, tiles: Sequence[Tile]) -> None:
        """A finger touches the screen."""
        means_nothing = self._on_edge(x, y) or self._again(x, y, seconds) or self._under_palm(seconds)
        on = None if means_nothing else _name(tile_at(x, y, tiles))
        self._fingers[finger] = _Finger(x, y, seconds, on)
        if self._together(seconds) >= _PALM_FINGERS:
            self._ignore_palm(seconds)

    def grow(self, size: float, seconds: float) -> None:
        """A touch has this size now, as a share of the largest that its device can tell; 0 if unknown."""
        if size > 0.0:
            self._least_size = min(self._least_size, size)
        if size >= max(_PALM_SIZE, _PALM_OVER_LEAST * self._least_size):
            self._ignore_palm(seconds)

    def up(self, finger: int, x: float, y: float, seconds: float, tiles: Sequence[Tile]) -> str | None:
        """A finger leaves the screen; the name to press, or None."""
        began = self._fingers.pop(finger, None)
        if not self._fingers:
            self._palm_s = None
        tile = tile_at(x, y, tiles)
        if began is None or began.on != _name(tile) or self._again(x, y, seconds):
            return None
        if seconds - began.began_s > _RESTING_S:
            return None
        self._last = _Finger(x, y, seconds, began.on)
        return SCREEN if tile is None else tile.target

    def forget(self) -> None:
        """The page changed: what the fingers rest on now is not what they touched."""
        self._fingers = {name: replace(finger, on=None) for name, finger in self._fingers.items()}

    def _again(self, x: float, y: float, seconds: float) -> bool:
        last = self._last
        if last is None or seconds - last.began_s >= DOUBLE_STRIKE_S:
            return False
        return hypot(x - last.x, y - last.y) < _SAME_PLACE_MM * self._px_per_mm

    def _on_edge(self, x: float, y: float) -> bool:
        edge = EDGE_MM * self._px_per_mm
        return not (edge <= x <= self._width_px - edge and edge <= y <= self._height_px - edge)

    def _under_palm(self, seconds: float) -> bool:
        return self._palm_s is not None and seconds - self._palm_s < _PALM_S

    def _together(self, seconds: float) -> int:
        """How many fingers came just now, each in a place of its own."""
        places: list[_Finger] = []
        for finger in self._fingers.values():
            near = (hypot(finger.x - other.x, finger.y - other.y) for other in places)
            apart = all(distance >= _APART_MM * self._px_per_mm for distance in near)
            if seconds - finger.began_s <= _PALM_WITHIN_S and apart:
                places.append(finger)
        return len(places)

    def _ignore_palm(self, seconds: float) -> None:
        """Nothing that is down presses, nor what comes before all have left."""
        self._palm_s = seconds
        self.forget()


def tile_at(x: float, y: float, tiles: Sequence[Tile]) -> Tile | None:
    """The tile to press at this point, if any."""
    return next((tile for tile in tiles if tile.target and tile.rect.holds(x, y)), None)


def _name(tile: Tile | None) -> str:
    return SCREEN if tile is None else tile.name
