"""Reads single values of a sealed record's JSON, and trusts none: anybody can seal anything.

Each reader raises BadRecordError, whose message names the field and holds no answer.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import unicodedata
import wave
from collections.abc import Mapping
from datetime import date

from kiosk.dialogue.events import Recording

REFERENCE = re.compile(r"[0-9]{4}")
LINK = re.compile(r"[0-9a-f]{32}")
NEED = re.compile(r"[a-z0-9_-]{1,40}")
RATES_HZ = range(8_000, 192_001)
LONGEST_TEXT = 1_000
LONGEST_NAME = 100
MOST_NEEDS = 20
MOST_MOVES = 1_000_000
LONGEST_RECORDING = 6_000_000
"""Bytes of samples: a minute at 48,000 Hz."""
BREAKING = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode categories that belong in no short text: control characters, half characters, line breaks."""

Content = Mapping[str, object]


class BadRecordError(ValueError):
    """A record that is not what this kiosk seals; its message holds no answer."""


def one_line(text: str) -> str:
    """A text of staff's, such as the kiosk's name, as `text` takes it: printable, one line, not too long."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST_TEXT]


def text(content: Content, key: str) -> str:
    """A short text on one line."""
    value = content.get(key)
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise BadRecordError(key + " is not a short text")
    if any(unicodedata.category(character) in BREAKING for character in value):
        raise BadRecordError(key + " holds control characters")
    return value


def text_or_none(content: Content, key: str) -> str | None:
    """A short text, or nothing."""
    return None if content.get(key) is None else text(content, key)


def written_name(content: Content, key: str) -> str | None:
    """A name as typed: printable, short, not empty; or nothing."""
    value = text_or_none(content, key)
    if value is not None and not (0 < len(value) <= LONGEST_NAME and value.isprintable()):
        raise BadRecordError(key + " is not a name")
    return value


def needs(content: Content, key: str) -> tuple[str, ...]:
    """Names of needs as scripts have them."""
    value = content.get(key)
    if not isinstance(value, list) or len(value) > MOST_NEEDS:
        raise BadRecordError(key + " is not a short list")
    if not all(isinstance(each, str) and NEED.fullmatch(each) for each in value):
        raise BadRecordError(key + " are not names of needs")
    return tuple(value)


def day(content: Content, key: str) -> date:
    """A day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text(content, key))
    except ValueError:
        raise BadRecordError(key + " is not a day") from None


def reference(content: Content, key: str) -> str:
    """Four digits and nothing else: the reference becomes part of a file's name."""
    value = text(content, key)
    if not REFERENCE.fullmatch(value):
        raise BadRecordError(key + " is not four digits")
    return value


def link(content: Content, key: str) -> str:
    """32 hexadecimal digits."""
    value = text(content, key)
    if not LINK.fullmatch(value):
        raise BadRecordError(key + " is not 32 digits")
    return value


def count(content: Content, key: str) -> int:
    """A number from 1 to `MOST_MOVES`."""
    value = content.get(key)
    if type(value) is not int or not 1 <= value <= MOST_MOVES:
        raise BadRecordError(key + " is not a count")
    return value


def recording(content: Content, key: str) -> Recording:
    """A mono 16-bit WAV file in base64."""
    try:
        return _from_wav(base64.b64decode(str(content.get(key)), validate=True))
    except (binascii.Error, ValueError, EOFError, RuntimeError, wave.Error):
        raise BadRecordError(key + " is not a recording") from None


def recording_or_none(content: Content, key: str) -> Recording | None:
    """A recording, or nothing."""
    return None if content.get(key) is None else recording(content, key)


def wav_bytes(recording: Recording) -> bytes:
    """A mono 16-bit WAV file."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(recording.sample_rate_hz)
        file.writeframes(recording.samples)
    return buffer.getvalue()


def _from_wav(data: bytes) -> Recording:
    with wave.open(io.BytesIO(data)) as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2) or file.getframerate() not in RATES_HZ:
            raise wave.Error("not mono 16-bit at a rate of speech")
        samples = file.readframes(file.getnframes())
        if len(samples) > LONGEST_RECORDING:
            raise wave.Error("too long")
        return Recording(samples, file.getframerate())
