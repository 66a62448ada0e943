"""A head no higher than it must be, for pages whose answers need most of the room."""

from __future__ import annotations

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import frame
from kiosk.screen.sheet import Sheet

_LEAST_MM = 15.0
"""The height of "read", and a little."""

_STEP_MM = 0.4


def cut(
    view: View,
    sheet: Sheet,
    room: Rect,
    wished_mm: tuple[float, float],
    least_mm: tuple[float, float],
    *,
    pictured: bool = True,
) -> tuple[Rect, Rect]:
    """Where the head stands, and what is left under it: as much as is wished if the caption can be read.

    It is never less than the least. Both are for a page that lies and for one that stands upright.
    """
    most_mm = room.height / sheet.px_per_mm - _LEAST_MM - theme.GAP_MM
    wished, least = (min(each[sheet.portrait], most_mm) for each in (wished_mm, least_mm))
    steps = range(int(max(0.0, wished - least) / _STEP_MM) + 1)
    below_mm = (*(wished - step * _STEP_MM for step in steps), least)
    return frame.cut_head(view, sheet, room, *below_mm, pictured=pictured)
