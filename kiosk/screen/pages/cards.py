"""Cards to touch: a picture and short words, under or beside it, all of one size on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.dialogue.view import Option
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Align, Panel, Piece, Tile
from kiosk.screen.sheet import Sheet
from kiosk.screen.text import Measured

_LABEL_MM = 6.2
"""Capitals of a label where there is room for more than enough."""

_PICTURE_MM = 24.0
"""A picture of this height is as good as a larger one."""

_PICTURE_LEAST_MM = 10.0
"""A picture that is still known; smaller ones count much less."""

_WIDE, _FLAT = 1.5, 2.25
"""Width over height from which a card may have its words beside its picture, and up to which under it."""

_TICK_MM, _TICK_SHARE = 8.8, 0.46
_BEYOND_MM = 0.6
_INSET_MM = 1.4
"""A little more than the strongest edge."""
_WORDS_INSET_MM = 0.9
"""A line of words has air of its own."""
_SHARES = (1.0, 0.8, 0.62, 0.56, 0.5)
"""Pictures beside words, over the height of the card."""
_LINES = (1, 2, 3)
_WIDEST = 0.44
"""A picture beside words leaves them more than half of the card."""


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
    options: Sequence[Option], arrangements: Sequence[Sequence[Rect]], sheet: Sheet
) -> tuple[Tile, ...]:
    """A card an option, in the arrangement and with the way of placing words that read best."""
    if not options:
        return ()
    labels = [sheet.measured(option.label) for option in options]
    faces = max(
        (
            _sized(options, labels, rects, place, sheet)
            for rects in arrangements
            for place in _places(rects[0], sheet)
        ),
        key=lambda faces: _worth(faces, sheet),
    )
    return tuple(
        _card(option, face, pad, sheet)
        for option, face, pad in zip(options, faces, sheet.palette.pads, strict=False)
    )


def arrangements(count: int, rect: Rect, sheet: Sheet) -> tuple[Sequence[Rect], ...]:
    """Every way to set out so many cards in equal columns and rows without a hole, each a target."""
    gap = sheet.mm(theme.GAP_MM)
    grids = (
        rect.grid(columns, count // columns, gap) for columns in range(1, count + 1) if not count % columns
    )
    fitting = tuple(
        grid
        for grid in grids
        if grid[0].height >= sheet.mm(theme.TARGET_HEIGHT_MM)
        and grid[0].width >= sheet.mm(theme.TARGET_WIDTH_MM)
    )
    return fitting or (rect.columns(max(1, count), gap),)


def _worth(faces: Faces, sheet: Sheet) -> float:
    """How well cards read: readable words count most, then words of the wished size, then pictures."""
    cap_mm = min(face.cap_mm for face in faces)
    read = min(cap_mm / sheet.readable_mm, 1.0)
    words = min(cap_mm / _wished_mm(sheet), 1.0)
    side = min(min(face.picture.width, face.picture.height) for face in faces) / sheet.px_per_mm
    known = min(side / _PICTURE_LEAST_MM, 1.0)
    return 50 * read + 6 * words + 8 * known + min(side / _PICTURE_MM, 1.0) + 0.1 * cap_mm / _LABEL_MM


def _places(card: Rect, sheet: Sheet) -> Iterator[Place]:
    if card.width < card.height * _FLAT:
        between = (1 + sheet.text_scale) / 2  # large letters alone would leave some pictures no room
        sizes = dict.fromkeys(
            (_wished_mm(sheet), *(sheet.readable_mm * n for n in (sheet.text_scale, between)))
        )
        yield from (_above(lines, cap_mm) for cap_mm in sizes for lines in _LINES)
    if card.width > card.height * _WIDE:
        yield from (_beside(share) for share in _SHARES)


def _wished_mm(sheet: Sheet) -> float:
    """Readable letters will do at the usual size of text; whoever asked for larger ones wants large ones."""
    return sheet.wished_mm if sheet.text_scale == 1.0 else _LABEL_MM * sheet.text_scale


def _sized(
    options: Sequence[Option], labels: Sequence[Measured], rects: Sequence[Rect], place: Place, sheet: Sheet
) -> Faces:
    faces = [
        place(rect, sheet) if option.picture else _bare(rect, sheet)
        for option, rect in zip(options, rects, strict=False)
    ]
    pairs = [(label, face.words) for label, face in zip(labels, faces, strict=True)]
    cap_mm = sheet.common_mm(pairs, _LABEL_MM * sheet.text_scale)
    return tuple(replace(face, cap_mm=cap_mm) for face in faces)


def _bare(rect: Rect, sheet: Sheet) -> Face:
    """Words alone, beside the place of a tick."""
    end, inner = rect.inset(sheet.mm(_INSET_MM)).cut_right(sheet.mm(_TICK_MM), sheet.mm(_INSET_MM))
    return Face(rect, end.square(0.0), inner)


def _above(lines: int, cap_mm: float) -> Place:
    def place(rect: Rect, sheet: Sheet) -> Face:
        if not sheet.pictures:
            return _bare(rect, sheet)
        inner = rect.inset(sheet.mm(_INSET_MM))
        words, picture = inner.cut_bottom(_words_px(lines, cap_mm, inner, sheet), sheet.mm(0.4))
        return Face(rect, picture, words)

    return place


def _words_px(lines: int, cap_mm: float, inner: Rect, sheet: Sheet) -> float:
    """The height of so many lines; of large ones where the picture is large all the same."""
    wished, large = (
        lines * sheet.mm(theme.line_mm(each)) + sheet.mm(0.5)
        for each in (cap_mm, max(cap_mm, _LABEL_MM * sheet.text_scale))
    )
    if inner.height - large >= sheet.mm(_PICTURE_MM):
        return large
    return min(wished, inner.height * 0.8)


def _beside(share: float) -> Place:
    def place(rect: Rect, sheet: Sheet) -> Face:
        if not sheet.pictures:
            return _bare(rect, sheet)
        inner = rect.inset(sheet.mm(_INSET_MM))
        picture, words = inner.cut_left(min(inner.height * share, inner.width * _WIDEST), sheet.mm(1.6))
        return Face(rect, picture, words.inset(0.0, sheet.mm(_WORDS_INSET_MM - _INSET_MM)), "left")

    return place


def _card(option: Option, face: Face, pad: str, sheet: Sheet) -> Tile:
    pieces: list[Piece] = [card_panel(face.card, sheet, lit=option.lit, chosen=option.chosen)]
    if face.picture.width:
        side = min(face.picture.width, face.picture.height)
        if not option.lit:
            pieces.append(Panel(face.picture, pad, radius_px=sheet.mm(1.7)))
        pieces.extend(sheet.picture(option.picture, face.picture.square(side * 0.92)))
    if option.chosen:
        pieces.extend(_tick(face, sheet))
    ink = sheet.palette.lit_ink if option.lit else sheet.palette.ink
    pieces.append(sheet.words(option.label, face.words, face.cap_mm, align=face.align, colour=ink))
    return Tile(f"option:{option.name}", face.card, tuple(pieces), target=option.name)


def _tick(face: Face, sheet: Sheet) -> tuple[Piece, ...]:
    """A white tick on a green disc, over the far upper corner of the pad of the picture."""
    pad, beyond = face.picture, sheet.mm(_BEYOND_MM)
    side = min(sheet.mm(_TICK_MM), pad.height * _TICK_SHARE) if pad.width else sheet.mm(_TICK_MM)
    disc = Rect(pad.right + beyond - side, pad.top - beyond, side, side) if pad.width else pad.square(side)
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
        sheet.palette.lit_edge if lit else sheet.palette.green if chosen else sheet.palette.card_edge,
        sheet.mm(edge_mm),
        sheet.mm(theme.RADIUS_MM),
    )
