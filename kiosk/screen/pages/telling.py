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
_STEP_MM = 1.0
_PICTURE_SHARE = 0.9

_CARD_PICTURE_MM = 9.0
_CARD_AIR_MM = 4.4
_ANSWERS_SHARE = 0.46
"""The most of the room that the answers take."""


def told(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The picture with the parts at its foot, the caption, the sign and "read"."""
    if not sheet.pictures or not view.picture:
        return frame.words(view, sheet, room)
    gap = sheet.mm(theme.GAP_MM)
    if sheet.portrait:
        under, upper = room.cut_bottom(_words_px(view, sheet, room), gap)
        column, picture = upper.cut_right(sheet.mm(frame.COLUMN_MM), gap)
        words = (frame.caption(view, sheet, under), *frame.column(view, sheet, column))
        return (*_pictured(view, sheet, picture), *words)
    picture, rest = room.cut_left(_width(view, sheet, room), gap)
    return (*_pictured(view, sheet, picture), *frame.words(view, sheet, rest))


def _words_px(view: View, sheet: Sheet, room: Rect) -> float:
    """The height of the caption under the picture; the picture keeps the least that it needs."""
    wished = frame.needed_px(view, room.width, sheet.readable_mm * sheet.text_scale, sheet)
    return min(wished, room.height - sheet.mm(_LEAST_MM + theme.GAP_MM))


def _width(view: View, sheet: Sheet, room: Rect) -> float:
    """How wide the picture can be and still leave the caption room at the size of text that is wished."""
    wish, gap = sheet.readable_mm * sheet.text_scale, sheet.mm(theme.GAP_MM)
    least = sheet.mm(max(_LEAST_MM, parts.WIDTH_MM * len(view.parts)))
    most = max(min(room.width * _MOST_SHARE, room.height), least)
    for width in _from(most, least, sheet.mm(_STEP_MM)):
        beside = room.width - width - 2 * gap - sheet.mm(frame.COLUMN_MM)
        if frame.needed_px(view, beside, wish, sheet) <= room.height:
            return width
    return least


def _from(most: float, least: float, step: float) -> Iterator[float]:
    while most >= least:
        yield most
        most -= step


def _pictured(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    ground = Panel(rect, sheet.palette.pads[0], radius_px=sheet.mm(theme.RADIUS_MM * 1.6))
    inner = rect.inset(sheet.mm(1.2))
    place, foot = inner, inner
    if view.parts:
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
    columns = min(_columns(sheet, len(options)), key=lambda count: _height(options, count, sheet, room))
    high = min(_height(options, columns, sheet, room), room.height * _ANSWERS_SHARE)
    foot, rest = room.cut_bottom(high, gap)
    places = foot.grid(columns, -(-len(options) // columns), gap)
    count = len(view.options)
    shown = cards.cards(view.options, (places[:count],), sheet) if count else ()
    return (*shown, *onward.cards(view.onward, places[len(places) - len(view.onward) :], sheet)), rest


def _columns(sheet: Sheet, count: int) -> Sequence[int]:
    """All in one row; on a screen that stands upright in two columns where none stays empty, or in one."""
    if not sheet.portrait:
        return (count,)
    return (2, 1) if count % 2 == 0 else (1,)


def _height(options: Sequence[Option], columns: int, sheet: Sheet, room: Rect) -> float:
    """How high the rows are when every card has its words readable, under its picture or beside it."""
    gap = sheet.mm(theme.GAP_MM)
    rows = -(-len(options) // columns)
    width = (room.width - gap * (columns - 1)) / columns - sheet.mm(_CARD_AIR_MM)
    picture = sheet.mm(_CARD_PICTURE_MM) if sheet.pictures else 0.0
    line = sheet.mm(theme.line_mm(sheet.readable_mm))
    under = _lines(options, width, sheet) * line + picture
    beside = max(_lines(options, width - picture - sheet.mm(theme.GAP_MM), sheet) * line, picture)
    least = sheet.mm(theme.TARGET_HEIGHT_MM) * sheet.glass_px_per_mm / sheet.px_per_mm
    each = max(min(under, beside) + sheet.mm(_CARD_AIR_MM), least)
    return each * rows + gap * (rows - 1)


def _lines(options: Sequence[Option], width: float, sheet: Sheet) -> int:
    """The most lines that words need in this width; as good as none fit where a word is wider than it."""
    box = Rect(0.0, 0.0, max(width, 1.0), sheet.height_px)
    fitted = [sheet.fit(option.label, box, sheet.readable_mm) for option in options]
    whole = all(sheet.readable(sheet.cap_mm(one.size_px)) for one in fitted)
    return max(len(one.lines) for one in fitted) if whole else 9
