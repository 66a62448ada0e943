"""Zips that look like Vosk models, and what a fetch leaves behind."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile
from pathlib import Path

from kiosk.models import Model, Places
from kiosk.models.archive import NEEDED

NAME = "vosk-model-small-xx-0.1"
PART_BYTES = 100_000


def model_files(seed: int = 1) -> dict[str, bytes]:
    """The files of a model that Vosk would look for; not ones it could use."""
    dice = random.Random(seed)
    return {name: dice.randbytes(PART_BYTES) for name in NEEDED} | {"README": b"a test's model"}


def packed(files: dict[str, bytes], top: str = NAME) -> bytes:
    """A zip with one top folder, as the official ones."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{top}/{name}" if top else name, data)
    return buffer.getvalue()


def model_of(body: bytes, *, size: bool = True, md5: bool = True) -> Model:
    """The catalogue's entry for a zip."""
    checksum = hashlib.md5(body, usedforsecurity=False).hexdigest()
    return Model("xx", NAME, len(body) if size else None, checksum if md5 else None)


def tree(folder: Path) -> dict[str, bytes]:
    """All files in a folder but the kiosk's own record."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "fetched.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def leftovers(places: Places) -> set[str]:
    """What lies beside the model."""
    return {path.name for path in places.folder.iterdir()} - {"model"}
