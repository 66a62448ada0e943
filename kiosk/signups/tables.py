"""Writes what an organizer opened: three tables (CSV) and the recordings (WAV), readable by this user only.

Trusts no value: no name of a file comes from a record unchecked, and no cell is a formula.
"""

from __future__ import annotations

import csv
import io
import os
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path

from kiosk.dialogue.digits import grouped
from kiosk.dialogue.events import Recording
from kiosk.signups.fields import one_line, wav_bytes
from kiosk.signups.merge import Merged
from kiosk.signups.record import Cancellation, Question, Record

SIGN_UPS, QUESTIONS, CANCELLED = "sign-ups.csv", "questions.csv", "cancelled.csv"
RECORDINGS = "recordings"
SIGN_UP_COLUMNS = (
    *("cafe", "reference", "telephone", "name", "written_name", "needs"),
    *("language", "agreed", "notice", "kiosk"),
)
QUESTION_COLUMNS = ("question", "language", "agreed", "notice", "kiosk")
CANCELLED_COLUMNS = ("cafe", "reference", "cancelled", "kiosk")


def write_tables(found: Merged, out: Path) -> Path:
    """Write all of it; gives the path of the table of sign-ups. Raises OSError if it can't write."""
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    (out / RECORDINGS).mkdir(mode=0o700, exist_ok=True)
    names = [_name(record, number, out) for number, record in enumerate(found.records, 1)]
    sign_ups = [_sign_up(record, name) for record, name in zip(found.records, names, strict=True)]
    questions = [_question(each, number, out) for number, each in enumerate(found.questions, 1)]
    _write_table(out / SIGN_UPS, SIGN_UP_COLUMNS, sign_ups)
    _write_table(out / QUESTIONS, QUESTION_COLUMNS, questions)
    _write_table(out / CANCELLED, CANCELLED_COLUMNS, [_cancelled(each) for each in found.cancelled])
    return out / SIGN_UPS


def _name(record: Record, number: int, out: Path) -> str:
    """The recording's name inside `out`; a record's reference is four digits by now, so no path is in it."""
    if record.name is None:
        return ""
    return _write_recording(record.name, f"{RECORDINGS}/{record.reference}-{number}.wav", out)


def _sign_up(record: Record, name: str) -> Sequence[str]:
    answers = (record.cafe, record.reference, _telephone(record.telephone or ""), name)
    more = (record.written_name or "", ", ".join(record.needs))
    return (*answers, *more, record.language, record.consent_day.isoformat(), record.notice, record.kiosk)


def _question(question: Question, number: int, out: Path) -> Sequence[str]:
    name = _write_recording(question.question, f"{RECORDINGS}/question-{number}.wav", out)
    return (name, question.language, question.consent_day.isoformat(), question.notice, question.kiosk)


def _cancelled(note: Cancellation) -> Sequence[str]:
    return (note.cafe, note.reference, note.day.isoformat(), note.kiosk)


def _telephone(digits: str) -> str:
    """0612345678 as 06 12 34 56 78; what is no number stays as it is: anybody can seal a record."""
    if not (digits.isascii() and digits.isdigit()):
        return digits
    return grouped(digits)


def _harmless(cell: str) -> str:
    """Text that no spreadsheet runs as a formula (OWASP, CSV injection), on one line."""
    line = one_line(cell)
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


def _write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    # The mark at the beginning tells spreadsheets that this is UTF-8.
    _write_private(path, text.getvalue().encode("utf-8-sig"))


def _write_recording(recording: Recording, name: str, out: Path) -> str:
    _write_private(out / name, wav_bytes(recording))
    return name


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
