"""How far an explanation or the game has come: its parts as small pictures on a line, the present one lit."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.dialogue.view import Option
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

HEIGHT_MM = 9.4
WIDTH_MM = 7.6
"""The least for each of the parts."""
_FAR_SHARE = 0.86
"""Side of the pictures of the other parts over that of the present one."""
_LINE_MM = 0.8
_PICTURE_SHARE = 0.66


def tiles(parts: Sequence[Option], sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    """The parts side by side in the rectangle, joined by a line; nothing where there are none."""
    if not parts:
        return ()
    places = rect.columns(len(parts), 0.0)
    begin, end = places[0].centre[0], places[-1].centre[0]
    high = sheet.mm(_LINE_MM)
    line = Panel(Rect(begin, rect.centre[1] - high / 2, end - begin, high), sheet.palette.pad_ink)
    beads = (piece for part, place in zip(parts, places, strict=True) for piece in _bead(part, place, sheet))
    return (Tile("parts", rect, (line, *beads)),)


def _bead(part: Option, place: Rect, sheet: Sheet) -> tuple[Piece, ...]:
    colours = sheet.palette
    side = min(place.width * 0.96, place.height) * (1.0 if part.lit else _FAR_SHARE)
    disc = place.square(side)
    ground = Panel(
        disc,
        colours.lit if part.lit else colours.pads[3],
        colours.lit_edge if part.lit else colours.pad_ink,
        sheet.mm(theme.STRONG_EDGE_MM if part.lit else theme.EDGE_MM),
        side / 2,
    )
    return ground, *sheet.picture(part.picture, disc.square(side * _PICTURE_SHARE))
