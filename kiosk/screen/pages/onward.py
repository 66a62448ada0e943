"""What takes a visitor on in a list: cards that stand apart from the answers, and dots that tell the page."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.dialogue.view import Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_WIDTH_MM = 26.0
_HEIGHT_MM = 28.0
_RADIUS_MM = 8.0
"""Much rounder than the answers: another kind of thing."""

_ROUND_SHARE = 0.32
_LABEL_MM = 5.4
_WORDS_SHARE, _WORDS_SHARE_OF_LOW = 0.44, 0.58
_LOW_MM = 16.0
_WIDE = 1.6
"""Width over height from which a card has its words beside its picture."""

_DOTS_MM = 3.6
_DOT_MM, _DOT_HERE_MM = 2.2, 3.4
_DOT_STEP_MM = 6.0


def beside(view: View, sheet: Sheet, rest: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """The cards one over the other in the far lower corner, and the room left beside them."""
    if not view.onward:
        return (), rest
    gap = sheet.mm(theme.GAP_MM)
    column, rest = rest.cut_right(sheet.mm(_WIDTH_MM), gap * 1.5)
    count = len(view.onward)
    height = min(sheet.mm(_HEIGHT_MM) * count + gap * (count - 1), column.height)
    foot, _ = column.cut_bottom(height)
    return cards(view.onward, foot.rows(count, gap), sheet), rest


def cards(options: Sequence[Option], places: Sequence[Rect], sheet: Sheet) -> tuple[Tile, ...]:
    """A card for each that goes on."""
    return tuple(_card(option, place, sheet) for option, place in zip(options, places, strict=False))


def _card(option: Option, place: Rect, sheet: Sheet) -> Tile:
    radius = min(sheet.mm(_RADIUS_MM), place.height * _ROUND_SHARE)
    ground = sheet.palette.lit if option.lit else sheet.palette.tints[0]
    edge = sheet.palette.lit_edge if option.lit else sheet.palette.teal
    pieces: list[Piece] = [Panel(place, ground, edge, sheet.mm(theme.STRONG_EDGE_MM), radius)]
    inner = place.inset(sheet.mm(1.9), sheet.mm(1.8))
    words = inner
    if option.picture and sheet.pictures:
        picture, words = _parts(inner, sheet)
        pieces.extend(sheet.picture(option.picture, picture.square(min(picture.width, picture.height))))
    pieces.append(sheet.words(option.label, words.inset(sheet.mm(0.5), 0.0), _LABEL_MM))
    return Tile(f"onward:{option.name}", place, tuple(pieces), target=option.name)


def _parts(inner: Rect, sheet: Sheet) -> tuple[Rect, Rect]:
    """Where the picture and where the words stand."""
    if inner.width > _WIDE * inner.height:
        return inner.cut_left(inner.height, sheet.mm(1.5))
    share = _WORDS_SHARE_OF_LOW if inner.height < sheet.mm(_LOW_MM) else _WORDS_SHARE
    words, picture = inner.cut_bottom(inner.height * share, sheet.mm(0.6))
    return picture, words


def listed(view: View) -> bool:
    """True on a page of a list; not where one answer of it is in doubt."""
    return view.pages > 1 and bool(view.onward)


def dots(view: View, sheet: Sheet, rest: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """A dot for each page of the list under the answers, that of this page filled; the room above."""
    if not listed(view):
        return (), rest
    strip, rest = rest.cut_bottom(sheet.mm(_DOTS_MM), sheet.mm(1.2))
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
