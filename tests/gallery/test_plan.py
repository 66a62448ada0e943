"""Which pages are drawn in which theme and at which size."""

from __future__ import annotations

import pytest

from kiosk.app import KioskError
from kiosk.dialogue.view import Theme
from kiosk.gallery.options import wished
from kiosk.gallery.pages import Page
from kiosk.gallery.plan import Shot, Wish, shots
from kiosk.gallery.sizes import SIZES
from tests.dialogue.conversation import Conversation
from tests.dialogue.sample import sample_script

VIEW = Conversation().view
PLAIN, ALIKE, STATE = Page("a", VIEW), Page("b", VIEW, alike=True), Page("a_lit", VIEW, state=True)


def drawn(page: Page, wish: Wish | None = None) -> list[Shot]:
    """The pictures of a page."""
    return list(shots((page,), wish or Wish()))


def test_a_page_is_drawn_in_every_theme_at_every_size() -> None:
    """And with larger letters on the usual screen; never twice."""
    pictures = drawn(PLAIN)
    usual = {(shot.view.theme, shot.size) for shot in pictures if not shot.view.text_size}
    assert usual == {(theme, size) for theme in Theme for size in SIZES}
    assert [shot.view.text_size for shot in pictures if shot.view.text_size] == [1, 2, 3]
    assert len({shot.name for shot in pictures}) == len(pictures)


def test_what_shares_a_layout_is_drawn_once() -> None:
    """In the warm theme on the usual screen."""
    (picture,) = drawn(ALIKE)
    assert picture.name == "b-en-warm-1024x600.png"


def test_a_state_is_drawn_at_every_size_or_in_every_theme() -> None:
    """Not in all of both."""
    pictures = [shot for shot in drawn(STATE) if not shot.view.text_size]
    assert {shot.size for shot in pictures} == set(SIZES)
    assert {shot.view.theme for shot in pictures} == set(Theme)
    assert len(pictures) == len(SIZES) + len(Theme) - 1


def test_what_is_asked_for_is_drawn_in_all_combinations() -> None:
    """Two themes at two sizes are four pictures, of copies too."""
    wish = Wish(themes=(Theme.DARK, Theme.WARM), sizes=("800x480", "480x800"), text_sizes=(3,))
    assert len(drawn(ALIKE, wish)) == 4
    assert drawn(ALIKE, wish)[0].name == "b-en-dark-800x480-text3.png"


def test_pages_are_chosen_by_name_and_language() -> None:
    """With signs that stand for others, as for files."""
    assert drawn(PLAIN, Wish(pages="a*"))
    assert not drawn(PLAIN, Wish(pages="b*"))
    assert not drawn(PLAIN, Wish(languages=("ar",)))


def test_options_that_name_nothing_are_told() -> None:
    """In a sentence that says what there is."""
    none: dict[str, str | None] = dict.fromkeys(("languages", "themes", "sizes", "text_sizes", "pages"))
    assert wished(sample_script(), **none) == Wish()
    given = wished(sample_script(), **{**none, "themes": "dark,warm", "text_sizes": "0,3"})
    assert given == Wish(themes=(Theme.DARK, Theme.WARM), text_sizes=(0, 3))
    for wrong in ({"languages": "fr"}, {"themes": "pink"}, {"sizes": "1x1"}, {"text_sizes": "9"}):
        with pytest.raises(KioskError, match="There is no"):
            wished(sample_script(), **{**none, **wrong})


def test_upright_screens_are_the_same_glass_turned() -> None:
    """Eight sizes: four each way."""
    assert len(SIZES) == 8
    for size in SIZES.values():
        assert SIZES[size.turned.name].px_per_mm == pytest.approx(size.px_per_mm)
