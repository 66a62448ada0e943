"""The SQLite file of sealed sign-ups: one whole transaction each, or none.

Readable in it: café, day, an id without meaning, and which references are taken (as keyed hashes, apart
from the sign-ups, so that they lead to none). Knows nothing of keys, answers or threads.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS device (secret BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sign_ups (
    id TEXT NOT NULL PRIMARY KEY, cafe TEXT NOT NULL, day TEXT NOT NULL, sealed BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS taken (mark BLOB NOT NULL PRIMARY KEY) WITHOUT ROWID;
INSERT INTO device SELECT randomblob(32) WHERE NOT EXISTS (SELECT 1 FROM device);
"""
FIRST_REFERENCE, REFERENCES = 1000, 9_000
"""1000 to 9999: no first zero for a spreadsheet to drop."""
STRIDE = 7_919
"""A prime, so that the walk from a random start reaches every reference."""
BUSY_LIMIT_S = 5.0
"""How long a save waits for an export that reads at the same time."""

StoreError = (sqlite3.Error, OSError)
"""What opening and saving may raise: a full, read-only, damaged or missing disk."""


@dataclass(frozen=True, slots=True)
class Row:
    """One sealed sign-up; `id` names the save that made it and tells nothing of the visitor."""

    id: str
    cafe: str
    day: date
    sealed: bytes


class NoReferenceLeftError(Exception):
    """All references of a café are taken."""


class Store:
    """An open store; use it from the thread that opened it."""

    def __init__(self, path: Path) -> None:
        """Open or make the file (mode 0600) and its folder (mode 0700); raises StoreError."""
        _make_private(path)
        self._database = sqlite3.connect(path, timeout=BUSY_LIMIT_S, isolation_level=None)
        try:
            self._prepare()
        except sqlite3.Error:
            self._database.close()
            raise

    def add(self, id_: str, cafe: str, day: date, seal: Callable[[str], bytes]) -> str | None:
        """Save what `seal` makes of a new reference, and return the reference; None if this id is saved.

        Raises StoreError, and then nothing is saved.
        """
        with self._transaction():
            if self._one("SELECT count(*) FROM sign_ups WHERE id = ?", id_):
                return None
            reference = self._take_reference(cafe)
            self._database.execute(
                "INSERT INTO sign_ups (id, cafe, day, sealed) VALUES (?, ?, ?, ?)",
                (id_, cafe, day.isoformat(), seal(reference)),
            )
            return reference

    def counts(self) -> dict[str, int]:
        """How many sign-ups each café has."""
        return dict(self._database.execute("SELECT cafe, count(*) FROM sign_ups GROUP BY cafe"))

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _prepare(self) -> None:
        for order in ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY"):
            self._database.execute(f"PRAGMA {order}")
        self._database.executescript(f"BEGIN IMMEDIATE; {SCHEMA} COMMIT;")
        self._secret = bytes(self._database.execute("SELECT secret FROM device").fetchone()[0])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    def _take_reference(self, cafe: str) -> str:
        """Four random digits not taken for this café on this device."""
        start = secrets.randbelow(REFERENCES)
        for offset in range(REFERENCES):
            reference = str(FIRST_REFERENCE + (start + offset * STRIDE) % REFERENCES)
            mark = hmac.digest(self._secret, f"{cafe}\0{reference}".encode(), hashlib.sha256)[:16]
            if not self._one("SELECT count(*) FROM taken WHERE mark = ?", mark):
                self._database.execute("INSERT INTO taken (mark) VALUES (?)", (mark,))
                return reference
        raise NoReferenceLeftError

    def _one(self, query: str, value: object) -> int:
        return int(self._database.execute(query, (value,)).fetchone()[0])


def rows(path: Path) -> Generator[Row, None, None]:
    """All sign-ups in the file, in the order of saving, without changing it; raises StoreError."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        query = "SELECT id, cafe, day, sealed FROM sign_ups ORDER BY rowid"
        for id_, cafe, day, sealed in database.execute(query):
            yield Row(id_, cafe, date.fromisoformat(day), sealed)


def random_reference() -> str:
    """Four random digits, for a kiosk that keeps nothing."""
    return str(FIRST_REFERENCE + secrets.randbelow(REFERENCES))


def _make_private(path: Path) -> None:
    """Make the folder and the file before SQLite does, so that no other user can ever open them."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.fchmod(descriptor, 0o600)
    os.close(descriptor)
