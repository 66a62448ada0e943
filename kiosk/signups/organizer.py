"""The organizer's side: make a key, and open exports into a table and the recorded names.

Runs on the organizer's computer. One bad record never blocks the others. Trusts nothing in an export:
anybody who has the public key can seal a record.
"""

from __future__ import annotations

import base64
import binascii
import csv
import hashlib
import io
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kiosk.dialogue.texts import grouped
from kiosk.signups.export import FORMAT, VERSION
from kiosk.signups.record import BadRecordError, Record, from_json, wav_bytes
from kiosk.signups.seal import UnsealableError, new_identity, public_key, unseal

IDENTITY_FILE = "organizer-key.txt"
TABLE = "sign-ups.csv"
RECORDINGS = "recordings"
COLUMNS = ("cafe", "reference", "telephone", "name", "language", "agreed", "notice", "kiosk")
LONGEST_LINE = 8_000_000
"""Characters of one record; ten seconds at 16,000 Hz are 570,000, in base64 twice."""


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
    """What was opened: the table, the records in its order, and what could not be opened."""

    table: Path
    records: tuple[Record, ...] = field(repr=False)
    bad: tuple[Bad, ...]


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
    """Open exports into `out`: `sign-ups.csv` and `recordings/<reference>-<n>.wav`.

    A sign-up that is in several exports is written once. The telephone is written in groups of two digits,
    so that no spreadsheet takes it for a number and drops its first zero. Raises OSError if it can't write.
    """
    identities = _identities(identity)
    if isinstance(identities, Refused):
        return identities
    records: list[Record] = []
    bad: list[Bad] = []
    seen: set[bytes] = set()
    for file in files:
        for found in _records(file, identities, seen):
            if isinstance(found, Bad):
                bad.append(found)
            else:
                records.append(found)
    return Opened(_write(records, out), tuple(records), tuple(bad))


def _identities(path: Path) -> list[str] | Refused:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return Refused(f"{path}: can't be read: give the file that `kiosk organizer keygen` made")
    identities = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not identities or any(public_key(text) is None for text in identities):
        return Refused(f"{path}: is not a secret key: give the file that `kiosk organizer keygen` made")
    return identities


def _records(file: Path, identities: Sequence[str], seen: set[bytes]) -> Iterator[Record | Bad]:
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


def _record(file: Path, number: int, line: bytes, identities: Sequence[str]) -> Record | Bad:
    if len(line) > LONGEST_LINE:
        return Bad(file, number, "too long")
    try:
        return from_json(unseal(base64.b64decode(line, validate=True), identities))
    except (UnsealableError, BadRecordError) as error:
        return Bad(file, number, str(error))
    except (binascii.Error, ValueError):
        return Bad(file, number, "damaged")


def _write(records: Sequence[Record], out: Path) -> Path:
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    (out / RECORDINGS).mkdir(mode=0o700, exist_ok=True)
    names = [_write_recording(record, number, out) for number, record in enumerate(records, 1)]
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    writer.writerows(_row(record, name) for record, name in zip(records, names, strict=True))
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    _write_private(out / TABLE, text.getvalue().encode("utf-8-sig"))
    return out / TABLE


def _write_recording(record: Record, number: int, out: Path) -> str:
    """The recording's name inside `out`; a record's reference is four digits by now, so no path is in it."""
    if record.name is None:
        return ""
    name = f"{RECORDINGS}/{record.reference}-{number}.wav"
    _write_private(out / name, wav_bytes(record.name))
    return name


def _row(record: Record, name: str) -> list[str]:
    agreed = record.consent_day.isoformat()
    answers = (record.cafe, record.reference, _grouped(record.telephone or ""), name)
    cells = (*answers, record.language, agreed, record.notice, record.kiosk)
    return [_harmless(cell) for cell in cells]


def _grouped(digits: str) -> str:
    """0612345678 as 06 12 34 56 78; what is no number stays as it is: anybody can seal a record."""
    if not (digits.isascii() and digits.isdigit()):
        return digits
    return grouped(digits)


def _harmless(cell: str) -> str:
    """Text that no spreadsheet runs as a formula (OWASP, CSV injection), on one line."""
    line = " ".join("".join(c if c.isprintable() else " " for c in cell).split())
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


def _write_private(path: Path, data: bytes) -> None:
    """Write whole or not at all, readable by this user only."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123  # a descriptor has no path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
