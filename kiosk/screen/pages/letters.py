"""The page on which a name is typed: letters in rows of the alphabet, the name so far above them.

The letters need nearly the whole page: margins are narrow, and notices and answers share the caption's line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiosk.dialogue.view import Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward, strip
from kiosk.screen.pages.keypad import draw_key, inside
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet
from kiosk.screen.text import NO_BREAK, is_right_to_left

_ROWS = 4
_SIDE_MM = 18.2
_SIDE_LEAST_MM = theme.TARGET_WIDTH_MM + 0.01
_GAPS_MM = (1.0, 0.7, 0.4)
_STRIP_MM = 13.6
_NOTICE_MM = 5.4
_CAPTION_SHARE, _CAPTION_SHARE_BESIDE_ANSWERS = 0.42, 0.38
_ANSWER_MM = 27.0
_LETTERS_MM = 8.0
_ENTRY_LETTERS_MM = 7.6
_CARET = "▏"
_SPECIAL = ("space", "erase")


def body(view: View, sheet: Sheet, above: Rect) -> tuple[Tile, ...]:
    """The caption and the name, the letters, and beside them what erases, parts words and goes on."""
    room = Rect(above.left, above.top, above.width, above.height).inset(sheet.mm(2.0), sheet.mm(1.3))
    top, rest = room.cut_top(sheet.mm(_STRIP_MM), sheet.mm(1.0))
    letters = [key for key in view.keys if key.name not in _SPECIAL]
    gap_mm = _gap_mm(len(letters), room, sheet)
    side, pad = rest.cut_right(
        sheet.mm(_SIDE_MM if gap_mm > min(_GAPS_MM) else _SIDE_LEAST_MM), sheet.mm(1.2)
    )
    return (
        *_head(view, sheet, top),
        *_letters(view, letters, sheet, pad, sheet.mm(gap_mm)),
        *_side(view, sheet, side),
    )


def _gap_mm(count: int, room: Rect, sheet: Sheet) -> float:
    """The widest gap that leaves each letter the least side of a target."""
    columns = -(-count // _ROWS)
    for gap_mm in _GAPS_MM:
        wide = room.width / sheet.px_per_mm - _SIDE_MM - 1.2 - gap_mm * (columns - 1)
        if wide >= columns * theme.TARGET_HEIGHT_MM:
            return gap_mm
    return min(_GAPS_MM)


def _head(view: View, sheet: Sheet, top: Rect) -> tuple[Tile, ...]:
    gap = sheet.mm(theme.GAP_MM)
    share = _CAPTION_SHARE_BESIDE_ANSWERS if view.options else _CAPTION_SHARE
    words, rest = top.cut_left(top.width * share, gap)
    sign, entry = rest.cut_right(top.height, gap)
    answers: tuple[Tile, ...] = ()
    if view.options:
        wide = sheet.mm(_ANSWER_MM if len(view.options) == 1 else _SIDE_MM)
        side, entry = entry.cut_right(wide * len(view.options), gap)
        answers = cards.cards(view.options, (side.columns(len(view.options), sheet.mm(0.8)),), sheet)
    notices: tuple[Tile, ...] = ()
    if view.notices:
        line, words = words.cut_top(sheet.mm(_NOTICE_MM), sheet.mm(0.4))
        notices = strip.chips(view, sheet, line)
    return (
        *notices,
        frame.caption(view, sheet, words),
        _entry(view, sheet, entry),
        *answers,
        frame.sign(view, sheet, sign),
    )


def _entry(view: View, sheet: Sheet, rect: Rect) -> Tile:
    pieces: list[Piece] = [
        Panel(rect, sheet.palette.card, sheet.palette.indigo, sheet.mm(1.0), sheet.mm(theme.RADIUS_MM))
    ]
    inner = rect.inset(sheet.mm(2.0), sheet.mm(1.2))
    if sheet.pictures and view.picture and not view.options:
        picture, inner = inner.cut_left(inner.height, sheet.mm(1.5))
        pieces.extend(sheet.picture(view.picture, picture))
    name = view.entry or ""
    typed = name.rstrip(" ") + NO_BREAK * (len(name) - len(name.rstrip(" "))) + _CARET
    pieces.append(sheet.words(typed, inner, _ENTRY_LETTERS_MM, align="left", sentence=True))
    return Tile("entry", rect, tuple(pieces))


def _letters(view: View, letters: Sequence[Option], sheet: Sheet, pad: Rect, gap: float) -> tuple[Tile, ...]:
    columns = -(-len(letters) // _ROWS)
    places = pad.grid(columns, -(-len(letters) // columns), gap)
    if is_right_to_left("".join(letter.label for letter in letters)) != view.right_to_left:
        # The page is mirrored afterwards; the alphabet has a direction of its own.
        rows = (places[at : at + columns] for at in range(0, len(places), columns))
        places = tuple(place for row in rows for place in reversed(row))
    boxes = [(key.label, inside(place, sheet)) for key, place in zip(letters, places, strict=False)]
    size = min(sheet.cap_mm(sheet.fit(label, box, _LETTERS_MM).size_px) for label, box in boxes)
    return tuple(draw_key(key, place, sheet, size) for key, place in zip(letters, places, strict=False))


def _side(view: View, sheet: Sheet, side: Rect) -> tuple[Tile, ...]:
    """From the top down: erase, space, and the cards that go on in the corner."""
    special = [key for name in reversed(_SPECIAL) for key in view.keys if key.name == name]
    share = 2.0 if len(view.onward) == 1 else 1.0
    rows = side.rows_by([1.0] * len(special) + [share] * len(view.onward), sheet.mm(0.8))
    return (
        *(_special(key, place, sheet) for key, place in zip(special, rows, strict=False)),
        *onward.cards(view.onward, rows[len(special) :], sheet),
    )


def _special(key: Option, place: Rect, sheet: Sheet) -> Tile:
    """What erases has its picture; what parts words has the long low bar of keyboards."""
    tile = draw_key(replace(key, picture="") if key.name == "space" else key, place, sheet)
    if key.name != "space":
        return tile
    inner = place.inset(sheet.mm(3.0), sheet.mm(1.0))
    words, upper = inner.cut_bottom(inner.height * (0.4 if key.label else 0.0))
    return replace(
        tile,
        pieces=(
            tile.pieces[0],
            *_space_bar(upper.inset(0.0, upper.height * 0.25), sheet),
            sheet.words(key.label, words.inset(-sheet.mm(2.0), 0.0), theme.READABLE_MM),
        ),
    )


def _space_bar(rect: Rect, sheet: Sheet) -> tuple[Panel, ...]:
    thick = sheet.mm(0.9)
    foot, _ = rect.cut_bottom(thick)
    left, _ = rect.cut_left(thick)
    right, _ = rect.cut_right(thick)
    return tuple(Panel(line, sheet.palette.ink) for line in (foot, left, right))
