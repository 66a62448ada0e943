"""What is sealed for one sign-up, as JSON: the only form in which a visitor's answers leave the kiosk.

Knows nothing of keys, databases or files. `from_json` trusts nothing: anybody can seal a record.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
import wave
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.dialogue.events import Recording

VERSION = 1
REFERENCE = re.compile(r"[0-9]{4}")
RATES_HZ = range(8_000, 192_001)
LONGEST_TEXT = 1_000


@dataclass(frozen=True, slots=True)
class Record:
    """One sign-up as the organizer reads it; `consent_day` is the day on which the visitor agreed."""

    kiosk: str
    cafe: str
    language: str
    notice: str
    consent_day: date
    reference: str = field(repr=False)
    telephone: str | None = field(default=None, repr=False)
    name: Recording | None = field(default=None, repr=False)


class BadRecordError(ValueError):
    """A record that is not what this kiosk seals; its message holds no answer."""


def to_json(record: Record) -> bytes:
    """UTF-8 JSON; the recorded name is a mono 16-bit WAV file in base64."""
    name = None if record.name is None else base64.b64encode(wav_bytes(record.name)).decode()
    content = {
        "version": VERSION,
        "kiosk": record.kiosk,
        "cafe": record.cafe,
        "language": record.language,
        "notice": record.notice,
        "consent_day": record.consent_day.isoformat(),
        "reference": record.reference,
        "telephone": record.telephone,
        "name": name,
    }
    return json.dumps(content, ensure_ascii=False).encode()


def from_json(data: bytes) -> Record:
    """The record; BadRecordError if any part of it is missing, of a wrong type or a trick."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        raise BadRecordError("not JSON") from None
    if not isinstance(content, dict):
        raise BadRecordError("not a JSON object")
    if content.get("version") != VERSION:
        raise BadRecordError("made by another version of the kiosk")
    return _record(content)


def _record(content: Mapping[str, object]) -> Record:
    return Record(
        kiosk=_text(content, "kiosk"),
        cafe=_text(content, "cafe"),
        language=_text(content, "language"),
        notice=_text(content, "notice"),
        consent_day=_day(content),
        reference=_reference(content),
        telephone=None if content.get("telephone") is None else _text(content, "telephone"),
        name=_name(content),
    )


def _text(content: Mapping[str, object], key: str) -> str:
    value = content.get(key)
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise BadRecordError(key + " is not a short text")
    return value


def _day(content: Mapping[str, object]) -> date:
    try:
        return date.fromisoformat(_text(content, "consent_day"))
    except ValueError:
        raise BadRecordError("consent_day is not a day") from None


def _reference(content: Mapping[str, object]) -> str:
    """Four digits and nothing else: the reference becomes part of a file's name."""
    value = _text(content, "reference")
    if not REFERENCE.fullmatch(value):
        raise BadRecordError("reference is not four digits")
    return value


def _name(content: Mapping[str, object]) -> Recording | None:
    value = content.get("name")
    if value is None:
        return None
    try:
        return _recording(base64.b64decode(str(value), validate=True))
    except (binascii.Error, ValueError, EOFError, RuntimeError, wave.Error):
        raise BadRecordError("name is not a recording") from None


def wav_bytes(recording: Recording) -> bytes:
    """A mono 16-bit WAV file."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(recording.sample_rate_hz)
        file.writeframes(recording.samples)
    return buffer.getvalue()


def _recording(data: bytes) -> Recording:
    with wave.open(io.BytesIO(data)) as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2) or file.getframerate() not in RATES_HZ:
            raise wave.Error("not mono 16-bit at a rate of speech")
        return Recording(file.readframes(file.getnframes()), file.getframerate())
