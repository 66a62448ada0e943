"""`ports.SignUps`, sealed on disk, and the choice between that and a trial.

A visitor's answers are sealed before they touch the disk; no failure of a disk ever leaves this module
other than as `SaveFailed`.
"""

from __future__ import annotations

import hashlib
import queue
import secrets
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from kiosk.dialogue.effects import EndVisit, StoreOrder
from kiosk.dialogue.events import SaveFailed
from kiosk.ports import Inbox
from kiosk.signups.desk import Answer, Desk
from kiosk.signups.fields import one_line
from kiosk.signups.seal import BadKeys, Keys, parse_keys
from kiosk.signups.store import Store, StoreError
from kiosk.signups.trial import TrialSignUps

FILE = "sign-ups.sqlite"
WAITING = 8
"""Orders that may wait for the disk; a visit has one at a time."""
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


@dataclass(slots=True, weakref_slot=True)
class _Visit:
    """What must be known of a visit's orders, and is forgotten with it."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(16), repr=False)
    told: dict[str, str] = field(default_factory=dict, repr=False)
    """References by id of their saves, for a save that is ordered again."""

    def id_of(self, save_id: int) -> str:
        """The id of an order on the disk: nobody can tell which ones belong to one visit."""
        return hashlib.sha256(self.secret + str(save_id).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class _Job:
    visit: _Visit = field(repr=False)
    order: StoreOrder = field(repr=False)


class SealedSignUps:
    """Works on a thread of its own, which owns the database; use `close` to wait for the last order."""

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
        self._inbox = inbox
        self._desk = Desk(keys, one_line(kiosk), today)
        self._visit = _Visit()
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter(_counts(path))
        self._jobs: queue.Queue[_Job | None] = queue.Queue(WAITING)
        self._thread = threading.Thread(target=self._work, name="sign-ups", daemon=True)
        self._thread.start()

    def carry_out(self, order: StoreOrder) -> None:
        """Do it soon; posts its event once it is on the disk, or `SaveFailed`."""
        try:
            self._jobs.put_nowait(_Job(self._visit, order))
        except queue.Full:
            self._inbox(SaveFailed(order.save_id))

    def end_visit(self, order: EndVisit) -> None:  # noqa: ARG002  # part of the port
        """Forget the visit; an order under way is still carried out."""
        self._visit = _Visit()

    def taken(self, cafe: str) -> int:
        """How many sign-ups this kiosk holds for a café."""
        with self._lock:
            return self._counts[cafe]

    def close(self) -> None:
        """Carry out the orders that wait, and stop; a disk that hangs is not waited for for ever."""
        with suppress(queue.Full):
            self._jobs.put(None, timeout=CLOSE_LIMIT_S)
            self._thread.join(CLOSE_LIMIT_S)

    def _work(self) -> None:
        while self._work_one():
            pass

    def _work_one(self) -> bool:
        """Do the next job; a function of its own, so that nothing holds the job while none waits."""
        job = self._jobs.get()
        if job is None:
            return False
        try:
            answer: Answer | SaveFailed = self._carried_out(job)
        except Exception:  # whatever broke, the visitor is told, and the next order is tried
            answer = SaveFailed(job.order.save_id)
        self._inbox(answer)
        return True

    def _carried_out(self, job: _Job) -> Answer:
        """Do it with a connection of its own, so that a disk that comes back is found again."""
        id_ = job.visit.id_of(job.order.save_id)
        with closing(Store(self._path)) as store:
            answer = self._desk.carry_out(store, id_, job.order, job.visit.told)
            counts = store.counts()
        with self._lock:
            self._counts = Counter(counts)
        return answer


def _counts(path: Path) -> dict[str, int]:
    """What the disk holds; nothing if it can't be read, and then saving says so."""
    try:
        with closing(Store(path)) as store:
            return store.counts()
    except StoreError:
        return {}
