"""Draws the golden pictures anew: `python -m tests.screen.golden`. Look at each of them then."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.screen.golden.golden import FOLDER, draw_all, half, keep, shots


def main() -> None:
    """Draw all of them and remove those of pages that are no longer among them."""
    FOLDER.mkdir(exist_ok=True)
    wanted = shots()
    with tempfile.TemporaryDirectory() as folder:
        draw_all(wanted, Path(folder))
        for shot in wanted:
            keep(half(Path(folder) / shot.size / shot.name), FOLDER / shot.name)
    for path in set(FOLDER.glob("*.png")) - {FOLDER / shot.name for shot in wanted}:
        path.unlink()


if __name__ == "__main__":
    main()
