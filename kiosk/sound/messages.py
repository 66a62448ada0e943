"""What the main process and the sound process send each other, besides the core's own effects and events."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.dialogue.effects import Listen, Record, StopListening
from kiosk.dialogue.events import Event
from kiosk.ports import Sound


@dataclass(frozen=True, slots=True)
class Play:
    """Queue one sound; see `Player.play`."""

    speak_id: int
    index: int
    sound: Sound = field(repr=False)
    last: bool
    rate_percent: int
    volume_percent: int


@dataclass(frozen=True, slots=True)
class StopPlaying:
    """Be silent at once."""


@dataclass(frozen=True, slots=True)
class Close:
    """End the sound process."""


@dataclass(frozen=True, slots=True)
class Alive:
    """The sound process and each of its threads is at work."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong inside: where, and the kind of error, never a value."""

    where: str
    kind: str


Order = Listen | Record | StopListening | Play | StopPlaying | Close
Report = Event | Alive | Trouble


def trouble(where: str, error: BaseException) -> Trouble:
    """The report of an error without its text, which may hold what a visitor said."""
    return Trouble(where, type(error).__name__)
