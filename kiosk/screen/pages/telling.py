"""What the pages that tell share: a very large picture, the caption beside it, and a row of answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.dialogue.view import Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward, parts
from kiosk.screen.pieces import Panel, Tile
from kiosk.screen.sheet import Sheet

_MOST_SHARE = 0.42
"""The most of the width that the picture takes beside the caption."""
_LEAST_MM = 23.0
_LOW_MM = 13.2
"""The least over a caption that needs the room; sign and "read" stand side by side then."""
_COLUMN_OF_LOW_MM = frame.COLUMN_MM + _LOW_MM
_STEP_MM = 1.0
_HAIR_MM = 0.2
_AIRY_SHARE = 0.92
_PICTURE_SHARE = 0.9

_CARD_PICTURE_MM = 9.0
_ACROSS_MM, _DOWN_MM = 5.4, 3.8
"""What a card needs besides its words and its picture."""
_ANSWERS_SHARE, _ANSWERS_SHARE_UPRIGHT = 0.52, 0.56
"""The most of the room that the answers take."""


def told(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The picture with the parts at its foot, the caption, the sign and "read"."""
    if not sheet.pictures or not view.picture:
        return frame.words(view, sheet, room)
    gap = sheet.mm(theme.GAP_MM)
    if sheet.portrait:
        upper, under = _over_words(view, sheet, room)
        low = upper.height < sheet.mm(_LEAST_MM)
        column, picture = upper.cut_right(sheet.mm(_COLUMN_OF_LOW_MM if low else frame.COLUMN_MM), gap)
        words = (frame.caption(view, sheet, under), *frame.column(view, sheet, column))
        return (*_pictured(view, sheet, picture), *words)
    picture, rest = room.cut_left(_width(view, sheet, room), gap)
    return (*_pictured(view, sheet, picture), *frame.words(view, sheet, rest))


def _over_words(view: View, sheet: Sheet, room: Rect) -> tuple[Rect, Rect]:
    """The picture's place over the caption, and the caption's.

    The caption has the size of text that is wished where the picture stays large; if even the usual size
    leaves it too little room, the picture is a low one.
    """
    gap, sizes = sheet.mm(theme.GAP_MM), (sheet.wished_mm * sheet.text_scale, sheet.readable_mm)
    wished, least = (_needed_px(view, room.width, size, sheet) for size in sizes)
    large = sheet.mm(_LEAST_MM) <= room.height - least - gap
    high = max(sheet.mm(_LEAST_MM if large else _LOW_MM), room.height - gap - wished)
    return room.cut_top(high, gap)


def _width(view: View, sheet: Sheet, room: Rect) -> float:
    """How wide the picture can be and still leave the caption room at the size of text that is wished."""
    wish, gap = sheet.wished_mm * sheet.text_scale, sheet.mm(theme.GAP_MM)
    least = _least_width(view, sheet)
    most = max(min(room.width * _MOST_SHARE, room.height), least)
    for width in _from(most, least, sheet.mm(_STEP_MM)):
        beside = room.width - width - 2 * gap - sheet.mm(frame.COLUMN_MM)
        if _needed_px(view, beside, wish, sheet) <= room.height:
            return width
    return least


def _least_width(view: View, sheet: Sheet) -> float:
    return sheet.mm(max(_LEAST_MM, parts.WIDTH_MM * len(view.parts)))


def least_px(view: View, sheet: Sheet, room: Rect) -> float:
    """The least height at which what is told beside a picture can be read."""
    taken = _least_width(view, sheet) + sheet.mm(frame.COLUMN_MM + 2 * theme.GAP_MM)
    return _needed_px(view, room.width - taken, sheet.readable_mm, sheet)


def _needed_px(view: View, width_px: float, cap_mm: float, sheet: Sheet) -> float:
    """The height of the longest caption, with some air: it has no more room than it is reckoned to need."""
    return frame.needed_px(view, width_px * _AIRY_SHARE, cap_mm, sheet) + sheet.mm(_HAIR_MM)


def _from(most: float, least: float, step: float) -> Iterator[float]:
    while most >= least:
        yield most
        most -= step


def _pictured(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    ground = Panel(rect, sheet.palette.pads[0], radius_px=sheet.mm(theme.RADIUS_MM * 1.6))
    inner = rect.inset(sheet.mm(1.2))
    place, foot = inner, inner
    if view.parts and rect.height < sheet.mm(_LEAST_MM):
        place, foot = inner.cut_left(inner.height, sheet.mm(theme.GAP_MM))
    elif view.parts:
        foot, place = inner.cut_bottom(sheet.mm(parts.HEIGHT_MM), sheet.mm(0.6))
    side = min(place.width, place.height) * _PICTURE_SHARE
    return (
        Tile("pad", rect, (ground,), ground=True),
        Tile("picture", place, sheet.picture(view.picture, place.square(side))),
        *parts.tiles(view.parts, sheet, foot),
    )


def answers(view: View, sheet: Sheet, room: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """The answers and what goes on, in rows as low as their words allow, and the room above them."""
    options = (*view.options, *view.onward)
    if not options:
        return (), room
    gap = sheet.mm(theme.GAP_MM)
    columns = min(_columns(sheet, len(options)), key=lambda count: _height(view, count, sheet, room))
    share = _ANSWERS_SHARE_UPRIGHT if sheet.portrait else _ANSWERS_SHARE
    high = min(_height(view, columns, sheet, room), room.height * share)
    foot, rest = room.cut_bottom(high, gap)
    places = foot.grid(columns, -(-len(options) // columns), gap)
    count = len(view.options)
    shown = cards.cards(view.options, (places[:count],), sheet) if count else ()
    return (*shown, *onward.cards(view.onward, places[len(places) - len(view.onward) :], sheet)), rest


def _columns(sheet: Sheet, count: int) -> Sequence[int]:
    """All in one row, or rows of two where none stays empty; on a screen that stands upright two or one."""
    pairs = (2,) if count % 2 == 0 else ()
    return (*pairs, 1) if sheet.portrait else (count, *pairs)


def _height(view: View, columns: int, sheet: Sheet, room: Rect) -> float:
    """How high the rows are when every card has its words readable, under its picture or beside it.

    Beside what goes on all have them beside: those cards are wide and low.
    """
    gap, options = sheet.mm(theme.GAP_MM), (*view.options, *view.onward)
    rows = -(-len(options) // columns)
    width = (room.width - gap * (columns - 1)) / columns - sheet.mm(_ACROSS_MM)
    picture = sheet.mm(_CARD_PICTURE_MM) if sheet.pictures else 0.0
    line = sheet.mm(theme.line_mm(sheet.readable_mm))
    each = max(_lines(options, width - picture - gap, sheet) * line, picture)
    if not view.onward:
        each = min(each, _lines(options, width, sheet) * line + picture)
    least = sheet.mm(theme.TARGET_HEIGHT_MM) * sheet.glass_px_per_mm / sheet.px_per_mm
    return max(each + sheet.mm(_DOWN_MM), least) * rows + gap * (rows - 1)


def _lines(options: Sequence[Option], width: float, sheet: Sheet) -> int:
    """The most lines that words need in this width; as good as none fit where a word is wider than it."""
    box = Rect(0.0, 0.0, max(width, 1.0), sheet.height_px)
    fitted = [sheet.fit(option.label, box, sheet.readable_mm) for option in options]
    whole = all(sheet.readable(sheet.cap_mm(one.size_px)) for one in fitted)
    return max(len(one.lines) for one in fitted) if whole else 9
