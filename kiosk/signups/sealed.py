"""`ports.SignUps`, sealed on disk or in trial, and the choice between them.

A visitor's answers are sealed before they touch the disk; no failure of a disk ever leaves this module
other than as `SaveFailed`.
"""

from __future__ import annotations

import queue
import secrets
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kiosk.dialogue.effects import EndVisit, SaveSignUp
from kiosk.dialogue.events import SaveFailed, SignUpSaved
from kiosk.ports import Inbox
from kiosk.signups.record import Record, to_json
from kiosk.signups.seal import BadKeys, Keys, parse_keys, seal
from kiosk.signups.store import Store, StoreError, random_reference

FILE = "sign-ups.sqlite"
WAITING = 8
"""Saves that may wait for the disk; a visit has one at a time."""
CLOSE_LIMIT_S = 10.0


def today() -> date:
    """The day here."""
    return datetime.now().astimezone().date()


def open_sign_ups(
    keys: Sequence[str],
    folder: Path,
    inbox: Inbox,
    *,
    kiosk: str = "kiosk",
    today: Callable[[], date] = today,
) -> SealedSignUps | TrialSignUps | BadKeys:
    """Sign-ups sealed to these public keys in `folder`, or in trial if there is none; BadKeys if any is bad.

    `kiosk` names this kiosk to the organizer.
    """
    if not keys:
        return TrialSignUps(inbox)
    parsed = parse_keys(keys)
    if isinstance(parsed, BadKeys):
        return parsed
    return SealedSignUps(folder / FILE, parsed, inbox, kiosk=kiosk, today=today)


@dataclass(frozen=True, slots=True)
class _Job:
    id: str
    order: SaveSignUp = field(repr=False)


class SealedSignUps:
    """Saves on a thread of its own, which owns the database; use `close` to wait for the last save."""

    trial = False

    def __init__(
        self,
        path: Path,
        keys: Keys,
        inbox: Inbox,
        *,
        kiosk: str = "kiosk",
        today: Callable[[], date] = today,
    ) -> None:
        self._path = path
        self._keys = keys
        self._inbox = inbox
        self._kiosk = kiosk
        self._today = today
        self._visit = secrets.token_hex(16)
        self._lock = threading.Lock()
        self._references: dict[str, str] = {}
        """References of this visit's saves by id, for a save that is ordered again."""
        self._counts: Counter[str] = Counter(_counts(path))
        self._jobs: queue.Queue[_Job | None] = queue.Queue(WAITING)
        self._thread = threading.Thread(target=self._work, name="sign-ups", daemon=True)
        self._thread.start()

    def save(self, order: SaveSignUp) -> None:
        """Seal and save soon; posts `SignUpSaved` once it is on the disk, or `SaveFailed`."""
        try:
            self._jobs.put_nowait(_Job(f"{self._visit}:{order.save_id}", order))
        except queue.Full:
            self._inbox(SaveFailed(order.save_id))

    def end_visit(self, order: EndVisit) -> None:  # noqa: ARG002  # part of the port
        """Forget the visit's references; a save under way is still carried out."""
        with self._lock:
            self._visit = secrets.token_hex(16)
            self._references.clear()

    def taken(self, cafe: str) -> int:
        """How many sign-ups this kiosk holds for a café."""
        with self._lock:
            return self._counts[cafe]

    def close(self) -> None:
        """Carry out the saves that wait, and stop; a disk that hangs is not waited for for ever."""
        with suppress(queue.Full):
            self._jobs.put(None, timeout=CLOSE_LIMIT_S)
            self._thread.join(CLOSE_LIMIT_S)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            try:
                reference = self._saved(job)
            except Exception:  # whatever broke, the visitor is told, and the next save is tried
                self._inbox(SaveFailed(job.order.save_id))
            else:
                self._inbox(SignUpSaved(job.order.save_id, reference))

    def _saved(self, job: _Job) -> str:
        """Save with a connection of its own, so that a disk that comes back is found again."""
        cafe, day = job.order.sign_up.cafe, self._today()
        with closing(Store(self._path)) as store:
            reference = store.add(job.id, cafe, day, lambda reference: self._sealed(job, reference, day))
            counts = store.counts()
        with self._lock:
            self._counts = Counter(counts)
            if reference is None:
                return self._references.get(job.id, "")  # forgotten with its visit: nobody reads it
            if job.id.startswith(self._visit):
                self._references[job.id] = reference
        return reference

    def _sealed(self, job: _Job, reference: str, day: date) -> bytes:
        sign_up = job.order.sign_up
        record = Record(
            kiosk=self._kiosk,
            cafe=sign_up.cafe,
            language=sign_up.language,
            notice=sign_up.notice,
            consent_day=day,
            reference=reference,
            telephone=sign_up.telephone,
            name=sign_up.name,
        )
        return seal(to_json(record), self._keys)


def _counts(path: Path) -> dict[str, int]:
    """What the disk holds; nothing if it can't be read, and then saving says so."""
    try:
        with closing(Store(path)) as store:
            return store.counts()
    except StoreError:
        return {}


class TrialSignUps:
    """Keeps nothing of a visitor: references while the visit lasts, and a count by café until it stops."""

    trial = True

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._references: dict[int, str] = {}
        self._counts: Counter[str] = Counter()

    def save(self, order: SaveSignUp) -> None:
        """Count the sign-up and post `SignUpSaved`."""
        if order.save_id not in self._references:
            self._references[order.save_id] = random_reference()
            self._counts[order.sign_up.cafe] += 1
        self._inbox(SignUpSaved(order.save_id, self._references[order.save_id]))

    def end_visit(self, order: EndVisit) -> None:  # noqa: ARG002  # part of the port
        """Forget the visit's references."""
        self._references.clear()

    def taken(self, cafe: str) -> int:
        """How many sign-ups were made for a café since the kiosk started."""
        return self._counts[cafe]

    def close(self) -> None:
        """Nothing to wait for."""
