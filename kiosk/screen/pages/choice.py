"""The page of a question: two to four large cards under the caption, and the cards that go on beside them."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.dialogue.script import PAGE
from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet

_BELOW_MM = (37.0, 34.0, 31.5)
"""Heights for cards: a row of pictures over words of two lines, or two rows of words beside pictures."""
_LIST_MM = (40.0, 37.0, 34.5)
_UPRIGHT_ROW_MM = (15.0, 14.0, theme.TARGET_HEIGHT_MM + 0.1)
"""Heights of one card of a page that stands upright, where they may stand one under the other."""
_LARGE_GLASS_MM = 3.6
"""Where the glass is so large that readable letters are this small, the cards of a list stand in a row."""


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head and the cards."""
    below_mm = _below_mm(view, sheet)
    top, rest = frame.cut_head(view, sheet, room, *below_mm, fixed=onward.listed(view))
    going_on, rest = onward.beside(view, sheet, rest)
    answers = cards.cards(view.options, _arrangements(view, rest, sheet), sheet)
    return (*frame.head(view, sheet, top), *answers, *going_on)


def _below_mm(view: View, sheet: Sheet) -> Sequence[float]:
    """Heights for what stands under the head, the best first: a long caption takes more from them."""
    listed = onward.listed(view)
    if not sheet.portrait:
        return _LIST_MM if listed else _BELOW_MM
    count = PAGE if listed else max(2, len(view.options))
    foot = onward.FOOT_MM if view.onward else 0.0
    return [count * (row + theme.GAP_MM) - theme.GAP_MM + foot for row in _UPRIGHT_ROW_MM]


def _arrangements(view: View, rest: Rect, sheet: Sheet) -> tuple[Sequence[Rect], ...]:
    if onward.listed(view):
        # The cards of a list stand at the same places on all its pages, though the last may have fewer.
        columns = 1 if sheet.portrait else 2 if sheet.readable_mm > _LARGE_GLASS_MM else PAGE
        return (rest.grid(columns, PAGE // columns, sheet.mm(theme.GAP_MM)),)
    if len(view.options) == 1:
        return ((rest.inset(rest.width * 0.18, 0.0),),)
    return cards.arrangements(len(view.options), rest, sheet)
