"""One window in memory for all tests of the screen: Kivy allows one a process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.screen.driver import SIZES, Driver, Open, opened


@pytest.fixture(scope="session")
def screen_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where Kivy writes; the window has been opened once at the largest size, since it can't grow later."""
    folder = tmp_path_factory.mktemp("screen")
    with opened(next(iter(SIZES)), folder):
        pass
    return folder


@pytest.fixture
def open_screen(screen_folder: Path) -> Iterator[Open]:
    """Opens a screen of a size; it is closed at the end of the test."""
    with ExitStack() as stack:

        def open_it(size: str = "1024x600", emoji_fonts: tuple[Path, ...] | None = None) -> Driver:
            fonts = {} if emoji_fonts is None else {"emoji_fonts": emoji_fonts}
            return stack.enter_context(opened(size, screen_folder, **fonts))

        yield open_it


@pytest.fixture
def driver(open_screen: Open) -> Driver:
    """A screen of 7 inches."""
    return open_screen()
