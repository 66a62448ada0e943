"""The page with nothing to answer: a large picture before a faint wall of zellige, and the words."""

from __future__ import annotations

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import frame
from kiosk.screen.pieces import Mosaic, Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_WIDE_SHARE, _HIGH_SHARE = 0.34, 0.46
_WORDS_MM = 8.0
_ROWS, _UPRIGHT_ROWS = 5, 4


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The picture at the side, or over the words where the page stands upright."""
    shown: tuple[Tile, ...] = ()
    if sheet.pictures and view.picture:
        gap = sheet.mm(theme.GAP_MM) * 2
        if sheet.portrait:
            wall, room = room.cut_top(room.height * _HIGH_SHARE, gap)
        else:
            wall, room = room.cut_left(room.width * _WIDE_SHARE, gap)
        shown = _picture(view, sheet, wall)
    place = frame.plan(view, sheet, room, pictured=False)
    words = frame.caption(view, sheet, place.caption, _WORDS_MM)
    return (*shown, words, *frame.column(view, sheet, place.column))


def _picture(view: View, sheet: Sheet, wall: Rect) -> tuple[Tile, ...]:
    side = min(wall.width, wall.height)
    disc = wall.square(side * 0.9)
    colours = sheet.palette
    ground: list[Piece] = [Panel(wall, colours.page)]
    if colours.pattern != colours.page:
        ground.append(
            Mosaic(wall, (colours.pattern, colours.page), _UPRIGHT_ROWS if sheet.portrait else _ROWS)
        )
    return (
        Tile("wall", wall, (*ground, Panel(disc, colours.page, radius_px=disc.width / 2)), ground=True),
        *frame.picture(view, sheet, wall.square(side * 0.72)),
    )
