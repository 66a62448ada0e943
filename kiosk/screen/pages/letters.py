"""The page on which a name is typed: letters in rows of the alphabet, and over them the words or the name.

The letters need nearly the whole page. The line over them shows what is said while the kiosk speaks or
nothing is typed yet, and else what is typed, so that each has the whole width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.dialogue.view import Attention, Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, key_head, onward
from kiosk.screen.pages.keypad import draw_key, inside
from kiosk.screen.pieces import Panel, Picture, Piece, Tile, Words
from kiosk.screen.sheet import Sheet
from kiosk.screen.text import NO_BREAK, is_right_to_left

_ROWS = 4
"""Rows of letters where the page lies: they find room there at the least height of a target."""
_LETTER_MM = theme.TARGET_HEIGHT_MM
_GAPS_MM = (1.4, 1.0, 0.7, 0.4)
_SPECIAL = ("space", "erase")
_SPECIAL_CELLS = 4
"""Cells of letters that erase and space take: two each make a target."""
_SIDE_MM, _SIDE_MOST_MM = theme.TARGET_WIDTH_MM + 0.05, 31.0
_FOOT_MM = theme.TARGET_HEIGHT_MM + 0.8
_BETWEEN_MM = 1.0
_MARGIN_ACROSS_MM, _MARGIN_DOWN_MM = 1.6, 0.8
_LETTERS_MM = 8.0
_ENTRY_LETTERS_MM = 7.6
_ERASE = ("⌫", "⌦")
"""It takes away what stands before it in the line of writing."""
_CARET = ("▏", "▕")
_SAYING = (Attention.SPEAKING, Attention.PAUSED)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the head, the letters, erase and space, and the cards stand."""

    head: Rect
    letters: tuple[Rect, ...]
    special: tuple[Rect, ...]
    going: tuple[Rect, ...]


def body(view: View, sheet: Sheet, above: Rect) -> tuple[Tile, ...]:
    """The words or the name, the letters, and what erases, parts words and goes on."""
    room = above.inset(sheet.mm(_MARGIN_ACROSS_MM), sheet.mm(_MARGIN_DOWN_MM))
    letters = [key for key in view.keys if key.name not in _SPECIAL]
    special = [key for name in _SPECIAL for key in view.keys if key.name == name]
    plan = _plan(view, len(letters), sheet, room)
    return (
        *_head(view, sheet, plan.head),
        *_letters(letters, plan.letters, sheet),
        *(_special(key, place, view, sheet) for key, place in zip(special, plan.special, strict=False)),
        *_going(view, plan.going, sheet),
    )


def _going(view: View, places: Sequence[Rect], sheet: Sheet) -> tuple[Tile, ...]:
    """The cards, with words where they can be read."""
    answers = cards.cards(view.options, (places[: len(view.options)],), sheet)
    tiles = (*answers, *onward.cards(view.onward, places[len(view.options) :], sheet))
    return tuple(_readable(tile, sheet) for tile in tiles)


def _readable(tile: Tile, sheet: Sheet) -> Tile:
    """The card, or its picture alone: better than letters that nobody can read."""
    words = [piece for piece in tile.pieces if isinstance(piece, Words)]
    picture = next((piece for piece in tile.pieces if isinstance(piece, Picture)), None)
    if not picture or all(sheet.readable(sheet.cap_mm(word.size_px)) for word in words):
        return tile
    inner = tile.rect.inset(sheet.mm(1.6))
    alone = replace(picture, rect=inner.square(min(inner.width, inner.height)))
    return replace(tile, pieces=(tile.pieces[0], alone))


def _plan(view: View, count: int, sheet: Sheet, room: Rect) -> _Plan:
    plan = _upright(view, count, sheet, room) if sheet.portrait else _lying(view, count, sheet, room)
    labels = "".join(key.label for key in view.keys)
    return plan if is_right_to_left(labels) == view.right_to_left else _turned(plan)


def _lying(view: View, count: int, sheet: Sheet, room: Rect) -> _Plan:
    """Four rows; beside them the cards, and erase and space where the last row has no room for them."""
    columns = -(-(count + _SPECIAL_CELLS) // _ROWS)
    shared = _least(columns, sheet) + sheet.mm(_BETWEEN_MM + _SIDE_MM) <= room.width
    columns = columns if shared else -(-count // _ROWS)
    going = len(view.options) + len(view.onward)
    cards_beside = max(2, going + (0 if shared else len(_SPECIAL)))
    rows, gap = _least(_ROWS, sheet), sheet.mm(_BETWEEN_MM)
    rows = max(rows, cards_beside * sheet.mm(theme.TARGET_HEIGHT_MM + _BETWEEN_MM) - gap)
    head, rest = room.cut_top((room.height - rows - gap) * 0.97, gap)
    side = room.width - sheet.mm(_BETWEEN_MM) - 1.06 * _least(columns, sheet)
    side = min(sheet.mm(_SIDE_MOST_MM), max(side, sheet.mm(_SIDE_MM)))
    beside, pad = rest.cut_right(side, gap)
    letters, special = _cells(pad, count, columns, _ROWS, sheet)
    places = beside.rows(cards_beside, gap)
    # A single card needs no more than the lower half.
    places = places[-going:] if shared and going else places
    return _Plan(head, letters, special, places) if shared else _Plan(head, letters, places[:2], places[2:])


def _upright(view: View, count: int, sheet: Sheet, room: Rect) -> _Plan:
    """As many columns as there is width for; under the letters the cards, and else as above."""
    gap = sheet.mm(min(_GAPS_MM))
    columns = int((room.width + gap) / (sheet.mm(_LETTER_MM) + gap))
    rows = -(-count // columns)
    shared = columns * rows - count >= _SPECIAL_CELLS
    going = len(view.options) + len(view.onward)
    foot, rest = room.cut_bottom(sheet.mm(_FOOT_MM), sheet.mm(_BETWEEN_MM))
    pad, head = rest.cut_bottom(1.02 * _least(rows, sheet), sheet.mm(_BETWEEN_MM))
    letters, special = _cells(pad, count, columns, rows, sheet)
    places = foot.columns(max(1, going + (0 if shared else len(_SPECIAL))), sheet.mm(_BETWEEN_MM))
    return _Plan(head, letters, special, places) if shared else _Plan(head, letters, places[:2], places[2:])


def _least(count: int, sheet: Sheet) -> float:
    """The length of so many letters at the least side of a target."""
    return sheet.mm(count * _LETTER_MM + (count - 1) * min(_GAPS_MM))


def _cells(
    pad: Rect, count: int, columns: int, rows: int, sheet: Sheet
) -> tuple[tuple[Rect, ...], tuple[Rect, ...]]:
    """A cell a letter, and what the last row leaves for space and, at its end, erase."""
    wide, high = pad.width / sheet.px_per_mm, pad.height / sheet.px_per_mm
    gap = sheet.mm(
        next(
            (
                gap
                for gap in _GAPS_MM
                if wide - gap * (columns - 1) >= columns * _LETTER_MM
                and high - gap * (rows - 1) >= rows * _LETTER_MM
            ),
            min(_GAPS_MM),
        )
    )
    cells = pad.grid(columns, rows, gap)
    free = cells[count:]
    if len(free) < _SPECIAL_CELLS:
        return cells[:count], ()
    return cells[:count], (_joined(free[:-2]), _joined(free[-2:]))


def _joined(cells: Sequence[Rect]) -> Rect:
    first, last = cells[0], cells[-1]
    return Rect(first.left, first.top, last.right - first.left, first.height)


def _turned(plan: _Plan) -> _Plan:
    """The letters the other way round: the page is mirrored, but an alphabet has a direction of its own."""
    left, right = min(cell.left for cell in plan.letters), max(cell.right for cell in plan.letters)

    def turned(cell: Rect) -> Rect:
        return Rect(left + right - cell.right, cell.top, cell.width, cell.height)

    inside_pad = all(left <= cell.left and cell.right <= right for cell in plan.special)
    special = tuple(map(turned, plan.special)) if inside_pad else plan.special
    return _Plan(plan.head, tuple(map(turned, plan.letters)), special, plan.going)


def _head(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    told, rest = key_head.start(view, sheet, rect)
    signs, words = key_head.end(view, sheet, rest)
    saying = not view.entry or view.attention in _SAYING
    shown = frame.caption(view, sheet, words) if saying else _entry(view.entry or "", sheet, words)
    return (*told, shown, *signs)


def _entry(name: str, sheet: Sheet, rect: Rect) -> Tile:
    edge = Panel(rect, sheet.palette.card, sheet.palette.indigo, sheet.mm(1.0), sheet.mm(theme.RADIUS_MM))
    caret = _CARET[is_right_to_left(name, default=sheet.right_to_left)]
    typed = name.rstrip(" ") + NO_BREAK * (len(name) - len(name.rstrip(" "))) + caret
    size = _ENTRY_LETTERS_MM * sheet.text_scale
    words = sheet.words(typed, rect.inset(sheet.mm(2.0), sheet.mm(1.1)), size, align="left", sentence=True)
    return Tile("entry", rect, (edge, words))


def _letters(letters: Sequence[Option], places: Sequence[Rect], sheet: Sheet) -> tuple[Tile, ...]:
    boxes = [(key.label, inside(place, sheet)) for key, place in zip(letters, places, strict=True)]
    wished = _LETTERS_MM * sheet.text_scale
    size = min(sheet.cap_mm(sheet.fit(label, box, wished).size_px) for label, box in boxes)
    return tuple(draw_key(key, place, sheet, size) for key, place in zip(letters, places, strict=True))


def _special(key: Option, place: Rect, view: View, sheet: Sheet) -> Tile:
    """What erases, as on other keyboards; what parts words has their long low bar."""
    face = cards.card_panel(place, sheet, lit=key.lit)
    ink = sheet.palette.lit_ink if key.lit else sheet.palette.ink
    pieces: list[Piece] = [face]
    if key.name == "space":
        width = min(place.width - sheet.mm(6.0), sheet.mm(24.0))
        bar = Rect(place.centre[0] - width / 2, place.centre[1], width, sheet.mm(3.4))
        pieces.extend(_space_bar(bar, sheet, ink))
    else:
        sign = _ERASE[is_right_to_left(view.entry or "", default=sheet.right_to_left)]
        pieces.append(sheet.words(sign, inside(place, sheet), _LETTERS_MM, colour=ink))
    typed = " " if key.name == "space" else "\b"
    return Tile(f"key:{key.name}", place, tuple(pieces), target=key.name, typed=typed)


def _space_bar(rect: Rect, sheet: Sheet, ink: str) -> tuple[Panel, ...]:
    thick = sheet.mm(0.9)
    foot, _ = rect.cut_bottom(thick)
    left, _ = rect.cut_left(thick)
    right, _ = rect.cut_right(thick)
    return tuple(Panel(line, ink) for line in (foot, left, right))
