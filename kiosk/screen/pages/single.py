"""The page of one answer: the step's own picture is the large one, the answer stands beside it.

The page that records has the same plan, so that nothing jumps when the recording begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward
from kiosk.screen.pieces import Panel, Tile
from kiosk.screen.sheet import Sheet

_BELOW_MM = (37.0, 33.0)
_PANEL_MM, _PANEL_ROW_MM = 34.0, 15.0
"""Heights of what the page is about, and of an answer under it, on a page that stands upright."""
_OPTIONS_SHARE = 0.44
_ROWS = 2


def fits(view: View) -> bool:
    """True for one answer that is not the last of a list, and a picture to show beside it."""
    return len(view.options) == 1 and bool(view.picture) and not view.onward


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The words, the picture, and the answer."""
    tiles, panel = beside(view, sheet, room)
    ground = Panel(panel, sheet.palette.pads[0], radius_px=sheet.mm(theme.RADIUS_MM))
    shown = sheet.picture(view.picture, panel.square(min(panel.width, panel.height) * 0.86))
    return (*tiles, Tile("panel", panel, (ground, *shown)))


def beside(view: View, sheet: Sheet, room: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """The words and the options, and the room that is left for what the page is about."""
    top, rest = frame.cut_head(view, sheet, room, *_below_mm(view, sheet), pictured=False)
    going_on, rest = onward.beside(view, sheet, rest)
    side, rest = _options(view, sheet, rest)
    answers = cards.cards(view.options, _arrangements(view, sheet, side), sheet)
    return (*frame.words(view, sheet, top), *answers, *going_on), rest


def _below_mm(view: View, sheet: Sheet) -> Sequence[float]:
    if not sheet.portrait:
        return _BELOW_MM
    rows = len(view.options) * (_PANEL_ROW_MM + theme.GAP_MM) + (onward.FOOT_MM if view.onward else 0.0)
    return (_PANEL_MM + rows, _PANEL_MM * 0.6 + rows)


def _options(view: View, sheet: Sheet, rest: Rect) -> tuple[Rect, Rect]:
    """The room for answers, and that for what the page is about: beside it, over it where upright."""
    gap, count = sheet.mm(theme.GAP_MM), len(view.options)
    if not count:
        return rest.square(0.0), rest
    if sheet.portrait:
        return rest.cut_bottom(sheet.mm(_PANEL_ROW_MM) * count + gap * (count - 1), gap)
    return rest.cut_right(rest.width * _OPTIONS_SHARE, gap)


def _arrangements(view: View, sheet: Sheet, side: Rect) -> tuple[Sequence[Rect], ...]:
    count = len(view.options)
    columns = 1 if sheet.portrait or not count else -(-count // _ROWS)
    return (side.grid(columns, -(-count // columns), sheet.mm(theme.GAP_MM)),) if count else ()
