"""A head no higher than it must be, for pages whose answers need most of the room."""

from __future__ import annotations

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import frame
from kiosk.screen.sheet import Sheet

_TWO_LINES_MM = 16.8
_UPRIGHT_MM = 31.0
"""What captions of three or four lines beside their signs need on a page that stands upright."""


def cut(
    view: View, sheet: Sheet, room: Rect, wished_mm: tuple[float, float], *, pictured: bool = True
) -> tuple[Rect, Rect]:
    """Where the head stands, and what is left under it: as much as is wished, if the head keeps its least.

    `wished_mm` is for a page that lies and for one that stands upright.
    """
    least_mm = (_UPRIGHT_MM if sheet.portrait else _TWO_LINES_MM) + theme.GAP_MM
    below_mm = min(wished_mm[sheet.portrait], room.height / sheet.px_per_mm - least_mm)
    return frame.cut_head(view, sheet, room, below_mm, pictured=pictured)
