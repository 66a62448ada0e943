"""Where a model's zip comes from, as a Protocol, and a USB stick or folder as one such place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from kiosk.models import problems

BLOCK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What a place sends: bytes from `start` on, of `total` in all where that is known.

    `validator` names this very version of the file, None where the place can't. Reading `chunks` raises
    BrokenOffError when the rest does not come.
    """

    start: int
    total: int | None
    validator: str | None
    chunks: Iterator[bytes]


class Source(Protocol):
    """A place that holds one zip."""

    @property
    def name(self) -> str:
        """The place for people, without passwords; the same name means the same file."""

    def open(self, start: int, validator: str | None) -> AbstractContextManager[Answer]:
        """Ask for the bytes from `start` on, if the file is still the one that `validator` names.

        The answer begins at `start` or at 0. Raises FetchError.
        """


@dataclass(frozen=True, slots=True)
class FileSource:
    """A zip on a USB stick or another disk."""

    path: Path

    @property
    def name(self) -> str:
        """The path."""
        return str(self.path)

    @contextmanager
    def open(self, start: int, validator: str | None) -> Iterator[Answer]:
        """See `Source`."""
        with self._opened() as file:
            version, size = self._version(file)
            begin = start if version == validator else 0
            file.seek(begin)
            yield Answer(begin, size, version, self._chunks(file))

    def _opened(self) -> BinaryIO:
        try:
            return self.path.open("rb")
        except OSError as error:
            raise problems.stick_unread(self.path, error) from None

    def _version(self, file: BinaryIO) -> tuple[str, int]:
        status = os.fstat(file.fileno())
        return f"{status.st_size} {status.st_mtime_ns}", status.st_size

    def _chunks(self, file: BinaryIO) -> Iterator[bytes]:
        try:
            while chunk := file.read(BLOCK_BYTES):
                yield chunk
        except OSError:
            raise problems.stick_broken_off(self.path) from None
