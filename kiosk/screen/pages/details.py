"""The page that shows answers: rows of a picture and words, and the options beside or under them."""

from __future__ import annotations

import unicodedata

from kiosk.dialogue.view import Detail, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_BESIDE = 2
"""Options that find room beside the rows; more stand under few rows, and in a grid beside many."""

_ROW_MM = 5.2
_LARGE_MM = 10.0
_PICTURE_MM, _LARGE_PICTURE_MM = 13.0, 22.0
_HEAD_SHARE, _HEAD_SHARE_OF_MANY = 0.35, 0.28
_GRID_SHARE = 0.52
_SIDE_SHARE, _SIDE_SHARE_BESIDE_MANY = 0.33, 0.3
_MANY = 4
"""Rows from which they need more of the page than the caption does."""
_LONG = 26
"""Letters above which a row needs two lines."""


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head, the rows, and the options."""
    gap = sheet.mm(theme.GAP_MM)
    many = len(view.details) >= _MANY
    top, rest = room.cut_top(room.height * (_HEAD_SHARE_OF_MANY if many else _HEAD_SHARE), gap)
    going_on, rest = onward.beside(view, sheet, rest)
    head = (*frame.head(view, sheet, top), *going_on)
    if not view.options:
        return (*head, *_rows(view, sheet, rest))
    if len(view.options) <= _BESIDE:
        side, rest = rest.cut_right(rest.width * (_SIDE_SHARE_BESIDE_MANY if many else _SIDE_SHARE), gap)
        places = side.rows(len(view.options), gap)
    elif many:
        side, rest = rest.cut_right(rest.width * _GRID_SHARE, gap)
        places = side.grid(2, -(-len(view.options) // 2), gap)
    else:
        under, rest = rest.cut_bottom(max(sheet.mm(theme.TARGET_HEIGHT_MM + 2), rest.height * 0.44), gap)
        places = under.columns(len(view.options), gap)
    answers = cards.cards(view.options, (places,), sheet)
    return (*frame.head(view, sheet, top), *_rows(view, sheet, rest), *answers, *going_on)


def _rows(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    shares = [_share(detail) for detail in view.details]
    rows = rect.rows_by(shares, sheet.mm(1.0))
    alone = len(rows) == 1
    return tuple(
        _row(detail, row, sheet, _LARGE_MM if detail.large or alone else _ROW_MM)
        for detail, row in zip(view.details, rows, strict=True)
    )


def _share(detail: Detail) -> float:
    if len(detail.text) > _LONG:
        return 2.8
    return 2.0 if detail.large else 1.0


def _row(detail: Detail, rect: Rect, sheet: Sheet, cap_mm: float) -> Tile:
    ground = sheet.palette.tints[3] if detail.large else sheet.palette.tints[0]
    pieces: list[Piece] = [Panel(rect, ground, radius_px=sheet.mm(theme.RADIUS_MM))]
    inner = rect.inset(sheet.mm(1.6), sheet.mm(0.5))
    if detail.picture and sheet.pictures:
        side = min(inner.height, sheet.mm(_LARGE_PICTURE_MM if detail.large else _PICTURE_MM))
        picture, inner = inner.cut_left(side, sheet.mm(2.0))
        pieces.extend(sheet.picture(detail.picture, picture.square(side)))
    if detail.name == "needs" and any(unicodedata.category(sign) == "So" for sign in detail.text):
        return Tile("detail:needs", rect, (*pieces, *_needs(detail.text, inner, sheet)))
    size = sheet.own_lines_mm(detail.text, inner, cap_mm)
    pieces.append(sheet.words(detail.text, inner, size, align="left"))
    return Tile(f"detail:{detail.name}", rect, tuple(pieces))


def _needs(text: str, rect: Rect, sheet: Sheet) -> tuple[Piece, ...]:
    """The pictures of what was chosen, side by side; ticks where there are no pictures."""
    needs = text.split()
    if not sheet.pictures:
        return (sheet.words(" ".join("✓" for _ in needs), rect, _ROW_MM, align="left"),)
    side = min(rect.height, sheet.mm(_PICTURE_MM), rect.width / len(needs))
    step = min(side * 1.3, rect.width / len(needs))
    top = rect.centre[1] - side / 2
    places = (Rect(rect.left + step * i, top, side, side) for i in range(len(needs)))
    return tuple(
        piece for need, place in zip(needs, places, strict=True) for piece in sheet.picture(need, place)
    )
