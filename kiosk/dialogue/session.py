"""One visit's state. The next visitor gets a new session, never a cleared one."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from kiosk.dialogue.choice import Choice
from kiosk.dialogue.effects import Effect, Say
from kiosk.dialogue.events import Recording
from kiosk.dialogue.view import Theme

RATES_PERCENT = (50, 75, 100, 125, 150, 200)
"""Six steps of speed from 50 % to 200 %, as the accessibility rules ask."""

VOLUMES_PERCENT = (25, 40, 60, 80, 100)
"""Steps of loudness; clips peak near full scale, so that nothing above 100 % is offered."""

DEFAULT_RATE = RATES_PERCENT.index(100)
DEFAULT_VOLUME = VOLUMES_PERCENT.index(80)


class Stage(Enum):
    """What the kiosk does at a step."""

    SPEAKING = "speaking"
    ATTENDING = "attending"
    RECORDING = "recording"
    SAVING = "saving"


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts work: the ear, the voice; `trial` when no sign-up is kept."""

    ear: bool = False
    voice: bool = False
    trial: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """What the visitor answered; never printed."""

    cafe: str | None = field(default=None, repr=False)
    consent: str | None = field(default=None, repr=False)
    name: Recording | None = field(default=None, repr=False)
    written_name: str | None = field(default=None, repr=False)
    telephone: str | None = field(default=None, repr=False)
    needs: frozenset[str] = field(default=frozenset(), repr=False)
    question: Recording | None = field(default=None, repr=False)
    question_consent: str | None = field(default=None, repr=False)
    quoted: str | None = field(default=None, repr=False)
    """The code of an earlier sign-up."""
    read_aloud: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class Changing:
    """One item of the registration is being changed; then the visit returns to the step `back_to`."""

    item: str
    back_to: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A spoken answer that was taken, and where the visit stood before: so that it can be taken back."""

    choice: Choice = field(repr=False)
    before: Session = field(repr=False)


@dataclass(frozen=True, slots=True)
class Session:
    """Where a visit stands.

    `page` is that of a long list, from 0. `changing` is the item of the registration that is being changed.
    `held` is what is still to be said after a pause. `lookups` counts codes that nobody has. `left` is set
    when nobody answered the idle question. `save_step` is the step that `save_id` belongs to.
    `trail` are the steps to go back to; `interrupted` the one that help or the idle question broke
    into, at `interrupted_page`.
    `says` is what is being or was last said and `saying` the index reached. `doubt` is the choice in
    question while the kiosk asks "did you say ...?". `correcting` is the pair of the number that is being
    given again. `takes` counts bad recordings at this step. `end_silence_ms` is the silence that ends an
    answer of this visitor. `understood` is the spoken answer that led to this page. With `reading` what is
    touched is named first, and chosen by a second touch; `pointed` is what was named. `thinking` is set while
    speech is being made out, `near` while someone seems to be near the kiosk. The `*_id` are those of the
    orders under way: an event with another id is late and changes nothing. `last_id` goes on counting over
    visits.
    """

    parts: Parts
    language: str
    step: str
    page: int = 0
    stage: Stage = Stage.ATTENDING
    trail: tuple[str, ...] = ()
    interrupted: str | None = None
    interrupted_page: int = 0
    answers: Answers = Answers()
    entry: str = field(default="", repr=False)
    correcting: int | None = None
    changing: Changing | None = None
    held: tuple[Say, ...] | None = field(default=None, repr=False)
    lookups: int = 0
    left: bool = False
    reference: str | None = field(default=None, repr=False)
    says: tuple[Say, ...] = field(default=(), repr=False)
    saying: int = 0
    doubt: str | None = field(default=None, repr=False)
    misses: int = 0
    takes: int = 0
    speech_began: bool = False
    loudness: int = 0
    end_silence_ms: int = 700
    rate: int = DEFAULT_RATE
    volume: int = DEFAULT_VOLUME
    last_id: int = 0
    speak_id: int | None = None
    listen_id: int | None = None
    silence_id: int | None = None
    idle_id: int | None = None
    save_id: int | None = None
    save_step: str = ""
    theme: Theme = Theme.WARM
    text_size: int = 0
    understood: Understood | None = field(default=None, repr=False)
    reading: bool = False
    pointed: str | None = field(default=None, repr=False)
    thinking: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class Transition:
    """The session after an event and what to do, in this order."""

    session: Session
    effects: tuple[Effect, ...]
