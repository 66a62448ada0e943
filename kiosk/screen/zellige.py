"""A zellige wall as geometry: eight-pointed stars and crosses, and a rosette whose star turns.

Pure numbers: pixels, y from the top, as everywhere on a page. Knows nothing of Kivy.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from math import cos, pi, sin

from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Mosaic

POINTS = 16
"""Points of the rosette's star: turned by a sixteenth of a circle it looks the same."""

HEART_SHARE = 0.48
"""The disc in the middle of the rosette, over the rosette: room for a sign."""

Point = tuple[float, float]

_KHATAM = 0.765
"""Inner over outer radius of two squares turned by 45 degrees (cos 45° over cos 22.5°)."""
_GROUND = -1
"""The last colour is that of the ground and of the joints."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A piece of glazed tile: its corners in order, and the index of its colour (negative from the last).

    It is seen whole from its `centre`: a fan of triangles from there fills it.
    """

    centre: Point
    corners: tuple[Point, ...]
    colour: int


def facets(mosaic: Mosaic) -> tuple[Facet, ...]:
    """What does not turn, the lower ones first: stars that fill the wall, and the rosette over them.

    A star is as wide as the width allows that of whole stars comes nearest to its height.
    """
    colours = len(mosaic.colours)
    rosette = _rosette(mosaic.rosette, colours) if mosaic.rosette else ()
    return (*chain.from_iterable(_stars(mosaic.rect, mosaic.rows, colours)), *rosette)


def _stars(rect: Rect, rows: int, colours: int) -> Iterator[Iterator[Facet]]:
    columns = max(1, round(rect.width * rows / rect.height))
    for i, cell in enumerate(rect.grid(columns, rows, 0.0) if rows else ()):
        row, column = divmod(i, columns)
        yield _khatam(cell, row + column, colours)


def star(mosaic: Mosaic, phase: float = 0.0) -> tuple[Facet, ...]:
    """The star in the rosette and its heart, turned by `phase` (0 to 1) of one point."""
    if mosaic.rosette is None:
        return ()
    middle, radius = mosaic.rosette.centre, mosaic.rosette.width / 2
    turn = 2 * pi / POINTS * (phase + 0.5)
    return (
        Facet(
            middle,
            _star(middle, (radius * 0.63, radius * 0.63), 0.79, POINTS, turn),
            2 % (len(mosaic.colours) - 1),
        ),
        Facet(middle, _circle(middle, radius * HEART_SHARE), _GROUND),
    )


def _khatam(cell: Rect, turn_of_colours: int, colours: int) -> Iterator[Facet]:
    """An eight-pointed star with a smaller one in it."""
    glazes = colours - 1
    outer, inner = turn_of_colours % glazes, (turn_of_colours + 2) % glazes
    across, down = cell.width / 2, cell.height / 2
    for share, turn, colour in ((1.0, 0.0, outer), (0.56, pi / 8, _GROUND), (0.34, 0.0, inner)):
        corners = _star(cell.centre, (across * share, down * share), _KHATAM, 8, turn)
        yield Facet(cell.centre, corners, colour)


def _rosette(rect: Rect, colours: int) -> Iterator[Facet]:
    """A round field with a rim, petals that point outwards, and small kites between their tips."""
    middle, radius = rect.centre, rect.width / 2
    glazes = colours - 1
    yield Facet(middle, _circle(middle, radius), _GROUND)
    yield Facet(middle, _circle(middle, radius * 0.94), 0)
    yield Facet(middle, _circle(middle, radius * 0.9), _GROUND)
    for i in range(POINTS):
        angle = 2 * pi * i / POINTS
        yield _petal(middle, radius, angle, (0, 3)[i % 2] % glazes)
        yield _kite(middle, radius, angle + pi / POINTS, 1 % glazes)


def _petal(middle: Point, radius: float, angle: float, colour: int) -> Facet:
    corners = ((0.64, 0.0), (0.69, 0.8), (0.785, 0.86), (0.875, 0.0), (0.785, -0.86), (0.69, -0.8))
    return _around(middle, radius, angle, corners, colour)


def _kite(middle: Point, radius: float, angle: float, colour: int) -> Facet:
    corners = ((0.81, 0.0), (0.87, 0.5), (0.885, 0.0), (0.87, -0.5))
    return _around(middle, radius, angle, corners, colour)


def _around(middle: Point, radius: float, angle: float, corners: tuple[Point, ...], colour: int) -> Facet:
    """Corners as shares of the radius and of half a petal's width, for the petal at this angle."""
    half = pi / POINTS
    points = tuple(_polar(middle, radius * share, angle + half * beside) for share, beside in corners)
    count = len(points)
    centre = (sum(x for x, _ in points) / count, sum(y for _, y in points) / count)
    return Facet(centre, points, colour)


def _star(middle: Point, radii: Point, inner: float, points: int, turn: float) -> tuple[Point, ...]:
    """A star so wide and so high, whose notches lie at `inner` of that."""
    x, y = middle
    shares = ((inner if i % 2 else 1.0, turn + pi * i / points) for i in range(2 * points))
    return tuple(
        (x + radii[0] * share * cos(angle), y + radii[1] * share * sin(angle)) for share, angle in shares
    )


def _circle(middle: Point, radius: float) -> tuple[Point, ...]:
    return tuple(_polar(middle, radius, 2 * pi * i / 64) for i in range(64))


def _polar(middle: Point, radius: float, angle: float) -> Point:
    return middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)
