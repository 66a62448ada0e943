"""The page with nothing to answer: a large picture, the words, and what the kiosk is doing."""

from __future__ import annotations

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import frame
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The picture at the side, the words beside it."""
    side = min(room.height, room.width * 0.3)
    gap = sheet.mm(theme.GAP_MM) * 2
    shown: tuple[Tile, ...] = ()
    if sheet.pictures and view.picture:
        place, room = room.cut_left(side, gap)
        shown = frame.picture(view, sheet, place.square(side * 0.86))
    place, room = room.cut_right(sheet.mm(frame.SIGN_MM), gap)
    return (*shown, frame.caption(view, sheet, room, 8.0), frame.sign(view, sheet, place.square(place.width)))
