"""A recording ear, and a sound card without a sound."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from kiosk.dialogue.effects import Listen, Record
from kiosk.dialogue.events import Candidate, Heard, Recorded, Recording, SpeechBegan, SpeechEnded
from kiosk.ports import Inbox
from kiosk.sound.devices import DeviceMissingError, OnBlock, OnGap, Pull
from kiosk.sound.samples import Samples


@dataclass
class FakeEar:
    """Records its orders; `hear` and `hear_speech` answer the one under way, in no time."""

    inbox: Inbox
    orders: list[Listen | Record] = field(default_factory=list)
    order: Listen | Record | None = None

    def listen(self, order: Listen) -> None:
        """Take the order in place of the one before."""
        self.orders.append(order)
        self.order = order

    def record(self, order: Record) -> None:
        """Take the order in place of the one before."""
        self.orders.append(order)
        self.order = order

    def stop_listening(self) -> None:
        """Forget the order."""
        self.order = None

    def hear(self, *candidates: Candidate) -> None:
        """Someone says what may be these."""
        order, self.order = self.order, None
        if isinstance(order, Listen):
            self.inbox(SpeechBegan(order.listen_id))
            self.inbox(SpeechEnded(order.listen_id))
            self.inbox(Heard(order.listen_id, candidates))

    def hear_speech(self, samples: Samples) -> None:
        """Someone speaks while it records."""
        order, self.order = self.order, None
        if isinstance(order, Record):
            self.inbox(SpeechBegan(order.record_id))
            self.inbox(SpeechEnded(order.record_id))
            self.inbox(Recorded(order.record_id, Recording(samples.tobytes())))


@dataclass
class FakeStream:
    """An open device; `pull_the_plug` takes it away."""

    rate_hz: int = 16_000
    latency_s: float = 0.01
    alive: bool = True
    closed: bool = False

    def pull_the_plug(self) -> None:
        """It is gone."""
        self.alive = False

    def close(self) -> None:
        """It is let go."""
        self.alive = False
        self.closed = True


@dataclass
class FakeCard:
    """Devices that a test speaks into (`speak`) and pulls from (`play`); `missing` ones can't be opened."""

    rate_hz: int = 16_000
    missing: bool = False
    microphones: list[FakeStream] = field(default_factory=list)
    loudspeakers: list[FakeStream] = field(default_factory=list)
    looked_again: int = 0
    opened: threading.Event = field(default_factory=threading.Event)
    _on_block: OnBlock | None = None
    _pull: Pull | None = None

    def open_microphone(self, name: str | None, on_block: OnBlock, on_gap: OnGap) -> FakeStream:
        """Open it."""
        del name, on_gap
        self._on_block = on_block
        return self._open(self.microphones)

    def open_loudspeaker(self, name: str | None, pull: Pull) -> FakeStream:
        """Open it."""
        del name
        self._pull = pull
        return self._open(self.loudspeakers)

    def look_again(self) -> None:
        """Count it."""
        self.looked_again += 1

    def speak(self, block: Samples) -> None:
        """A block comes from the microphone."""
        assert self._on_block is not None
        self._on_block(block)

    def play(self, frames: int) -> Samples:
        """The loudspeaker wants this many samples."""
        assert self._pull is not None
        return self._pull(frames)

    def _open(self, streams: list[FakeStream]) -> FakeStream:
        if self.missing:
            raise DeviceMissingError
        streams.append(FakeStream(self.rate_hz))
        self.opened.set()
        return streams[-1]
