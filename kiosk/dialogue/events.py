"""What happens to a visit. Events are past or nouns; ids let the core drop late ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Part(Enum):
    """A part of the kiosk that can fail and come back while a visit goes on."""

    EAR = "ear"
    VOICE = "voice"


class Take(Enum):
    """How a recording came out."""

    GOOD = "good"
    TOO_QUIET = "too_quiet"
    CLIPPED = "clipped"
    """Too loud for the microphone: its peaks are cut."""
    NOISY = "noisy"
    CUT_OFF = "cut_off"
    """The time ran out while someone still spoke."""


class Miss(Enum):
    """Why no answer was understood."""

    SILENCE = "silence"
    NOT_UNDERSTOOD = "not_understood"
    TOO_LOUD = "too_loud"
    """The room drowns the speech."""
    CUT_OFF = "cut_off"
    """The speech began before the kiosk listened, or was too long to be heard to its end."""


LOUDEST = 6
"""The highest step of `Loudness`."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A visitor's recorded speech: mono 16-bit little-endian samples. Never printed, never logged."""

    samples: bytes = field(repr=False)
    sample_rate_hz: int = 16_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A choice that may have been said, with its calibrated probability from 0 to 1."""

    choice: str
    probability: float


@dataclass(frozen=True, slots=True)
class SpeechBegan:
    """Someone began to speak while the kiosk listened or recorded (the id is of `Listen` or `Record`)."""

    listen_id: int


@dataclass(frozen=True, slots=True)
class SpeechEnded:
    """The speech is over and is being made out; `Heard` or `Recorded` follows."""

    listen_id: int


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud the speech being recorded is, from 0 to `LOUDEST`; at most five a second, each a change."""

    listen_id: int
    step: int


@dataclass(frozen=True, slots=True)
class Heard:
    """Speech ended and was compared: candidates, most probable first; none when nothing fits.

    Ends the listening: the core orders `Listen` again if it wants more. `longest_pause_ms` is the longest
    silence within the speech, after which it went on; `miss` is the cause where nothing fits.
    """

    listen_id: int
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    longest_pause_ms: int = 0
    miss: Miss = Miss.NOT_UNDERSTOOD


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording ended, and how it came out; None when nobody spoke."""

    record_id: int
    recording: Recording | None = field(default=None, repr=False)
    take: Take = Take.GOOD


@dataclass(frozen=True, slots=True)
class Pressed:
    """A choice, key, control or the bare screen ("screen") was touched or pressed."""

    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pointed:
    """The focus of keys or switches came to something that can be pressed: it is to be named."""

    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Speaking:
    """The player began the utterance with this index of this `Speak`."""

    speak_id: int
    index: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """The player finished the last utterance of this `Speak`; not sent for one that was stopped."""

    speak_id: int


@dataclass(frozen=True, slots=True)
class TimedOut:
    """A timer ran out."""

    timer_id: int


@dataclass(frozen=True, slots=True)
class SignUpSaved:
    """The store has the sign-up (in trial: memory has it); `reference` is what the visitor may quote."""

    save_id: int
    reference: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class QuestionSaved:
    """The store has the question (in trial: nothing is kept)."""

    save_id: int


@dataclass(frozen=True, slots=True)
class SignUpFound:
    """The store holds a sign-up with this reference, for this café."""

    save_id: int
    cafe: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignUpNotFound:
    """No sign-up has this reference (any more)."""

    save_id: int


@dataclass(frozen=True, slots=True)
class SignUpCancelled:
    """The sign-up is cancelled and its seat is free."""

    save_id: int


@dataclass(frozen=True, slots=True)
class SignUpMoved:
    """The sign-up is for the other café now."""

    save_id: int


@dataclass(frozen=True, slots=True)
class SaveFailed:
    """The store could not do what was ordered."""

    save_id: int


@dataclass(frozen=True, slots=True)
class PartFailed:
    """A part went away."""

    part: Part


@dataclass(frozen=True, slots=True)
class PartRecovered:
    """A part is there (again)."""

    part: Part


Event = (
    SpeechBegan
    | SpeechEnded
    | Loudness
    | Heard
    | Recorded
    | Pressed
    | Pointed
    | Speaking
    | Spoken
    | TimedOut
    | SignUpSaved
    | QuestionSaved
    | SignUpFound
    | SignUpNotFound
    | SignUpCancelled
    | SignUpMoved
    | SaveFailed
    | PartFailed
    | PartRecovered
)
