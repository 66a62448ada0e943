"""The page that shows a number in pairs, each to be touched and given again; the options stand under them."""

from __future__ import annotations

from kiosk.dialogue.view import Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward, short_head
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet

_DIGITS_MM = 12.0
_PAIR_MM = theme.TARGET_WIDTH_MM + 0.2
_WISHED_MM, _LEAST_MM = (43.0, 66.0), (27.8, 56.0)
_GROUPS_SHARE, _GROUPS_SHARE_UPRIGHT = 0.48, 0.44


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head, the pairs in one row, and the options; in two rows where the page stands upright."""
    gap = sheet.mm(theme.GAP_MM)
    top, rest = short_head.cut(view, sheet, room, _WISHED_MM, _LEAST_MM)
    share = _GROUPS_SHARE_UPRIGHT if sheet.portrait else _GROUPS_SHARE
    least = _lines(view, sheet, rest) * (sheet.mm(theme.TARGET_HEIGHT_MM) + gap)
    row, under = rest.cut_top(max(rest.height * share, least), gap)
    going_on, under = onward.beside(view, sheet, under)
    arrangements = cards.arrangements(len(view.options), under, sheet) if view.options else ()
    return (
        *frame.head(view, sheet, top),
        *_groups(view, sheet, row),
        *cards.cards(view.options, arrangements, sheet),
        *going_on,
    )


def _lines(view: View, sheet: Sheet, row: Rect) -> int:
    """The rows that the pairs need."""
    gap = sheet.mm(theme.GAP_MM)
    return -(-len(view.groups) // int((row.width + gap) / (sheet.mm(_PAIR_MM) + gap)))


def _groups(view: View, sheet: Sheet, row: Rect) -> tuple[Tile, ...]:
    gap = sheet.mm(theme.GAP_MM)
    lines = _lines(view, sheet, row)
    across = -(-len(view.groups) // lines)
    places = row.grid(across, lines, gap)
    if view.right_to_left:
        # The page is mirrored afterwards; the order of digits never is.
        places = tuple(
            place for at in range(0, len(places), across) for place in places[at : at + across][::-1]
        )
    return tuple(_group(group, place, sheet) for group, place in zip(view.groups, places, strict=False))


def _group(group: Option, place: Rect, sheet: Sheet) -> Tile:
    panel = cards.card_panel(place, sheet, lit=group.lit)
    ink = sheet.palette.lit_ink if group.lit else sheet.palette.ink
    digits = sheet.words(group.label, place.inset(sheet.mm(1.0)), _DIGITS_MM, colour=ink)
    return Tile(f"group:{group.name}", place, (panel, digits), target=group.name)
