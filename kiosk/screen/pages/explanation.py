"""The page of a part of a topic: its picture and the words matter most, the answers stand low under them."""

from __future__ import annotations

from kiosk.dialogue.view import View
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import telling
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The picture with the parts, the sentence that is being said, and the answers in one row."""
    answers, rest = telling.answers(view, sheet, room)
    return (*telling.told(view, sheet, rest), *answers)
