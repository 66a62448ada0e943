"""Where the focus of keys and switches goes: round, to the neighbour, row by row. Knows nothing of Kivy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kiosk.screen.pieces import Tile

Direction = Literal["left", "right", "up", "down"]

_AXES: dict[Direction, tuple[int, int]] = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_IN_ROWS = ("key", "bar")
"""Kinds of targets of which there are many: letters, digits, and the bar."""
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
    """The name of the nearest stop in this direction.

    Where there is none, up and down go on in reading order, so that arrows alone reach everything.
    """
    here = next((tile for tile in stops(tiles) if tile.name == current), None)
    if here is None:
        return around(tiles, None, 1)
    away = [(distance, tile.name) for tile in stops(tiles) if (distance := _distance(here, tile, direction))]
    if away:
        return min(away)[1]
    return around(tiles, current, _AXES[direction][1]) if _AXES[direction][1] else current


def _distance(here: Tile, there: Tile, direction: Direction) -> float:
    """How far it is in this direction; 0 when it does not lie there."""
    across, down = _AXES[direction]
    (x0, y0), (x1, y1) = here.rect.centre, there.rect.centre
    along = (x1 - x0) * across + (y1 - y0) * down
    aside = abs((x1 - x0) * down) + abs((y1 - y0) * across)
    return along + _ASIDE * aside if along > 1.0 else 0.0


def rows(tiles: Sequence[Tile]) -> tuple[tuple[Tile, ...], ...]:
    """The stops as a switch comes to them: one by one, but keys and the bar a row at a time."""
    found: list[list[Tile]] = []
    for tile in stops(tiles):
        if found and _in_a_row(found[-1][-1], tile):
            found[-1].append(tile)
        else:
            found.append([tile])
    return tuple(map(tuple, found))


def _in_a_row(one: Tile, other: Tile) -> bool:
    kind = one.name.partition(":")[0]
    beside = abs(one.rect.centre[1] - other.rect.centre[1]) < min(one.rect.height, other.rect.height) / 2
    return kind in _IN_ROWS and other.name.startswith(f"{kind}:") and beside
