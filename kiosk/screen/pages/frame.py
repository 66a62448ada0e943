"""What all pages share: the bar, the notices, the border, and the head with caption and attention."""

from __future__ import annotations

from kiosk.dialogue.view import Attention, Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Colour, Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_BAR_MM = 16.2
_BAR_SHARE = 0.165
_NOTICE_MM = 6.6
_CAPTION_MM = 6.2
_PICTURE_MM = 21.0

SIGN_MM = 15.5
"""The side of the sign that says what the kiosk is doing."""

_SIGNS = {
    Attention.SPEAKING: "🔊",
    Attention.LISTENING: "🎤",
    Attention.HEARING: "👂",
    Attention.THINKING: "💭",
    Attention.RECORDING: "🎤",
    Attention.SAVING: "⏳",
    Attention.WAITING: "👆",
    Attention.PAUSED: "⏸️",
}
_BORDER_MM, _HEARING_BORDER_MM = 1.5, 2.5
"""The page answers a voice at once, so that nobody wonders whether they are heard."""
_TURN = (Attention.LISTENING, Attention.HEARING, Attention.RECORDING)
"""The kiosk listens now: the whole page says so."""


def bar(view: View, sheet: Sheet) -> tuple[tuple[Tile, ...], Rect]:
    """The fixed bar at the foot of the page, and the room above it."""
    height = max(sheet.mm(_BAR_MM), sheet.height_px * _BAR_SHARE)
    foot, room = sheet.rect.cut_bottom(height)
    ground = Tile("bar", foot, (Panel(foot, sheet.palette.bar),), ground=True)
    if not view.bar:
        return (ground,), room
    places = foot.inset(sheet.mm(1.2), sheet.mm(1.4)).columns(len(view.bar), sheet.mm(1.2))
    labels = [
        (control.label, _control_parts(place, sheet)[1])
        for control, place in zip(view.bar, places, strict=True)
    ]
    size = sheet.common_mm(labels, theme.READABLE_MM)
    controls = tuple(
        _control(control, place, size, sheet) for control, place in zip(view.bar, places, strict=True)
    )
    return (ground, *controls), room


def _control_parts(place: Rect, sheet: Sheet) -> tuple[Rect, Rect]:
    inner = place.inset(sheet.mm(0.6), sheet.mm(0.6))
    if not sheet.pictures:
        return inner.square(0.0), inner
    line, upper = inner.cut_bottom(inner.height * 0.4, sheet.mm(0.3))
    return upper.square(min(upper.width, upper.height)), line


def _control(control: Option, place: Rect, cap_mm: float, sheet: Sheet) -> Tile:
    upper, line = _control_parts(place, sheet)
    pieces: list[Piece] = [
        Panel(
            place,
            sheet.palette.lit if control.lit else sheet.palette.card,
            sheet.palette.lit_edge if control.lit else sheet.palette.bar_edge,
            sheet.mm(theme.EDGE_MM),
            sheet.mm(2.0),
        ),
        *sheet.picture(control.picture, upper),
        sheet.words(control.label, line, cap_mm),
    ]
    return Tile(f"bar:{control.name}", place, tuple(pieces), target=control.name)


def notices(view: View, sheet: Sheet, above: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """The notices side by side at the head of the page, and the room left within the margins."""
    room = above.inset(sheet.mm(theme.MARGIN_MM))
    if not view.notices:
        return (), room
    strip, rest = room.cut_top(sheet.mm(_NOTICE_MM), sheet.mm(1.0))
    places = strip.columns(len(view.notices), sheet.mm(theme.GAP_MM))
    return tuple(notice(n, p, sheet) for n, p in zip(view.notices, places, strict=True)), rest


def notice(notice: Option, place: Rect, sheet: Sheet) -> Tile:
    """What does not work, or that this is a trial: nothing to touch."""
    ground = Panel(
        place, sheet.palette.ribbon, sheet.palette.ribbon_edge, sheet.mm(theme.EDGE_MM), sheet.mm(2.0)
    )
    inner = place.inset(sheet.mm(1.6), sheet.mm(0.6))
    start, line = inner.cut_left(inner.height, sheet.mm(1.4)) if sheet.pictures else (inner, inner)
    pieces: tuple[Piece, ...] = (
        ground,
        *sheet.picture(notice.picture, start),
        sheet.words(notice.label, line, theme.READABLE_MM, align="left"),
    )
    return Tile(f"notice:{notice.name}", place, pieces)


def border(view: View, sheet: Sheet, above: Rect) -> tuple[Tile, ...]:
    """A strong coloured border around the page while it is the visitor's turn to speak."""
    if view.attention not in _TURN:
        return ()
    thick = sheet.mm(_HEARING_BORDER_MM if view.attention is Attention.HEARING else _BORDER_MM)
    colour = sign_colour(view.attention, sheet)
    top, _ = above.cut_top(thick)
    bottom, _ = above.cut_bottom(thick)
    left, _ = above.cut_left(thick)
    right, _ = above.cut_right(thick)
    sides = tuple(Panel(side, colour) for side in (top, bottom, left, right))
    return (Tile("border", above, sides, ground=True),)


def head(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    """The page's picture, the caption of what is being said, and what the kiosk is doing."""
    if not sheet.pictures or not view.picture:
        return words(view, sheet, rect)
    side = min(rect.height, sheet.mm(_PICTURE_MM))
    place, rect = rect.cut_left(side, sheet.mm(theme.GAP_MM))
    return (*picture(view, sheet, place.square(side)), *words(view, sheet, rect))


def words(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, Tile]:
    """The caption and what the kiosk is doing."""
    side = min(rect.height, sheet.mm(SIGN_MM))
    place, rect = rect.cut_right(side, sheet.mm(theme.GAP_MM))
    return caption(view, sheet, rect), sign(view, sheet, place.square(side))


def picture(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    """The page's own picture, which can't be touched: no card, no edge."""
    return (Tile("picture", rect, sheet.picture(view.picture, rect.inset(rect.width * 0.04))),)


def caption(view: View, sheet: Sheet, rect: Rect, cap_mm: float = _CAPTION_MM) -> Tile:
    """The line that is being said."""
    line = sheet.words(view.caption, rect.inset(sheet.mm(0.6)), cap_mm, align="left", sentence=True)
    return Tile("caption", rect, (line,))


def sign(view: View, sheet: Sheet, rect: Rect) -> Tile:
    """What the kiosk is doing, as a picture on a coloured ground."""
    emoji, colour = _SIGNS[view.attention], sign_colour(view.attention, sheet)
    radius = rect.width / 2 if view.attention in _TURN else sheet.mm(theme.RADIUS_MM)
    pieces: list[Piece] = [Panel(rect, colour, radius_px=radius)]
    disc = rect.square(rect.width * 0.84)
    ground = sheet.palette.green_bright if view.attention is Attention.HEARING else sheet.palette.card
    pieces.append(Panel(disc, ground, radius_px=disc.width / 2))
    pieces.extend(sheet.picture(emoji, disc.square(disc.width * 0.68)))
    return Tile("attention", rect, tuple(pieces))


def sign_colour(attention: Attention, sheet: Sheet) -> Colour:
    """The colour that goes with what the kiosk is doing."""
    colours = sheet.palette
    match attention:
        case Attention.SPEAKING:
            return colours.teal
        case Attention.LISTENING:
            return colours.green
        case Attention.HEARING | Attention.THINKING:
            return colours.green_bright
        case Attention.RECORDING:
            return colours.red
        case Attention.SAVING | Attention.PAUSED:
            return colours.indigo
        case Attention.WAITING:
            return colours.terracotta
