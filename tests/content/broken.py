"""The broken scripts: each folder of broken/ holds changed files over good/ and the problems they must give.

A case with seconds.txt ("en home.say.1 46", one a line) has such lines recorded, and lengths are told too.
`python -m tests.content.broken` writes every problems.txt anew; read the difference before you commit it.
"""

from __future__ import annotations

import shutil
import tempfile
import wave
from datetime import date
from pathlib import Path

from kiosk.app import Project
from kiosk.content import Loaded, Problem, load
from kiosk.durations import measure

HERE = Path(__file__).parent
GOOD = HERE / "good"
TODAY = date(2026, 11, 24)
GOLDEN = "problems.txt"
GONE = "gone.txt"
"""Names the files that a case takes away, one a line."""
SECONDS = "seconds.txt"
RATE_HZ = 100


def cases() -> list[Path]:
    """The folders of broken scripts."""
    return sorted(path for path in (HERE / "broken").iterdir() if path.is_dir())


def home_of(case: Path, folder: Path) -> Path:
    """A project folder with the good files and the case's own over them."""
    home = folder / "home"
    shutil.copytree(GOOD, home)
    shutil.copytree(case, home, dirs_exist_ok=True, ignore=shutil.ignore_patterns(GOLDEN, GONE, SECONDS))
    if (case / GONE).exists():
        for name in (case / GONE).read_text(encoding="utf-8").split():
            (home / name).unlink()
    if (case / SECONDS).exists():
        for line in (case / SECONDS).read_text(encoding="utf-8").splitlines():
            language, name, seconds = line.split()
            _record(home / "voices" / language / "lines" / f"{name}.wav", float(seconds))
    return home


def _record(path: Path, seconds: float) -> None:
    """A silent recording of this length."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(b"\0\0" * int(seconds * RATE_HZ))


def too_long(home: Path, loaded: Loaded) -> tuple[Problem, ...]:
    """What lasts too long, by recordings alone."""
    if loaded.script is None or loaded.settings is None:
        return ()
    project = Project(home, home / "data", loaded.script, loaded.settings, loaded.voices)
    return measure(project, loaded.places).problems


def problems_of(case: Path, folder: Path) -> str:
    """The problems as `kiosk check` prints them."""
    home = home_of(case, folder)
    loaded = load(home, TODAY)
    problems = sorted({*loaded.problems, *(too_long(home, loaded) if (case / SECONDS).exists() else ())})
    stopped = "" if loaded.script is None else "(the kiosk can run)\n"
    notes = "".join(f"(note: {note})\n" for note in loaded.notes)
    return "".join(f"{problem}\n" for problem in problems) + notes + stopped


def main() -> None:
    """Write the golden files."""
    for case in cases():
        with tempfile.TemporaryDirectory() as folder:
            (case / GOLDEN).write_text(problems_of(case, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
