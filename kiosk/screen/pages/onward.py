"""What takes a visitor on in a list: cards that stand apart from the answers, and dots that tell the page."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.dialogue.view import Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_WIDTH_MM = 26.0
_WIDEST_MM = 48.0
_HEIGHT_MM = 33.0
_LOW_MM = 14.0
"""The height of a card on a page that stands upright, where it has its words beside its picture."""
_RADIUS_MM = 6.2
"""Much rounder than the answers: another kind of thing."""

_LABEL_MM = 5.4
_WIDE = 1.6
"""Width over height from which a card has its words beside its picture."""
_ACROSS_MM, _DOWN_MM = 2.7, 2.0
_CORNER_SHARE = 0.68
"""What a list's dots leave of the foot of a page that stands upright."""
_BETWEEN_MM = 1.5
_PICTURE_SHARE = 0.3
_DISC_SHARE = 0.76
"""The picture over the disc behind it."""

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
    places = _places(view, column, sheet)
    told, _ = dots(view, sheet, column.cut_top(places[0].top - column.top)[0])
    return (*cards(view.onward, places, sheet), *told), rest


def _places(view: View, column: Rect, sheet: Sheet) -> tuple[Rect, ...]:
    """At the foot of the column and equal; where words find no room so, only the last ones have words."""
    gap, count = sheet.mm(theme.GAP_MM), len(view.onward)
    most = column.height - (sheet.mm(DOTS_MM) if listed(view) else 0.0)
    foot, _ = column.cut_bottom(min(sheet.mm(_HEIGHT_MM) * count + gap * (count - 1), most))
    equal = foot.rows(count, gap)
    if count == 1 or all(_words_mm(one, equal[0], sheet) for one in view.onward):
        return equal
    first, rest = foot.cut_top(sheet.mm(theme.TARGET_HEIGHT_MM + 0.1), gap)
    return (first, *rest.rows(count - 1, gap))


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
    """A card for each that goes on; its picture alone where its words could not be read."""
    pairs = list(zip(options, places, strict=False))
    sizes = [_words_mm(option, place, sheet) for option, place in pairs]
    same = min((size for size in sizes if size), default=0.0)
    return tuple(
        _card(option, place, size and same, sheet) for (option, place), size in zip(pairs, sizes, strict=True)
    )


def _words_mm(option: Option, place: Rect, sheet: Sheet) -> float:
    """How high the capitals of its words can be here; 0 where a picture says more."""
    words = _parts(option, place, sheet)[1]
    cap_mm = sheet.common_mm([(option.label, words)], _LABEL_MM * sheet.text_scale)
    pictured = sheet.pictures and bool(option.picture)
    return cap_mm if sheet.readable(cap_mm) or not pictured else 0.0


def _card(option: Option, place: Rect, cap_mm: float, sheet: Sheet) -> Tile:
    ground = sheet.palette.lit if option.lit else sheet.palette.tints[0]
    edge = sheet.palette.lit_edge if option.lit else sheet.palette.card_edge
    radius = min(sheet.mm(_RADIUS_MM), place.height / 2)
    face = Panel(place, ground, edge, sheet.mm(theme.STRONG_EDGE_MM), radius)
    picture, words = _parts(option, place, sheet)
    if not cap_mm:
        picture = place.inset(sheet.mm(_ACROSS_MM), sheet.mm(_DOWN_MM))
    ink = sheet.palette.lit_ink if option.lit else sheet.palette.ink
    pieces: tuple[Piece, ...] = (
        face,
        *_picture(option, picture.square(min(picture.width, picture.height)), sheet),
        *((sheet.words(option.label, words, cap_mm, colour=ink),) if cap_mm else ()),
    )
    return Tile(f"onward:{option.name}", place, pieces, target=option.name)


def _picture(option: Option, rect: Rect, sheet: Sheet) -> tuple[Piece, ...]:
    """The picture, on a light disc where the card is dark."""
    pad = sheet.palette.pads[0]
    if option.lit or pad == sheet.palette.tints[0] or not rect.width:
        return sheet.picture(option.picture, rect)
    disc = Panel(rect, pad, radius_px=rect.width / 2)
    return disc, *sheet.picture(option.picture, rect.square(rect.width * _DISC_SHARE))


def _parts(option: Option, place: Rect, sheet: Sheet) -> tuple[Rect, Rect]:
    """Where the picture and where the words stand: the words get the lines that they need to be readable."""
    inner = place.inset(sheet.mm(_ACROSS_MM), sheet.mm(_DOWN_MM))
    if not option.picture or not sheet.pictures:
        return inner.square(0.0), inner
    if inner.width > _WIDE * inner.height:
        return inner.cut_left(min(inner.height, inner.width * _PICTURE_SHARE), sheet.mm(_BETWEEN_MM))
    high = _words_px(option.label, inner, sheet)
    words, picture = inner.cut_bottom(min(high, inner.height * 0.7), sheet.mm(0.4))
    return picture, words


def _words_px(label: str, inner: Rect, sheet: Sheet) -> float:
    """The height of the words: large ones where half of the card holds them, or readable ones."""
    for cap_mm in (_LABEL_MM * sheet.text_scale, sheet.readable_mm * sheet.text_scale):
        fitted = sheet.fit(label, inner, cap_mm)
        high = len(fitted.lines) * fitted.size_px * theme.LINE_HEIGHT_EM + sheet.mm(0.4)
        if high <= inner.height / 2:
            break
    return high


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
        sheet.palette.card_edge if here else sheet.palette.card,
        sheet.palette.card_edge,
        sheet.mm(theme.EDGE_MM),
        side / 2,
    )
