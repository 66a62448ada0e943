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


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The picture and the sentence, and the two cards side by side."""
    share = _SHARE_UPRIGHT if sheet.portrait else _SHARE
    gap = sheet.mm(theme.GAP_MM)
    foot, rest = room.cut_bottom(room.height * share, gap)
    return (
        *telling.told(view, sheet, rest),
        *cards.cards(view.options, (foot.columns(COUNT, gap),), sheet),
    )
