"""The page while the visitor's name is recorded: a large microphone on red, and the ways out."""

from __future__ import annotations

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import single
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_SOUND = (0.62, 0.34, 0.5, 0.2, 0.32, 0.12)
"""Heights of the bars that stand for sound, from the microphone outwards, over the height of the panel.

One bar at each side for each step of loudness; those that are not reached are dots.
"""


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The words, the microphone, and the options beside it."""
    tiles, panel = single.beside(view, sheet, room)
    return (*tiles, _microphone(panel, view.loudness, sheet))


def _microphone(rect: Rect, loudness: int, sheet: Sheet) -> Tile:
    disc = rect.square(rect.height * 0.86)
    pieces: list[Piece] = [
        Panel(rect, sheet.palette.red, radius_px=sheet.mm(theme.RADIUS_MM)),
        *_sound(rect, disc, loudness, sheet),
        Panel(disc, sheet.palette.card, radius_px=disc.width / 2),
        *sheet.picture("🎤", disc.square(disc.width * 0.72)),
    ]
    return Tile("panel", rect, tuple(pieces))


def _sound(rect: Rect, disc: Rect, loudness: int, sheet: Sheet) -> tuple[Panel, ...]:
    x, y = rect.centre
    step = (rect.width - disc.width) / 2 / (len(_SOUND) + 1)
    wide = step * 0.42
    return tuple(
        Panel(Rect(x + way - wide / 2, y - high / 2, wide, high), sheet.palette.card, radius_px=wide / 2)
        for i, share in enumerate(_SOUND)
        for high in (share * rect.height if i < loudness else wide,)
        for way in (disc.width / 2 + step * (i + 0.8), -disc.width / 2 - step * (i + 0.8))
    )
