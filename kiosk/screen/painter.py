"""Draws tiles into a Kivy canvas, and redraws only those that changed."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any, assert_never

from kivy.graphics import (
    Color,
    InstructionGroup,
    Line,
    Mesh,
    Rectangle,
    SmoothLine,
    SmoothRoundedRectangle,
)

from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Align, Countdown, Mosaic, Panel, Picture, Piece, Tile, Words
from kiosk.screen.textures import Texture, Textures
from kiosk.screen.theme import Palette
from kiosk.screen.zellige import Facet, facets, star

_STAR_MM = 7.0
_GONE_SHARE = 0.2
"""How thick the line of a ring is where its time is gone."""
_RING_PARTS = 90
_SHARE: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}


def rgb(colour: str) -> tuple[float, float, float]:
    """A colour as three numbers from 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


class Painter:
    """Keeps what is drawn equal to the tiles it was last given."""

    def __init__(self, canvas: Any, width_px: float, height_px: float, textures: Textures) -> None:  # noqa: ANN401  Kivy ships no types
        self._height_px = height_px
        self._textures = textures
        self._ground = InstructionGroup()
        self._front = InstructionGroup()
        self._drawn: dict[str, tuple[Tile, Any]] = {}
        self._size_px = (width_px, height_px)
        self._backdrop = InstructionGroup()
        self._palette: Palette | None = None
        canvas.add(self._backdrop)
        canvas.add(self._ground)
        canvas.add(self._front)

    def draw(self, palette: Palette, tiles: Sequence[Tile]) -> int:
        """Draw these tiles and no others; the number that had to be drawn."""
        if palette != self._palette:
            self._palette = palette
            self._backdrop.clear()
            width_px, height_px = self._size_px
            self._backdrop.add(_backdrop(width_px, height_px, _STAR_MM * width_px / 154.0, palette))
        wanted = {tile.name: tile for tile in tiles}
        for name in [name for name in self._drawn if name not in wanted]:
            tile, group = self._drawn.pop(name)
            self._layer(tile).remove(group)
        changed = [tile for tile in wanted.values() if self._shown(tile.name) != tile]
        for tile in changed:
            self._redraw(tile)
        return len(changed)

    def _shown(self, name: str) -> Tile | None:
        return self._drawn[name][0] if name in self._drawn else None

    def _layer(self, tile: Tile) -> Any:  # noqa: ANN401  Kivy ships no types
        return self._ground if tile.ground else self._front

    def _redraw(self, tile: Tile) -> None:
        if tile.name in self._drawn:
            group = self._drawn[tile.name][1]
            group.clear()
        else:
            group = InstructionGroup()
            self._layer(tile).add(group)
        for piece in tile.pieces:
            self._piece(group, piece)
        self._drawn[tile.name] = (tile, group)

    def _piece(self, group: Any, piece: Piece) -> None:  # noqa: ANN401  Kivy ships no types
        match piece:
            case Panel():
                self._panel(group, piece)
            case Picture():
                self._picture(group, piece)
            case Words():
                self._words(group, piece)
            case Countdown():
                self._countdown(group, piece)
            case Mosaic():
                self._mosaic(group, piece)
            case _:
                assert_never(piece)

    def _panel(self, group: Any, panel: Panel) -> None:  # noqa: ANN401  Kivy ships no types
        if panel.edge_px:
            self._rounded(group, panel.rect, panel.edge, panel.radius_px)
        inner = panel.rect.inset(panel.edge_px)
        self._rounded(group, inner, panel.fill, max(0.0, panel.radius_px - panel.edge_px))

    def _rounded(self, group: Any, rect: Rect, colour: str, radius_px: float) -> None:  # noqa: ANN401  Kivy ships no types
        group.add(Color(*rgb(colour)))
        place = {"pos": self._place(rect), "size": (rect.width, rect.height)}
        group.add(SmoothRoundedRectangle(radius=[radius_px], **place) if radius_px else Rectangle(**place))

    def _picture(self, group: Any, picture: Picture) -> None:  # noqa: ANN401  Kivy ships no types
        texture = self._textures.emoji(picture.emoji)
        if texture is None:
            return
        rect = picture.rect
        scale = min(rect.width / texture.width, rect.height / texture.height)
        x, y = rect.centre
        width, height = texture.width * scale, texture.height * scale
        place = Rect(x - width / 2, y - height / 2, width, height)
        if picture.flipped:
            texture = texture.get_region(0, 0, texture.width, texture.height)
            texture.flip_horizontal()
        self._image(group, place, texture)

    def _words(self, group: Any, words: Words) -> None:  # noqa: ANN401  Kivy ships no types
        line_px = words.size_px * theme.LINE_HEIGHT_EM
        top = words.rect.centre[1] - line_px * len(words.lines) / 2
        for line in words.lines:
            texture = self._textures.words(line, words.size_px, rgb(words.colour))
            # Hinting can make a line a little wider than it was measured.
            scale = min(1.0, words.rect.width / max(1, texture.width))
            width, height = texture.width * scale, texture.height * scale
            left = words.rect.left + (words.rect.width - width) * _SHARE[words.align]
            place = Rect(round(left), round(top + (line_px - height) / 2), width, height)
            self._image(group, place, texture)
            top += line_px

    def _countdown(self, group: Any, ring: Countdown, left: float = 1.0) -> None:  # noqa: ANN401  Kivy ships no types
        """The ring with this share of the time left."""
        group.add(Color(*rgb(ring.colour)))
        for thick_px, begin in ((ring.thick_px * _GONE_SHARE, 0.0), (ring.thick_px, 360.0 * (1.0 - left))):
            # A line's width is counted from its middle, and its angles clockwise from the top.
            inner = ring.rect.inset(ring.thick_px / 2)
            place = (*self._place(inner), inner.width, inner.height)
            if begin < 360.0:  # noqa: PLR2004  a whole turn
                group.add(Line(ellipse=(*place, begin, 360.0, _RING_PARTS), width=thick_px / 2))

    def _mosaic(self, group: Any, mosaic: Mosaic, phase: float = 0.0) -> None:  # noqa: ANN401  Kivy ships no types
        self._rounded(group, mosaic.rect, mosaic.colours[-1], 0.0)
        for facet in (*facets(mosaic), *star(mosaic, phase)):
            group.add(Color(*rgb(mosaic.colours[facet.colour])))
            group.add(_fan(facet, self._height_px))
            # A mesh has hard edges: a line of its own colour softens them.
            edge = [side for x, y in facet.corners for side in (x, self._height_px - y)]
            group.add(SmoothLine(points=edge, close=True, width=1.0))

    def _image(self, group: Any, rect: Rect, texture: Texture) -> None:  # noqa: ANN401  Kivy ships no types
        group.add(Color(1, 1, 1))
        group.add(Rectangle(texture=texture, pos=self._place(rect), size=(rect.width, rect.height)))

    def _place(self, rect: Rect) -> tuple[float, float]:
        return rect.left, self._height_px - rect.bottom


def _fan(facet: Facet, height_px: float) -> Mesh:
    points = (facet.centre, *facet.corners, facet.corners[0])
    vertices = [number for x, y in points for number in (x, height_px - y, 0.0, 0.0)]
    return Mesh(vertices=vertices, indices=list(range(len(points))), mode="triangle_fan")


def _backdrop(width_px: float, height_px: float, radius_px: float, palette: Palette) -> Any:  # noqa: ANN401  Kivy ships no types
    """Eight-pointed stars that touch at their points, with crosses between them, as on a zellige wall."""
    group = InstructionGroup()
    group.add(Color(*rgb(palette.page)))
    group.add(Rectangle(pos=(0, 0), size=(width_px, height_px)))
    group.add(Color(*rgb(palette.pattern)))
    vertices: list[float] = []
    for column in range(int(width_px / radius_px / 2) + 2):
        for row in range(int(height_px / radius_px / 2) + 2):
            vertices += _star(2 * radius_px * column, height_px - 2 * radius_px * row, radius_px)
    squares = len(vertices) // 16
    indices = [4 * square + corner for square in range(squares) for corner in (0, 1, 2, 0, 2, 3)]
    group.add(Mesh(vertices=vertices, indices=indices, mode="triangles"))
    return group


def _star(x: float, y: float, radius: float) -> list[float]:
    """Two squares, one turned by 45 degrees, as Kivy vertices (x, y, u, v)."""
    return [
        number
        for turn in (0.0, pi / 4)
        for corner in range(4)
        for number in (
            x + radius * cos(turn + corner * pi / 2),
            y + radius * sin(turn + corner * pi / 2),
            0.0,
            0.0,
        )
    ]
