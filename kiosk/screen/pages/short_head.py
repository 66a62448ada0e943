"""A head no higher than it must be, for pages whose answers need most of the room."""

from __future__ import annotations

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import frame
from kiosk.screen.sheet import Sheet

_TWO_LINES_MM = 16.8
_UPRIGHT_SHARE = 0.285
"""What a caption under its signs needs of a page that stands upright."""


def cut(
    view: View, sheet: Sheet, room: Rect, wished_mm: float, *, pictured: bool = True
) -> tuple[Rect, Rect]:
    """Where the head stands, room for two lines at least, and what is left under it: as much as is wished."""
    high_mm = room.height / sheet.px_per_mm
    if sheet.portrait:
        return frame.cut_head(view, sheet, room, high_mm * (1 - _UPRIGHT_SHARE), pictured=pictured)
    below_mm = min(wished_mm, high_mm - _TWO_LINES_MM - theme.GAP_MM)
    return frame.cut_head(view, sheet, room, below_mm, pictured=pictured)
