"""What the core needs from the world, as Protocols, and the few values that parts exchange.

Every part takes an `Inbox` when it is made and posts events to it from any thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.dialogue.effects import (
    EndVisit,
    Listen,
    Record,
    Speak,
    StartTimer,
    StoreOrder,
    Tone,
)
from kiosk.dialogue.events import Event, Recording
from kiosk.dialogue.view import View

Inbox = Callable[[Event], None]


class Ear(Protocol):
    """Hears: answers each `listen` with one `Heard`, each `record` with one `Recorded`, unless stopped.

    Posts `SpeechBegan` as someone begins to speak, `SpeechEnded` as they have ended and, while it records,
    `Loudness` now and then.
    """

    def listen(self, order: Listen) -> None:
        """Begin to listen; replaces any listening or recording under way."""

    def record(self, order: Record) -> None:
        """Begin to record; replaces any listening or recording under way."""

    def stop_listening(self) -> None:
        """Stop either; nothing more of it is posted."""


class Voice(Protocol):
    """Speaks: posts `Speaking` as each utterance begins and `Spoken` after the last."""

    def speak(self, order: Speak) -> None:
        """Begin to speak; replaces what is being said."""

    def stop_speaking(self) -> None:
        """Be silent within 100 ms; no `Spoken` follows."""


class Screen(Protocol):
    """Shows views; posts `Pressed`, and `Pointed` as the focus of keys or switches moves."""

    def show(self, view: View) -> None:
        """Draw this view soon; callable from any thread."""


class SignUps(Protocol):
    """Keeps sign-ups and questions: answers each order with the event that its effect names."""

    @property
    def trial(self) -> bool:
        """True when nothing is kept."""

    def carry_out(self, order: StoreOrder) -> None:
        """Seal and save, find, cancel or move; the same `save_id` of the same visit is done once."""

    def end_visit(self, order: EndVisit) -> None:
        """Forget what belongs to the visit."""


class Timers(Protocol):
    """Posts `TimedOut` later."""

    def start(self, order: StartTimer) -> None:
        """Start a timer."""


@dataclass(frozen=True, slots=True)
class ClipFile:
    """A line as audio: a mono 16-bit WAV file of any rate."""

    path: Path


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing, for a while: what is played for a line that could not be voiced."""

    milliseconds: int


Sound = ClipFile | Recording | Tone | Silence
"""What the player plays; a `Recording` holds its samples in memory."""


class Player(Protocol):
    """Plays sounds: what `Voice` speaks through."""

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
        """Queue one sound of an utterance list; a new `speak_id` replaces the one before at once.

        Posts `Speaking(speak_id, index)` as it begins and, after the last, `Spoken(speak_id)`.
        """

    def stop(self) -> None:
        """Stop at once and forget the queue."""
