"""A project folder with one text changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.content.broken import GOOD
from tests.content.reading import Edited


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """Makes a project folder with one text of one file replaced."""

    def edit(name: str, old: str, new: str) -> Path:
        home = tmp_path / "home"
        shutil.copytree(GOOD, home)
        text = (home / name).read_text(encoding="utf-8")
        assert old in text
        (home / name).write_text(text.replace(old, new), encoding="utf-8")
        return home

    return edit
