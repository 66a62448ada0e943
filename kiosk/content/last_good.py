"""The last content that was right is kept in the data folder, so that a bad edit never stops a kiosk.

Layout: `last-good/<digest>/` holds the files, `last-good/current` names the digest. The name is replaced
in one step after all files are on the disk, so that a power cut leaves either the old or the new.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from kiosk.content.load import Loaded, load
from kiosk.content.problems import Problem
from kiosk.content.sources import staff_files

_FOLDER = "last-good"
_POINTER = "current"


def load_or_last_good(home: Path, data: Path, today: date, taken: Mapping[str, int] | None = None) -> Loaded:
    """Load `home` and keep it if it is right; else what was kept, with the problems of what is there now.

    The script is None only when nothing right was ever loaded. A data folder that can't be written to is
    one problem more, and nothing worse.
    """
    return or_last_good(load(home, today, taken), home, data, today, taken)


def or_last_good(
    loaded: Loaded, home: Path, data: Path, today: date, taken: Mapping[str, int] | None = None
) -> Loaded:
    """The same for what was loaded from `home` already."""
    if loaded.script is not None:
        return _kept(loaded, home, data, today)
    folder = _current(data)
    good = load(folder, today, taken) if folder is not None else None
    if good is None or good.script is None or good.settings is None:
        return loaded
    return replace(good, settings=replace(good.settings, data=data), problems=loaded.problems)


def _kept(loaded: Loaded, home: Path, data: Path, today: date) -> Loaded:
    try:
        keep(home, data, today)
    except OSError as error:
        message = f"The last good content could not be kept here ({error.strerror})"
        hint = "make room on the card, or check its permissions"
        return replace(loaded, problems=(*loaded.problems, Problem(str(data), 1, message, hint, stops=False)))
    return loaded


def keep(home: Path, data: Path, today: date) -> None:
    """Keep the staff's files of `home`, if they are right; nothing is written when they are kept already.

    Raises OSError when the data folder can't be written to.
    """
    files = {path: (home / path).read_bytes() for path in staff_files(home) if (home / path).is_file()}
    digest = _digest(files)
    root = data / _FOLDER
    if _pointed(root) == digest and (root / digest).is_dir():
        return
    root.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix="new-", dir=root))
    try:
        _fill(fresh, files)
        if load(fresh, today).script is not None:  # staff may have saved a file since it was checked
            _switch(root, fresh, digest)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    _clear(root)


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for path, content in sorted(files.items()):
        digest.update(f"{path}\n{len(content)}\n".encode("utf-8", "surrogateescape") + content)
    return digest.hexdigest()[:16]


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        _write(folder / path, content)


def _write(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _switch(root: Path, fresh: Path, digest: str) -> None:
    shutil.rmtree(root / digest, ignore_errors=True)
    fresh.rename(root / digest)
    _write(root / f"{_POINTER}.new", digest.encode())
    (root / f"{_POINTER}.new").replace(root / _POINTER)


def _clear(root: Path) -> None:
    """Remove what is not pointed at: older content, and what a power cut left half made."""
    current = _pointed(root)
    for path in root.iterdir():
        if path.is_dir() and path.name != current:
            shutil.rmtree(path, ignore_errors=True)


def _pointed(root: Path) -> str:
    try:
        return (root / _POINTER).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _current(data: Path) -> Path | None:
    digest = _pointed(data / _FOLDER)
    folder = data / _FOLDER / digest
    return folder if digest.isalnum() and folder.is_dir() else None
