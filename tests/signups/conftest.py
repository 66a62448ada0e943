"""An organizer's key and a USB stick, for the tests of exporting and opening."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.signups import NewKey
from tests.signups.samples import new_key


@pytest.fixture
def key(tmp_path: Path) -> NewKey:
    """An organizer's key."""
    return new_key(tmp_path / "organizer")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A USB stick."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"
