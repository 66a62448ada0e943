"""The page that shows answers: the café as a leaf, rows of a picture and words, and the options."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from kiosk.dialogue.pages import RECORDED
from kiosk.dialogue.view import Detail, Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, leaf, leaf_plan, onward, short_head, wave
from kiosk.screen.pieces import Colour, Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

PLAY = "play"
"""The option that plays a recording once more."""

_PLAYER_SHARE = 0.4
_WISHED_MM, _LEAST_MM = 43.0, (29.0, 56.0)
"""Height of answers and options."""
_LEAF_MM, _TWO_LINES_MM = 25.0, 17.0
"""Least height of a leaf that lies, and of a row of two lines."""
_MOST_ANSWERS_MM = 50.0
"""What answers keep over the options of a page that stands upright."""

_CARD_MM, _CARDS_MM = 13.4, 19.6
"""Height of a card of a column, and of two beside each other, where the options stand under the answers."""

_WORDS_MM, _ALONE_MM = 6.2, 9.0
_PICTURE_MM, _ALONE_PICTURE_MM = 13.0, 30.0
_ROW_MM = 9.4
"""The least height of a row."""
_BETWEEN_MM = 1.0
_INSET_MM = (2.0, 0.6)
_ABREAST = 2

_LEAF_AND_ROWS, _LEAF_BESIDE_FEW, _LEAF_BESIDE_MANY, _ROWS_ALONE = 0.75, 0.54, 0.27, 0.42
"""What the answers have of the room, the options the rest: of its width beside a leaf, else of its height."""
_LEAF_SHARE = (0.34, 0.335)


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head, the answers, and the options."""
    top, rest = short_head.cut(view, sheet, room, _wished_mm(view), _LEAST_MM)
    going_on, rest = onward.beside(view, sheet, rest)
    place, places = _parts(view, sheet, rest)
    player, options = _player(view, sheet)
    play: tuple[Tile, ...] = ()
    if player:
        end, place = place.cut_right(place.width * _PLAYER_SHARE, sheet.mm(theme.GAP_MM))
        play = cards.cards(player, ((end,),), sheet)
    arrangements = cards.arrangements(len(options), places, sheet) if options else ()
    return (
        *frame.head(view, sheet, top),
        *play,
        *answers(view.details, sheet, place),
        *cards.cards(options, arrangements, sheet),
        *going_on,
    )


def _player(view: View, sheet: Sheet) -> tuple[tuple[Option, ...], tuple[Option, ...]]:
    """The option that plays a recording, which stands beside it where there is room, and the others."""
    recorded = len(view.details) == 1 and view.details[0].text == RECORDED
    if sheet.portrait or not recorded:
        return (), view.options
    player = tuple(option for option in view.options if option.name == PLAY)
    return player, tuple(option for option in view.options if option.name != PLAY)


def _wished_mm(view: View) -> tuple[float, float]:
    """The height of answers and options, on a page that lies and on one that stands upright."""
    foot_mm = onward.FOOT_MM if view.onward else 0.0
    return _WISHED_MM, _answers_mm(view) + theme.GAP_MM + _options_mm(view) + foot_mm


def _answers_mm(view: View) -> float:
    leaves = sum(1 for detail in view.details if detail.meeting)
    rows = len(view.details) - leaves
    return leaves * _LEAF_MM + max(0, rows - 1) * (_ROW_MM + _BETWEEN_MM) + min(rows, 1) * _TWO_LINES_MM


def _options_mm(view: View) -> float:
    count = len(view.options)
    return _CARDS_MM if count <= _ABREAST else count * (_CARD_MM + theme.GAP_MM) - theme.GAP_MM


def _parts(view: View, sheet: Sheet, rest: Rect) -> tuple[Rect, Rect]:
    """The answers' part and the options': beside them where a leaf stands there too, else under them."""
    gap = sheet.mm(theme.GAP_MM)
    leaves = [detail for detail in view.details if detail.meeting]
    if not view.options:
        return rest, rest.square(0.0)
    if sheet.portrait:
        most = rest.height - gap - sheet.mm(min(_answers_mm(view), _MOST_ANSWERS_MM))
        return rest.cut_top(rest.height - gap - min(sheet.mm(_options_mm(view)), most), gap)
    if not leaves:
        return rest.cut_top((rest.height - gap) * _ROWS_ALONE, gap)
    alone = _LEAF_BESIDE_FEW if len(view.options) <= _ABREAST else _LEAF_BESIDE_MANY
    share = alone if leaves == [*view.details] else _LEAF_AND_ROWS
    return rest.cut_left((rest.width - gap) * share, gap)


def answers(details: Sequence[Detail], sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    """The café as a leaf, and a row for each other answer."""
    leaves = tuple(detail for detail in details if detail.meeting)
    rows = tuple(detail for detail in details if not detail.meeting)
    if not leaves:
        return _rows(rows, sheet, rect)
    share, gap = _LEAF_SHARE[sheet.portrait], sheet.mm(theme.GAP_MM)
    if not rows:
        place, rest = rect, rect
    elif sheet.portrait:
        place, rest = rect.cut_top(rect.height * share, gap)
    else:
        place, rest = rect.cut_left(rect.width * share, gap)
    return (*(leaf_tile(detail, place, sheet) for detail in leaves), *_rows(rows, sheet, rest))


def leaf_tile(detail: Detail, rect: Rect, sheet: Sheet) -> Tile:
    """The café as a leaf that can't be touched: no edge."""
    # The paper's head is seen on this ground in every theme; what lies behind pictures is always light.
    ground = Panel(rect, sheet.palette.tints[0], radius_px=sheet.mm(theme.RADIUS_MM))
    pieces: tuple[Piece, ...] = ()
    if detail.meeting:
        meeting = replace(detail.meeting, seats="", full=False)
        (plan,) = leaf_plan.plans((meeting,), ((rect,),), sheet)
        pieces = leaf.draw(meeting, plan, sheet, sheet.palette.pad_ink, sheet.palette.pads[0])
    return Tile(f"detail:{detail.name}", rect, (ground, *pieces))


def _rows(details: Sequence[Detail], sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    if not details:
        return ()
    gap = sheet.mm(_BETWEEN_MM)
    even = rect.rows(len(details), gap)
    # Each row has the height that its words need, and the same share of what is left over.
    needs = [_needed(detail, row, sheet) for detail, row in zip(details, even, strict=True)]
    spare = max(0.0, (rect.height - gap * (len(details) - 1) - sum(needs)) / len(details))
    rows = rect.rows_by([need + spare for need in needs], gap)
    grounds = (*sheet.palette.pads[1:], sheet.palette.pads[0])
    return tuple(
        _row(detail, row, ground, sheet, alone=len(details) == 1)
        for detail, row, ground in zip(details, rows, grounds, strict=False)
    )


def _needed(detail: Detail, row: Rect, sheet: Sheet) -> float:
    """The height of a row in which its words can be read."""
    least = Rect(row.left, row.top, row.width, sheet.mm(_ROW_MM))
    _, words = _row_parts(least, sheet, alone=False)
    tall = Rect(words.left, words.top, words.width, sheet.height_px)
    lines = len(sheet.fit(detail.text, tall, sheet.readable_mm).lines)
    high_mm = lines * theme.line_mm(sheet.readable_mm) + 2 * _INSET_MM[1]
    return max(least.height, sheet.mm(high_mm) + lines)


def _row_parts(row: Rect, sheet: Sheet, *, alone: bool) -> tuple[Rect, Rect]:
    """Where a row's picture and its words stand."""
    inner = row.inset(*(sheet.mm(side) for side in _INSET_MM))
    if not sheet.pictures:
        return inner.square(0.0), inner
    side = min(inner.height, sheet.mm(_ALONE_PICTURE_MM if alone else _PICTURE_MM))
    picture, words = inner.cut_left(side, sheet.mm(2.0))
    return picture.square(side), words


def _row(detail: Detail, row: Rect, ground: Colour, sheet: Sheet, *, alone: bool) -> Tile:
    picture, words = _row_parts(row, sheet, alone=alone)
    pieces: list[Piece] = [Panel(row, ground, radius_px=sheet.mm(theme.RADIUS_MM))]
    if picture.width:
        pieces.extend(sheet.picture(detail.picture, picture))
    pieces.extend(_content(detail, words, sheet, _ALONE_MM if alone else _WORDS_MM))
    return Tile(f"detail:{detail.name}", row, tuple(pieces))


def _content(detail: Detail, rect: Rect, sheet: Sheet, cap_mm: float) -> tuple[Piece, ...]:
    """A recording as a wave, needs as pictures, all else as words."""
    ink = sheet.palette.pad_ink
    if detail.name == "name" and detail.text == RECORDED:
        return wave.draw(rect.inset(0.0, rect.height * 0.14), sheet, ink)
    if detail.name == "needs" and any(unicodedata.category(sign) == "So" for sign in detail.text):
        return _needs(detail.text.split(), rect, sheet)
    size = sheet.own_lines_mm(detail.text, rect, cap_mm * sheet.text_scale)
    return (sheet.words(detail.text, rect, size, align="left", colour=ink),)


def _needs(needs: Sequence[str], rect: Rect, sheet: Sheet) -> tuple[Piece, ...]:
    """The pictures of what was chosen, side by side; ticks where there are no pictures."""
    if not sheet.pictures:
        ticks = " ".join("✓" for _ in needs)
        return (sheet.words(ticks, rect, _WORDS_MM, align="left", colour=sheet.palette.pad_ink),)
    side = min(rect.height, sheet.mm(_PICTURE_MM), rect.width / len(needs))
    step = min(side * 1.3, rect.width / len(needs))
    top = rect.centre[1] - side / 2
    places = (Rect(rect.left + step * i, top, side, side) for i in range(len(needs)))
    return tuple(
        piece for need, place in zip(needs, places, strict=True) for piece in sheet.picture(need, place)
    )
