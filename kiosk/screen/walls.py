"""Walls of zellige as Kivy textures: hundreds of facets are drawn once, and then as one picture."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from math import ceil, floor
from typing import Any

from kivy.graphics import Color, Fbo, Mesh, Rectangle, SmoothLine

from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Colour, Mosaic
from kiosk.screen.textures import Texture
from kiosk.screen.zellige import Facet, facets

_KEPT = 4
"""The friezes of two themes, a wall, and a faint one."""


def rgb(colour: Colour) -> tuple[float, float, float]:
    """A colour as three numbers from 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


class Walls:
    """Keeps the last few walls, without their stars."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Mosaic, tuple[Rect, Texture]] = OrderedDict()

    def wall(self, mosaic: Mosaic) -> tuple[Rect, Texture]:
        """What does not move, and its place in whole pixels: it is drawn pixel by pixel."""
        still = replace(mosaic, phase=0.0, moving=False)
        if still not in self._kept:
            self._kept[still] = _drawn(still)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(still)
        return self._kept[still]


def _drawn(mosaic: Mosaic) -> tuple[Rect, Texture]:
    rect = mosaic.rect
    left, top = floor(rect.left), floor(rect.top)
    place = Rect(left, top, ceil(rect.right) - left, ceil(rect.bottom) - top)
    buffer = Fbo(size=(place.width, place.height))
    buffer.add(Color(*rgb(mosaic.colours[-1])))
    buffer.add(Rectangle(size=(place.width, place.height)))
    add_facets(buffer, facets(mosaic), mosaic, place)
    buffer.draw()
    return place, buffer.texture


def add_facets(group: Any, facets: Iterable[Facet], mosaic: Mosaic, place: Rect) -> None:  # noqa: ANN401  Kivy ships no types
    """Draw facets into a group whose lower left corner is that of `place`."""
    for facet in facets:
        group.add(Color(*rgb(mosaic.colours[facet.colour])))
        corners = [(x - place.left, place.bottom - y) for x, y in (facet.centre, *facet.corners)]
        group.add(_fan(corners))
        # A mesh has hard edges: a line of its own colour softens them.
        group.add(
            SmoothLine(points=[side for corner in corners[1:] for side in corner], close=True, width=1.0)
        )


def _fan(corners: list[tuple[float, float]]) -> Mesh:
    points = (*corners, corners[1])
    vertices = [number for x, y in points for number in (x, y, 0.0, 0.0)]
    return Mesh(vertices=vertices, indices=list(range(len(points))), mode="triangle_fan")
