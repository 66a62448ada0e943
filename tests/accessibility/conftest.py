"""Sheets of every size of screen, on which the shipped pages are laid out; no window is opened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from kiosk.gallery.draw import Inspector
from kiosk.gallery.sizes import SIZES
from kiosk.screen import ScreenSettings, environment, text
from kiosk.screen.sheet import Sheet


@pytest.fixture(scope="session")
def inspectors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Inspector]]:
    """By the name of the size."""
    folder = tmp_path_factory.mktemp("kivy")
    environment.prepare(ScreenSettings(1024, 600, 154.0, 90.0, full_screen=True, data_folder=folder))
    reshaper = text._reshaper()
    with pytest.MonkeyPatch.context() as patch:
        # The same words are laid out thousands of times here; in the kiosk no visitor's word may be kept.
        patch.setattr(reshaper, "reshape", cache(reshaper.reshape))
        yield {name: Inspector(size) for name, size in SIZES.items()}


@pytest.fixture
def sheet(inspectors: dict[str, Inspector]) -> Sheet:
    """A screen of 7 inches."""
    return inspectors["1024x600"].sheet
