"""The page of the consent: a padlock, what is being agreed to, and a yes and a no of equal weight."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.view import View
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import explanation, pair
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The padlock, the sentence that is being said, and two thumbs on the same ground: no nudging."""
    if len(view.options) != pair.COUNT:
        return explanation.body(view, sheet, room)
    same = replace(sheet.palette, pads=(sheet.palette.pads[3],) * 4)
    return pair.body(view, replace(sheet, palette=same), room)
