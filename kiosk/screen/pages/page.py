"""Which page a view is, and its tiles."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.view import Scene, View
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import (
    attract,
    bar,
    cafes,
    choice,
    consent,
    details,
    explanation,
    frame,
    game,
    groups,
    keypad,
    letters,
    message,
    paused,
    recording,
    single,
    strip,
    ticket,
)
from kiosk.screen.pieces import Tile, mirror
from kiosk.screen.sheet import Sheet
from kiosk.screen.theme import PALETTES, TEXT_SCALES

_SCENES = {
    Scene.ATTRACT: attract.body,
    Scene.EXPLANATION: explanation.body,
    Scene.GAME: game.body,
    Scene.CONSENT: consent.body,
}
"""The pages of scenes with a plan of their own."""


def lay_out(view: View, sheet: Sheet) -> tuple[Tile, ...]:
    """The whole page: what is particular to it, and the frame that all pages share."""
    sheet = replace(
        sheet,
        right_to_left=view.right_to_left,
        palette=PALETTES[view.theme],
        text_scale=TEXT_SCALES[view.text_size],
    )
    foot, above = bar.bar(view, sheet)
    tiles = (*frame.border(view, sheet, above), *_above_the_bar(view, sheet, above), *foot)
    return mirror(tiles, sheet.width_px) if view.right_to_left else tiles


def _above_the_bar(view: View, sheet: Sheet, above: Rect) -> tuple[Tile, ...]:
    if view.keys:
        return letters.body(view, sheet, above) if view.spelling else keypad.body(view, sheet, above)
    told, room = strip.strip(view, sheet, above)
    return (*told, *_body(view, sheet, room))


def _body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:  # noqa: PLR0911 - one a kind of page
    if paused.fills(view):
        return paused.body(view, sheet, room)
    if view.groups:
        return groups.body(view, sheet, room)
    if ticket.fits(view):
        return ticket.body(view, sheet, room)
    if view.details:
        return details.body(view, sheet, room)
    if recording.fits(view):
        return recording.body(view, sheet, room)
    if cafes.fits(view):
        return cafes.body(view, sheet, room)
    return _asked(view, sheet, room)


def _asked(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    if view.scene in _SCENES:
        return _SCENES[view.scene](view, sheet, room)
    if single.fits(view) and sheet.pictures:
        return single.body(view, sheet, room)
    if view.options or view.onward:
        return choice.body(view, sheet, room)
    return message.body(view, sheet, room)
