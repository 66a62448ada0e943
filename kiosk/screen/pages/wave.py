"""A voice as bars beside each other: the sign of a recording. It shows nothing of the recording itself."""

from __future__ import annotations

from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Colour, Panel
from kiosk.screen.sheet import Sheet

_HEIGHTS = (0.25, 0.5, 0.85, 0.6, 0.35, 0.7, 1.0, 0.75, 0.4, 0.2, 0.45, 0.8, 0.55, 0.3, 0.6, 0.9, 0.5, 0.25)
_STEP_MM = 2.6
_BAR_SHARE = 0.5


def draw(rect: Rect, sheet: Sheet, colour: Colour) -> tuple[Panel, ...]:
    """As many bars as the width has room for, their middles on one line."""
    step = sheet.mm(_STEP_MM)
    count = max(1, int(rect.width / step))
    wide, (left, middle) = step * _BAR_SHARE, (rect.left, rect.centre[1])
    heights = (_HEIGHTS[i % len(_HEIGHTS)] * rect.height for i in range(count))
    return tuple(
        Panel(Rect(left + step * (i + 0.25), middle - high / 2, wide, high), colour, radius_px=wide / 2)
        for i, high in enumerate(heights)
    )
