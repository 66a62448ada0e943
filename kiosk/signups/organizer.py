"""The organizer's side: make a key, and open exports into tables and recordings.

Runs on the organizer's computer. One bad record never blocks the others. Trusts nothing in an export:
anybody who has the public key can seal a record.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kiosk.signups.export import FORMAT, VERSION
from kiosk.signups.fields import BadRecordError
from kiosk.signups.merge import Merged, merged
from kiosk.signups.record import Cancellation, Paper, Question, Record, from_json
from kiosk.signups.seal import UnsealableError, new_identity, public_key, unseal
from kiosk.signups.tables import write_tables

IDENTITY_FILE = "organizer-key.txt"
LONGEST_LINE = 12_000_000
"""Characters of one record: the longest recording (`fields.py`), in base64 twice."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A new identity's file, to be kept secret and safe, and its public key for config.yaml."""

    path: Path
    public_key: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing was done, with what to do."""

    message: str


@dataclass(frozen=True, slots=True)
class Bad:
    """A record that could not be opened, or (line 1) a file that is not an export or not whole."""

    file: Path
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened: the table of sign-ups, those in its order, and what could not be opened.

    Moved sign-ups name the café that they are for now; cancelled ones are in `cancelled` only.
    """

    table: Path
    records: tuple[Record, ...] = field(repr=False)
    bad: tuple[Bad, ...]
    questions: tuple[Question, ...] = field(default=(), repr=False)
    cancelled: tuple[Cancellation, ...] = field(default=(), repr=False)


def keygen(folder: Path) -> NewKey | Refused:
    """Make an identity in age's format in `folder` (mode 0600); never replaces one. OSError if it can't."""
    path = folder / IDENTITY_FILE
    identity, public = new_identity()
    made = datetime.now(UTC).isoformat(timespec="seconds")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Refused(f"{path}: there is a key already: keep it, it opens the sign-ups sealed so far")
    with open(descriptor, "w", encoding="ascii") as file:  # noqa: PTH123  # a descriptor has no path
        file.write(f"# created: {made}\n# public key: {public}\n{identity}\n")
        file.flush()
        os.fsync(file.fileno())
    return NewKey(path, public)


def open_export(files: Sequence[Path], identity: Path, out: Path) -> Opened | Refused:
    """Open exports into `out`: `sign-ups.csv`, `questions.csv`, `cancelled.csv` and `recordings/*.wav`.

    What is in several exports is written once. The telephone is written in groups of two digits,
    so that no spreadsheet takes it for a number and drops its first zero. Raises OSError if it can't write.
    """
    identities = _identities(identity)
    if isinstance(identities, Refused):
        return identities
    papers: list[Paper] = []
    bad: list[Bad] = []
    seen: set[bytes] = set()
    for file in files:
        for found in _records(file, identities, seen):
            if isinstance(found, Bad):
                bad.append(found)
            else:
                papers.append(found)
    return _written(merged(papers), tuple(bad), out)


def _written(found: Merged, bad: tuple[Bad, ...], out: Path) -> Opened:
    table = write_tables(found, out)
    return Opened(table, found.records, bad, found.questions, found.cancelled)


def _identities(path: Path) -> list[str] | Refused:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return Refused(f"{path}: can't be read: give the file that `kiosk organizer keygen` made")
    identities = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not identities or any(public_key(text) is None for text in identities):
        return Refused(f"{path}: is not a secret key: give the file that `kiosk organizer keygen` made")
    return identities


def _records(file: Path, identities: Sequence[str], seen: set[bytes]) -> Iterator[Paper | Bad]:
    try:
        lines = file.read_bytes().split(b"\n")
    except OSError as error:
        yield Bad(file, 1, f"can't be read: {error.strerror}")
        return
    sealed = [(number, line.strip()) for number, line in enumerate(lines[1:], 2) if line.strip()]
    complaint = _header_complaint(lines[0], len(sealed))
    if complaint is not None:
        yield Bad(file, 1, complaint)
    for number, line in sealed:
        digest = hashlib.sha256(line).digest()
        if digest not in seen:
            seen.add(digest)
            yield _record(file, number, line, identities)


def _header_complaint(line: bytes, count: int) -> str | None:
    """What is wrong with the file as a whole; its records are tried all the same."""
    try:
        header = json.loads(line)
    except (ValueError, RecursionError):
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        return "is not an export of sign-ups"
    if header.get("version") != VERSION:
        return "was made by another version of the kiosk"
    if header.get("records") != count:
        return f"is not whole: {count} of {header.get('records')} records: export it again"
    return None


def _record(file: Path, number: int, line: bytes, identities: Sequence[str]) -> Paper | Bad:
    if len(line) > LONGEST_LINE:
        return Bad(file, number, "too long")
    try:
        return from_json(unseal(base64.b64decode(line, validate=True), identities))
    except (UnsealableError, BadRecordError) as error:
        return Bad(file, number, str(error))
    except (binascii.Error, ValueError):
        return Bad(file, number, "damaged")
