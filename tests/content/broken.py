"""The broken scripts: each folder of broken/ holds changed files over good/ and the problems they must give.

`python -m tests.content.broken` writes every problems.txt anew; read the difference before you commit it.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path

from kiosk.content import load

HERE = Path(__file__).parent
GOOD = HERE / "good"
TODAY = date(2026, 11, 24)
GOLDEN = "problems.txt"
GONE = "gone.txt"
"""Names the files that a case takes away, one a line."""


def cases() -> list[Path]:
    """The folders of broken scripts."""
    return sorted(path for path in (HERE / "broken").iterdir() if path.is_dir())


def home_of(case: Path, folder: Path) -> Path:
    """A project folder with the good files and the case's own over them."""
    home = folder / "home"
    shutil.copytree(GOOD, home)
    shutil.copytree(case, home, dirs_exist_ok=True, ignore=shutil.ignore_patterns(GOLDEN, GONE))
    if (case / GONE).exists():
        for name in (case / GONE).read_text(encoding="utf-8").split():
            (home / name).unlink()
    return home


def problems_of(case: Path, folder: Path) -> str:
    """The problems as `kiosk check` prints them."""
    loaded = load(home_of(case, folder), TODAY)
    stopped = "" if loaded.script is None else "(the kiosk can run)\n"
    notes = "".join(f"(note: {note})\n" for note in loaded.notes)
    return "".join(f"{problem}\n" for problem in loaded.problems) + notes + stopped


def main() -> None:
    """Write the golden files."""
    for case in cases():
        with tempfile.TemporaryDirectory() as folder:
            (case / GOLDEN).write_text(problems_of(case, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
