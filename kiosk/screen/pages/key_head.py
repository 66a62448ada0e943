"""The head of pages full of keys: notices as pictures alone, the words, the sign and "read" side by side."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import frame, strip
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet

HEIGHT_MM = theme.TARGET_HEIGHT_MM + 0.2
_CHIP_MM = 7.4
_GAP_MM = 1.0
_BESIDE_MM = HEIGHT_MM + _GAP_MM + frame.COLUMN_MM
_STACKED_MM = 24.5
"""The height from which sign and "read" stand over each other."""


def start(view: View, sheet: Sheet, rect: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """What was understood and the notices as pictures in rows at the start, and the room left beside them."""
    chips = _chips(view)
    if not chips:
        return (), rect
    gap = sheet.mm(_GAP_MM)
    lines = max(1, min(len(chips), int((rect.height + gap) / (sheet.mm(_CHIP_MM) + gap))))
    rows = rect.middle(lines * sheet.mm(_CHIP_MM) + (lines - 1) * gap).rows(lines, gap)
    ends = [rect.left] * lines
    tiles: list[Tile] = []
    for chip in chips:
        # The shortest row takes the next, so that they need as little of the width as can be.
        at = ends.index(min(ends))
        row = rows[at]
        place = Rect(ends[at], row.top, row.width, row.height)
        tiles.extend(strip.chips(chip, sheet, place, worded=False))
        ends[at] = tiles[-1].rect.right + gap
    return tuple(tiles), rect.cut_left(max(ends) - rect.left)[1]


def _chips(view: View) -> tuple[View, ...]:
    """A view for each thing to tell."""
    told = (replace(view, notices=()),) if view.understood else ()
    return (*told, *(replace(view, understood=None, notices=(notice,)) for notice in view.notices))


def end(view: View, sheet: Sheet, rect: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """The sign and "read" at the end, over each other where there is height, and the room left for words."""
    wide = frame.COLUMN_MM if rect.height >= sheet.mm(_STACKED_MM) else _BESIDE_MM
    place, rest = rect.cut_right(sheet.mm(wide if view.read else HEIGHT_MM), sheet.mm(_GAP_MM))
    return frame.column(view, sheet, place), rest
