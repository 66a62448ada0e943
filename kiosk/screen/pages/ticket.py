"""The page to be photographed: a card with a zellige edge, on it which café, when and where, and the code."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.view import Detail, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, details, frame, onward, short_head
from kiosk.screen.pieces import Mosaic, Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_WISHED_MM, _LEAST_MM = (44.0, 70.0), (29.8, 60.0)
_CARD_SHARE, _CARD_SHARE_UPRIGHT = 0.68, 0.7
_EDGE_MM, _FRIEZE_MM, _LINE_MM = 0.5, 3.4, 1.0
_PLAIN = 2
"""So many colours are too few for a mosaic: a line stands for it."""
_LEAF_SHARE, _LEAF_SHARE_UPRIGHT = 0.45, 0.53
_CODE_MM = 26.0
_CODE_PICTURE_MM, _CODE_PICTURE_SHARE = 12.0, 0.27
_WIDE = 2.2


def fits(view: View) -> bool:
    """True for a page that shows the visitor's code, and little else."""
    return any(detail.name == "reference" and detail.large for detail in view.details)


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head, the card, and the options beside or under it."""
    gap = sheet.mm(theme.GAP_MM)
    top, rest = short_head.cut(view, sheet, room, _WISHED_MM, _LEAST_MM)
    going_on, rest = onward.beside(view, sheet, rest)
    card, places = rest, rest.square(0.0)
    if view.options and sheet.portrait:
        card, places = rest.cut_top(rest.height * _CARD_SHARE_UPRIGHT, gap)
    elif view.options:
        card, places = rest.cut_left(rest.width * _CARD_SHARE, gap)
    arrangements = cards.arrangements(len(view.options), places, sheet) if view.options else ()
    return (
        *frame.head(view, sheet, top),
        *_ticket(view, sheet, card),
        *cards.cards(view.options, arrangements, sheet),
        *going_on,
    )


def _ticket(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    others = tuple(detail for detail in view.details if detail.name != "reference")
    (code,) = (detail for detail in view.details if detail.name == "reference")
    paper, inner = _paper(rect, sheet)
    gap = sheet.mm(theme.GAP_MM)
    if not others:
        return (paper, _code(code, inner, sheet))
    if sheet.portrait:
        first, rest = inner.cut_top(inner.height * _LEAF_SHARE_UPRIGHT, gap)
    else:
        first, rest = inner.cut_left(inner.width * _LEAF_SHARE, gap)
    return (paper, *details.answers(others, sheet, first), _code(code, rest, sheet))


def _paper(rect: Rect, sheet: Sheet) -> tuple[Tile, Rect]:
    """Paper with eight-pointed stars down both its sides, and the room between them."""
    edge, thick = sheet.mm(_EDGE_MM), sheet.mm(_FRIEZE_MM)
    inside = rect.inset(edge)
    left, rest = inside.cut_left(thick)
    right, rest = rest.cut_right(thick)
    colours = sheet.palette.zellige
    pieces: list[Piece] = [Panel(rect, sheet.palette.card, sheet.palette.card_edge, edge)]
    for strip in (left, right):
        if len(colours) <= _PLAIN:
            pieces.append(Panel(strip.inset((thick - sheet.mm(_LINE_MM)) / 2, 0.0), colours[0]))
        else:
            pieces.append(Panel(strip, colours[-1]))
            pieces.append(Mosaic(strip, colours, rows=max(1, round(strip.height / thick))))
    return Tile("ticket", rect, tuple(pieces), ground=True), rest.inset(sheet.mm(1.4), sheet.mm(0.8))


def _code(detail: Detail, rect: Rect, sheet: Sheet) -> Tile:
    pieces: list[Piece] = [Panel(rect, sheet.palette.pads[3], radius_px=sheet.mm(theme.RADIUS_MM))]
    words = rect.inset(sheet.mm(1.6), 0.0)
    if detail.picture and sheet.pictures:
        picture, words = _code_parts(words, sheet)
        pieces.extend(sheet.picture(detail.picture, picture))
    # A code is read from left to right in every language.
    from_left = replace(sheet, right_to_left=False)
    pieces.append(from_left.words(detail.text, words, _CODE_MM, colour=sheet.palette.pad_ink))
    return Tile("detail:reference", rect, tuple(pieces))


def _code_parts(rect: Rect, sheet: Sheet) -> tuple[Rect, Rect]:
    """The code's picture over it, or beside it where there is more width than height."""
    if rect.width > _WIDE * rect.height:
        picture, words = rect.cut_left(min(rect.height * 0.6, sheet.mm(_CODE_PICTURE_MM)))
        return picture.square(picture.width), words
    picture, words = rect.cut_top(min(rect.height * _CODE_PICTURE_SHARE, sheet.mm(_CODE_PICTURE_MM)))
    return picture.inset(0.0, picture.height * 0.08), words
