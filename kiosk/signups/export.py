"""Sealed sign-ups out of the kiosk, as one file for a USB stick; nothing is opened, nothing is deleted.

The file `signups-<kiosk>-<day>.cafeia` is plain lines of text. The first is JSON: `format`, `version`,
`kiosk`, `day`, `records`. Each line after it is one sign-up, question, cancellation or move: an age file in
base64, which opens alone: `sed -n 2p FILE | base64 -d | age -d -i IDENTITY`. What is inside is described in
`record.py`.
"""

from __future__ import annotations

import base64
import json
import os
import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from kiosk.signups.sealed import FILE, today
from kiosk.signups.store import StoreError, all_sealed

FORMAT = "cafe-ia sign-ups"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Exported:
    """The file written, and how many sealed records are in it."""

    path: Path
    records: int


@dataclass(frozen=True, slots=True)
class ExportFailed:
    """Why nothing was written, with what to do."""

    message: str


def export(
    folder: Path, target: Path, *, kiosk: str = "kiosk", day: date | None = None
) -> Exported | ExportFailed:
    """Write all that is sealed in `folder` to one file in `target`: the whole file or none."""
    if not (folder / FILE).exists():
        return ExportFailed(f"{folder}: there is no sign-up on this kiosk yet")
    try:
        found = all_sealed(folder / FILE)
    except StoreError as error:
        return ExportFailed(f"{folder / FILE}: can't be read ({error}): keep the file and call for help")
    day = day or today()
    path = target / f"signups-{file_name(kiosk)}-{day.isoformat()}.cafeia"
    header = {
        "format": FORMAT,
        "version": VERSION,
        "kiosk": kiosk,
        "day": day.isoformat(),
        "records": len(found),
    }
    try:
        _write_whole(path, header, found)
    except OSError as error:
        return ExportFailed(f"{target}: can't be written ({error.strerror}): try another USB stick")
    return Exported(path, len(found))


def file_name(kiosk: str) -> str:
    """The kiosk's name as part of a file's name on any file system."""
    return re.sub(r"[^A-Za-z0-9]+", "-", kiosk).strip("-") or "kiosk"


def _write_whole(path: Path, header: dict[str, object], found: Iterable[bytes]) -> None:
    """Write to another name, wait for the disk, rename: a stick pulled out too early holds no half file."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            _write(file, header, found)
        temporary.replace(path)
        _sync_folder(path.parent)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _write(file: TextIO, header: dict[str, object], found: Iterable[bytes]) -> None:
    file.write(json.dumps(header) + "\n")
    for sealed in found:
        file.write(base64.b64encode(sealed).decode() + "\n")
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Some file systems of USB sticks can't do this; the file's own sync is done by then."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
