"""Facts about the frame that pages share and about cards, as laid out at all sizes of screen, undrawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.dialogue.view import TEXT_SIZES, Option, Theme, View
from kiosk.gallery.draw import Inspector
from kiosk.gallery.sizes import SIZES
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages.page import lay_out
from kiosk.screen.pieces import Mosaic, Panel, Picture, Tile, Words
from kiosk.screen.sheet import Sheet
from tests.screen import conversation
from tests.screen.samples import LANGUAGES, home, keypad, topic, welcome

pytestmark = pytest.mark.usefixtures("screen_folder")
all_sizes = pytest.mark.parametrize("size", list(SIZES))
small_sizes = pytest.mark.parametrize("size", ["800x480", "1024x600", "480x800", "600x1024"])

READ = Option("read", "👂", "Lisez-moi")
UNDERSTOOD = Option("cafe", "☕", "Venir à un Café")


def sheet(size: str) -> Sheet:
    """The sheet of a screen of this size."""
    return Inspector(SIZES[size]).sheet


def tiles_of(view: View, size: str) -> dict[str, Tile]:
    """The page by the names of its tiles."""
    return {tile.name: tile for tile in lay_out(view, sheet(size))}


def words_of(tile: Tile) -> list[Words]:
    """The words on a tile."""
    return [piece for piece in tile.pieces if isinstance(piece, Words)]


def pictures_of(tile: Tile) -> list[Rect]:
    """Where the pictures on a tile are."""
    return [piece.rect for piece in tile.pieces if isinstance(piece, Picture)]


def cap_mm(words: Words, size: str) -> float:
    """How high a capital of these words is on the glass."""
    return words.size_px * theme.CAP_HEIGHT_EM / SIZES[size].px_per_mm


def readable(language: str = "fr") -> View:
    """A question with what is read aloud, as the kiosk shows it."""
    return replace(home(language), read=READ)


@all_sizes
def test_pages_of_questions_keep_the_rules(size: str) -> None:
    """Letters of 4.8 mm, targets in real millimetres, nothing clipped or covered, all offered, in order."""
    inspector = Inspector(SIZES[size])
    for language in conversation.LANGUAGES:
        for make in (conversation.topics, conversation.needs, conversation.doubt):
            found = inspector.findings(replace(make(language), read=READ))
            assert not found, (make.__name__, language, *map(str, found))


@all_sizes
def test_a_head_leaves_nothing_jumping_from_sentence_to_sentence(size: str) -> None:
    """A short line of a page with a longer one moves nothing, and its letters are as large."""
    long = readable()
    short = replace(long, caption="Bonjour.", longest=max(long.longest, len(long.caption)))
    one, other = tiles_of(long, size), tiles_of(short, size)
    assert {name: tile.rect for name, tile in one.items()} == {
        name: tile.rect for name, tile in other.items()
    }
    (longer,), (shorter,) = words_of(one["caption"]), words_of(other["caption"])
    assert shorter.size_px >= longer.size_px


@all_sizes
def test_what_is_read_aloud_is_a_target_under_the_sign_or_beside_it(size: str) -> None:
    """17.8 x 12.7 mm, and marked while it is on."""
    tiles = tiles_of(readable(), size)
    read, sign = tiles["read"], tiles["attention"]
    assert read.target == "read"
    assert read.rect.width >= theme.TARGET_WIDTH_MM * SIZES[size].px_per_mm
    assert read.rect.height >= theme.TARGET_HEIGHT_MM * SIZES[size].px_per_mm
    assert not read.rect.overlaps(sign.rect)
    on = tiles_of(replace(readable(), read=replace(READ, chosen=True)), size)["read"]
    assert on.pieces[0] != read.pieces[0]


@all_sizes
def test_what_was_understood_stands_over_the_head(size: str) -> None:
    """Its picture and its words, first in the strip; the way back is edged with green, as it is."""
    view = replace(readable(), understood=UNDERSTOOD)
    tiles = tiles_of(view, size)
    told, caption = tiles["understood"], tiles["caption"]
    assert told.rect.bottom < caption.rect.top
    assert [piece.emoji for piece in told.pieces if isinstance(piece, Picture)] == ["👂", "☕"]
    back, home_ = tiles["bar:back"].pieces[0], tiles["bar:home"].pieces[0]
    assert isinstance(back, Panel)
    assert isinstance(home_, Panel)
    assert back.edge == theme.PALETTES[Theme.WARM].green_bright != home_.edge


@small_sizes
def test_notices_are_readable_or_pictures_alone(size: str) -> None:
    """Words of the strip have 4.8 mm, or give way to their picture: the last ones first."""
    notices = tuple(Option(f"n{i}", "🧪", "Essai : rien n’est gardé") for i in range(3))
    tiles = tiles_of(replace(readable(), notices=notices, understood=UNDERSTOOD), size)
    chips = [tiles[name] for name in ("understood", "notice:n0", "notice:n1", "notice:n2")]
    worded = [bool(words_of(chip)) for chip in chips]
    assert worded == sorted(worded, reverse=True)
    assert not worded[-1]
    for chip in chips:
        assert pictures_of(chip)
        assert all(cap_mm(words, size) >= theme.READABLE_MM for words in words_of(chip))


@all_sizes
def test_the_bar_has_readable_words_or_none(size: str) -> None:
    """On a glass of 7 inches there are pictures alone, as large as the controls; on large glass words too."""
    tiles = tiles_of(home("fr"), size)
    controls = [tile for name, tile in tiles.items() if name.startswith("bar:")]
    assert len(controls) == 8
    words = [words_of(control) for control in controls]
    assert all(words) or not any(words)
    assert all(words) or "1080" not in size
    assert not any(words) or size not in ("800x480", "1024x600", "480x800", "600x1024")
    assert all(cap_mm(each, size) >= theme.READABLE_MM for (each,) in filter(None, words))


@all_sizes
def test_the_bar_has_two_rows_where_the_glass_stands_upright(size: str) -> None:
    """Four controls a row are wide enough for a thumb."""
    tops = {tile.rect.top for name, tile in tiles_of(home("fr"), size).items() if name.startswith("bar:")}
    assert len(tops) == (2 if sheet(size).portrait else 1)


def test_dots_under_a_control_tell_how_far_it_stands() -> None:
    """One a level, those that are reached filled."""
    bar = tuple(
        replace(control, level=2, levels=5) if control.name == "louder" else control
        for control in home("fr").bar
    )
    tiles = tiles_of(replace(home("fr"), bar=bar), "1024x600")
    dots = [piece for piece in tiles["bar:louder"].pieces[1:] if isinstance(piece, Panel)]
    assert [dot.fill == dot.edge for dot in dots] == [True, True, False, False, False]
    assert not [piece for piece in tiles["bar:home"].pieces[1:] if isinstance(piece, Panel)]


def test_a_frieze_of_zellige_lies_over_the_bar_but_in_the_strongest_contrast() -> None:
    """There it is a plain line."""
    for colours in Theme:
        bar = tiles_of(replace(home("fr"), theme=colours), "1024x600")["bar"]
        mosaics = [piece for piece in bar.pieces if isinstance(piece, Mosaic)]
        assert bool(mosaics) == (colours is not Theme.CONTRAST)


@all_sizes
def test_letters_grow_with_the_size_of_text(size: str) -> None:
    """Captions and answers are larger at the largest size than at the usual one, where they have room."""
    short = replace(readable(), caption="Que voulez-vous faire ?", longest=0)
    view = replace(short, options=short.options[:2], onward=())
    heights = []
    for text_size in (0, TEXT_SIZES - 1):
        tiles = tiles_of(replace(view, text_size=text_size), size)
        (caption,), (card,) = words_of(tiles["caption"]), words_of(tiles["option:learn"])
        heights.append((caption.size_px, card.size_px))
    assert heights[1][0] > heights[0][0]
    assert heights[1][1] >= heights[0][1]


@small_sizes
def test_long_words_shrink_and_are_never_broken(size: str) -> None:
    """A single word that is wider than its card is smaller, and whole, at every size of text."""
    word = "anticonstitutionnellement"
    options = tuple(replace(option, label=word) for option in home("fr").options)
    for text_size in range(TEXT_SIZES):
        tiles = tiles_of(replace(readable(), options=options, caption=word, text_size=text_size), size)
        for name in ("caption", "option:learn", "option:cafe"):
            (words,) = words_of(tiles[name])
            assert words.lines == (word,)


@all_sizes
def test_pictures_of_a_list_are_as_high_as_their_cards_allow(size: str) -> None:
    """Beside words of one line or two they take more than half of the card's height."""
    tiles = tiles_of(replace(conversation.topics("fr"), read=READ), size)
    for tile in (tile for name, tile in tiles.items() if name.startswith("option:")):
        (picture,) = pictures_of(tile)
        assert picture.height > 0.5 * tile.rect.height


@all_sizes
def test_a_page_with_nothing_to_answer_has_a_faint_wall_behind_its_picture(size: str) -> None:
    """It lies beside the words, never behind them."""
    view = replace(readable(), options=(), onward=())
    tiles = tiles_of(view, size)
    wall, caption = tiles["wall"], tiles["caption"]
    assert any(isinstance(piece, Mosaic) for piece in wall.pieces)
    assert not wall.rect.overlaps(caption.rect)
    assert tiles["read"].target == "read"


@all_sizes
def test_arabic_pages_are_mirrored(size: str) -> None:
    """The bar, the answers, the picture and the sign stand at the other side."""
    middle = sheet(size).width_px / 2
    french, arabic = (tiles_of(readable(language), size) for language in ("fr", "ar"))
    for name in ("bar:repeat", "bar:pause", "attention", "read"):
        sides = [tiles[name].rect.centre[0] - middle for tiles in (french, arabic)]
        assert sides[0] * sides[1] < 0, name
    assert arabic["bar:repeat"].rect == french["bar:repeat"].rect.mirrored(2 * middle)


@all_sizes
def test_digits_are_never_mirrored(size: str) -> None:
    """1 2 3 stand from left to right and from the top down in every language."""
    for language in LANGUAGES:
        places = {tile.target: tile.rect for tile in tiles_of(keypad(language), size).values()}
        assert places["one"].left < places["two"].left < places["three"].left
        assert places["one"].top < places["four"].top < places["seven"].top < places["zero"].top


def test_a_text_begins_where_its_language_begins() -> None:
    """A caption in Arabic begins at the right on an Arabic page and on a French one."""
    for language, aligned in (("fr", "left"), ("ar", "right")):
        (caption,) = words_of(tiles_of(topic(language), "1024x600")["caption"])
        assert caption.align == aligned


def test_each_language_is_named_in_its_own_letters() -> None:
    """The Arabic name on the French welcome page is joined and turned."""
    (arabic,) = words_of(tiles_of(welcome("fr"), "1024x600")["option:ar"])
    assert all("\ufe70" <= letter <= "\ufefc" for letter in arabic.lines[0])


def test_numbers_and_times_read_rightly_on_an_arabic_page() -> None:
    """15:00 stays 15:00 and 25 stays 25."""
    view = replace(home("ar"), caption="رأى 25 مليون مثال، واللقاء على 15:00.")
    (caption,) = words_of(tiles_of(view, "1024x600")["caption"])
    assert "15:00" in " ".join(caption.lines)
    assert "25" in " ".join(caption.lines)


@small_sizes
def test_without_an_emoji_font_there_are_words(size: str) -> None:
    """A machine without the font shows every target in words."""
    bare = replace(sheet(size), pictures=False)
    for view in (readable(), conversation.topics("fr"), conversation.needs("ar")):
        targets = [tile for tile in lay_out(view, bare) if tile.target]
        assert all(words_of(tile) for tile in targets)
        assert not any(pictures_of(tile) for tile in targets)
