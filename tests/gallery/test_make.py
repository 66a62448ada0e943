"""A whole gallery of a small script: pictures, contact sheets, an index, and what is wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kiosk.gallery import pixels
from kiosk.gallery.make import make
from kiosk.gallery.plan import Wish
from tests.dialogue.sample import sample_script


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[str, ...], list[tuple[int, int]]]:
    """The home page at two sizes of screen; what was found; what was told of its progress."""
    out = tmp_path_factory.mktemp("gallery")
    told: list[tuple[int, int]] = []
    wish = Wish(languages=("ar",), sizes=("800x480", "480x800"), pages="home")
    found = make(sample_script(), wish, out, lambda _, done, of: told.append((done, of)))
    return out, found, told


Gallery = tuple[Path, tuple[str, ...], list[tuple[int, int]]]


def test_every_picture_is_there(gallery: Gallery) -> None:
    """A folder for each size; each picture as large as its screen, drawn to its corners; three themes."""
    out, _, told = gallery
    for size in ("800x480", "480x800"):
        files = sorted((out / size).iterdir())
        assert [file.name for file in files] == [
            f"home-ar-{theme}-{size}.png" for theme in ("contrast", "dark", "warm")
        ]
        assert len({file.read_bytes() for file in files}) == 3
        for file in files:
            with Image.open(file) as image:
                assert image.size == tuple(map(int, size.split("x")))
        with Image.open(out / size / f"home-ar-warm-{size}.png") as image:
            wide, high = image.size
            corners = [image.getpixel((x, y)) for x in (0, wide - 1) for y in (2, high - 2)]
            assert (0, 0, 0) not in corners
    assert told[-1] == (6, 6)


def test_the_index_needs_no_network(gallery: Gallery) -> None:
    """It names every picture, and nothing outside the gallery."""
    index = (gallery[0] / "index.html").read_text(encoding="utf-8")
    assert index.count("home-ar-") == 6
    assert "http" not in index


def test_contact_sheets_show_all(gallery: Gallery) -> None:
    """One for each size, language and theme."""
    assert len(list((gallery[0] / "sheets").iterdir())) == 6


def test_findings_are_told_and_written(gallery: Gallery) -> None:
    """What is printed stands in the file too."""
    out, found, _ = gallery
    assert (out / "findings.txt").read_text(encoding="utf-8").splitlines() == list(found)


def test_pixels_are_read_as_they_were_written(tmp_path: Path) -> None:
    """And made small by their means."""
    picture = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    pixels.write(tmp_path / "picture.png", picture)
    assert (pixels.read(tmp_path / "picture.png") == picture).all()
    small = pixels.smaller(picture, 2)
    assert small.shape == (2, 3, 3)
    assert small[0, 0, 0] == picture[:2, :2, 0].mean() // 1
    assert pixels.side_by_side([picture] * 3, 2, gap=1).shape == (11, 15, 3)
