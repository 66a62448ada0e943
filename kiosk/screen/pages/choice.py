"""The page of a question: one to four large cards under the caption."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet

_HEAD_SHARE = 0.44


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head and the cards."""
    gap = sheet.mm(theme.GAP_MM)
    top, rest = room.cut_top(room.height * _HEAD_SHARE, gap)
    places = cards.ways(view.options, _arrangements(len(view.options), rest, sheet), sheet)
    return (*frame.head(view, sheet, top), *cards.cards(view.options, places, sheet))


def _arrangements(count: int, rect: Rect, sheet: Sheet) -> tuple[Sequence[Rect], ...]:
    gap = sheet.mm(theme.GAP_MM)
    if count == 1:
        return (rect.inset(rect.width * 0.18, 0.0).rows(1, gap),)
    rows = rect.columns(count, gap)
    if count in (2, 3) or rect.height < 2 * sheet.mm(theme.TARGET_HEIGHT_MM) + gap:
        return (rows,)
    return rows, rect.grid(2, -(-count // 2), gap)
