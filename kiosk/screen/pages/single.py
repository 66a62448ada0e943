"""The page of one answer: the step's own picture is the large one, the answer stands beside it.

The page that records has the same plan, so that nothing jumps when the recording begins.
"""

from __future__ import annotations

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward
from kiosk.screen.pieces import Panel, Tile
from kiosk.screen.sheet import Sheet

_HEAD_SHARE = 0.43
_OPTIONS_SHARE = 0.44
_ROWS = 2


def fits(view: View) -> bool:
    """True for one answer that is not the last of a list, and a picture to show beside it."""
    return len(view.options) == 1 and bool(view.picture) and not view.onward


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The words, the picture, and the answer."""
    tiles, panel = beside(view, sheet, room)
    ground = Panel(panel, sheet.palette.tints[0], radius_px=sheet.mm(theme.RADIUS_MM))
    shown = sheet.picture(view.picture, panel.square(panel.height * 0.86))
    return (*tiles, Tile("panel", panel, (ground, *shown)))


def beside(view: View, sheet: Sheet, room: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """The words and the options, and the room that is left for what the page is about."""
    gap = sheet.mm(theme.GAP_MM)
    top, rest = room.cut_top(room.height * _HEAD_SHARE, gap)
    going_on, rest = onward.beside(view, sheet, rest)
    words = (*frame.words(view, sheet, top), *going_on)
    if not view.options:
        return words, rest
    side, rest = rest.cut_right(rest.width * _OPTIONS_SHARE, gap)
    columns = -(-len(view.options) // _ROWS)
    places = side.grid(columns, -(-len(view.options) // columns), gap)
    head = frame.words(view, sheet, top)
    return (*head, *cards.cards(view.options, (places,), sheet), *going_on), rest
