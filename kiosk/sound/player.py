"""Plays what it is told through the loudspeaker, one clip at a time. Runs in the sound process."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from kiosk.dialogue.events import Part, PartFailed, PartRecovered, Speaking, Spoken
from kiosk.sound.devices import DeviceMissingError, SoundCard, Stream
from kiosk.sound.messages import Play, Report, trouble
from kiosk.sound.play_queue import Begins, Ends, Mark, PlayQueue
from kiosk.sound.render import render
from kiosk.sound.samples import BadWavError

_TICK_S = 0.1
_PLAYING_TICK_S = 0.01
_STALLED_S = 1.0
_IDLE_S = 5.0
"""After this much silence the device is let go: an open one costs 1 % of a core."""
_RETRY_S = 1.0
_ECHO_S = 0.15
"""For so long after the last sound the room and the microphone's own delay may still hold it."""


class LoudspeakerPlayer:
    """Carries out `Play` orders; `post` is called from several threads and must not block."""

    def __init__(self, card: SoundCard, name: str | None, post: Callable[[Report], None]) -> None:
        self._card, self._name, self._post = card, name, post
        self._queue = PlayQueue(self._reached)
        self._orders: deque[Play] = deque()
        self._wake = threading.Condition()
        self._stream: Stream | None = None
        self._speak_id: int | None = None
        self._working = False
        self._ending: tuple[int, float] | None = None
        self._failed: bool | None = None
        self._tried_at = self._opened_at = 0.0
        self.beat_at = time.monotonic()

    def play(self, order: Play) -> None:
        """See `Player.play`."""
        with self._wake:
            if order.speak_id != self._speak_id:
                self._forget()
                self._speak_id = order.speak_id
            self._orders.append(order)
            self._wake.notify()

    def stop(self) -> None:
        """See `Player.stop`."""
        with self._wake:
            self._forget()

    @property
    def sounding(self) -> bool:
        """True while the loudspeaker, or its echo in the room, may be in the microphone."""
        if self._orders or self._working or not self._queue.empty:
            return True
        latency_s = self._stream.latency_s if self._stream else 0.0
        return time.monotonic() < self._queue.sound_at + latency_s + _ECHO_S

    def run(self, stopping: threading.Event) -> None:
        """Work until told to stop."""
        self._try_device()
        while not stopping.is_set():
            self.beat_at = time.monotonic()
            order = self._next()
            if order is not None:
                self._carry_out(order)
            self._keep_house()
        self._let_go()

    def _forget(self) -> None:
        self._orders.clear()
        self._queue.clear()
        self._speak_id = self._ending = None

    def _next(self) -> Play | None:
        with self._wake:
            if not self._orders:
                self._wake.wait(_TICK_S if self._queue.empty and self._ending is None else _PLAYING_TICK_S)
            self._working = bool(self._orders)
            return self._orders.popleft() if self._orders else None

    def _carry_out(self, order: Play) -> None:
        turn = self._queue.turn
        with self._wake:
            if order.speak_id != self._speak_id:
                self._working = False
                return
        if self._open():
            self._offer_all(order, turn)
        self._working = False

    def _offer_all(self, order: Play, turn: int) -> None:
        self._queue.offer(turn, Begins(order.speak_id, order.index))
        try:
            for piece in render(order, self._queue.rate_hz):
                self.beat_at = time.monotonic()
                if not self._queue.offer(turn, piece, _STALLED_S):
                    break
        except (BadWavError, OSError) as error:
            self._post(trouble("clip", error))
        if order.last:
            self._queue.offer(turn, Ends(order.speak_id), _STALLED_S)

    def _reached(self, mark: Mark) -> None:
        """Called from the card's thread."""
        if isinstance(mark, Begins):
            self._post(Speaking(mark.speak_id, mark.index))
            return
        latency_s = self._stream.latency_s if self._stream else 0.0
        self._ending = (mark.speak_id, time.monotonic() + latency_s)

    def _keep_house(self) -> None:
        self._say_spoken()
        if self._stream is not None:
            self._watch(self._stream)
        elif self._failed and time.monotonic() > self._tried_at + _RETRY_S:
            self._card.look_again()
            self._try_device()

    def _say_spoken(self) -> None:
        with self._wake:
            ending = self._ending
            if ending is None or time.monotonic() < ending[1]:
                return
            self._ending = None
            if ending[0] == self._speak_id:
                self._post(Spoken(ending[0]))

    def _watch(self, stream: Stream) -> None:
        now = time.monotonic()
        if not stream.alive or now > self._queue.pulled_at + _STALLED_S:
            self._fail()
        elif (
            self._queue.empty
            and self._ending is None
            and now > max(self._queue.sound_at, self._opened_at) + _IDLE_S
        ):
            self._let_go()

    def _open(self) -> bool:
        if self._stream is not None:
            return True
        try:
            stream = self._card.open_loudspeaker(self._name, self._queue.pull)
        except DeviceMissingError:
            self._fail()
            return False
        self._queue.rate_hz = stream.rate_hz
        self._opened_at = self._queue.pulled_at = time.monotonic()
        self._stream = stream
        self._report(failed=False)
        return True

    def _try_device(self) -> None:
        self._tried_at = time.monotonic()
        self._open()

    def _fail(self) -> None:
        self._tried_at = time.monotonic()
        with self._wake:
            self._forget()
        self._let_go()
        self._report(failed=True)

    def _report(self, *, failed: bool) -> None:
        if failed != self._failed:
            self._failed = failed
            self._post(PartFailed(Part.VOICE) if failed else PartRecovered(Part.VOICE))

    def _let_go(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()
