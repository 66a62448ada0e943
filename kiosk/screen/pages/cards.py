"""Cards to touch: a picture and short words, under or beside it, all of one size on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.dialogue.view import Option
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Align, Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_LABEL_MM = 6.2
"""Capitals of a label where there is room for more than enough."""

_PICTURE_MM = 20.0
"""A picture of this height is as good as a larger one."""

_WIDE = 1.9
"""Width over height from which a card has its words beside its picture."""

_TICK_MM = 8.8
_INSET_MM = 1.5
_LINE_MM = theme.READABLE_MM / theme.CAP_HEIGHT_EM * theme.LINE_HEIGHT_EM


@dataclass(frozen=True, slots=True)
class Face:
    """Where a card's picture and words stand, and how high the words' capitals are."""

    card: Rect
    picture: Rect
    words: Rect
    align: Align = "centre"
    cap_mm: float = _LABEL_MM


Faces = tuple[Face, ...]
Place = Callable[[Rect, Sheet], Face]


def cards(
    options: Sequence[Option],
    arrangements: Sequence[Sequence[Rect]],
    sheet: Sheet,
    *,
    ticked: bool = False,
) -> tuple[Tile, ...]:
    """A card an option, in the arrangement and with the way of placing words that read best.

    `ticked` keeps room for a tick on all of them, so that nothing moves when one is chosen.
    """
    if not options:
        return ()
    ticked = ticked or any(option.chosen for option in options)
    faces = max(
        (
            _sized(options, rects, _ticked(place) if ticked else place, sheet)
            for rects in arrangements
            for place in _places(rects[0])
        ),
        key=lambda faces: _worth(faces, sheet),
    )
    return tuple(
        _card(option, face, tint, sheet)
        for option, face, tint in zip(options, faces, sheet.palette.tints, strict=False)
    )


def _worth(faces: Faces, sheet: Sheet) -> float:
    """How well cards read: words up to the readable size count most, then pictures."""
    words = min(face.cap_mm for face in faces) / theme.READABLE_MM
    picture = min(min(face.picture.width, face.picture.height) for face in faces) / sheet.mm(_PICTURE_MM)
    return 4 * min(words, 1.0) + min(picture, 1.0)


def _places(card: Rect) -> tuple[Place, ...]:
    if card.width > _WIDE * card.height:
        return _beside(1.0), _beside(0.75)
    return _above(1), _above(2), _above(3)


def _sized(options: Sequence[Option], rects: Sequence[Rect], place: Place, sheet: Sheet) -> Faces:
    pairs = list(zip(options, rects, strict=False))
    faces = [place(rect, sheet) if option.picture else _bare(rect, sheet) for option, rect in pairs]
    labels = [(option.label, face.words) for (option, _), face in zip(pairs, faces, strict=True)]
    cap_mm = sheet.common_mm(labels, _LABEL_MM)
    return tuple(replace(face, cap_mm=cap_mm) for face in faces)


def _bare(rect: Rect, sheet: Sheet) -> Face:
    inner = rect.inset(sheet.mm(_INSET_MM))
    return Face(rect, inner.square(0.0), inner)


def _above(lines: int) -> Place:
    def place(rect: Rect, sheet: Sheet) -> Face:
        if not sheet.pictures:
            return _bare(rect, sheet)
        inner = rect.inset(sheet.mm(_INSET_MM))
        height = min(sheet.mm(_LINE_MM * lines + 0.4), inner.height * 0.7)
        words, picture = inner.cut_bottom(height, sheet.mm(0.6))
        return Face(rect, picture, words.inset(sheet.mm(0.4), 0.0))

    return place


def _beside(share: float) -> Place:
    def place(rect: Rect, sheet: Sheet) -> Face:
        if not sheet.pictures:
            return _bare(rect, sheet)
        inner = rect.inset(sheet.mm(_INSET_MM), sheet.mm(1.0))
        width = min(inner.height, inner.width * 0.36) * share
        picture, words = inner.cut_left(width, sheet.mm(2.2))
        return Face(rect, picture, words, "left")

    return place


def _card(option: Option, face: Face, tint: str, sheet: Sheet) -> Tile:
    pieces: list[Piece] = [card_panel(face.card, sheet, lit=option.lit, chosen=option.chosen)]
    if face.picture.width:
        side = min(face.picture.width, face.picture.height)
        if not option.lit:
            pieces.append(Panel(face.picture, tint, radius_px=sheet.mm(1.7)))
        pieces.extend(sheet.picture(option.picture, face.picture.square(side * 0.88)))
    if option.chosen:
        pieces.extend(_tick(face, sheet))
    pieces.append(sheet.words(option.label, face.words, face.cap_mm, align=face.align))
    return Tile(f"option:{option.name}", face.card, tuple(pieces), target=option.name)


def _ticked(place: Place) -> Place:
    """Words leave room at the end of the card for the tick, unless a picture stands over them."""

    def narrower(rect: Rect, sheet: Sheet) -> Face:
        face = place(rect, sheet)
        if face.align != "left" and face.picture.width:
            return face
        _, words = face.words.cut_right(sheet.mm(_TICK_MM), sheet.mm(0.6))
        return replace(face, words=words)

    return narrower


def _tick(face: Face, sheet: Sheet) -> tuple[Piece, ...]:
    """A white tick on a green disc: in the upper corner of the picture's pad, or at the end of the card."""
    side = sheet.mm(_TICK_MM)
    inner = face.card.inset(sheet.mm(_INSET_MM))
    disc = Rect(inner.right - side, inner.centre[1] - side / 2, side, side)
    if face.align != "left" and face.picture.width:
        side = min(side, face.picture.height * 0.5)
        disc = Rect(face.picture.right - side, face.picture.top, side, side)
    return (
        Panel(disc, sheet.palette.green, sheet.palette.card, sheet.mm(theme.EDGE_MM), side / 2),
        sheet.words("✔", disc, side / sheet.px_per_mm * 0.5, colour=sheet.palette.card),
    )


def card_panel(rect: Rect, sheet: Sheet, *, lit: bool = False, chosen: bool = False) -> Panel:
    """The face of something that can be touched."""
    edge_mm = theme.STRONG_EDGE_MM if lit or chosen else theme.EDGE_MM
    return Panel(
        rect,
        sheet.palette.lit if lit else sheet.palette.chosen if chosen else sheet.palette.card,
        sheet.palette.lit_edge if lit else sheet.palette.green if chosen else sheet.palette.teal,
        sheet.mm(edge_mm),
        sheet.mm(theme.RADIUS_MM),
    )
