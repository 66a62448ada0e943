"""Golden pictures: how the main pages looked when someone looked at them and found them good.

Kept at half their size and compared by squares of 8 x 8 of their pixels.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from kiosk.dialogue.view import Theme
from kiosk.gallery.draw import draw
from kiosk.gallery.plan import Shot
from tests.accessibility.shipped import gallery

FOLDER = Path(__file__).parent / "pictures"
SQUARE_PX = 8

TOLERANCE = 40.0
"""How far the mean colours of a square may be apart, of 255.

Chosen between what was measured: letters drawn with another hinting (light, none, mono) change the mean of a
square by up to 34, softer edges by 6, all of the page 1 px aside by 16; a card moved by 1 mm by 56 and more.
"""

FLAT = 2.0
"""A square whose colours spread less than this is of one colour."""

FLAT_TOLERANCE = 8.0
"""How far a square may be apart that is of one colour in both pictures; rounding makes 3.

No edge of a letter runs through it: only another colour, or something that is gone, changes it.
"""

MAIN = (
    "welcome",
    "home_lit",
    "what-is-ai.answer",
    "game.1",
    "cafe",
    "name_loud",
    "telephone_typed",
    "name-typed_typed",
    "consent",
    "review_answered",
    "saved",
    "help",
)
"""Attract, home, a part of a topic, a question of the game, cafés, a recording, number, letters, consent,
review, the card of a registration, help."""

LANGUAGES = ("fr", "ar")
USUAL, UPRIGHT = "1024x600", "480x800"

Pixels = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Golden:
    """Which page a golden picture shows, and how."""

    page: str
    language: str
    theme: Theme = Theme.WARM
    size: str = USUAL

    @property
    def name(self) -> str:
        """Its file name."""
        return f"{self.page}-{self.language}-{self.theme.value}-{self.size}.png"


GOLDEN = (
    *(Golden(page, language) for page in MAIN for language in LANGUAGES),
    *(
        Golden(page, language, theme)
        for page in ("home_lit", "cafe")
        for language in LANGUAGES
        for theme in (Theme.CONTRAST, Theme.DARK)
    ),
    *(Golden("home_lit", language, size=UPRIGHT) for language in LANGUAGES),
)
"""All golden pictures."""


def shots() -> tuple[Shot, ...]:
    """The pages to be drawn for them."""
    pages = {(page.view.language, page.name): page.view for page in gallery()}
    return tuple(
        Shot(golden.page, replace(pages[golden.language, golden.page], theme=golden.theme), golden.size)
        for golden in GOLDEN
    )


def draw_all(wanted: Sequence[Shot], folder: Path) -> None:
    """Draw these pages, a folder and a process for each size: a process has one window."""
    context = multiprocessing.get_context("spawn")
    for size in dict.fromkeys(shot.size for shot in wanted):
        of_size = [shot for shot in wanted if shot.size == size]
        with ProcessPoolExecutor(1, context) as pool:
            pool.submit(draw, of_size, folder, _quiet).result()


def _quiet(_: int) -> None:
    """Nobody waits for news."""


def half(path: Path) -> Image.Image:
    """A picture of the screen at half its size."""
    with Image.open(path) as image:
        return image.convert("RGB").reduce(2)


def keep(image: Image.Image, path: Path) -> None:
    """Write a picture, its colours rounded to every sixth of 256: no mean changes by more than 3."""
    image.point(_rounded).save(path, optimize=True)


def _rounded(value: int) -> int:
    return min(255, (value + 3) // 6 * 6)


def differences(golden: Image.Image, now: Image.Image) -> list[str]:
    """The squares that are too far apart, as "column, row: how far"; nothing where the pictures are alike."""
    if golden.size != now.size:
        return [f"{now.size} instead of {golden.size}"]
    before, after = _squares(golden), _squares(now)
    apart = np.abs(before.mean(axis=2) - after.mean(axis=2)).max(axis=2)
    flat = (_spread(before) < FLAT) & (_spread(after) < FLAT)
    wrong = (apart > TOLERANCE) | (flat & (apart > FLAT_TOLERANCE))
    return [f"{column}, {row}: {apart[row, column]:.0f}" for row, column in np.argwhere(wrong)]


def _squares(image: Image.Image) -> Pixels:
    """Rows, columns, the pixels of each square, and red, green, blue."""
    pixels = np.asarray(image.convert("RGB"), np.float32)
    high, wide = (side // SQUARE_PX for side in pixels.shape[:2])
    cut = pixels[: high * SQUARE_PX, : wide * SQUARE_PX].reshape(high, SQUARE_PX, wide, SQUARE_PX, 3)
    return cut.transpose(0, 2, 1, 3, 4).reshape(high, wide, SQUARE_PX**2, 3)


def _spread(squares: Pixels) -> Pixels:
    spread: Pixels = squares.std(axis=2).max(axis=2)
    return spread
