"""The page that shows answers: rows of a picture and words, and the options beside or under them."""

from __future__ import annotations

from kiosk.dialogue.view import Detail, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_BESIDE = 2
"""Options that find room beside the rows; more stand under them."""

_ROW_MM = 5.2
_LARGE_MM = 10.0
_LONG = 26
"""Letters above which a row needs two lines."""


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head, the rows, and the options."""
    gap = sheet.mm(theme.GAP_MM)
    top, rest = room.cut_top(room.height * 0.35, gap)
    head = frame.head(view, sheet, top)
    if not view.options:
        return (*head, *_rows(view, sheet, rest))
    if len(view.options) <= _BESIDE:
        side, rest = rest.cut_right(rest.width * 0.33, gap)
        places = side.rows(len(view.options), gap)
    else:
        under, rest = rest.cut_bottom(sheet.mm(theme.TARGET_HEIGHT_MM + 2), gap)
        places = under.columns(len(view.options), gap)
    return (*head, *_rows(view, sheet, rest), *cards.cards(view.options, (places,), sheet))


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
        return 2.4
    return 2.0 if detail.large else 1.0


def _row(detail: Detail, rect: Rect, sheet: Sheet, cap_mm: float) -> Tile:
    ground = theme.TINTS[3] if detail.large else theme.TINTS[0]
    pieces: list[Piece] = [Panel(rect, ground, radius_px=sheet.mm(theme.RADIUS_MM))]
    inner = rect.inset(sheet.mm(1.6), sheet.mm(0.5))
    if detail.picture and sheet.pictures:
        side = min(inner.height, sheet.mm(13.0))
        picture, inner = inner.cut_left(side, sheet.mm(2.0))
        pieces.extend(sheet.picture(detail.picture, picture.square(side)))
    pieces.append(sheet.words(detail.text, inner, cap_mm, align="left"))
    return Tile(f"detail:{detail.name}", rect, tuple(pieces))
