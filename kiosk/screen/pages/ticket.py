"""The page to be photographed: which café, when and where, and the code, very large."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.view import Detail, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_HEAD_MM = 17.0
_SIDE_MM = 33.0
_CODE_SHARE = 0.56
_CODE_MM = 26.0
_BEYOND_SHARE = 0.14
_WORDS_MM = 6.6


def fits(view: View) -> bool:
    """True for a page that shows the visitor's code, and little else."""
    return any(detail.name == "reference" and detail.large for detail in view.details)


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head, the ticket, and the options beside it."""
    gap = sheet.mm(theme.GAP_MM)
    top, rest = room.cut_top(sheet.mm(_HEAD_MM), gap)
    going_on, rest = onward.beside(view, sheet, rest)
    answers: tuple[Tile, ...] = ()
    if view.options:
        side, rest = rest.cut_right(sheet.mm(_SIDE_MM), gap)
        answers = cards.cards(view.options, (side.rows(len(view.options), gap),), sheet)
    return (*frame.head(view, sheet, top), *_ticket(view, sheet, rest), *answers, *going_on)


def _ticket(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    paper = Panel(
        rect,
        sheet.palette.card,
        sheet.palette.indigo,
        sheet.mm(theme.STRONG_EDGE_MM),
        sheet.mm(theme.RADIUS_MM),
    )
    inner = rect.inset(sheet.mm(2.4))
    others = [detail for detail in view.details if detail.name != "reference"]
    (code,) = (detail for detail in view.details if detail.name == "reference")
    if not others:
        return (Tile("ticket", rect, (paper,), ground=True), _code(code, inner, sheet))
    low, high = inner.cut_bottom(inner.height * _CODE_SHARE, sheet.mm(1.0))
    rows = high.rows(len(others), sheet.mm(0.6))
    return (
        Tile("ticket", rect, (paper,), ground=True),
        *(_row(detail, row, sheet) for detail, row in zip(others, rows, strict=True)),
        _code(code, low, sheet),
    )


def _row(detail: Detail, rect: Rect, sheet: Sheet) -> Tile:
    pieces: list[Piece] = []
    words = rect
    if detail.picture and sheet.pictures:
        picture, words = rect.cut_left(rect.height, sheet.mm(2.0))
        pieces.extend(sheet.picture(detail.picture, picture))
    size = sheet.own_lines_mm(detail.text, words, _WORDS_MM)
    pieces.append(sheet.words(detail.text, words, size, align="left"))
    return Tile(f"detail:{detail.name}", rect, tuple(pieces))


def _code(detail: Detail, rect: Rect, sheet: Sheet) -> Tile:
    pieces: list[Piece] = [Panel(rect, sheet.palette.tints[3], radius_px=sheet.mm(theme.RADIUS_MM))]
    # A code has no letter that goes below the line, and nothing above a capital: it needs less than a line.
    words = rect.inset(sheet.mm(1.6), -rect.height * _BEYOND_SHARE)
    if detail.picture and sheet.pictures:
        side = min(rect.height, sheet.mm(16.0))
        picture, words = words.cut_left(side, sheet.mm(2.0))
        pieces.extend(sheet.picture(detail.picture, picture.square(side)))
    # A code is read from left to right in every language.
    pieces.append(replace(sheet, right_to_left=False).words(detail.text, words, _CODE_MM))
    return Tile("detail:reference", rect, tuple(pieces))
