"""One model from a source into its place: downloaded, checked, unpacked, and only then exchanged.

A crash at any moment leaves the old model or the new one, and what came so far for the next try.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.models import problems
from kiosk.models.archive import unpack
from kiosk.models.catalogue import Model
from kiosk.models.disk import sync_folder
from kiosk.models.places import RECORD, Places
from kiosk.models.problems import FetchError, UnfitError, UnreachableError
from kiosk.models.source import BLOCK_BYTES, Source
from kiosk.models.transfer import Hands, download, drop


@dataclass(frozen=True, slots=True)
class Fetched:
    """A model in its place; `checked` when its zip had the checksum that is published for it."""

    name: str
    sha256: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was installed, with what to do; `unreachable` when the place itself does not answer."""

    message: str
    unreachable: bool = False


@dataclass(frozen=True, slots=True)
class _Sums:
    md5: str
    sha256: str


def fetch(model: Model, source: Source, places: Places, hands: Hands | None = None) -> Fetched | Refused:
    """Fetch a model and put it in place of the one before; the one before stays until this one is whole."""
    hands = hands or Hands()
    try:
        places.folder.mkdir(parents=True, exist_ok=True)
        with _alone(places.folder):
            _tidy(places)
            try:
                return _fetch(model, source, places, hands)
            finally:
                _tidy(places)
    except FetchError as error:
        return Refused(str(error), unreachable=isinstance(error, UnreachableError))
    except OSError as error:
        return Refused(str(problems.disk_error(error, places.folder)))


def _fetch(model: Model, source: Source, places: Places, hands: Hands) -> Fetched:
    try:
        download(model, source, places, hands)
        sums = _sums(places.partial, hands)
        _must_match(model, sums)
        unpack(places.partial, places.new, hands)
    except UnfitError:
        drop(places)
        raise
    done = Fetched(model.name, sums.sha256, checked=model.md5 is not None)
    _write_record(done, places.new)
    _exchange(places)
    drop(places)
    return done


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder, so that two fetches don't write the same files; ends with the process."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise problems.under_way() from None
    finally:
        os.close(descriptor)


def _sums(path: Path, hands: Hands) -> _Sums:
    md5, sha256 = hashlib.md5(usedforsecurity=False), hashlib.sha256()
    done, total = 0, path.stat().st_size
    with path.open("rb") as file:
        while block := file.read(BLOCK_BYTES):
            md5.update(block)
            sha256.update(block)
            done += len(block)
            hands.tell("checking", done, total)
    return _Sums(md5.hexdigest(), sha256.hexdigest())


def _must_match(model: Model, sums: _Sums) -> None:
    if model.md5 is not None and sums.md5 != model.md5:
        raise problems.wrong_checksum(model.name)


def _write_record(done: Fetched, folder: Path) -> None:
    record = {"name": done.name, "sha256": done.sha256, "checked": done.checked}
    with (folder / RECORD).open("w", encoding="utf-8") as file:
        json.dump(record, file)
        file.flush()
        os.fsync(file.fileno())


def _exchange(places: Places) -> None:
    """The new model in, the old one out; a crash between the two renames is mended by `_tidy`."""
    for folder in (places.new, *(path for path in places.new.rglob("*") if path.is_dir())):
        sync_folder(folder)
    if _there(places.model):
        places.model.rename(places.old)
    places.new.rename(places.model)
    sync_folder(places.folder)
    _remove(places.old)


def _tidy(places: Places) -> None:
    """Undo what an interrupted run left, but for what came of the zip."""
    if _there(places.old) and not _there(places.model):
        places.old.rename(places.model)
    for left in (places.new, places.old):
        _remove(left)


def _there(path: Path) -> bool:
    """True also for a link that leads nowhere."""
    return path.is_symlink() or path.exists()


def _remove(path: Path) -> None:
    """Remove a folder; of a link, made by staff, the link alone."""
    if path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)
