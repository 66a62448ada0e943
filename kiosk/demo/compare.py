"""Compares what an organizer opens with what the visitor said, touched and typed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from kiosk.demo.given import Given
from kiosk.demo.watch import Seen
from kiosk.dialogue.effects import SignUp
from kiosk.dialogue.events import Recording
from kiosk.signups import Opened, Record
from kiosk.sound.samples import HEARING_RATE_HZ, Samples, from_bytes, read_wav, to_rate

ALIKE = 0.5
"""Correlation above which two sounds are the same words: other phrases of one voice stayed below 0.4."""


def correlation(short: Samples, long: Samples) -> float:
    """How well one sound is found in another at the same rate, from 0 to 1, wherever it lies in it."""
    wanted, searched = short.astype(np.float64), long.astype(np.float64)
    if len(wanted) > len(searched):
        wanted, searched = searched, wanted
    size = 1 << (len(wanted) + len(searched)).bit_length()
    product = np.fft.rfft(searched, size) * np.conj(np.fft.rfft(wanted, size))
    lags = np.abs(np.fft.irfft(product, size))
    at = int(np.argmax(lags))
    begins = at if at < len(searched) else at - size
    overlap = searched[max(0, begins) : begins + len(wanted)]
    energy = float(np.linalg.norm(wanted) * np.linalg.norm(overlap))
    return float(lags[at] / energy) if energy else 0.0


def differences(given: Given, seen: Seen, opened: Opened) -> tuple[str, ...]:
    """In what that which was opened differs from what was given: never a value; none when all agrees."""
    return (*_bad(opened), *_sign_up(given, seen, opened), *_question(given, seen, opened))


def _bad(opened: Opened) -> tuple[str, ...]:
    return ("a record that does not open",) if opened.bad else ()


def _sign_up(given: Given, seen: Seen, opened: Opened) -> tuple[str, ...]:
    kept, gone = int(seen.reference is not None and not seen.cancelled), int(seen.cancelled)
    if (len(opened.records), len(opened.cancelled)) != (kept, gone):
        return (f"{len(opened.records)} sign-ups and {len(opened.cancelled)} cancellations",)
    for cancelled in opened.cancelled:
        return _unequal(
            {"reference": (seen.reference, cancelled.reference), "café": (given.cafe, cancelled.cafe)}
        )
    for record in opened.records:
        return _record(given, seen, record)
    return ()


def _record(given: Given, seen: Seen, record: Record) -> tuple[str, ...]:
    ordered = seen.sign_up or SignUp("", "", "")
    name = alike(given.recordings.get("name"), record.name)
    fields = {
        "reference": (seen.reference, record.reference),
        "café": (given.cafe, record.cafe),
        "language": (ordered.language, record.language),
        "notice": (ordered.notice, record.notice),
        "telephone": (given.telephone, record.telephone),
        "name": (ordered.name, record.name),
        "name as said": (True, name),
        "written name": (given.written_name, record.written_name),
        "needs": (tuple(sorted(given.needs)), record.needs),
    }
    return _unequal(fields)


def _question(given: Given, seen: Seen, opened: Opened) -> tuple[str, ...]:
    if len(opened.questions) != seen.questions:
        return (f"{len(opened.questions)} questions",)
    ordered = seen.question
    if not opened.questions or ordered is None:
        return ()
    found = opened.questions[-1]
    fields = {
        "language of the question": (ordered.language, found.language),
        "notice of the question": (ordered.notice, found.notice),
        "question": (ordered.question, found.question),
        "question as said": (True, alike(given.recordings.get("question"), found.question)),
    }
    return _unequal(fields)


def _unequal(fields: Mapping[str, tuple[object, object]]) -> tuple[str, ...]:
    return tuple(name for name, (given, found) in fields.items() if given != found)


def alike(said: Path | None, kept: Recording | None) -> bool:
    """Whether the recording holds what the visitor said; true when there is none of both."""
    if said is None or kept is None:
        return said is None and kept is None
    samples, rate_hz = read_wav(said)
    spoken = to_rate(samples, rate_hz, HEARING_RATE_HZ)
    recorded: Samples = to_rate(from_bytes(kept.samples), kept.sample_rate_hz, HEARING_RATE_HZ)
    return correlation(spoken, recorded) >= ALIKE
