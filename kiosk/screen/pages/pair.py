"""Two very large cards of equal weight, under what they answer."""

from __future__ import annotations

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, telling
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet

COUNT = 2
_SHARE, _SHARE_UPRIGHT = 0.43, 0.36
_LEAST_MM = 20.0


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The picture and the sentence, and the two cards side by side."""
    gap = sheet.mm(theme.GAP_MM)
    foot, rest = room.cut_bottom(_height(view, sheet, room), gap)
    return (
        *telling.told(view, sheet, rest),
        *cards.cards(view.options, (foot.columns(COUNT, gap),), sheet),
    )


def _height(view: View, sheet: Sheet, room: Rect) -> float:
    """Very large, but for what the sentence needs."""
    if sheet.portrait:
        return room.height * _SHARE_UPRIGHT
    left = room.height - telling.least_px(view, sheet, room) - sheet.mm(theme.GAP_MM)
    return max(sheet.mm(_LEAST_MM), min(room.height * _SHARE, left))
