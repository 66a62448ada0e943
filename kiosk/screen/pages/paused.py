"""The page of a pause: a large calm sign, the words, and one way on. Nothing else asks for anything."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.view import Attention, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame
from kiosk.screen.pieces import Panel, Tile
from kiosk.screen.sheet import Sheet

GO_ON = "go-on"
"""The control that ends a pause."""

_SIGN_SHARE = 0.36
_WORDS_SHARE = 0.5


def fills(view: View) -> bool:
    """True for a pause on a page that nobody needs to see meanwhile: a number or a code stays in sight."""
    return view.attention is Attention.PAUSED and not (view.keys or view.groups or view.details)


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The sign at the side, the words and the way on beside it; or the one over the other."""
    gap = sheet.mm(theme.GAP_MM)
    ground = Panel(room, sheet.palette.tints[2], radius_px=sheet.mm(theme.RADIUS_MM * 2))
    inner = room.inset(gap * 2)
    cut = inner.cut_top if sheet.portrait else inner.cut_left
    left, rest = cut((inner.height if sheet.portrait else inner.width) * _SIGN_SHARE, gap * 2)
    words, under = rest.cut_top(rest.height * _WORDS_SHARE, gap)
    read: tuple[Tile, ...] = ()
    if view.read:
        side, words = words.cut_right(sheet.mm(frame.COLUMN_MM), gap)
        read = frame.read(view, sheet, side.middle(sheet.mm(frame.READ_MM)))
    return (
        Tile("calm", room, (ground,), ground=True),
        frame.sign(view, sheet, left.square(min(left.width, left.height))),
        frame.caption(view, sheet, words, 7.0),
        *read,
        *_go_on(view, sheet, under),
    )


def _go_on(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    """The bar's way on once more, large: it is lit, being the one thing to do."""
    ways = tuple(replace(control, lit=True) for control in view.bar if control.name == GO_ON)
    return cards.cards(ways, ((rect,),), sheet)
