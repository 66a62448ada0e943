"""The page of the game: a statement with its picture, and two very large cards, true and false."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.view import View
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import explanation, pair
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet

_ANSWERS = ("true", "false")
_TRUE_PAD, _FALSE_PAD = 0, 1
"""Of the palette's pads: a green and a red one, where the theme has such."""


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The statement and the cards; after the answer, what there is to explain."""
    if tuple(option.name for option in view.options) != _ANSWERS:
        return explanation.body(view, sheet, room)
    pads = sheet.palette.pads
    own = replace(sheet.palette, pads=(pads[_TRUE_PAD], pads[_FALSE_PAD], *pads[2:]))
    return pair.body(view, replace(sheet, palette=own), room)
