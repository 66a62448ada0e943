"""The strip above the head: what was understood, and what does not work, as pictures with words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Colour, Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

HEIGHT_MM = 8.6
_GAP_MM = 1.0
TAKEN_MM = HEIGHT_MM + _GAP_MM
"""What the strip takes of a page's height."""

COLUMN_MM = 18.2
"""Width of the column with the sign over "read": a little more than the least target."""

_EAR = "👂"
_PAD_MM = 1.4
_A_LITTLE_WIDER = 1.03
"""Than words are measured: they stay on one line."""
_DOWN_MM = 0.3
"""What a line of readable words leaves over and under it."""


@dataclass(frozen=True, slots=True)
class _Chip:
    """A picture, or two, and words where there is room for them."""

    name: str
    pictures: tuple[str, ...]
    label: str
    ground: Colour
    edge: Colour
    ink: Colour
    cap_mm: float
    """How high the capitals of its words are; 0 without words."""

    def width(self, high: float, sheet: Sheet) -> float:
        """How wide it is."""
        pictures = len(self.pictures) * (high - sheet.mm(_GAP_MM)) if sheet.pictures else 0.0
        words = (
            sheet.wide(self.label, self.cap_mm) * _A_LITTLE_WIDER + sheet.mm(_GAP_MM) if self.cap_mm else 0.0
        )
        return pictures + words + 2 * sheet.mm(_PAD_MM)


def strip(view: View, sheet: Sheet, above: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """The strip, where there is something to tell, and the room left within the margins.

    The column of the head, beside it, begins as high as the strip does.
    """
    room = above.inset(sheet.mm(theme.MARGIN_MM))
    if not told(view):
        return (), room
    line, rest = room.cut_top(sheet.mm(HEIGHT_MM), sheet.mm(_GAP_MM))
    _, line = line.cut_right(sheet.mm(COLUMN_MM), sheet.mm(theme.GAP_MM))
    return chips(view, sheet, line), rest


def told(view: View) -> bool:
    """Whether there is something to tell."""
    return bool(view.understood or view.notices)


def chips(view: View, sheet: Sheet, line: Rect, *, worded: bool = True) -> tuple[Tile, ...]:
    """What was understood and the notices side by side; the last lose their words where room is short.

    Without `worded` each is a picture alone.
    """
    told = _narrowed(view, sheet, line)
    if sheet.pictures and not worded:
        told = [replace(chip, pictures=chip.pictures[-1:], cap_mm=0.0) for chip in told]
    tiles: list[Tile] = []
    rest = line
    for chip in told:
        place, rest = rest.cut_left(min(chip.width(line.height, sheet), rest.width), sheet.mm(theme.GAP_MM))
        tiles.append(_tile(chip, place, sheet))
    return tuple(tiles)


def _narrowed(view: View, sheet: Sheet, line: Rect) -> list[_Chip]:
    """Large words, or readable ones; a picture without words is better than words nobody can read."""
    chips = _chips(view, sheet, max(theme.READABLE_MM, sheet.readable_mm))
    if _wide(chips, sheet, line) <= line.width:
        return chips
    chips = _chips(view, sheet, sheet.readable_mm)
    for i in reversed(range(len(chips)) if sheet.pictures else ()):
        if _wide(chips, sheet, line) <= line.width:
            break
        chips[i] = replace(chips[i], cap_mm=0.0)
    return chips


def _wide(chips: Sequence[_Chip], sheet: Sheet, line: Rect) -> float:
    return sum(chip.width(line.height, sheet) for chip in chips) + sheet.mm(theme.GAP_MM) * (len(chips) - 1)


def _chips(view: View, sheet: Sheet, cap_mm: float) -> list[_Chip]:
    colours = sheet.palette
    ribbon = (colours.ribbon, colours.ribbon_edge, colours.lit_ink, cap_mm)
    notices = [_Chip(f"notice:{one.name}", (one.picture,), one.label, *ribbon) for one in view.notices]
    if not view.understood:
        return notices
    pictures = tuple(picture for picture in (_EAR, view.understood.picture) if picture)
    green = (colours.chosen, colours.green, colours.ink, cap_mm)
    return [_Chip("understood", pictures, view.understood.label, *green), *notices]


def _tile(chip: _Chip, place: Rect, sheet: Sheet) -> Tile:
    pieces: list[Piece] = [Panel(place, chip.ground, chip.edge, sheet.mm(theme.EDGE_MM), sheet.mm(2.0))]
    rest = place.inset(sheet.mm(_PAD_MM), sheet.mm(_DOWN_MM))
    for picture in chip.pictures if sheet.pictures else ():
        start, rest = rest.cut_left(place.height - sheet.mm(_GAP_MM))
        pieces.extend(sheet.picture(picture, start.inset(sheet.mm(0.4), 0.0)))
    if chip.cap_mm:
        _, words = rest.cut_left(sheet.mm(_GAP_MM))
        pieces.append(sheet.words(chip.label, words, chip.cap_mm, align="left", colour=chip.ink))
    return Tile(chip.name, place, tuple(pieces))
