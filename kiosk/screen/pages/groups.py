"""The page that shows a number in pairs, each to be touched and given again; the options stand under them."""

from __future__ import annotations

from kiosk.dialogue.view import Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet

_DIGITS_MM = 9.0
_HEAD_SHARE = 0.36
_GROUPS_SHARE = 0.46


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head, the pairs in one row, and the options."""
    gap = sheet.mm(theme.GAP_MM)
    top, rest = room.cut_top(room.height * _HEAD_SHARE, gap)
    row, under = rest.cut_top(rest.height * _GROUPS_SHARE, gap)
    places = under.columns(max(1, len(view.options) + len(view.onward)), gap)
    return (
        *frame.head(view, sheet, top),
        *_groups(view, sheet, row),
        *cards.cards(view.options, (places,), sheet),
        *onward.cards(view.onward, places[len(view.options) :], sheet),
    )


def _groups(view: View, sheet: Sheet, row: Rect) -> tuple[Tile, ...]:
    places = row.columns(len(view.groups), sheet.mm(theme.GAP_MM))
    if view.right_to_left:
        # The page is mirrored afterwards; the order of digits never is.
        places = tuple(reversed(places))
    return tuple(_group(group, place, sheet) for group, place in zip(view.groups, places, strict=True))


def _group(group: Option, place: Rect, sheet: Sheet) -> Tile:
    panel = cards.card_panel(place, sheet, lit=group.lit)
    digits = sheet.words(group.label, place.inset(sheet.mm(1.0)), _DIGITS_MM)
    return Tile(f"group:{group.name}", place, (panel, digits), target=group.name)
