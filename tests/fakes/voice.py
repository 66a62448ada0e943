"""A recording player and a recording voice: both do nothing until they are told to finish."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.dialogue.effects import Speak
from kiosk.dialogue.events import Speaking, Spoken
from kiosk.ports import Inbox, Sound


@dataclass(frozen=True, slots=True)
class Played:
    """One call of `play`."""

    speak_id: int
    index: int
    sound: Sound
    last: bool
    rate_percent: int
    volume_percent: int


@dataclass
class FakePlayer:
    """Queues as a player does; `finish` plays all that is queued, in no time."""

    inbox: Inbox
    queue: list[Played] = field(default_factory=list)
    calls: list[Played | str] = field(default_factory=list)

    def play(
        self,
        speak_id: int,
        index: int,
        sound: Sound,
        *,
        last: bool,
        rate_percent: int,
        volume_percent: int,
    ) -> None:
        """Queue a sound; a new order forgets the queue."""
        played = Played(speak_id, index, sound, last, rate_percent, volume_percent)
        if self.queue and self.queue[-1].speak_id != speak_id:
            self.queue.clear()
        self.queue.append(played)
        self.calls.append(played)

    def stop(self) -> None:
        """Forget the queue."""
        self.queue.clear()
        self.calls.append("stop")

    def finish(self) -> None:
        """Come to the end of what is to be said."""
        queue, self.queue = self.queue, []
        for played in queue:
            self.inbox(Speaking(played.speak_id, played.index))
            if played.last:
                self.inbox(Spoken(played.speak_id))


@dataclass
class FakeVoice:
    """Records what it is told to say; `finish` says all of the newest order."""

    inbox: Inbox
    spoken: list[Speak] = field(default_factory=list)
    order: Speak | None = None

    def speak(self, order: Speak) -> None:
        """Take the order in place of the one before."""
        self.spoken.append(order)
        self.order = order
        if not order.says:
            self.finish()

    def stop_speaking(self) -> None:
        """Forget the order."""
        self.order = None

    def finish(self) -> None:
        """Come to the end of what is to be said."""
        order, self.order = self.order, None
        if order is not None:
            for index in range(len(order.says)):
                self.inbox(Speaking(order.speak_id, index))
            self.inbox(Spoken(order.speak_id))
