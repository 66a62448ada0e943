"""The strip above the head: what was understood, and what does not work, as pictures with words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.dialogue.view import Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Colour, Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

HEIGHT_MM = 8.6
_EAR = "👂"
_PAD_MM = 1.4
_GAP_MM = 1.0


@dataclass(frozen=True, slots=True)
class _Chip:
    """A picture, or two, and words where there is room for them."""

    name: str
    pictures: tuple[str, ...]
    label: str
    ground: Colour
    edge: Colour
    ink: Colour
    worded: bool = True

    def width(self, high: float, sheet: Sheet) -> float:
        """How wide it is with its words at the readable size."""
        pictures = len(self.pictures) * (high - sheet.mm(_GAP_MM)) if sheet.pictures else 0.0
        words = sheet.wide(self.label, sheet.readable_mm) * 1.03 + sheet.mm(_GAP_MM) if self.worded else 0.0
        return pictures + words + 2 * sheet.mm(_PAD_MM)


def strip(view: View, sheet: Sheet, above: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """The strip, where there is something to tell, and the room left within the margins."""
    room = above.inset(sheet.mm(theme.MARGIN_MM))
    if not (view.understood or view.notices):
        return (), room
    line, rest = room.cut_top(sheet.mm(HEIGHT_MM), sheet.mm(_GAP_MM))
    return chips(view, sheet, line), rest


def chips(view: View, sheet: Sheet, line: Rect, *, worded: bool = True) -> tuple[Tile, ...]:
    """What was understood and the notices side by side; the last lose their words where room is short.

    Without `worded` they are pictures alone.
    """
    told = [replace(chip, worded=worded or not sheet.pictures) for chip in _chips(view, sheet)]
    wanted = _narrowed(told, sheet, line)
    tiles: list[Tile] = []
    rest = line
    for chip in wanted:
        place, rest = rest.cut_left(min(chip.width(line.height, sheet), rest.width), sheet.mm(theme.GAP_MM))
        tiles.append(_tile(chip, place, sheet))
    return tuple(tiles)


def _chips(view: View, sheet: Sheet) -> list[_Chip]:
    colours = sheet.palette
    told = [
        _Chip(
            f"notice:{one.name}",
            (one.picture,),
            one.label,
            colours.ribbon,
            colours.ribbon_edge,
            colours.lit_ink,
        )
        for one in view.notices
    ]
    if view.understood:
        told.insert(0, _understood(view.understood, sheet))
    return told


def _understood(option: Option, sheet: Sheet) -> _Chip:
    colours = sheet.palette
    pictures = (_EAR, option.picture) if option.picture else (_EAR,)
    return _Chip("understood", pictures, option.label, colours.chosen, colours.green, colours.ink)


def _narrowed(chips: Sequence[_Chip], sheet: Sheet, line: Rect) -> list[_Chip]:
    """A picture without words is better than words nobody can read."""
    left = list(chips)
    gap = sheet.mm(theme.GAP_MM)
    for i in reversed(range(len(left))):
        used = sum(chip.width(line.height, sheet) for chip in left) + gap * (len(left) - 1)
        if used <= line.width or not sheet.pictures:
            break
        left[i] = replace(left[i], worded=False)
    return left


def _tile(chip: _Chip, place: Rect, sheet: Sheet) -> Tile:
    pieces: list[Piece] = [Panel(place, chip.ground, chip.edge, sheet.mm(theme.EDGE_MM), sheet.mm(2.0))]
    rest = place.inset(sheet.mm(_PAD_MM), sheet.mm(0.5))
    for picture in chip.pictures if sheet.pictures else ():
        start, rest = rest.cut_left(place.height - sheet.mm(_GAP_MM))
        pieces.extend(sheet.picture(picture, start.inset(sheet.mm(0.4), 0.0)))
    if chip.worded:
        _, words = rest.cut_left(sheet.mm(_GAP_MM))
        pieces.append(sheet.words(chip.label, words, theme.READABLE_MM, align="left", colour=chip.ink))
    return Tile(chip.name, place, tuple(pieces))
