"""The page while the visitor's name is recorded: a large microphone on red, and the ways out."""

from __future__ import annotations

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_ROWS = 2


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head, the microphone, and the options beside it."""
    gap = sheet.mm(theme.GAP_MM)
    top, rest = room.cut_top(room.height * 0.4, gap)
    head = frame.head(view, sheet, top)
    if not view.options:
        return (*head, _microphone(rest, sheet))
    side, rest = rest.cut_right(rest.width * 0.42, gap)
    columns = -(-len(view.options) // _ROWS)
    places = side.grid(columns, -(-len(view.options) // columns), gap)
    return (*head, _microphone(rest, sheet), *cards.cards(view.options, places, sheet))


def _microphone(rect: Rect, sheet: Sheet) -> Tile:
    disc = rect.square(rect.height * 0.84)
    x, y = rect.centre
    dot = Rect(x - disc.width * 1.05, y, 0.0, 0.0).square(rect.height * 0.24)
    pieces: list[Piece] = [
        Panel(rect, theme.RED, radius_px=sheet.mm(theme.RADIUS_MM)),
        Panel(disc, theme.CARD, radius_px=disc.width / 2),
        Panel(dot, theme.CARD, radius_px=dot.width / 2),
        Panel(dot.inset(dot.width * 0.14), theme.RED, radius_px=dot.width * 0.36),
        *sheet.picture("🎤", disc.square(disc.width * 0.72)),
    ]
    return Tile("microphone", rect, tuple(pieces))
