"""Which page a view is, and its tiles."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.view import Attention, View
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import choice, details, frame, groups, keypad, message, recording, single
from kiosk.screen.pieces import Tile, mirror
from kiosk.screen.sheet import Sheet


def lay_out(view: View, sheet: Sheet) -> tuple[Tile, ...]:
    """The whole page: what is particular to it, and the frame that all pages share."""
    sheet = replace(sheet, right_to_left=view.right_to_left)
    bar, above = frame.bar(view, sheet)
    notices, room = frame.notices(view, sheet, above)
    tiles = (*frame.border(view, sheet, above), *notices, *_body(view, sheet, room), *bar)
    return mirror(tiles, sheet.width_px) if view.right_to_left else tiles


def _body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:  # noqa: PLR0911 - one a kind of page
    if view.keys:
        return keypad.body(view, sheet, room)
    if view.groups:
        return groups.body(view, sheet, room)
    if view.details:
        return details.body(view, sheet, room)
    if view.attention is Attention.RECORDING:
        return recording.body(view, sheet, room)
    if len(view.options) == 1 and view.picture and sheet.pictures:
        return single.body(view, sheet, room)
    if view.options:
        return choice.body(view, sheet, room)
    return message.body(view, sheet, room)
