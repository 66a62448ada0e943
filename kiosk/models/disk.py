"""The disk as a port: what a test can fill up or break."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kiosk.models import problems

MARGIN_BYTES = 50_000_000
"""Left free for the kiosk's own clips and sign-ups."""


def open_for_writing(path: Path, mode: str) -> IO[bytes]:
    """A file opened in binary mode: "ab" or "xb"."""
    return path.open(mode)


def free_bytes(folder: Path) -> int:
    """What is free on the folder's disk for this user."""
    return shutil.disk_usage(folder).free


@dataclass(frozen=True, slots=True)
class Disk:
    """Opens files to write and tells what is free."""

    open: Callable[[Path, str], IO[bytes]] = open_for_writing
    free: Callable[[Path], int] = free_bytes

    def must_hold(self, folder: Path, needed_bytes: int) -> None:
        """Raise FetchError when there is not so much room, and a margin."""
        free = self.free(folder)
        wanted = needed_bytes + MARGIN_BYTES
        if free < wanted:
            raise problems.too_full(folder, wanted, free)


def sync_folder(folder: Path) -> None:
    """Have a folder's names on the disk; some file systems can't do this."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
