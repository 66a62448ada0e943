from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiosk.screen import fonts
from kiosk.screen.png import write_png


def test_a_png_is_written_the_right_way_up(tmp_path: Path) -> None:
    """Rows come lowest first and are read highest first."""
    path = tmp_path / "two.png"
    write_png(path, 1, 2, b"\x00\x00\xff" + b"\xff\x00\x00")
    with Image.open(path) as image:
        assert image.size == (1, 2)
        assert image.getpixel((0, 0)) == (255, 0, 0)
        assert image.getpixel((0, 1)) == (0, 0, 255)
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """Writing where nothing can be written raises what the system says."""
    with pytest.raises(OSError, match="No such file"):
        write_png(tmp_path / "missing" / "one.png", 1, 1, b"\0\0\0")


def test_no_emoji_font_is_not_an_error(tmp_path: Path) -> None:
    """A machine without the font has none."""
    assert fonts.emoji_font((tmp_path / "none.ttf",)) is None


def test_a_broken_font_holds_nothing(tmp_path: Path) -> None:
    """A file that is no font has no signs."""
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"\0\1\0\0\0\x09")
    assert not fonts.holds(broken, "☕")
