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

_HEAD_SHARE = 0.43
_HEAD_SHARE_OF_LISTS = 0.37
_HEAD_SHARE_OF_LONG_LABELS = 0.35
_LONG_LABEL = 22
"""Letters above which labels need more of the page than the caption does; the same all through a step."""

_IN_ONE_ROW = 3


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head and the cards."""
    top, rest = room.cut_top(room.height * _head_share(view), sheet.mm(theme.GAP_MM))
    going_on, rest = onward.beside(view, sheet, rest)
    dots, rest = onward.dots(view, sheet, rest)
    arrangements = _arrangements(len(view.options), rest, sheet)
    if onward.listed(view):
        # The cards of a list stand at the same places on all its pages, though the last may have fewer.
        arrangements = (rest.grid(2, PAGE // 2, sheet.mm(theme.GAP_MM)),)
    several = bool(view.onward) and not onward.listed(view)
    answers = cards.cards(view.options, arrangements, sheet, ticked=several)
    return (*frame.head(view, sheet, top), *answers, *dots, *going_on)


def _head_share(view: View) -> float:
    if onward.listed(view):
        return _HEAD_SHARE_OF_LISTS
    long = any(len(option.label) > _LONG_LABEL for option in view.options)
    return _HEAD_SHARE_OF_LONG_LABELS if long else _HEAD_SHARE


def _arrangements(count: int, rect: Rect, sheet: Sheet) -> tuple[Sequence[Rect], ...]:
    gap = sheet.mm(theme.GAP_MM)
    if count <= 1:
        return ((rect.inset(rect.width * 0.18, 0.0),),)
    row = rect.columns(count, gap)
    if count <= _IN_ONE_ROW or rect.height < 2 * sheet.mm(theme.TARGET_HEIGHT_MM) + gap:
        return (row,)
    return row, rect.grid(2, -(-count // 2), gap)
