"""Compares what an organizer opens with what the visitor said, touched and typed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.demo.given import Given
from kiosk.demo.watch import Seen
from kiosk.dialogue.effects import SignUp
from kiosk.dialogue.events import Recording
from kiosk.signups import Opened, Record
from kiosk.sound.samples import HEARING_RATE_HZ, Samples, from_bytes, read_wav, to_rate

ALIKE = 0.5
"""The share of a sound's pieces that are found in order, from which on two sounds are the same words."""

_PIECE = HEARING_RATE_HZ * 2 // 5
_SAME_PLACE = HEARING_RATE_HZ * 3 // 20
_FOUND = 0.6
"""The correlation from which on a piece is found."""
_SILENT = 0.1
"""A piece with so little of the mean energy is no sound that could be found."""


def found_in_order(said: Samples, heard: Samples, found: float = _FOUND) -> float:
    """How much of one sound is found in another, from 0 to 1: pieces of 0.4 s, each where the others lie too.

    Both at `HEARING_RATE_HZ`. A busy machine tears small holes into what goes out of a loudspeaker and into a
    microphone: the pieces still lie in order (within 0.15 s), while the whole is no longer alike. `found` is
    the correlation from which on a piece counts.
    """
    wave = heard.astype(np.float64)
    energy = np.cumsum(np.square(np.concatenate([[0.0], wave])))
    loudness = np.sqrt(np.maximum(energy[_PIECE:] - energy[:-_PIECE], 1.0))
    if not len(loudness):
        return 0.0
    size = 1 << (len(wave) + _PIECE).bit_length()
    spectrum = np.fft.rfft(wave, size)
    pieces = _pieces(said)
    there: list[int] = []
    for at, piece in pieces:
        products = np.abs(np.fft.irfft(spectrum * np.conj(np.fft.rfft(piece, size)), size))
        alike = products[: len(loudness)] / loudness / np.linalg.norm(piece)
        best = int(np.argmax(alike))
        there += [best - at] if alike[best] >= found else []
    in_order = np.abs(np.array(there) - np.median(there or [0])) < _SAME_PLACE
    return float(np.sum(in_order) / max(1, len(pieces)))


def _pieces(said: Samples) -> list[tuple[int, npt.NDArray[np.float64]]]:
    """The pieces with a sound in them, and where they begin."""
    wave = said.astype(np.float64)
    pieces = [(at, wave[at : at + _PIECE]) for at in range(0, len(wave) - _PIECE + 1, _PIECE // 2)]
    least = _SILENT * np.mean([np.sum(piece**2) for _, piece in pieces]) if pieces else 0.0
    return [(at, piece) for at, piece in pieces if np.sum(piece**2) > max(least, 1.0)]


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
    return found_in_order(spoken, recorded) >= ALIKE
