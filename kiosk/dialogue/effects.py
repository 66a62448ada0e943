"""What the core orders. Effects are orders; the runner carries them out through the ports."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kiosk.dialogue.events import Recording
from kiosk.dialogue.view import View


@dataclass(frozen=True, slots=True)
class Utterance:
    """One line to say. `text` is filled in: no placeholder is left.

    `line` names its recording; `private` marks text that holds a visitor's answer: its clip may not be
    kept on disk. `lights` is the choice lit on the screen meanwhile.
    """

    line: str
    language: str
    text: str = field(repr=False)
    shown: str = field(repr=False)
    lights: str | None = None
    private: bool = False
    filled: bool = False
    """The text had placeholders, so that no recording of the line can say it."""


@dataclass(frozen=True, slots=True)
class Playback:
    """The visitor's own recording, played back to them."""

    recording: Recording = field(repr=False)


class Tone(Enum):
    """A short sound of the kiosk's own."""

    YOUR_TURN = "your_turn"
    TYPED = "typed"
    GROUP = "group"
    """Two digits of a number are there."""
    NOT_UNDERSTOOD = "not_understood"
    SAVED = "saved"


Say = Utterance | Playback | Tone


@dataclass(frozen=True, slots=True)
class Show:
    """Draw this view."""

    view: View = field(repr=False)


@dataclass(frozen=True, slots=True)
class Speak:
    """Say these one after the other; replaces whatever is being said."""

    speak_id: int
    says: tuple[Say, ...] = field(repr=False)
    rate_percent: int = 100
    volume_percent: int = 100


@dataclass(frozen=True, slots=True)
class StopSpeaking:
    """Be silent at once."""


@dataclass(frozen=True, slots=True)
class Hear:
    """A choice to listen for: the phrases that mean it, in one language."""

    choice: str
    language: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listen:
    """Listen for one answer; ends with one `Heard`.

    Speech is over after `end_silence_ms` of silence, or already after `sure_silence_ms` where the answer is
    beyond doubt.
    """

    listen_id: int
    hears: tuple[Hear, ...] = field(repr=False)
    end_silence_ms: int = 700
    sure_silence_ms: int = 700


@dataclass(frozen=True, slots=True)
class StopListening:
    """Stop listening or recording; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Record:
    """Record free speech in memory until it ends, at most this long; ends with one `Recorded`.

    Speech is over after `end_silence_ms` of silence.
    """

    record_id: int
    max_seconds: float
    end_silence_ms: int = 1_200


@dataclass(frozen=True, slots=True)
class StartTimer:
    """Send `TimedOut` with this id after this many seconds."""

    timer_id: int
    seconds: float


@dataclass(frozen=True, slots=True)
class SignUp:
    """What a visitor leaves for a Café: nothing of it is printed or logged."""

    cafe: str
    language: str
    notice: str
    """The version of the notice that the visitor agreed to."""
    name: Recording | None = field(default=None, repr=False)
    telephone: str | None = field(default=None, repr=False)
    written_name: str | None = field(default=None, repr=False)
    """The name as typed, where it was not spoken."""
    needs: tuple[str, ...] = field(default=(), repr=False)
    """Names of needs ("chair"), sorted."""


@dataclass(frozen=True, slots=True)
class SaveSignUp:
    """Save this sign-up; ends with `SignUpSaved` or `SaveFailed`."""

    save_id: int
    sign_up: SignUp


@dataclass(frozen=True, slots=True)
class SaveQuestion:
    """Save a question for the next Café, in the visitor's voice; ends with `QuestionSaved` or `SaveFailed`.

    `notice` is the version of the notice that the visitor agreed to.
    """

    save_id: int
    language: str
    notice: str
    question: Recording = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindSignUp:
    """Find a sign-up by its reference, unread; ends with `SignUpFound`, `SignUpNotFound` or `SaveFailed`."""

    save_id: int
    reference: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CancelSignUp:
    """Cancel a sign-up; ends with `SignUpCancelled`, `SignUpNotFound` or `SaveFailed`."""

    save_id: int
    reference: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MoveSignUp:
    """Move a sign-up to another café; ends with `SignUpMoved`, `SignUpNotFound` or `SaveFailed`."""

    save_id: int
    reference: str = field(repr=False)
    cafe: str = field(repr=False)


StoreOrder = SaveSignUp | SaveQuestion | FindSignUp | CancelSignUp | MoveSignUp
"""What the store is asked to do; each order is answered by one event with its `save_id`."""


@dataclass(frozen=True, slots=True)
class EndVisit:
    """The visit is over: forget all of it and begin the next; `finished` is False when nobody was left."""

    finished: bool


Effect = Show | Speak | StopSpeaking | Listen | StopListening | Record | StartTimer | StoreOrder | EndVisit
