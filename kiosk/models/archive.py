"""Unpacks a model's zip: what does not look like a Vosk model, or plays tricks, is refused.

Every path is checked and every file written by name in a fresh folder: no links, no way out, a bounded size.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from kiosk.models import problems
from kiosk.models.source import BLOCK_BYTES
from kiosk.models.transfer import Hands

NEEDED = ("am/final.mdl", "conf/model.conf", "graph/HCLr.fst", "graph/Gr.fst")
"""What Vosk needs to listen for the phrases of one step."""

FIXED_GRAPH = "graph/HCLG.fst"
MOST_FILES = 500
"""An official model has 15 to 30."""

LARGEST_RATIO = 8
"""A model unpacks to at most three times its zip (measured on small ones): more than this is a trick."""

_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError, OverflowError)
"""What zipfile raises on damaged zips: its own error is one of several (found by damaging zips at random)."""

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class _Member:
    info: ZipInfo
    path: PurePosixPath


def unpack(archive: Path, folder: Path, hands: Hands) -> None:
    """Unpack the model into `folder`, which must not exist, without the zip's top folder.

    Raises FetchError for a zip that is broken, no model or unsafe, OSError from the disk.
    """
    try:
        with ZipFile(archive) as opened:
            members = _members(opened)
            _must_be_a_model({member.path.as_posix() for member in members})
            total = _unpacked_bytes(members, archive)
            hands.disk.must_hold(folder.parent, total)
            folder.mkdir()
            _write_all(opened, members, folder, total, hands)
    except _BROKEN:
        raise problems.no_zip() from None
    except OSError as error:
        if error.errno != errno.EINVAL:  # that one is zipfile's, sent before the file's start
            raise
        raise problems.no_zip() from None


def _members(opened: ZipFile) -> list[_Member]:
    infos = [info for info in opened.infolist() if not info.is_dir() and not _aside(info)]
    if len(infos) > MOST_FILES:
        raise problems.unsafe("too many files")
    paths = [_path(info) for info in infos]
    top = {path.parts[0] for path in paths}
    strip = len(top) == 1 and all(len(path.parts) > 1 for path in paths)
    bare = [PurePosixPath(*path.parts[1:]) if strip else path for path in paths]
    names = set(bare)
    if len(names) != len(bare) or any(parent in names for path in bare for parent in path.parents):
        raise problems.unsafe("two files of one name")
    return [_Member(info, path) for info, path in zip(infos, bare, strict=True)]


def _aside(info: ZipInfo) -> bool:
    """True for what macOS adds to zips."""
    return info.filename.startswith("__MACOSX/")


def _path(info: ZipInfo) -> PurePosixPath:
    """The member's path, if it is a plain one of a plain file."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        raise problems.unsafe("a link or a device")
    if info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS:
        raise problems.unsafe("a file that is packed in an unusual way")
    path = PurePosixPath(info.filename)
    plain = info.orig_filename == info.filename and path.parts and not path.is_absolute()
    strange = any(character in info.filename for character in "\\:\0") or len(info.filename) > _LONGEST_NAME
    if not plain or strange or ".." in path.parts:
        raise problems.unsafe("a path that leads elsewhere")
    return path


def _must_be_a_model(paths: set[str]) -> None:
    if set(NEEDED) <= paths:
        return
    if FIXED_GRAPH in paths:
        raise problems.fixed_graph()
    raise problems.no_model(name for name in NEEDED if name not in paths)


def _unpacked_bytes(members: list[_Member], archive: Path) -> int:
    total = sum(member.info.file_size for member in members)
    if total > archive.stat().st_size * LARGEST_RATIO:
        raise problems.unsafe("far more than a model")
    return total


def _write_all(opened: ZipFile, members: list[_Member], folder: Path, total: int, hands: Hands) -> None:
    done = 0
    for member in members:
        target = folder / member.path
        target.parent.mkdir(parents=True, exist_ok=True)
        with hands.disk.open(target, "xb") as file:
            for block in _blocks(opened, member):
                file.write(block)
                done += len(block)
                hands.tell("unpacking", done, total)
            file.flush()
            os.fsync(file.fileno())


def _blocks(opened: ZipFile, member: _Member) -> Iterator[bytes]:
    """The member's bytes, never more than it says it has; its checksum is verified at the end."""
    with opened.open(member.info) as packed:
        while block := packed.read(BLOCK_BYTES):
            yield block
