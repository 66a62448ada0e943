"""The main pages look as they did when someone looked at them; what is moved or recoloured is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.screen.golden.golden import FOLDER, GOLDEN, Golden, differences, draw_all, half, shots

MOST_BYTES = 1_500_000


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as they are drawn now."""
    folder = tmp_path_factory.mktemp("golden")
    draw_all(shots(), folder)
    return folder


@pytest.fixture
def home(drawn: Path) -> Image.Image:
    """The picture of the home page, whole."""
    with Image.open(drawn / "1024x600" / "home_lit-fr-warm-1024x600.png") as image:
        return image.convert("RGB")


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden.name)
def test_a_main_page_looks_as_it_did(golden: Golden, drawn: Path) -> None:
    """Draw anew what was changed on purpose (python -m tests.screen.golden), and look at it."""
    assert (FOLDER / golden.name).is_file(), "there is no golden picture of this page"
    with Image.open(FOLDER / golden.name) as before:
        assert not differences(before, half(drawn / golden.size / golden.name))


def test_no_golden_picture_is_left_over() -> None:
    """Each belongs to a page, and together they are small."""
    assert {path.name for path in FOLDER.iterdir()} == {golden.name for golden in GOLDEN}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES


def test_another_renderer_makes_no_difference(home: Image.Image) -> None:
    """Softer edges, and all of the page a pixel aside."""
    before = home.reduce(2)
    assert not differences(before, home.filter(ImageFilter.GaussianBlur(0.7)).reduce(2))
    assert not differences(before, ImageChops.offset(home, 1, 0).reduce(2))


@pytest.mark.parametrize("aside", [(7, 0), (0, 7), (-7, -7)])
def test_a_card_that_is_moved_by_a_millimetre_is_found(home: Image.Image, aside: tuple[int, int]) -> None:
    """Anywhere on the page, in any direction."""
    card = home.crop((100, 270, 420, 400))
    moved = home.copy()
    moved.paste(card, (100 + aside[0], 270 + aside[1]))
    assert differences(home.reduce(2), moved.reduce(2))


def test_a_card_of_another_colour_is_found(home: Image.Image) -> None:
    """A pad of the next tint, hardly another for the eye."""
    recoloured = home.copy()
    colour = home.getpixel((8, 300))
    assert isinstance(colour, tuple)
    ImageDraw.Draw(recoloured).rectangle((2, 290, 50, 330), fill=(colour[0] - 12, colour[1], colour[2]))
    assert differences(home.reduce(2), recoloured.reduce(2))
