"""The page that takes a number: keys at one side, the words and the number so far at the other."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.view import Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward
from kiosk.screen.pieces import Panel, Piece, Tile
from kiosk.screen.sheet import Sheet
from kiosk.screen.text import NO_BREAK

_COLUMNS = 3
_KEYS_MM = 58.0
_KEY_LETTERS_MM = 8.0
_ENTRY_MM = 14.0
_OPTIONS_MM = 15.0
_TYPED = {"erase": "\b", "space": " "}
"""What a keyboard types for the keys that don't bear it as their label."""


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The keys and, beside them, the words, the entry and the options from the top down."""
    gap = sheet.mm(theme.GAP_MM)
    pad, side = room.cut_right(max(room.width * 0.38, sheet.mm(_KEYS_MM)), gap * 1.5)
    count = len(view.options) + len(view.onward)
    options, side = side.cut_bottom(sheet.mm(_OPTIONS_MM), gap) if count else (side, side)
    entry, top = side.cut_bottom(sheet.mm(_ENTRY_MM), gap)
    places = options.columns(max(1, count), gap)
    return (
        *frame.words(view, sheet, top),
        _entry(view, sheet, entry),
        *cards.cards(view.options, (places,), sheet),
        *onward.cards(view.onward, places[len(view.options) :], sheet),
        *_keys(view, sheet, pad),
    )


def _entry(view: View, sheet: Sheet, rect: Rect) -> Tile:
    pieces: list[Piece] = [
        Panel(rect, sheet.palette.card, sheet.palette.indigo, sheet.mm(1.0), sheet.mm(theme.RADIUS_MM))
    ]
    inner = rect.inset(sheet.mm(2.2), sheet.mm(1.6))
    if sheet.pictures and view.picture:
        picture, inner = inner.cut_left(inner.height, sheet.mm(1.5))
        pieces.extend(sheet.picture(view.picture, picture))
    digits = (view.entry or "").replace(" ", NO_BREAK)
    # Digits and the places left for them are read from left to right in every language.
    pieces.append(replace(sheet, right_to_left=False).words(digits, inner, 8.0))
    return Tile("entry", rect, tuple(pieces))


def _keys(view: View, sheet: Sheet, rect: Rect) -> tuple[Tile, ...]:
    rows = -(-len(view.keys) // _COLUMNS)
    places = rect.grid(_COLUMNS, rows, sheet.mm(1.6))
    if view.right_to_left:
        # The page is mirrored afterwards; the order of digits never is.
        places = tuple(place for i in range(rows) for place in reversed(places[i * 3 : i * 3 + 3]))
    return tuple(draw_key(key, place, sheet) for key, place in zip(view.keys, places, strict=False))


def inside(key: Rect, sheet: Sheet) -> Rect:
    """What the face of a key leaves for its sign."""
    return key.inset(sheet.mm(1.0))


def draw_key(key: Option, place: Rect, sheet: Sheet, cap_mm: float = _KEY_LETTERS_MM) -> Tile:
    """One key: a sign, or a picture over a word."""
    pieces: list[Piece] = [cards.card_panel(place, sheet, lit=key.lit)]
    inner = inside(place, sheet)
    if key.picture and sheet.pictures:
        words, picture = inner.cut_bottom(inner.height * (0.4 if key.label else 0.0))
        pieces.extend(sheet.picture(key.picture, picture.square(min(picture.width, picture.height))))
        pieces.append(sheet.words(key.label, words, theme.READABLE_MM))
    else:
        pieces.append(sheet.words(key.label or key.picture, inner, cap_mm))
    typed = _TYPED.get(key.name, key.label.lower())
    return Tile(f"key:{key.name}", place, tuple(pieces), target=key.name, typed=typed)
