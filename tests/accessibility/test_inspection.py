"""What the inspection of a page finds: a right page has no findings, each thing that is broken is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from kiosk.dialogue.view import Attention, Option, Theme, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.inspection import Rule, Signs, inspect
from kiosk.screen.pieces import Panel, Picture, Piece, Tile, Words
from kiosk.screen.sheet import Sheet

WARM = theme.PALETTES[Theme.WARM]
SIGNS = Signs(frozenset(map(ord, "abcdefghijklmnopqrstuvwxyz ABY?✔")), frozenset(map(ord, "🏠☕🔊")))
SHEET = Sheet.of(1000.0, 600.0, 10.0, lambda text: 0.6 * len(text))
LETTERS_PX = 66.0
"""A capital of 4.8 mm at ten pixels a millimetre."""

Tiles = tuple[Tile, ...]


def words(text: str, rect: Rect, **changes: object) -> Words:
    """A line in the ink of the page."""
    return replace(Words(rect, (text,), LETTERS_PX, WARM.ink), **changes)  # type: ignore[arg-type]  # named by tests


def card(name: str, label: str, left: float) -> Tile:
    """Something to touch, of 30 x 20 mm."""
    rect = Rect(left, 300.0, 300.0, 200.0)
    face = Panel(rect, WARM.card, WARM.teal, 5.0, 20.0)
    picture = Picture(Rect(left + 110.0, 310.0, 80.0, 80.0), "☕")
    label_words = words(label, Rect(left + 20.0, 400.0, 260.0, 80.0))
    return Tile(name, rect, (face, picture, label_words), target=name.partition(":")[2])


def page() -> tuple[View, Tiles]:
    """A page with two answers."""
    options = (Option("yes", "☕", "yes"), Option("no", "☕", "no"))
    view = View(
        step="asks",
        language="en",
        right_to_left=False,
        picture="🏠",
        caption="Yes or no?",
        options=options,
        bar=(),
        attention=Attention.SPEAKING,
    )
    caption = Rect(20.0, 20.0, 700.0, 200.0)
    sign = Rect(800.0, 20.0, 150.0, 150.0)
    return view, (
        Tile("caption", caption, (words("Yes or no?", caption),)),
        Tile("attention", sign, (Panel(sign, WARM.teal, radius_px=75.0),)),
        card("option:yes", "yes", 20.0),
        card("option:no", "no", 400.0),
    )


def found(view: View, tiles: Sequence[Tile]) -> set[Rule]:
    """The rules that are broken."""
    return {finding.rule for finding in inspect(view, tiles, SHEET, SIGNS)}


def test_a_right_page_has_no_findings() -> None:
    """Letters, targets, colours, order: all as they should be."""
    view, tiles = page()
    assert inspect(view, tiles, SHEET, SIGNS) == ()


def change(name: str, how: Callable[[Tile], Tile]) -> Callable[[Tiles], Tiles]:
    """The page with one tile changed."""
    return lambda tiles: tuple(how(tile) if tile.name == name else tile for tile in tiles)


def moved(across: float, down: float) -> Callable[[Tile], Tile]:
    """The tile at another place."""

    def move(tile: Tile) -> Tile:
        pieces = tuple(replace(piece, rect=shift(piece.rect)) for piece in tile.pieces)
        return replace(tile, rect=shift(tile.rect), pieces=pieces)

    def shift(rect: Rect) -> Rect:
        return replace(rect, left=rect.left + across, top=rect.top + down)

    return move


def last(**changes: object) -> Callable[[Tile], Tile]:
    """The tile with its last piece changed."""

    def changed(tile: Tile) -> Tile:
        *others, piece = tile.pieces
        return replace(tile, pieces=(*others, replace(piece, **changes)))  # type: ignore[arg-type]  # named by tests

    return changed


def with_piece(piece: Piece) -> Callable[[Tile], Tile]:
    """The tile with one piece more."""
    return lambda tile: replace(tile, pieces=(*tile.pieces, piece))


def smaller(width: float, height: float) -> Callable[[Tile], Tile]:
    """The tile, smaller."""
    return lambda tile: replace(tile, rect=replace(tile.rect, width=width, height=height))


CAPTION = Rect(20.0, 20.0, 700.0, 200.0)

BROKEN: dict[str, tuple[Rule, Callable[[Tiles], Tiles]]] = {
    "two of a name": (Rule.NAMED_ONCE, lambda tiles: (*tiles, tiles[0])),
    "beyond the glass": (Rule.ON_THE_GLASS, change("option:no", moved(350.0, 0.0))),
    "a piece outside its tile": (Rule.ON_THE_GLASS, change("attention", smaller(100.0, 100.0))),
    "one over another": (Rule.APART, change("option:no", moved(-100.0, 0.0))),
    "too low": (Rule.TARGET_SIZE, change("option:no", smaller(300.0, 126.0))),
    "too narrow": (Rule.TARGET_SIZE, change("option:no", smaller(177.0, 200.0))),
    "too near": (Rule.TARGET_GAP, change("option:no", moved(-71.0, 0.0))),
    "at the edge of the glass": (Rule.TARGET_GAP, change("option:yes", moved(-11.0, 0.0))),
    "wider than its box": (Rule.WHOLE_WORDS, change("caption", last(size_px=130.0))),
    "higher than its box": (Rule.WHOLE_WORDS, change("caption", last(lines=("Yes", "or", "no?")))),
    "a box outside its tile": (Rule.WHOLE_WORDS, change("caption", last(rect=Rect(20, 20, 710, 200)))),
    "a picture over words": (
        Rule.BARE_WORDS,
        change("caption", with_piece(Picture(Rect(300.0, 100.0, 50.0, 50.0), "🏠"))),
    ),
    "low letters": (Rule.LETTER_HEIGHT, change("caption", last(size_px=65.0))),
    "pale letters": (Rule.CONTRAST, change("caption", last(colour="#5A6A68"))),
    "letters on the edge of a card": (
        Rule.CONTRAST,
        change("option:yes", last(rect=Rect(22, 400, 260, 80), lines=("yes",), align="left")),
    ),
    "a pale sign": (Rule.SHAPES, change("attention", last(fill="#E9DFCB"))),
    "a box for a letter": (Rule.FONT, change("caption", last(lines=("Yes or no\u2e2e",)))),
    "backwards": (Rule.FOCUS, lambda tiles: (*tiles[:2], tiles[3], tiles[2])),
    "an answer that is not there": (Rule.OFFERED, lambda tiles: tiles[:3]),
    "an answer that nobody asked for": (
        Rule.OFFERED,
        change("attention", lambda tile: replace(tile, target="x")),
    ),
    "no caption": (Rule.OFFERED, lambda tiles: tiles[1:]),
    "other words": (Rule.SAME_TEXT, change("caption", last(lines=("Yes or?",)))),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_broken_is_found(broken: str) -> None:
    """Each way to break a page is found as what it is."""
    rule, breaks = BROKEN[broken]
    view, tiles = page()
    assert rule in found(view, breaks(tiles))


def test_every_rule_can_be_broken() -> None:
    """None of them is never looked at; a page that can't be laid out is told by whoever lays it out."""
    assert {rule for rule, _ in BROKEN.values()} == set(Rule) - {Rule.LAID_OUT}


def test_letters_of_4_8_mm_are_high_enough_and_lower_ones_are_found() -> None:
    """To the pixel: fonts are drawn at whole ones."""
    view, tiles = page()
    for size_px, right in ((66.0, True), (65.9, False)):
        changed = change("caption", last(size_px=size_px))(tiles)
        assert (Rule.LETTER_HEIGHT not in found(view, changed)) == right


def test_letters_of_a_keypad_may_be_smaller_and_nearer() -> None:
    """12.7 x 12.7 mm, 0.4 mm apart."""
    view, tiles = page()
    keys = tuple(
        Tile(
            f"key:{sign}",
            Rect(at, 300, 127, 127),
            (Panel(Rect(at, 300, 127, 127), WARM.card, WARM.teal, 5),),
            target=sign,
        )
        for sign, at in (("a", 20.0), ("b", 151.0))
    )
    spelling = replace(view, options=(), keys=(Option("a", "", "A"), Option("b", "", "B")), spelling=True)
    assert found(spelling, (*tiles[:2], *keys)) == set()
    assert Rule.TARGET_SIZE in found(replace(spelling, spelling=False), (*tiles[:2], *keys))


def test_a_finding_tells_no_word_of_the_page() -> None:
    """It could be a visitor's name: the findings are printed and written to a file."""
    view, tiles = page()
    for _, breaks in BROKEN.values():
        for finding in inspect(view, breaks(tiles), SHEET, SIGNS):
            assert "Yes or" not in f"{finding} {finding!r}"
