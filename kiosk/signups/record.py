"""What is sealed, as JSON: a sign-up, a question, or what became of a sign-up later.

The only form in which a visitor's answers leave the kiosk. Knows nothing of keys, databases or files.
`from_json` trusts nothing: anybody can seal a record.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never

from kiosk.dialogue.events import Recording
from kiosk.signups import fields
from kiosk.signups.fields import BadRecordError, Content, wav_bytes

VERSION = 2
"""Version 1 knew only sign-ups, without `kind`, `link`, `written_name` and `needs`; it is still read."""


@dataclass(frozen=True, slots=True)
class Record:
    """One sign-up as the organizer reads it; `consent_day` is the day on which the visitor agreed.

    `link` is in what follows the sign-up too, and only its kiosk can make it; empty in version 1.
    """

    kiosk: str
    cafe: str
    language: str
    notice: str
    consent_day: date
    reference: str = field(repr=False)
    telephone: str | None = field(default=None, repr=False)
    name: Recording | None = field(default=None, repr=False)
    written_name: str | None = field(default=None, repr=False)
    needs: tuple[str, ...] = field(default=(), repr=False)
    link: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the next café, in the visitor's voice; nothing in it tells who asked."""

    kiosk: str
    language: str
    notice: str
    consent_day: date
    question: Recording = field(repr=False)


@dataclass(frozen=True, slots=True)
class Cancellation:
    """The sign-up with this link is cancelled since `day`; `cafe` is where its seat was."""

    kiosk: str
    cafe: str
    day: date
    reference: str = field(repr=False)
    link: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Move:
    """The sign-up with this link went from one café to another; `number` counts its moves from 1."""

    kiosk: str
    cafe: str
    """The café that it left."""
    to: str
    number: int
    reference: str = field(repr=False)
    link: str = field(repr=False)


Paper = Record | Question | Cancellation | Move
"""What is sealed alone."""


def to_json(paper: Paper) -> bytes:
    """UTF-8 JSON; recordings are mono 16-bit WAV files in base64."""
    return json.dumps({"version": VERSION, **_content(paper)}, ensure_ascii=False).encode()


def checked_json(paper: Paper) -> bytes:
    """The JSON, read back: BadRecordError now rather than at the organizer's, when the visitor has gone."""
    data = to_json(paper)
    from_json(data)
    return data


def from_json(data: bytes) -> Paper:
    """What was sealed; BadRecordError if any part of it is missing, of a wrong type or a trick."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        raise BadRecordError("not JSON") from None
    if not isinstance(content, dict):
        raise BadRecordError("not a JSON object")
    match content.get("version"), content.get("kind"):
        case 1, None:
            return _sign_up_of_version_1(content)
        case 2, str(kind) if kind in READERS:
            return READERS[kind](content)
        case _:
            raise BadRecordError("made by another version of the kiosk")


def _content(paper: Paper) -> dict[str, object]:
    match paper:
        case Record():
            return _sign_up_content(paper)
        case Question():
            return _question_content(paper)
        case Cancellation():
            return {**_note_content(paper, "cancellation"), "cafe": paper.cafe, "day": paper.day.isoformat()}
        case Move():
            content = _note_content(paper, "move")
            return {**content, "from": paper.cafe, "to": paper.to, "number": paper.number}
        case _:
            assert_never(paper)


def _sign_up_content(record: Record) -> dict[str, object]:
    return {
        "kind": "sign-up",
        "kiosk": record.kiosk,
        "cafe": record.cafe,
        "language": record.language,
        "notice": record.notice,
        "consent_day": record.consent_day.isoformat(),
        "reference": record.reference,
        "telephone": record.telephone,
        "name": None if record.name is None else _base64(record.name),
        "written_name": record.written_name,
        "needs": list(record.needs),
        "link": record.link,
    }


def _question_content(question: Question) -> dict[str, object]:
    return {
        "kind": "question",
        "kiosk": question.kiosk,
        "language": question.language,
        "notice": question.notice,
        "consent_day": question.consent_day.isoformat(),
        "question": _base64(question.question),
    }


def _note_content(note: Cancellation | Move, kind: str) -> dict[str, object]:
    return {
        "kind": kind,
        "kiosk": note.kiosk,
        "reference": note.reference,
        "link": note.link,
    }


def _base64(recording: Recording) -> str:
    return base64.b64encode(wav_bytes(recording)).decode()


def _sign_up(content: Content) -> Record:
    return Record(
        kiosk=fields.text(content, "kiosk"),
        cafe=fields.text(content, "cafe"),
        language=fields.text(content, "language"),
        notice=fields.text(content, "notice"),
        consent_day=fields.day(content, "consent_day"),
        reference=fields.reference(content, "reference"),
        telephone=fields.text_or_none(content, "telephone"),
        name=fields.recording_or_none(content, "name"),
        written_name=fields.written_name(content, "written_name"),
        needs=fields.needs(content, "needs"),
        link=fields.link(content, "link"),
    )


def _sign_up_of_version_1(content: Content) -> Record:
    """It has no notes after it, so that its link is never looked for."""
    later: dict[str, object] = {"written_name": None, "needs": [], "link": "0" * 32}
    return replace(_sign_up({**content, **later}), link="")


def _question(content: Content) -> Question:
    return Question(
        kiosk=fields.text(content, "kiosk"),
        language=fields.text(content, "language"),
        notice=fields.text(content, "notice"),
        consent_day=fields.day(content, "consent_day"),
        question=fields.recording(content, "question"),
    )


def _cancellation(content: Content) -> Cancellation:
    return Cancellation(
        kiosk=fields.text(content, "kiosk"),
        cafe=fields.text(content, "cafe"),
        day=fields.day(content, "day"),
        reference=fields.reference(content, "reference"),
        link=fields.link(content, "link"),
    )


def _move(content: Content) -> Move:
    return Move(
        kiosk=fields.text(content, "kiosk"),
        cafe=fields.text(content, "from"),
        to=fields.text(content, "to"),
        number=fields.count(content, "number"),
        reference=fields.reference(content, "reference"),
        link=fields.link(content, "link"),
    )


READERS: Mapping[str, Callable[[Content], Paper]] = {
    "sign-up": _sign_up,
    "question": _question,
    "cancellation": _cancellation,
    "move": _move,
}
