"""Keeps the microphone open and hands its sound to the ear. Runs in the sound process."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable

import numpy as np
import soxr

from kiosk.dialogue.effects import Listen, Record
from kiosk.dialogue.events import Part, PartFailed, PartRecovered
from kiosk.sound.devices import BLOCK_MS, DeviceMissingError, SoundCard, Stream
from kiosk.sound.ear import Hearer
from kiosk.sound.messages import Report, Trouble
from kiosk.sound.samples import HEARING_RATE_HZ, Samples

_QUEUE_BLOCKS = 3_000 // BLOCK_MS
_RECENT_BLOCKS = 300 // BLOCK_MS
_LOADING_S = 60.0
"""An order may load a model of hundreds of megabytes from a memory card: the thread does not hang."""
_WAIT_S = 0.1
_STALLED_S = 1.0
_RETRY_S = 0.5


class MicrophoneEar:
    """Carries out `Listen` and `Record`; drops all sound while `sounding()` says that the kiosk speaks."""

    def __init__(
        self,
        card: SoundCard,
        name: str | None,
        hearer: Hearer,
        sounding: Callable[[], bool],
        post: Callable[[Report], None],
    ) -> None:
        self._card, self._name, self._hearer = card, name, hearer
        self._sounding, self._post = sounding, post
        self._orders: queue.SimpleQueue[Listen | Record | None] = queue.SimpleQueue()
        self._blocks: queue.Queue[Samples | None] = queue.Queue(_QUEUE_BLOCKS)
        self._recent: deque[Samples] = deque(maxlen=_RECENT_BLOCKS)
        self._stream: Stream | None = None
        self._resampler: soxr.ResampleStream | None = None
        self._failed: bool | None = None
        self._block_at = self._tried_at = 0.0
        self._gap = False
        self.gaps = self._told_gaps = 0
        self.beat_at = time.monotonic()

    def order(self, order: Listen | Record | None) -> None:
        """Begin this in place of what was under way; None stops. Callable from any thread."""
        self._orders.put(order)

    def run(self, stopping: threading.Event) -> None:
        """Work until told to stop."""
        while not stopping.is_set():
            self.beat_at = time.monotonic()
            self._watch()
            self._take_orders()
            self._take_block()
        self._let_go()

    def _take_orders(self) -> None:
        """Carry out new orders: what was heard just before them counts, for people answer early."""
        while not self._orders.empty():
            self.beat_at = time.monotonic() + _LOADING_S
            self._hearer.order(self._orders.get())
            self.beat_at = time.monotonic()
            self._forget_rest()
            for block in self._recent:
                self._hear(block)

    def _take_block(self) -> None:
        try:
            block = self._blocks.get(timeout=_WAIT_S)
        except queue.Empty:
            return
        self._block_at = time.monotonic()
        self._report(failed=False)
        self._tell_gaps()
        self._take_orders()
        if block is None or self._gap:
            self._gap = False
            self._recent.clear()
            self._forget_rest()
            self._hearer.deafen()
        else:
            self._recent.append(block)
            self._hear(block)

    def _tell_gaps(self) -> None:
        if self.gaps > self._told_gaps:
            self._told_gaps = self.gaps
            self._post(Trouble("microphone", "sound lost"))

    def _hear(self, block: Samples) -> None:
        if self._hearer.idle:
            return
        for event in self._hearer.hear(self._resampled(block)):
            self._post(event)

    def _on_block(self, block: Samples) -> None:
        """Called from the card's thread; None stands for a block that may hold the kiosk's own voice."""
        try:
            self._blocks.put_nowait(None if self._sounding() else block)
        except queue.Full:
            self._gap = True
            self._on_gap()

    def _on_gap(self) -> None:
        """Called from the card's thread."""
        self.gaps += 1

    def _resampled(self, block: Samples) -> Samples:
        if self._resampler is None:
            return block
        return np.asarray(self._resampler.resample_chunk(block), np.int16)

    def _forget_rest(self) -> None:
        """Drop what the resampler still holds: it belongs to a sound that is over."""
        if self._resampler is not None:
            self._resampler.clear()

    def _watch(self) -> None:
        now = time.monotonic()
        if self._stream is not None:
            if not self._stream.alive or now > self._block_at + _STALLED_S:
                self._let_go()
                self._report(failed=True)
        elif now > self._tried_at + _RETRY_S:
            self._tried_at = now
            self._try_device()

    def _try_device(self) -> None:
        if self._failed:
            self._card.look_again()
        try:
            self._stream = self._card.open_microphone(self._name, self._on_block, self._on_gap)
        except DeviceMissingError:
            self._report(failed=True)
            return
        self._block_at = time.monotonic()
        rate_hz = self._stream.rate_hz
        same = rate_hz == HEARING_RATE_HZ
        self._resampler = None if same else soxr.ResampleStream(rate_hz, HEARING_RATE_HZ, 1, "int16")

    def _report(self, *, failed: bool) -> None:
        if failed != self._failed:
            self._failed = failed
            self._post(PartFailed(Part.EAR) if failed else PartRecovered(Part.EAR))

    def _let_go(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()
        self._recent.clear()
        while not self._blocks.empty():
            self._blocks.get_nowait()
