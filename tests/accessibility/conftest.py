"""The sheet of a screen of 7 inches, on which the shipped pages are laid out."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.screen.sheet import Sheet
from tests.screen.conftest import screen_folder
from tests.screen.driver import opened

__all__ = ["screen_folder", "sheet"]


@pytest.fixture(scope="session")
def sheet(screen_folder: Path) -> Sheet:
    """1024 x 600 px on 154 x 90 mm."""
    with opened("1024x600", screen_folder) as driver:
        return driver.stage.sheet
