"""Renders the samples as pictures to look at: `python -m tests.screen.gallery OUT`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.screen.driver import SIZES, opened
from tests.screen.views import every_view


def render(size: str, out: Path) -> None:
    """Every sample in every language at one size."""
    with tempfile.TemporaryDirectory() as folder, opened(size, Path(folder)) as driver:
        for name, view in every_view().items():
            driver.show(view)
            driver.screen.screenshot(out / f"{name}-{size}.png")


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
