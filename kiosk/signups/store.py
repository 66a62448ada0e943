"""The SQLite file of sealed sign-ups, questions and notes: one whole transaction an order, or none.

A sign-up is found, cancelled and moved by a keyed hash of its reference; what is sealed can't be read here.
Knows nothing of keys, answers or threads.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.signups import schema
from kiosk.signups.schema import FIRST_REFERENCE, REFERENCES, transaction

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


@dataclass(frozen=True, slots=True)
class Seat:
    """The readable side of one sign-up: its café, and how often it was moved; `link` ties notes to it."""

    reference: str = field(repr=False)
    cafe: str = field(repr=False)
    link: str = field(repr=False)
    moves: int = 0


Seal = Callable[[Seat], bytes]
"""Makes what is sealed of a seat."""


class NoReferenceLeftError(Exception):
    """All references of this device are taken."""


class Store:
    """An open store; use it from the thread that opened it.

    All orders take the `id_` of the order and do it once. Each raises StoreError, or what `seal` raises, and
    then nothing is changed.
    """

    def __init__(self, path: Path) -> None:
        """Open or make the file (mode 0600) and its folder (mode 0700); raises StoreError."""
        _make_private(path)
        self._database = sqlite3.connect(path, timeout=BUSY_LIMIT_S, isolation_level=None)
        try:
            self._secret = schema.prepare(self._database)
        except sqlite3.Error:
            self._database.close()
            raise

    def add(self, id_: str, cafe: str, day: date, seal: Seal) -> str | None:
        """Save what `seal` makes of a new reference, and return the reference; None if it is done."""
        with transaction(self._database):
            if self._is_done(id_):
                return None
            seat = self._seat_at(self._take_reference(), cafe)
            self._database.execute(
                "INSERT INTO sign_ups (id, cafe, day, sealed, mark) VALUES (?, ?, ?, ?, ?)",
                (id_, cafe, day.isoformat(), seal(seat), self._mark(seat.reference)),
            )
            self._do(id_)
            return seat.reference

    def add_note(self, id_: str, day: date, sealed: bytes) -> None:
        """Save something for the organizer that takes no seat."""
        with transaction(self._database):
            if not self._is_done(id_):
                self._note(id_, day, sealed)
                self._do(id_)

    def find(self, reference: str) -> Seat | None:
        """The sign-up with this reference."""
        query = "SELECT cafe, moves FROM sign_ups WHERE mark = ?"
        row = self._database.execute(query, (self._mark(reference),)).fetchone()
        return None if row is None else self._seat_at(reference, str(row[0]), int(row[1]))

    def cancel(self, id_: str, reference: str, day: date, seal: Seal) -> bool:
        """Erase the sign-up and leave a note in its place, as it may be exported; False if there is none."""
        with transaction(self._database):
            if self._is_done(id_):
                return True
            seat = self.find(reference)
            if seat is None:
                return False
            self._database.execute("DELETE FROM sign_ups WHERE mark = ?", (self._mark(reference),))
            self._note(id_, day, seal(seat))
            self._do(id_)
            return True

    def move(self, id_: str, reference: str, cafe: str, day: date, seal: Seal) -> bool:
        """Give the sign-up a seat of another café and add a note; False if there is none.

        `seal` gets the seat that it leaves. A move to where it is changes nothing.
        """
        with transaction(self._database):
            if self._is_done(id_):
                return True
            seat = self.find(reference)
            if seat is None:
                return False
            if seat.cafe != cafe:
                change = "UPDATE sign_ups SET cafe = ?, moves = moves + 1 WHERE mark = ?"
                self._database.execute(change, (cafe, self._mark(reference)))
                self._note(id_, day, seal(seat))
            self._do(id_)
            return True

    def counts(self) -> dict[str, int]:
        """How many sign-ups each café has."""
        return dict(self._database.execute("SELECT cafe, count(*) FROM sign_ups GROUP BY cafe"))

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _note(self, id_: str, day: date, sealed: bytes) -> None:
        row = (id_, day.isoformat(), sealed)
        self._database.execute("INSERT INTO notes (id, day, sealed) VALUES (?, ?, ?)", row)

    def _do(self, id_: str) -> None:
        self._database.execute("INSERT INTO done (id) VALUES (?)", (id_,))

    def _is_done(self, id_: str) -> bool:
        return self._has("SELECT count(*) FROM done WHERE id = ?", id_)

    def _seat_at(self, reference: str, cafe: str, moves: int = 0) -> Seat:
        return Seat(reference, cafe, schema.link(self._secret, reference), moves)

    def _mark(self, reference: str) -> bytes:
        return schema.mark(self._secret, reference)

    def _take_reference(self) -> str:
        """Four random digits never given on this device: a cancelled sign-up's are not given again."""
        start = secrets.randbelow(REFERENCES)
        for offset in range(REFERENCES):
            reference = str(FIRST_REFERENCE + (start + offset * STRIDE) % REFERENCES)
            mark = self._mark(reference)
            if not self._has("SELECT count(*) FROM taken WHERE mark = ?", mark):
                self._database.execute("INSERT INTO taken (mark) VALUES (?)", (mark,))
                return reference
        raise NoReferenceLeftError

    def _has(self, query: str, value: object) -> bool:
        return bool(self._database.execute(query, (value,)).fetchone()[0])


def rows(path: Path) -> Generator[Row, None, None]:
    """All sign-ups in the file, in the order of saving, without changing it; raises StoreError."""
    with closing(_reader(path)) as database:
        query = "SELECT id, cafe, day, sealed FROM sign_ups ORDER BY rowid"
        for id_, cafe, day, sealed in database.execute(query):
            yield Row(id_, cafe, date.fromisoformat(day), sealed)


def all_sealed(path: Path) -> list[bytes]:
    """All that is sealed in the file at one moment: sign-ups, then the rest; raises StoreError."""
    with closing(_reader(path)) as database:
        database.execute("BEGIN")
        sealed = [bytes(row[0]) for row in database.execute("SELECT sealed FROM sign_ups ORDER BY rowid")]
        if database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'notes'").fetchone()[0]:
            # By id, which is random: not in the order of visits.
            sealed += [bytes(row[0]) for row in database.execute("SELECT sealed FROM notes ORDER BY id")]
        return sealed


def random_reference() -> str:
    """Four random digits, for a kiosk that keeps nothing."""
    return str(FIRST_REFERENCE + secrets.randbelow(REFERENCES))


def _reader(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _make_private(path: Path) -> None:
    """Make the folder and the file before SQLite does, so that no other user can ever open them."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.fchmod(descriptor, 0o600)
    os.close(descriptor)
