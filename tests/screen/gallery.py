"""Renders the samples as pictures to look at: `python -m tests.screen.gallery OUT`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from kiosk.screen import KioskScreen, ScreenSettings
from tests.screen.samples import LANGUAGES, all_views

SIZES = {"1024x600": (154.0, 90.0), "1280x800": (217.0, 136.0), "800x480": (154.0, 86.0)}
"""Screens of 7 and 10 inches: millimetres by pixels."""


def settings(size: str, data_folder: Path) -> ScreenSettings:
    """The settings of a screen of this size."""
    width_px, height_px = (int(side) for side in size.split("x"))
    width_mm, height_mm = SIZES[size]
    return ScreenSettings(
        width_px, height_px, width_mm, height_mm, full_screen=False, data_folder=data_folder
    )


def render(size: str, out: Path) -> None:
    """Every sample in every language at one size."""
    with tempfile.TemporaryDirectory() as folder:
        screen = KioskScreen(settings(size, Path(folder)), lambda _: None)
        screen.start()
        for language in LANGUAGES:
            for name, view in all_views(language).items():
                screen.show(view)
                screen.tick()
                screen.screenshot(out / f"{name}-{language}-{size}.png")
        screen.stop()


def main() -> None:
    """One process a size: a process has one window."""
    if len(sys.argv) > 2:
        render(sys.argv[2], Path(sys.argv[1]))
        return
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        subprocess.run([sys.executable, "-m", "tests.screen.gallery", str(out), size], check=True)


if __name__ == "__main__":
    main()
