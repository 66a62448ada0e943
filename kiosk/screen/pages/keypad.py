"""The page that takes a number: keys at one side or below, the words and the number so far at the other."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.view import Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, key_head, onward
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet
from kiosk.screen.text import NO_BREAK

_COLUMNS = 3
_KEYS_MM = 56.4
"""Three keys of the least width, and what lies between them."""
_KEYS_SHARE = 0.34
_KEY_MM = theme.TARGET_HEIGHT_MM + 0.05
_KEY_GAP_MM = 1.02
_KEY_LETTERS_MM = 8.0
_ENTRY_MM, _ENTRY_LETTERS_MM = 11.4, 7.4
_OPTIONS_MM = theme.TARGET_HEIGHT_MM + 0.2
_BETWEEN_MM = 0.8
_MARGIN_ACROSS_MM, _MARGIN_DOWN_MM = 1.8, 1.1
_TYPED = {"erase": "\b", "space": " "}
"""What a keyboard types for the keys that don't bear it as their label."""


def body(view: View, sheet: Sheet, above: Rect) -> tuple[Tile, ...]:
    """The words, the number so far, the keys, and the options and what goes on at the foot."""
    room = above.inset(sheet.mm(_MARGIN_ACROSS_MM), sheet.mm(_MARGIN_DOWN_MM))
    if sheet.portrait:
        places, room = _foot(view, sheet, room)
        pad, side = room.cut_bottom(_keys_px(view, sheet, room), sheet.mm(_BETWEEN_MM))
    else:
        wide = max(room.width * _KEYS_SHARE, sheet.mm(_KEYS_MM))
        pad, side = room.cut_right(wide, sheet.mm(theme.GAP_MM * 1.5))
        places, side = _foot(view, sheet, side)
    entry, top = side.cut_bottom(sheet.mm(_ENTRY_MM), sheet.mm(_BETWEEN_MM))
    return (
        *_head(view, sheet, top),
        _entry(view, sheet, entry),
        *_keys(view, sheet, pad),
        *cards.cards(view.options, (places[: len(view.options)],), sheet),
        *onward.cards(view.onward, places[len(view.options) :], sheet),
    )


def _foot(view: View, sheet: Sheet, rect: Rect) -> tuple[tuple[Rect, ...], Rect]:
    """Where the options and what goes on stand, and the room left above them."""
    count = len(view.options) + len(view.onward)
    if not count:
        return (), rect
    foot, rest = rect.cut_bottom(sheet.mm(_OPTIONS_MM), sheet.mm(_KEY_GAP_MM))
    return foot.columns(count, sheet.mm(theme.GAP_MM)), rest


def _keys_px(view: View, sheet: Sheet, room: Rect) -> float:
    """The height of the keys on a page that stands upright."""
    rows = -(-len(view.keys) // _COLUMNS)
    return max(sheet.mm(rows * _KEY_MM + (rows - 1) * _KEY_GAP_MM), room.height * 0.45)


def _head(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    """Signs and notices, or the page's picture, in one line; the words have the whole width under it."""
    line, words = rect.cut_top(sheet.mm(key_head.HEIGHT_MM), sheet.mm(_BETWEEN_MM))
    told, rest = key_head.start(view, sheet, line)
    signs, free = key_head.end(view, sheet, rest)
    shown: tuple[Tile, ...] = ()
    if not told and sheet.pictures and view.picture:
        shown = frame.picture(view, sheet, free.cut_left(free.height)[0])
    return (*told, *shown, frame.caption(view, sheet, words), *signs)


def _entry(view: View, sheet: Sheet, rect: Rect) -> Tile:
    face = Panel(rect, sheet.palette.card, sheet.palette.indigo, sheet.mm(1.0), sheet.mm(theme.RADIUS_MM))
    digits = (view.entry or "").replace(" ", NO_BREAK)
    inner = rect.inset(sheet.mm(2.2), sheet.mm(1.1))
    # Digits and the places left for them are read from left to right in every language.
    written = replace(sheet, right_to_left=False)
    words = written.words(digits, inner, _ENTRY_LETTERS_MM * sheet.text_scale)
    return Tile("entry", rect, (face, words))


def _keys(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    rows = -(-len(view.keys) // _COLUMNS)
    places = rect.grid(_COLUMNS, rows, sheet.mm(_KEY_GAP_MM))
    if view.right_to_left:
        # The page is mirrored afterwards; the order of digits never is.
        places = tuple(place for i in range(rows) for place in reversed(places[i * 3 : i * 3 + 3]))
    size = _KEY_LETTERS_MM * sheet.text_scale
    return tuple(draw_key(key, place, sheet, size) for key, place in zip(view.keys, places, strict=False))


def inside(key: Rect, sheet: Sheet) -> Rect:
    """What the face of a key leaves for its sign."""
    return key.inset(sheet.mm(1.0))


def draw_key(key: Option, place: Rect, sheet: Sheet, cap_mm: float) -> Tile:
    """One key: a sign, or a picture over a word where the word can be read."""
    ink = sheet.palette.lit_ink if key.lit else sheet.palette.ink
    inner = inside(place, sheet)
    pieces: list[Piece] = [cards.card_panel(place, sheet, lit=key.lit)]
    if key.picture and sheet.pictures:
        pieces.extend(_pictured(key, inner, sheet, ink))
    else:
        pieces.append(sheet.words(key.label or key.picture, inner, cap_mm, colour=ink))
    typed = _TYPED.get(key.name, key.label.lower())
    return Tile(f"key:{key.name}", place, tuple(pieces), target=key.name, typed=typed)


def _pictured(key: Option, inner: Rect, sheet: Sheet, ink: str) -> tuple[Piece, ...]:
    line, over = inner.cut_bottom(sheet.mm(theme.line_mm(sheet.readable_mm)) * 1.02)
    label = sheet.words(key.label, line, sheet.readable_mm, colour=ink)
    worded = bool(key.label) and sheet.readable(sheet.cap_mm(label.size_px)) and over.height > line.height
    picture = over if worded else inner
    side = min(picture.width, picture.height)
    pad = Panel(picture.square(side), sheet.palette.pads[1], radius_px=sheet.mm(1.7))
    shown = sheet.picture(key.picture, picture.square(side * 0.8))
    return (*(() if key.lit else (pad,)), *shown, *((label,) if worded else ()))
