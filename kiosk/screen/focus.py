"""Where the keyboard's focus goes: Tab goes round, arrows to the neighbour. Knows nothing of Kivy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kiosk.screen.pieces import Tile

Direction = Literal["left", "right", "up", "down"]

_AXES: dict[Direction, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_ASIDE = 2.0
"""How much a pixel beside the way weighs against one along it."""


def stops(tiles: Sequence[Tile]) -> tuple[Tile, ...]:
    """The tiles that can have the focus, in reading order."""
    return tuple(tile for tile in tiles if tile.target)


def around(tiles: Sequence[Tile], current: str | None, step: int) -> str | None:
    """The name of the next (1) or previous (-1) stop; never ends, so that nobody is trapped."""
    names = [tile.name for tile in stops(tiles)]
    if not names:
        return None
    if current not in names:
        return names[0] if step > 0 else names[-1]
    return names[(names.index(current) + step) % len(names)]


def towards(tiles: Sequence[Tile], current: str | None, direction: Direction) -> str | None:
    """The name of the nearest stop in this direction; the same one where there is none."""
    here = next((tile for tile in stops(tiles) if tile.name == current), None)
    if here is None:
        return around(tiles, current, 1)
    away = [(distance, tile.name) for tile in stops(tiles) if (distance := _distance(here, tile, direction))]
    return min(away)[1] if away else current


def _distance(here: Tile, there: Tile, direction: Direction) -> float:
    """How far it is in this direction; 0 when it does not lie there."""
    across, down = _AXES[direction]
    (x0, y0), (x1, y1) = here.rect.centre, there.rect.centre
    along = (x1 - x0) * across + (y1 - y0) * down
    aside = abs((x1 - x0) * down) + abs((y1 - y0) * across)
    return along + _ASIDE * aside if along > 1.0 else 0.0
