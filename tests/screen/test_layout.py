"""Facts about the pages as they are laid out, measured with the real font at three sizes of screen."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from kiosk.dialogue.view import View
from kiosk.screen import fonts, theme
from kiosk.screen.pages import paused
from kiosk.screen.pages.page import lay_out
from kiosk.screen.pieces import Tile, Words
from kiosk.screen.sheet import Sheet
from tests.screen.driver import SIZES, Driver, Open
from tests.screen.samples import LANGUAGES, cafes, home, keypad, topic, welcome
from tests.screen.views import every_view

pytestmark = pytest.mark.parametrize("size", list(SIZES))
VIEWS = tuple(every_view().items())


def each_page(driver: Driver) -> list[tuple[str, View, tuple[Tile, ...]]]:
    """Every sample, laid out."""
    return [(name, view, _laid_out(view, driver.stage.sheet)) for name, view in VIEWS]


@cache
def _laid_out(view: View, sheet: Sheet) -> tuple[Tile, ...]:
    return lay_out(view, sheet)


def cap_mm(words: Words, size: str) -> float:
    """How high a capital of these words is on this screen."""
    width_px, _ = size.split("x")
    return words.size_px * theme.CAP_HEIGHT_EM / (int(width_px) / SIZES[size][0])


def words_of(tile: Tile) -> list[Words]:
    """The words on a tile."""
    return [piece for piece in tile.pieces if isinstance(piece, Words)]


def test_targets_are_large_and_do_not_overlap(size: str, open_screen: Open) -> None:
    """Targets are 17.8 mm wide (letters 12.7 mm) and 12.7 mm high at least, and lie apart, on the screen."""
    driver = open_screen(size)
    for name, view, tiles in each_page(driver):
        targets = [tile for tile in tiles if tile.target]
        for tile in targets:
            letter = view.spelling and tile.name.startswith("key:")
            least = theme.TARGET_HEIGHT_MM if letter else theme.TARGET_WIDTH_MM
            assert tile.rect.width / driver.stage.px_per_mm >= least, (name, tile.name)
            assert tile.rect.height / driver.stage.px_per_mm >= theme.TARGET_HEIGHT_MM, (name, tile.name)
            assert tile.rect.left >= 0
            assert tile.rect.right <= driver.stage.width_px
            assert tile.rect.top >= 0
            assert tile.rect.bottom <= driver.stage.height_px
        for one, other in combinations(targets, 2):
            assert not one.rect.overlaps(other.rect), (name, one.name, other.name)


def test_nothing_covers_anything(size: str, open_screen: Open) -> None:
    """All tiles but the ground lie beside each other, and inside the screen."""
    for name, _, tiles in each_page(open_screen(size)):
        for one, other in combinations([tile for tile in tiles if not tile.ground], 2):
            assert not one.rect.overlaps(other.rect), (name, one.name, other.name)


def test_words_stay_within_their_tile(size: str, open_screen: Open) -> None:
    """No word is clipped: its lines fit the box they are drawn in, and the box lies in the tile."""
    from kiosk.screen.textures import width_em  # noqa: PLC0415  it imports Kivy, which reads its environment

    for name, _, tiles in each_page(open_screen(size)):
        for tile in tiles:
            for words in words_of(tile):
                high = len(words.lines) * words.size_px * theme.LINE_HEIGHT_EM
                assert high <= words.rect.height, (name, tile.name)
                for line in words.lines:
                    assert width_em(line) * words.size_px <= words.rect.width * 1.02, (name, tile.name)
                assert words.rect.left >= tile.rect.left - 0.01
                assert words.rect.right <= tile.rect.right + 0.01


def test_every_option_key_and_control_is_there(size: str, open_screen: Open) -> None:
    """What the view offers can be touched, and nothing else."""
    for name, view, tiles in each_page(open_screen(size)):
        assert sorted(tile.target for tile in tiles if tile.target) == sorted(offered(view)), name
        assert len({tile.name for tile in tiles}) == len(tiles), name


def offered(view: View) -> list[str]:
    """The names that can be pressed; a pause offers to go on, large, and the bar."""
    if paused.fills(view):
        return [paused.GO_ON, *(control.name for control in view.bar)]
    return [option.name for option in (*view.options, *view.onward, *view.keys, *view.groups, *view.bar)]


def test_captions_are_readable(size: str, open_screen: Open) -> None:
    """Captions have capitals of 4.8 mm; only long ones go below, never under 3.8 mm."""
    for name, view, tiles in each_page(open_screen(size)):
        (caption,) = [words for tile in tiles if tile.name == "caption" for words in words_of(tile)]
        least = 4.7 if len(view.caption) <= 70 and not view.keys and not view.notices else 3.8
        # Notices share the line of the caption above letters.
        least = 3.4 if view.spelling and view.notices else least
        assert cap_mm(caption, size) >= least, name


def test_labels_are_readable(size: str, open_screen: Open) -> None:
    """Answers of up to 16 letters have capitals of 4.0 mm at least; longer ones and beside letters 3.1 mm."""
    for name, view, tiles in each_page(open_screen(size)):
        longest = max((len(option.label) for option in view.options), default=0)
        least = 4.0 if longest <= 16 and not view.spelling else 3.1
        for tile in tiles:
            if tile.name.startswith("option:"):
                (words,) = [words for words in words_of(tile) if words.lines != ("✔",)]
                assert cap_mm(words, size) >= least, (name, tile.name)


def test_the_bar_is_as_readable_as_its_width_allows(size: str, open_screen: Open) -> None:
    """Eight controls side by side leave 2.7 mm of height to a capital of a word of seven letters."""
    driver = open_screen(size)
    driver.show(home("fr"))
    bar = [words for tile in driver.stage.tiles if tile.name.startswith("bar:") for words in words_of(tile)]
    assert len(bar) == 8
    assert min(cap_mm(words, size) for words in bar) >= 2.7
    assert len({words.size_px for words in bar}) == 1


def test_arabic_pages_are_mirrored(size: str, open_screen: Open) -> None:
    """The bar, the answers, the picture and the sign stand at the other side."""
    driver = open_screen(size)
    places = {}
    for language in ("fr", "ar"):
        driver.show(home(language))
        places[language] = {tile.name: tile.rect for tile in driver.stage.tiles}
    for name in ("bar:repeat", "bar:help", "picture", "attention", "option:learn"):
        mirrored = places["fr"][name].mirrored(driver.stage.width_px)
        assert places["ar"][name].left == pytest.approx(mirrored.left), name
    assert places["ar"]["bar:repeat"].left > places["ar"]["bar:help"].left


def test_digits_are_never_mirrored(size: str, open_screen: Open) -> None:
    """1 2 3 stand from left to right and from the top down in every language."""
    driver = open_screen(size)
    for language in LANGUAGES:
        driver.show(keypad(language))
        places = {tile.target: tile.rect for tile in driver.stage.tiles if tile.name.startswith("key:")}
        assert places["one"].left < places["two"].left < places["three"].left
        assert places["one"].top < places["four"].top < places["seven"].top < places["zero"].top


def test_a_text_begins_where_its_language_begins(size: str, open_screen: Open) -> None:
    """A caption in Arabic begins at the right on an Arabic page and on a French one."""
    driver = open_screen(size)
    for language, aligned in (("fr", "left"), ("ar", "right")):
        driver.show(topic(language))
        (caption,) = [w for tile in driver.stage.tiles if tile.name == "caption" for w in words_of(tile)]
        assert caption.align == aligned


def test_each_language_is_named_in_its_own_letters(size: str, open_screen: Open) -> None:
    """The Arabic name on the French welcome page is joined and turned."""
    driver = open_screen(size)
    driver.show(welcome("fr"))
    (arabic,) = [w for tile in driver.stage.tiles if tile.name == "option:ar" for w in words_of(tile)]
    assert all("\ufe70" <= letter <= "\ufefc" for letter in arabic.lines[0])


def test_times_read_rightly_on_an_arabic_page(size: str, open_screen: Open) -> None:
    """15:00 stays 15:00 on the cards of the Cafés, 25 stays 25 in a caption."""
    driver = open_screen(size)
    driver.show(cafes("ar"))
    (card,) = [w for tile in driver.stage.tiles if tile.name == "option:a" for w in words_of(tile)]
    assert "15:00" in " ".join(card.lines)
    driver.show(topic("ar"))
    (caption,) = [w for tile in driver.stage.tiles if tile.name == "caption" for w in words_of(tile)]
    assert "25" in " ".join(caption.lines)


def test_every_sign_that_is_drawn_is_in_the_font(size: str, open_screen: Open) -> None:
    """No box stands in the place of a letter."""
    from kiosk.screen.textures import words_font  # noqa: PLC0415  it imports Kivy, which reads its environment

    held = fonts.characters(words_font())
    for name, _, tiles in each_page(open_screen(size)):
        for tile in tiles:
            for words in words_of(tile):
                assert all(ord(sign) in held for line in words.lines for sign in line), (name, tile.name)


def test_without_an_emoji_font_there_are_words(size: str, open_screen: Open, tmp_path: Path) -> None:
    """A machine without the font shows every answer in words, as large or larger."""
    driver = open_screen(size, emoji_fonts=(tmp_path / "none.ttf",))
    for name, view, tiles in each_page(driver):
        assert sum(1 for tile in tiles if tile.target and words_of(tile)) == len(offered(view)), name
