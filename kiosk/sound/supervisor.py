"""The sound process seen from the main process: the `Ear` and the `Player`, started again when it fails.

Imports no sound library: a native crash can only end the child.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from multiprocessing.connection import Connection

from kiosk.dialogue.effects import Listen, Record, StopListening
from kiosk.dialogue.events import (
    Heard,
    Loudness,
    Part,
    PartFailed,
    PartRecovered,
    Recorded,
    Speaking,
    SpeechBegan,
    SpeechEnded,
    Spoken,
)
from kiosk.ports import Inbox, Sound
from kiosk.sound.messages import Alive, Close, Order, Play, Report, StopPlaying, Trouble
from kiosk.sound.outbox import Outbox
from kiosk.sound.settings import SoundSettings

_LOG = logging.getLogger(__name__)

_SILENT_S = 2.0
"""A child that has not said for so long that it is alive is ended (it says so every half second)."""
_START_S = 15.0
"""A child may take so long to say so first: a small computer reads it from a memory card."""
_TICK_S = 0.25
_STEADY_S = 10.0
_PAUSES_S = (0.0, 0.0, 0.5, 1.0, 2.0, 5.0)
"""Before each further start of a child that keeps failing within `_STEADY_S`."""


class SoundProcess:
    """The `Ear` and the `Player` of `kiosk.ports`; never blocks its callers.

    Once started it posts, for each part, `PartRecovered` when it is ready or `PartFailed` when its device is
    missing. When the child dies or hangs it posts `PartFailed` for both, then starts another, which takes up
    the listening or recording under way; what was being said is forgotten.
    """

    def __init__(self, settings: SoundSettings, inbox: Inbox) -> None:
        self._settings = settings
        self._inbox = inbox
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._child: _Child | None = None
        self._hearing: Listen | Record | None = None
        self._speak_id: int | None = None
        self._failed: dict[Part, bool] = {}
        self._logged: Trouble | None = None
        self._thread = threading.Thread(target=self._supervise, name="sound-supervisor", daemon=True)

    @property
    def pid(self) -> int | None:
        """The child's process id; None while there is none."""
        child = self._child
        return child.pid if child is not None else None

    def start(self) -> None:
        """Start the child; returns at once."""
        self._thread.start()

    def close(self) -> None:
        """End the child; takes three seconds at most."""
        self._closing.set()
        child = self._child
        if child is not None:
            child.outbox.put(Close())
        if self._thread.is_alive():
            self._thread.join(3)

    def listen(self, order: Listen) -> None:
        """See `Ear.listen`."""
        self._order_hearing(order)

    def record(self, order: Record) -> None:
        """See `Ear.record`."""
        self._order_hearing(order)

    def stop_listening(self) -> None:
        """See `Ear.stop_listening`."""
        self._order_hearing(None)

    def play(
        self, speak_id: int, index: int, sound: Sound, *, last: bool, rate_percent: int, volume_percent: int
    ) -> None:
        """See `Player.play`."""
        self._speak_id = speak_id
        self._send(Play(speak_id, index, sound, last, rate_percent, volume_percent))

    def stop(self) -> None:
        """See `Player.stop`."""
        self._speak_id = None
        self._send(StopPlaying())

    def _order_hearing(self, order: Listen | Record | None) -> None:
        with self._lock:
            self._hearing = order
            self._send(order or StopListening())

    def _send(self, order: Order) -> None:
        child = self._child
        if child is not None:
            child.outbox.put(order)

    def _supervise(self) -> None:
        failures = 0
        while not self._closing.wait(_PAUSES_S[min(failures, len(_PAUSES_S) - 1)]):
            began = time.monotonic()
            try:
                self._live(_Child(self._settings))
            except OSError as error:
                self._all_failed()
                _LOG.warning("the sound process can't be started: %s", error.strerror)
            failures = failures + 1 if time.monotonic() < began + _STEADY_S else 1

    def _live(self, child: _Child) -> None:
        """One child's life."""
        with self._lock:
            self._child = child
            if self._hearing is not None:
                child.outbox.put(self._hearing)
        try:
            self._receive(child)
        finally:
            with self._lock:
                self._child = None
            if not self._closing.is_set():
                self._all_failed()
            child.end(patient=self._closing.is_set())

    def _receive(self, child: _Child) -> None:
        expect_by = time.monotonic() + _START_S
        while True:
            try:
                if child.pipe.poll(_TICK_S):
                    expect_by = max(expect_by, time.monotonic() + _SILENT_S)
                    self._take(child.pipe.recv())
                    expect_by = time.monotonic() + _SILENT_S
            except (EOFError, OSError):
                return
            if self._closing.is_set():
                return
            if time.monotonic() > expect_by:
                _LOG.warning("the sound process does not answer: it is started again")
                return

    def _take(self, report: Report) -> None:
        match report:
            case Alive():
                pass
            case Trouble():
                self._log(report)
            case PartFailed(part):
                self._report(part, failed=True)
            case PartRecovered(part):
                self._report(part, failed=False)
            case (
                SpeechBegan(order_id)
                | SpeechEnded(order_id)
                | Loudness(order_id)
                | Heard(order_id)
                | Recorded(order_id)
            ):
                if self._is_ordered(order_id, answered=isinstance(report, Heard | Recorded)):
                    self._inbox(report)
            case Speaking(speak_id) | Spoken(speak_id):
                if speak_id == self._speak_id:
                    self._inbox(report)
            case _:
                self._inbox(report)

    def _is_ordered(self, order_id: int, *, answered: bool) -> bool:
        """False for what was on its way as the order was stopped or replaced."""
        with self._lock:
            if self._hearing is None or _id(self._hearing) != order_id:
                return False
            if answered:
                self._hearing = None
            return True

    def _log(self, trouble: Trouble) -> None:
        if trouble != self._logged:
            self._logged = trouble
            _LOG.warning("sound process: %s in %s", trouble.kind, trouble.where)

    def _all_failed(self) -> None:
        for part in Part:
            self._report(part, failed=True)

    def _report(self, part: Part, *, failed: bool) -> None:
        if self._failed.get(part) is not failed:
            self._failed[part] = failed
            self._inbox(PartFailed(part) if failed else PartRecovered(part))


class _Child:
    """One child process and the pipe to it."""

    def __init__(self, settings: SoundSettings) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self._process = _spawn(theirs)
        theirs.close()
        self.pid = self._process.pid
        self.outbox = Outbox(self.pipe)
        self.outbox.put(settings)

    def end(self, *, patient: bool) -> None:
        """Make sure that it is gone, within about a second; a patient end lets it close its devices first."""
        if not (patient and self._gone(1.0)):
            self._process.kill()
            self._gone(1.0)
        self.outbox.close()
        self.pipe.close()

    def _gone(self, timeout_s: float) -> bool:
        try:
            self._process.wait(timeout_s)
        except subprocess.TimeoutExpired:
            return False
        return True


def _spawn(pipe: Connection) -> subprocess.Popen[bytes]:
    """A fresh interpreter: it does not matter how this one was started, and nothing is shared by a fork."""
    code = f"from kiosk.sound.process import main; main({pipe.fileno()}, {os.getpid()})"
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return subprocess.Popen(  # noqa: S603 - this interpreter, with numbers of our own as its only input
        [sys.executable, "-c", code],
        pass_fds=[pipe.fileno()],
        env={**os.environ, "PYTHONPATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _id(order: Listen | Record) -> int:
    return order.listen_id if isinstance(order, Listen) else order.record_id
