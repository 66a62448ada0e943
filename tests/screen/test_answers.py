"""Facts about the pages that show answers as they are laid out, at all sizes of screen, undrawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.dialogue.view import TEXT_SIZES, Attention, Theme, View
from kiosk.gallery.draw import Inspector
from kiosk.gallery.sizes import SIZES
from kiosk.screen.pages import cafes, leaf, recording
from kiosk.screen.pages.page import lay_out
from kiosk.screen.pieces import Countdown, Mosaic, Panel, Picture, Tile, Words
from kiosk.screen.theme import CAP_HEIGHT_EM
from tests.screen import answer_views as views

pytestmark = pytest.mark.usefixtures("screen_folder")
SEVEN_INCHES = ("1024x600", "600x1024")
TWO_SCRIPTS = ("fr", "ar")


def tiles(view: View, size: str = "1024x600") -> dict[str, Tile]:
    """The page by the names of its tiles."""
    return {tile.name: tile for tile in lay_out(view, Inspector(SIZES[size]).sheet)}


def words(tile: Tile) -> list[str]:
    """The lines on a tile as they are drawn."""
    return [line for piece in tile.pieces if isinstance(piece, Words) for line in piece.lines]


def pictures(tile: Tile) -> list[str]:
    """The pictures on a tile."""
    return [piece.emoji for piece in tile.pieces if isinstance(piece, Picture)]


@pytest.mark.parametrize("text_size", [0, TEXT_SIZES - 1])
@pytest.mark.parametrize("size", list(SIZES))
def test_pages_of_answers_keep_the_rules(size: str, text_size: int) -> None:
    """Letters of 4.8 mm, targets in real millimetres, nothing clipped or covered, all offered, in order."""
    inspector = Inspector(SIZES[size])
    for language in TWO_SCRIPTS:
        for name, view in views.all_views(language).items():
            found = inspector.findings(replace(view, text_size=text_size))
            assert not found, (name, language, *map(str, found))


@pytest.mark.parametrize("theme", list(Theme))
def test_answers_stand_out_in_every_theme(theme: Theme) -> None:
    """Contrast of words and shapes."""
    inspector = Inspector(SIZES["1024x600"])
    for name, view in views.all_views("fr").items():
        found = inspector.findings(replace(view, theme=theme))
        assert not found, (name, *map(str, found))


@pytest.mark.parametrize(
    ("hour", "picture"), [(5, "🌙"), (9, "☀️"), (13, "☀️"), (15, "🌤️"), (18, "🌇"), (21, "🌙")]
)
def test_the_sky_tells_the_time_of_day(hour: int, picture: str) -> None:
    """A sun until after noon, a veiled one in the afternoon, a sunset in the evening, a moon at night."""
    assert leaf.sky(hour) == picture


@pytest.mark.parametrize("size", list(SIZES))
def test_a_cafe_shows_its_day_its_sky_and_its_place(size: str) -> None:
    """Weekday, day, month and hour in words, the sky and the place in pictures."""
    card = tiles(views.cafes("fr"), size)["option:cafe-0"]
    assert {"sam.", "5", "déc.", "15:00"} <= set(words(card))
    assert pictures(card) == ["🌤️", "🏰"]


@pytest.mark.parametrize("size", list(SIZES))
def test_the_day_is_the_largest_on_a_leaf(size: str) -> None:
    """No letter of a leaf is higher than its day."""
    for language in views.LANGUAGES:
        for name in ("cafes", "cafes_three", "cafes_full", "cafes_one"):
            card = tiles(views.all_views(language)[name], size)["option:cafe-0"]
            sizes = {piece.lines: piece.size_px for piece in card.pieces if isinstance(piece, Words)}
            assert sizes["5",] == max(sizes.values()), (name, language)


def test_a_full_cafe_looks_closed_and_can_be_touched() -> None:
    """It has a sign in place of the hour and no colour; a touch on it is explained."""
    page = tiles(views.cafes_full("fr"))
    full, free = page["option:cafe-0"], page["option:cafe-1"]
    assert full.target == "cafe-0"
    assert "⛔" in pictures(full)
    assert "15:00" not in words(full)
    assert "⛔" not in pictures(free)
    fills = [{piece.fill for piece in tile.pieces if isinstance(piece, Panel)} for tile in (full, free)]
    assert len(fills[0]) < len(fills[1])


@pytest.mark.parametrize("size", list(SIZES))
def test_leaves_of_a_page_are_alike(size: str) -> None:
    """All cards have one size and one size of letters."""
    page = tiles(views.cafes_listed("ar"), size)
    cards = [tile for name, tile in page.items() if name.startswith("option:")]
    assert len({(round(card.rect.width), round(card.rect.height)) for card in cards}) == 1
    heads = [next(piece for piece in card.pieces if isinstance(piece, Words)) for card in cards]
    assert len({head.size_px for head in heads}) == 1


@pytest.mark.parametrize("size", SEVEN_INCHES)
def test_times_are_not_turned_on_an_arabic_page(size: str) -> None:
    """The page is mirrored: the first café stands at the right; 15:00 stays 15:00."""
    page = tiles(views.cafes("ar"), size)
    assert "15:00" in words(page["option:cafe-0"])
    assert page["option:cafe-0"].rect.left > page["option:cafe-1"].rect.left


def test_a_chosen_cafe_is_the_same_leaf_everywhere() -> None:
    """The review and the reference card show the weekday, the day and the sky, as the choice did."""
    for name, view in (("review", views.review("fr")), ("saved", views.saved("fr"))):
        chosen = tiles(view)["detail:cafe"]
        assert {"dim.", "13", "10:30"} <= set(words(chosen)), name
        assert "☀️" in pictures(chosen)


def test_a_recorded_name_is_a_wave_and_a_typed_one_words() -> None:
    """Nobody reads a tick: a voice is shown as bars, and what plays it stands beside it."""
    recorded = tiles(views.name_check("fr"))
    assert words(recorded["detail:name"]) == []
    assert len(recorded["detail:name"].pieces) > 10
    assert recorded["option:play"].rect.top == pytest.approx(recorded["detail:name"].rect.top)
    assert words(tiles(views.name_check_typed("fr"))["detail:name"]) == ["Fatima Zahra"]


def test_needs_are_pictures() -> None:
    """Each need is the picture by which it was chosen."""
    needs = tiles(views.review("fr"))["detail:needs"]
    assert pictures(needs) == ["🤝", "🚗", "🪑", "🤟", "👫"]


@pytest.mark.parametrize("size", list(SIZES))
def test_the_code_is_the_largest_of_its_page(size: str) -> None:
    """It is photographed from a distance: nothing is higher than its digits."""
    page = tiles(views.saved("fr"), size)
    sizes = {tile.name: [p.size_px for p in tile.pieces if isinstance(p, Words)] for tile in page.values()}
    (code,) = sizes.pop("detail:reference")
    code_mm = code * CAP_HEIGHT_EM / Inspector(SIZES[size]).sheet.glass_px_per_mm
    assert code_mm >= 9.0
    assert all(code > other for others in sizes.values() for other in others)


def test_the_reference_card_has_a_zellige_edge_but_in_the_strongest_contrast() -> None:
    """Eight-pointed stars down both sides; lines where colours would blur."""
    card = tiles(views.saved("fr"))["ticket"]
    assert sum(1 for piece in card.pieces if isinstance(piece, Mosaic)) == 2
    plain = tiles(replace(views.saved("fr"), theme=Theme.CONTRAST))["ticket"]
    assert not any(isinstance(piece, Mosaic) for piece in plain.pieces)


def test_a_recording_shows_the_time_that_is_left() -> None:
    """A ring of so many seconds; it does not change with the voice, so that it is not begun anew."""
    quiet, loud = (tiles(replace(views.recording("fr"), loudness=step)) for step in (0, 6))
    (ring,) = [piece for piece in quiet["microphone"].pieces if isinstance(piece, Countdown)]
    assert ring.seconds == 8.0
    assert quiet["microphone"] == loud["microphone"]
    assert quiet["loudness:left"] != loud["loudness:left"]


@pytest.mark.parametrize("size", SEVEN_INCHES)
@pytest.mark.parametrize("language", views.LANGUAGES)
def test_nothing_jumps_when_a_recording_begins(size: str, language: str) -> None:
    """Before, while the kiosk says what to do, everything stands where it stands during the recording."""
    soon, now = (tiles(view(language), size) for view in (views.recording_soon, views.recording))
    assert all(now[name].rect == tile.rect for name, tile in soon.items())
    assert recording.fits(views.recording_soon(language))


def test_a_page_that_is_named_moves_nothing() -> None:
    """A lit leaf, a lit pair: only colours change."""
    plain, lit = (tiles(views.cafes("fr", lit=lit)) for lit in (-1, 2))
    assert {name: tile.rect for name, tile in plain.items()} == {
        name: tile.rect for name, tile in lit.items()
    }
    assert plain["option:cafe-2"] != lit["option:cafe-2"]


@pytest.mark.parametrize("size", list(SIZES))
def test_the_pairs_of_a_number_are_never_mirrored(size: str) -> None:
    """They follow from left to right, and line by line where the page stands upright, in Arabic too."""
    for language in views.LANGUAGES:
        page = tiles(views.number(language), size)
        places = [page[f"group:group-{n}"].rect for n in range(1, 6)]
        assert places == sorted(places, key=lambda rect: (round(rect.top), rect.left))


def test_a_pause_leaves_a_leaf_in_sight_but_not_a_choice() -> None:
    """A pause on the reference card keeps the code; on the choice of a café it is a page of its own."""
    saved = replace(views.saved("fr"), attention=Attention.PAUSED)
    assert "detail:reference" in tiles(saved)
    chosen = replace(views.paused("fr"), options=views.cafes("fr").options)
    assert cafes.fits(chosen)
    assert "option:cafe-0" not in tiles(chosen)
