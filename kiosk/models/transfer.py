"""From a source to a whole file on the disk: goes on where it stopped, tries again when the line breaks."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO

from kiosk.models import problems
from kiosk.models.catalogue import Model
from kiosk.models.disk import Disk
from kiosk.models.places import Places
from kiosk.models.problems import BrokenOffError
from kiosk.models.source import Answer, Source

Tell = Callable[[str, int, int | None], None]
"""Told of progress in bytes: what, how many are done, of how many where that is known."""

TRIES = 5
"""As often the line may break in one run, as long as each time something came."""

UNPACKED_PER_ZIP = 2.5
"""Room kept for unpacking: small models unpack to about 1.7 times their zip."""

LARGEST_BYTES = 4_000_000_000
"""More is no model: the largest official one has 2.3 GB."""

SLOW_BYTES, SLOW_S = 64 * 1024, 60.0
"""A line that brings less than this in this time counts as broken."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What a transfer works with."""

    disk: Disk = field(default_factory=Disk)
    tell: Tell = lambda _what, _done, _of: None
    now_s: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class _Kept:
    """What came in an earlier try."""

    size: int = 0
    total: int | None = None
    validator: str | None = None

    @property
    def whole(self) -> bool:
        return self.total is not None and self.size == self.total


def download(model: Model, source: Source, places: Places, hands: Hands) -> None:
    """Bring the whole zip to `places.partial`. Raises FetchError and OSError; what came stays there."""
    for attempt in range(1, TRIES + 1):
        before = _kept(places, source).size
        try:
            return _go_on(model, source, places, hands)
        except BrokenOffError:
            if attempt == TRIES or _kept(places, source).size <= before:
                raise
            hands.pause(1)
    return None


def _go_on(model: Model, source: Source, places: Places, hands: Hands) -> None:
    kept = _kept(places, source)
    if kept.whole:
        return
    with source.open(kept.size, kept.validator) as answer:
        _must_be_right(model, source, answer)
        total = answer.total or model.size_bytes or 0
        hands.disk.must_hold(places.folder, int(total - answer.start + total * UNPACKED_PER_ZIP))
        if answer.start == 0:
            _begin(places, source, answer)
        with hands.disk.open(places.partial, "ab") as file:
            _receive(model, answer, file, hands)


def _must_be_right(model: Model, source: Source, answer: Answer) -> None:
    """A wrong size is told before anything is fetched."""
    published = model.size_bytes
    if answer.total is not None and published is not None and answer.total != published:
        raise problems.wrong_size(source.name, answer.total, published)


def _receive(model: Model, answer: Answer, file: IO[bytes], hands: Hands) -> None:
    of = answer.total or model.size_bytes
    done = answer.start
    hands.tell(model.name, done, of)
    for chunk in _fast_enough(answer.chunks, hands):
        done += len(chunk)
        if done > (of or LARGEST_BYTES):
            raise problems.too_much(model.name, of or LARGEST_BYTES)
        file.write(chunk)
        hands.tell(model.name, done, of)
    if of is not None and done < of:
        raise problems.broken_off(done, of)


def _fast_enough(chunks: Iterator[bytes], hands: Hands) -> Iterator[bytes]:
    """The chunks, as long as they come faster than a trickle."""
    came, deadline_s = 0, hands.now_s() + SLOW_S
    for chunk in chunks:
        came += len(chunk)
        if came >= SLOW_BYTES:
            came, deadline_s = 0, hands.now_s() + SLOW_S
        yield chunk
        if hands.now_s() > deadline_s:
            raise problems.stalled()


def _begin(places: Places, source: Source, answer: Answer) -> None:
    """Start anew; the note is written first, so that no bytes are ever taken for another file's."""
    drop(places)
    note = {"source": source.name, "total": answer.total, "validator": answer.validator}
    places.note.write_text(json.dumps(note), encoding="utf-8")


def drop(places: Places) -> None:
    """Forget what came: the bytes first, then what they were."""
    places.partial.unlink(missing_ok=True)
    places.note.unlink(missing_ok=True)


def _kept(places: Places, source: Source) -> _Kept:
    """What an earlier try left of this very file; nothing where that can't be told."""
    try:
        note = json.loads(places.note.read_text(encoding="utf-8"))
        size = places.partial.stat().st_size
    except (OSError, ValueError):
        return _Kept()
    if not isinstance(note, dict) or note.get("source") != source.name:
        return _Kept()
    total, validator = note.get("total"), note.get("validator")
    total = total if isinstance(total, int) else None
    if not isinstance(validator, str):
        return _Kept(size, total) if size == total else _Kept()
    return _Kept(size, total, validator)
