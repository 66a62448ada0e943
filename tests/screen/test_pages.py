"""Facts about lists, needs, letters, a pause and the ticket, as they are laid out at every size."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.dialogue.view import Theme, View
from kiosk.gallery.draw import Inspector
from kiosk.gallery.sizes import SIZES
from kiosk.screen import focus, theme
from kiosk.screen.pages.page import lay_out
from kiosk.screen.pieces import Panel, Picture, Tile, Words
from kiosk.screen.sheet import Sheet
from tests.screen import conversation

pytestmark = [
    pytest.mark.usefixtures("screen_folder"),
    pytest.mark.parametrize("size", ["800x480", "1024x600", "1280x800", "1920x1080"]),
]

WARM = theme.PALETTES[Theme.WARM]


def sheet(size: str) -> Sheet:
    """The sheet of a screen of this size."""
    return Inspector(SIZES[size]).sheet


def tiles_of(view: View, size: str) -> dict[str, Tile]:
    """The page's tiles by name."""
    return {tile.name: tile for tile in lay_out(view, sheet(size))}


def words_in(tile: Tile) -> list[str]:
    """The lines on a tile, as drawn."""
    return [line for piece in tile.pieces if isinstance(piece, Words) for line in piece.lines]


def fills(tile: Tile) -> list[str]:
    """The colours of a tile's panels."""
    return [piece.fill for piece in tile.pieces if isinstance(piece, Panel)]


def cap_mm(tile: Tile, size: str) -> float:
    """How high the capitals on a tile are on this screen."""
    (words,) = [piece for piece in tile.pieces if isinstance(piece, Words)]
    return words.size_px * theme.CAP_HEIGHT_EM / SIZES[size].px_per_mm


@pytest.mark.parametrize("language", conversation.LANGUAGES)
def test_nothing_moves_from_one_page_of_a_list_to_the_next(language: str, size: str) -> None:
    """The card that goes on and the answers stand at the same places on the first page and the second."""
    first, second = (
        tiles_of(make(language), size) for make in (conversation.topics_first, conversation.topics)
    )
    assert first["onward:more"].rect == second["onward:more"].rect
    answers = [
        [tile.rect for name, tile in page.items() if name.startswith("option:")] for page in (first, second)
    ]
    assert answers[0] == answers[1]
    assert len(answers[0]) == 4


def test_the_last_page_keeps_the_places_of_a_list(size: str) -> None:
    """Two answers of a last page stand where the first two of any page do, and the way on in its corner."""
    last = tiles_of(replace(conversation.topics_last("fr"), notices=()), size)
    second = tiles_of(conversation.topics("fr"), size)
    assert last["option:energy"].rect == second["option:fakes"].rect
    assert last["onward:more"].rect == second["onward:more"].rect


@pytest.mark.parametrize("language", conversation.LANGUAGES)
def test_what_goes_on_stands_apart_in_the_far_lower_corner(language: str, size: str) -> None:
    """At the end of the line of writing, beside all answers, with another edge and much rounder."""
    for make in (conversation.topics, conversation.needs, conversation.letters, conversation.topic_parts):
        view = make(language)
        tiles = tiles_of(view, size)
        (onward,) = [tile for name, tile in tiles.items() if name.startswith("onward:")]
        others = [
            tile for name, tile in tiles.items() if name.startswith(("option:", "key:")) and tile.target
        ]
        answers = [tile for tile in others if tile.target not in ("space", "erase")]
        for rect in (tile.rect for tile in answers):
            left, right = (onward.rect, rect) if view.right_to_left else (rect, onward.rect)
            assert left.right < right.left
        assert onward.rect.bottom >= max(tile.rect.bottom for tile in others) - 1.0
        panel, card = onward.pieces[0], answers[0].pieces[0]
        assert isinstance(panel, Panel)
        assert isinstance(card, Panel)
        assert panel.radius_px > 2 * card.radius_px
        assert panel.edge_px > 2 * card.edge_px


def test_dots_tell_the_page_of_a_list(size: str) -> None:
    """One dot a page, that of this page filled and larger; none where there is one page only."""
    for language, here in (("fr", 1), ("ar", 1)):
        dots = tiles_of(conversation.topics(language), size)["dots"]
        assert [fill == WARM.card_edge for fill in fills(dots)] == [i == here for i in range(4)]
        lefts = [piece.rect.left for piece in dots.pieces]
        assert lefts == sorted(lefts, reverse=language == "ar")
    for alone in (conversation.needs, conversation.doubt):
        assert "dots" not in tiles_of(alone("fr"), size)


def test_a_chosen_card_bears_a_tick(size: str) -> None:
    """A white tick on green, an edge of green, another ground; the others have none."""
    for language in conversation.LANGUAGES:
        tiles = tiles_of(conversation.needs(language), size)
        for name in ("ride", "chair", "signs", "with"):
            card = tiles[f"option:{name}"]
            chosen = name in ("chair", "signs")
            assert ("✔" in words_in(card)) == chosen
            assert (WARM.green in fills(card)) == chosen
            assert (WARM.chosen in fills(card)) == chosen


def test_choosing_a_need_moves_nothing(size: str) -> None:
    """Cards, pictures and words stay where they are when a card is ticked."""
    for language in conversation.LANGUAGES:
        view = conversation.needs(language)
        bare = replace(view, options=tuple(replace(one, chosen=False) for one in view.options))
        for before, after in zip(lay_out(bare, sheet(size)), lay_out(view, sheet(size)), strict=True):
            places = [
                [
                    p
                    for p in tile.pieces
                    if isinstance(p, Picture) or (isinstance(p, Words) and p.lines != ("✔",))
                ]
                for tile in (before, after)
            ]
            assert places[0] == places[1], before.name


def test_a_tick_hides_no_word(size: str) -> None:
    """The tick lies beside the words of its card."""
    for language in conversation.LANGUAGES:
        for name in ("chair", "signs"):
            card = tiles_of(conversation.needs(language), size)[f"option:{name}"]
            tick, words = [piece for piece in card.pieces if isinstance(piece, Words)]
            assert tick.lines == ("✔",)
            assert not tick.rect.overlaps(words.rect)


@pytest.mark.parametrize("language", conversation.LANGUAGES)
def test_letters_stand_in_the_order_of_their_alphabet(language: str, size: str) -> None:
    """Row by row; Latin letters from left to right, Arabic from right to left."""
    for make in (conversation.letters, conversation.letters_most):
        view = make(language)
        tiles = tiles_of(view, size)
        places = [tiles[f"key:{key.name}"].rect for key in view.keys[:-2]]
        way = -1 if view.right_to_left else 1
        assert places == sorted(places, key=lambda rect: (rect.top, way * rect.left))


def test_latin_letters_keep_their_order_on_an_arabic_page(size: str) -> None:
    """The alphabet's own direction counts, not the page's."""
    view = replace(conversation.letters("ar"), keys=conversation.letters("fr").keys)
    tiles = tiles_of(view, size)
    assert tiles["key:a"].rect.left < tiles["key:b"].rect.left
    assert tiles["key:a"].rect.top < tiles["key:z"].rect.top


def test_all_letters_are_of_one_size_and_readable(size: str) -> None:
    """The letters of the keys have capitals of 4.8 mm at least."""
    for language in conversation.LANGUAGES:
        view = conversation.letters_most(language)
        tiles = tiles_of(view, size)
        heights = {round(cap_mm(tiles[f"key:{key.name}"], size), 2) for key in view.keys[:-2]}
        assert min(heights) >= theme.READABLE_MM
        assert len(heights) == 1


def test_the_typed_name_is_shaped_and_stands_above_the_letters(size: str) -> None:
    """Arabic letters are joined and begin at the right, Latin ones at the left, with a caret at the end."""
    for language, start, shown in (("ar", "right", "ﺔﻤﻃﺎﻓ"), ("fr", "left", "Fatima Z")):
        tiles = tiles_of(conversation.letters(language), size)
        (line,) = words_in(tiles["entry"])
        assert shown in line
        assert (line[0] == "▕") if language == "ar" else (line[-1] == "▏")
        (words,) = [piece for piece in tiles["entry"].pieces if isinstance(piece, Words)]
        assert words.align == start
        first = min(tile.rect.top for name, tile in tiles.items() if name.startswith("key:"))
        assert tiles["entry"].rect.bottom <= first


def test_a_long_name_stays_whole(size: str) -> None:
    """Forty letters go on one or two lines, smaller."""
    name = "maimouna bint abderrahmane el idrissi ze"
    tiles = tiles_of(replace(conversation.letters("fr"), entry=name), size)
    assert " ".join(words_in(tiles["entry"])) == f"{name}▏"
    assert cap_mm(tiles["entry"], size) >= 2.5


def test_a_pause_is_one_large_sign_and_one_way_on(size: str) -> None:
    """The page shows no answers; the way on is large, lit, and the first stop of the keyboard."""
    view = conversation.paused("ar")
    tiles = lay_out(view, sheet(size))
    names = {tile.name: tile for tile in tiles}
    assert [name for name in names if name.startswith("option:")] == ["option:go-on"]
    assert focus.around(tiles, None, 1) == "option:go-on"
    assert fills(names["option:go-on"])[0] == WARM.lit
    assert names["attention"].rect.width / SIZES[size].px_per_mm > 30.0


def test_a_pause_leaves_a_code_and_a_number_in_sight(size: str) -> None:
    """Whoever pauses in order to photograph or copy still sees the page."""
    page, paused = (tiles_of(make("fr"), size) for make in (conversation.ticket, conversation.ticket_paused))
    assert paused["detail:reference"] == page["detail:reference"]
    assert "bar:go-on" in paused
