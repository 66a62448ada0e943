"""The page that invites: a rosette of zellige with the sign in its heart, and a card for each language."""

from __future__ import annotations

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward
from kiosk.screen.pieces import Mosaic, Panel, Tile
from kiosk.screen.sheet import Sheet
from kiosk.screen.zellige import HEART_SHARE

_WALL_SHARE, _WALL_SHARE_UPRIGHT = 0.31, 0.35
"""Of the width, or of the height where the glass stands upright."""
_UNDER_WALL_MM = 76.0
_WORDS_SHARE = 0.46
"""Of the height beside or under the wall; the cards have the rest."""
_STAR_MM = 9.2
_READ_MM = 14.0
_AIR_MM = 1.4
_SIGN_SHARE = 0.7
"""A square within a disc."""
_PLAIN = 2
"""Colours of a mosaic too few for a wall: it would dazzle. The rosette stands alone."""


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The wall, the words beside it or under it, and a large card for each language."""
    gap = sheet.mm(theme.GAP_MM)
    if sheet.portrait:
        high = min(room.height * _WALL_SHARE_UPRIGHT, room.height - sheet.mm(_UNDER_WALL_MM))
        wall, rest = room.cut_top(high, gap)
    else:
        wall, rest = room.cut_left(room.width * _WALL_SHARE, gap * 1.5)
    words, rest = rest.cut_top(rest.height * _WORDS_SHARE, gap)
    going_on, rest = onward.beside(view, sheet, rest)
    arrangements = (rest.columns(max(1, len(view.options)), gap), rest.grid(2, 2, gap))
    answers = cards.cards(view.options, arrangements, sheet)
    return (*_wall(view, sheet, wall), frame.caption(view, sheet, words), *answers, *going_on)


def _wall(view: View, sheet: Sheet, wall: Rect) -> tuple[Tile, ...]:
    """The stars, the rosette with what the kiosk is doing in its heart, and "read" under it or beside it."""
    colours = sheet.palette.zellige
    rows = round(wall.height / sheet.mm(_STAR_MM)) if len(colours) > _PLAIN else 0
    place, read = _places(sheet, wall)
    stars = Mosaic(wall, colours, rows, place, view.moving)
    rim = Panel(read.inset(-sheet.mm(_AIR_MM)), colours[-1], radius_px=sheet.mm(theme.RADIUS_MM))
    heart = place.square(place.width * HEART_SHARE)
    disc = Panel(heart, colours[-1], radius_px=heart.width / 2)
    return (
        Tile("wall", wall, (stars, rim, disc), ground=True),
        frame.sign(view, sheet, heart.square(heart.width * _SIGN_SHARE)),
        *frame.read(view, sheet, read),
    )


def _places(sheet: Sheet, wall: Rect) -> tuple[Rect, Rect]:
    """Where on the wall the rosette and "read" stand."""
    air = sheet.mm(_AIR_MM)
    inner = wall.inset(air)
    high, wide = sheet.mm(_READ_MM), sheet.mm(frame.COLUMN_MM)
    if sheet.portrait:
        read = inner.cut_right(wide)[0].cut_bottom(high)[0]
        return wall.square(min(wall.height, wall.width - 2 * (wide + 2 * air))), read
    under, upper = inner.cut_bottom(high, air)
    side = min(upper.height, wall.width)
    return Rect(wall.centre[0] - side / 2, upper.centre[1] - side / 2, side, side), under.square(wide).middle(
        high
    )
