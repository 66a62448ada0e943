"""A database as the first kiosks made it: written down here, not made by today's code."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from kiosk.signups import NewKey
from kiosk.signups.fields import wav_bytes
from kiosk.signups.seal import Keys, seal
from tests.signups.samples import DAY, NAME, TELEPHONE

SECRET = bytes(range(32))
SCHEMA = """
CREATE TABLE device (secret BLOB NOT NULL);
CREATE TABLE sign_ups (
    id TEXT NOT NULL PRIMARY KEY, cafe TEXT NOT NULL, day TEXT NOT NULL, sealed BLOB NOT NULL
);
CREATE TABLE taken (mark BLOB NOT NULL PRIMARY KEY) WITHOUT ROWID;
"""


def make_old_file(path: Path, key: NewKey, **references: str) -> None:
    """Make it with one sign-up a café: `rabat="1000"`."""
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.executescript(SCHEMA)
        database.execute("INSERT INTO device VALUES (?)", (SECRET,))
        for number, (cafe, reference) in enumerate(references.items()):
            row = (f"visit:{number}", cafe, DAY.isoformat(), old_record(key, cafe, reference))
            mark = hmac.digest(SECRET, f"{cafe}\0{reference}".encode(), hashlib.sha256)[:16]
            database.execute("INSERT INTO sign_ups VALUES (?, ?, ?, ?)", row)
            database.execute("INSERT INTO taken VALUES (?)", (mark,))
        database.commit()


def old_record(key: NewKey, cafe: str, reference: str) -> bytes:
    """What the first kiosks sealed."""
    content = {
        "version": 1,
        "kiosk": "Agdal",
        "cafe": cafe,
        "language": "fr",
        "notice": "2026-11",
        "consent_day": DAY.isoformat(),
        "reference": reference,
        "telephone": TELEPHONE,
        "name": base64.b64encode(wav_bytes(NAME)).decode(),
    }
    return seal(json.dumps(content).encode(), Keys((key.public_key,)))
