"""What takes a visitor on in a list: cards that stand apart from the answers, and dots that tell the page."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.dialogue.view import Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_WIDTH_MM = 26.0
_WIDEST_MM = 46.0
_HEIGHT_MM = 28.0
_LOW_MM = 14.0
"""The height of a card on a page that stands upright, where it has its words beside its picture."""
_RADIUS_MM = 8.0
"""Much rounder than the answers: another kind of thing."""

_ROUND_SHARE = 0.32
_LABEL_MM = 5.4
_WIDE = 1.6
"""Width over height from which a card has its words beside its picture."""
_ACROSS_MM, _DOWN_MM = 2.7, 1.8
_CORNER_SHARE = 0.68
"""What a list's dots leave of the foot of a page that stands upright."""
_BETWEEN_MM = 1.5

_DOTS_MM, _DOTS_GAP_MM = 3.6, 1.2
DOTS_MM = _DOTS_MM + _DOTS_GAP_MM
"""What the dots take of a page's height."""
FOOT_MM = _LOW_MM + theme.GAP_MM
"""What the cards take of the height of a page that stands upright."""
_DOT_MM, _DOT_HERE_MM = 2.2, 3.4
_DOT_STEP_MM = 6.0


def beside(view: View, sheet: Sheet, rest: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """The cards in the far lower corner, one over the other under the dots of a list; the room beside them.

    On a page that stands upright they are at its foot, side by side, and the room is that above them.
    """
    if not view.onward:
        return (), rest
    gap = sheet.mm(theme.GAP_MM)
    if sheet.portrait:
        return _at_the_foot(view, sheet, rest)
    column, rest = rest.cut_right(_width(view, sheet), gap * 1.5)
    count = len(view.onward)
    height = min(sheet.mm(_HEIGHT_MM) * count + gap * (count - 1), column.height)
    foot, over = column.cut_bottom(height)
    told, _ = dots(view, sheet, over)
    return (*cards(view.onward, foot.rows(count, gap), sheet), *told), rest


def _at_the_foot(view: View, sheet: Sheet, rest: Rect) -> tuple[tuple[Tile, ...], Rect]:
    gap = sheet.mm(theme.GAP_MM)
    foot, rest = rest.cut_bottom(sheet.mm(_LOW_MM), gap)
    count = len(view.onward)
    wide = max(_across(one.label, sheet) for one in view.onward) + sheet.mm(_LOW_MM)
    most = foot.width * (_CORNER_SHARE if listed(view) else 1.0)
    corner, before = foot.cut_right(min(most, max(wide * count + gap * (count - 1), foot.width / 2)), gap)
    told, _ = dots(view, sheet, before.middle(sheet.mm(DOTS_MM)))
    return (*cards(view.onward, corner.columns(count, gap), sheet), *told), rest


def _width(view: View, sheet: Sheet) -> float:
    """Wide enough for the longest word that is never broken, at the readable size."""
    words = [word for one in view.onward for word in one.label.split()]
    wide = max((_across(word, sheet) for word in words), default=0.0)
    return min(max(sheet.mm(_WIDTH_MM), wide), sheet.mm(_WIDEST_MM))


def _across(words: str, sheet: Sheet) -> float:
    return sheet.wide(words, sheet.readable_mm) + 2 * sheet.mm(_ACROSS_MM) + 1.0


def cards(options: Sequence[Option], places: Sequence[Rect], sheet: Sheet) -> tuple[Tile, ...]:
    """A card for each that goes on."""
    return tuple(_card(option, place, sheet) for option, place in zip(options, places, strict=False))


def _card(option: Option, place: Rect, sheet: Sheet) -> Tile:
    radius = min(sheet.mm(_RADIUS_MM), place.height * _ROUND_SHARE)
    ground = sheet.palette.lit if option.lit else sheet.palette.tints[0]
    edge = sheet.palette.lit_edge if option.lit else sheet.palette.teal
    pieces: list[Piece] = [Panel(place, ground, edge, sheet.mm(theme.STRONG_EDGE_MM), radius)]
    inner = place.inset(sheet.mm(_ACROSS_MM), sheet.mm(_DOWN_MM))
    words = inner
    if option.picture and sheet.pictures:
        picture, words = _parts(option.label, inner, sheet)
        pieces.extend(sheet.picture(option.picture, picture.square(min(picture.width, picture.height))))
    ink = sheet.palette.lit_ink if option.lit else sheet.palette.ink
    pieces.append(sheet.words(option.label, words, _LABEL_MM * sheet.text_scale, colour=ink))
    return Tile(f"onward:{option.name}", place, tuple(pieces), target=option.name)


def _parts(label: str, inner: Rect, sheet: Sheet) -> tuple[Rect, Rect]:
    """Where the picture and where the words stand: the words get the lines that they need to be readable."""
    if inner.width > _WIDE * inner.height:
        return inner.cut_left(min(inner.height, inner.width * 0.3), sheet.mm(_BETWEEN_MM))
    wish = sheet.readable_mm * sheet.text_scale
    lines = len(sheet.fit(label, inner, wish).lines)
    high = sheet.mm(theme.line_mm(wish)) * max(lines, 1) + sheet.mm(0.4)
    words, picture = inner.cut_bottom(min(high, inner.height * 0.7), sheet.mm(0.4))
    return picture, words


def listed(view: View) -> bool:
    """True on a page of a list; not where one answer of it is in doubt."""
    return view.pages > 1 and bool(view.onward)


def dots(view: View, sheet: Sheet, rest: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """A dot for each page of the list under the answers, that of this page filled; the room above."""
    if not listed(view):
        return (), rest
    strip, rest = rest.cut_bottom(sheet.mm(_DOTS_MM), sheet.mm(_DOTS_GAP_MM))
    x, y = strip.centre
    step = sheet.mm(_DOT_STEP_MM)
    begin = x - step * (view.pages - 1) / 2
    pieces = (_dot(begin + i * step, y, sheet, here=i + 1 == view.page) for i in range(view.pages))
    return (Tile("dots", strip, tuple(pieces)),), rest


def _dot(x: float, y: float, sheet: Sheet, *, here: bool) -> Panel:
    side = sheet.mm(_DOT_HERE_MM if here else _DOT_MM)
    rect = Rect(x - side / 2, y - side / 2, side, side)
    return Panel(
        rect,
        sheet.palette.teal if here else sheet.palette.card,
        sheet.palette.teal,
        sheet.mm(theme.EDGE_MM),
        side / 2,
    )
