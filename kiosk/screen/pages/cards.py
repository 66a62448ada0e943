"""Cards to touch: a picture and short words, beside or under it, all of one size on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.dialogue.view import Option
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_LABEL_MM = 6.2
"""Capitals of a label where there is room for more than enough."""


@dataclass(frozen=True, slots=True)
class Face:
    """Where a card's picture and words stand, and the words' size."""

    card: Rect
    picture: Rect
    words: Rect
    cap_mm: float = _LABEL_MM


def cards(options: Sequence[Option], rects: Sequence[Rect], sheet: Sheet) -> tuple[Tile, ...]:
    """A card an option in these rectangles, in whichever way of placing words reads best."""
    faces = best([_faces(options, rects, sheet, beside=beside) for beside in (False, True)])
    return tuple(
        _card(option, face, tint, sheet)
        for option, face, tint in zip(options, faces, theme.TINTS, strict=False)
    )


def legibility(faces: Sequence[Face]) -> tuple[float, float]:
    """How well cards read: their words up to the readable size, then their pictures."""
    words = min(face.cap_mm for face in faces)
    return min(words, theme.READABLE_MM), min(face.picture.height for face in faces)


def best(ways: Sequence[Sequence[Face]]) -> Sequence[Face]:
    """The way of placing that reads best; the first among equals."""
    return max(ways, key=legibility)


def ways(options: Sequence[Option], arrangements: Sequence[Sequence[Rect]], sheet: Sheet) -> Sequence[Rect]:
    """The arrangement of cards, among several, on which these options read best."""

    def worth(rects: Sequence[Rect]) -> tuple[float, float]:
        return max(legibility(_faces(options, rects, sheet, beside=beside)) for beside in (False, True))

    return max(arrangements, key=worth)


def _faces(
    options: Sequence[Option], rects: Sequence[Rect], sheet: Sheet, *, beside: bool
) -> tuple[Face, ...]:
    place = _beside if beside else _above
    pairs = list(zip(options, rects, strict=False))
    faces = [place(rect, option, sheet) for option, rect in pairs]
    sizes = [
        sheet.fit(option.label, face.words, _LABEL_MM).size_px
        for (option, _), face in zip(pairs, faces, strict=True)
    ]
    cap_mm = min(sizes) * theme.CAP_HEIGHT_EM / sheet.px_per_mm
    return tuple(Face(face.card, face.picture, face.words, cap_mm) for face in faces)


def _above(rect: Rect, option: Option, sheet: Sheet) -> Face:
    inner = rect.inset(sheet.mm(1.6))
    if not sheet.pictures or not option.picture:
        return Face(rect, inner.square(0.0), inner)
    words_height = min(inner.height * 0.5, sheet.mm(16.0))
    words, picture = inner.cut_bottom(words_height, sheet.mm(0.8))
    return Face(rect, picture.square(min(picture.width, picture.height)), words)


def _beside(rect: Rect, option: Option, sheet: Sheet) -> Face:
    inner = rect.inset(sheet.mm(1.6))
    if not sheet.pictures or not option.picture:
        return Face(rect, inner.square(0.0), inner)
    side = min(inner.height, inner.width * 0.38, sheet.mm(34.0))
    picture, words = inner.cut_left(side, sheet.mm(2.0))
    return Face(rect, picture.square(side), words)


def _card(option: Option, face: Face, tint: str, sheet: Sheet) -> Tile:
    pieces: list[Piece] = [card_panel(face.card, sheet, lit=option.lit)]
    if face.picture.width:
        pad = theme.CARD if option.lit else tint
        pieces.append(Panel(face.picture, pad, radius_px=sheet.mm(theme.RADIUS_MM) * 0.8))
        pieces.extend(sheet.picture(option.picture, face.picture.inset(face.picture.width * 0.1)))
    pieces.append(sheet.words(option.label, face.words, face.cap_mm))
    return Tile(f"option:{option.name}", face.card, tuple(pieces), target=option.name)


def card_panel(rect: Rect, sheet: Sheet, *, lit: bool = False) -> Panel:
    """The face of something that can be touched."""
    edge_mm = theme.STRONG_EDGE_MM if lit else theme.EDGE_MM
    return Panel(
        rect,
        theme.LIT if lit else theme.CARD,
        theme.LIT_EDGE if lit else theme.TEAL,
        sheet.mm(edge_mm),
        sheet.mm(theme.RADIUS_MM),
    )
