"""Draws tiles into a Kivy canvas, and redraws only those that changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from kivy.graphics import Color, InstructionGroup, Line, Rectangle, SmoothRoundedRectangle

from kiosk.screen import theme
from kiosk.screen.damage import damaged
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import SHARE, Countdown, Mosaic, Panel, Picture, Piece, Tile, Words
from kiosk.screen.textures import Texture, Textures
from kiosk.screen.walls import Walls, add_facets, rgb
from kiosk.screen.zellige import star

_GONE_SHARE = 0.2
"""How thick the line of a ring is where its time is gone."""
_RING_PARTS = 90


class Painter:
    """Keeps what is drawn equal to the tiles it was last given."""

    def __init__(self, canvas: Any, height_px: float, textures: Textures) -> None:  # noqa: ANN401  Kivy ships no types
        self._height_px = height_px
        self._textures = textures
        self._walls = Walls()
        self._ground = InstructionGroup()
        self._front = InstructionGroup()
        self._drawn: dict[str, tuple[Tile, Any]] = {}
        self._order: list[str] = []
        canvas.add(self._ground)
        canvas.add(self._front)

    def draw(self, tiles: Sequence[Tile]) -> tuple[Rect, ...]:
        """Draw these tiles and no others; where the page looks otherwise now."""
        wanted = {tile.name: tile for tile in tiles}
        gone = [tile for name, (tile, _) in self._drawn.items() if name not in wanted]
        changed = [tile for tile in tiles if self._shown(tile.name) != tile]
        damage = [
            *(rect for tile in gone for rect in damaged(tile, None)),
            *(rect for tile in changed for rect in damaged(self._shown(tile.name), tile)),
        ]
        for tile in gone:
            self._layer(tile).remove(self._drawn.pop(tile.name)[1])
        for tile in changed:
            self._redraw(tile)
        self._put_in_order(tiles)
        return tuple(damage)

    def _put_in_order(self, tiles: Sequence[Tile]) -> None:
        """What lies behind may overlap: the first lies lowest."""
        order = [tile.name for tile in tiles if tile.ground]
        if order != self._order:
            self._order = order
            self._ground.clear()
            for name in order:
                self._ground.add(self._drawn[name][1])

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
            left = words.rect.left + (words.rect.width - width) * SHARE[words.align]
            place = Rect(round(left), round(top + (line_px - height) / 2), width, height)
            self._image(group, place, texture)
            top += line_px

    def _countdown(self, group: Any, ring: Countdown) -> None:  # noqa: ANN401  Kivy ships no types
        group.add(Color(*rgb(ring.colour)))
        gone = 360.0 * (1.0 - ring.left)
        for thick_px, begin in ((ring.thick_px * _GONE_SHARE, 0.0), (ring.thick_px, gone)):
            # A line's width is counted from its middle, and its angles clockwise from the top.
            inner = ring.rect.inset(ring.thick_px / 2)
            place = (*self._place(inner), inner.width, inner.height)
            if begin < 360.0:  # noqa: PLR2004  a whole turn
                group.add(Line(ellipse=(*place, begin, 360.0, _RING_PARTS), width=thick_px / 2))

    def _mosaic(self, group: Any, mosaic: Mosaic) -> None:  # noqa: ANN401  Kivy ships no types
        place, texture = self._walls.wall(mosaic)
        self._image(group, place, texture)
        add_facets(group, star(mosaic, mosaic.phase), mosaic, Rect(0.0, 0.0, 0.0, self._height_px))

    def _image(self, group: Any, rect: Rect, texture: Texture) -> None:  # noqa: ANN401  Kivy ships no types
        group.add(Color(1, 1, 1))
        group.add(Rectangle(texture=texture, pos=self._place(rect), size=(rect.width, rect.height)))

    def _place(self, rect: Rect) -> tuple[float, float]:
        return rect.left, self._height_px - rect.bottom
