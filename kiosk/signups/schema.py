"""The tables of the SQLite file, how an older file is brought up to them, and whole transactions.

Readable in the file: café and day, how often a sign-up was moved, ids without meaning, and keyed hashes of
references. The key is in the file too: whoever holds a copy can try the 9,000 references, and learns a café
and a day from each, never what is sealed. Knows nothing of organizers' keys, answers or threads.
"""

from __future__ import annotations

import hashlib
import hmac
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

VERSION = 1
"""In `user_version`; a file of the first kiosks has 0."""

PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY", "secure_delete = ON")

FIRST = (
    "CREATE TABLE IF NOT EXISTS device (secret BLOB NOT NULL)",
    """CREATE TABLE IF NOT EXISTS sign_ups (
    id TEXT NOT NULL PRIMARY KEY, cafe TEXT NOT NULL, day TEXT NOT NULL, sealed BLOB NOT NULL)""",
    "CREATE TABLE IF NOT EXISTS taken (mark BLOB NOT NULL PRIMARY KEY) WITHOUT ROWID",
    "INSERT INTO device SELECT randomblob(32) WHERE NOT EXISTS (SELECT 1 FROM device)",
)
SECOND = (
    "ALTER TABLE sign_ups ADD COLUMN mark BLOB",
    "ALTER TABLE sign_ups ADD COLUMN moves INTEGER NOT NULL DEFAULT 0",
    "CREATE UNIQUE INDEX marks ON sign_ups (mark)",
    "CREATE TABLE notes (id TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, sealed BLOB NOT NULL)",
    "CREATE TABLE done (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID",
)
"""`mark` is NULL in rows from before; `done` holds ids of orders, so that each is carried out once."""

FIRST_REFERENCE, REFERENCES = 1000, 9_000
"""1000 to 9999: no first zero for a spreadsheet to drop."""


class NewerFileError(sqlite3.DatabaseError):
    """The file was made by a newer version of the kiosk."""


def prepare(database: sqlite3.Connection) -> bytes:
    """Make or bring up the tables, whole or not at all; gives the device's secret. Raises sqlite3.Error."""
    for order in PRAGMAS:
        database.execute(f"PRAGMA {order}")
    if _version(database) != VERSION:
        with transaction(database):
            _bring_up(database)
    return _secret(database)


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def mark(secret: bytes, reference: str) -> bytes:
    """What a reference is found by: a keyed hash of 16 bytes."""
    return _hash(secret, f"\1mark\0{reference}")


def link(secret: bytes, reference: str) -> str:
    """What ties a sealed note to its sign-up: only this device can make it, so no stranger can cancel."""
    return _hash(secret, f"\1link\0{reference}").hex()


def _bring_up(database: sqlite3.Connection) -> None:
    version = _version(database)  # again: another process may have been faster
    if version > VERSION:
        raise NewerFileError
    if version < VERSION:
        for order in (*FIRST, *SECOND):
            database.execute(order)
        _renew_taken(database)
        database.execute(f"PRAGMA user_version = {VERSION}")


def _renew_taken(database: sqlite3.Connection) -> None:
    """References were taken by café before, and are by device now; those already given stay taken."""
    secret = _secret(database)
    before = {bytes(row[0]) for row in database.execute("SELECT mark FROM taken")}
    cafes = [str(row[0]) for row in database.execute("SELECT DISTINCT cafe FROM sign_ups")]
    numbers = range(FIRST_REFERENCE, FIRST_REFERENCE + REFERENCES)
    given = {str(n) for n in numbers for cafe in cafes if _hash(secret, f"{cafe}\0{n}") in before}
    database.execute("DELETE FROM taken")
    rows = [(mark(secret, reference),) for reference in sorted(given)]
    database.executemany("INSERT INTO taken (mark) VALUES (?)", rows)


def _hash(secret: bytes, text: str) -> bytes:
    return hmac.digest(secret, text.encode(), hashlib.sha256)[:16]


def _secret(database: sqlite3.Connection) -> bytes:
    return bytes(database.execute("SELECT secret FROM device").fetchone()[0])


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])
