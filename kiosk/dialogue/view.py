"""What is on the screen, as values: a page is drawn from a `View` alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Attention(Enum):
    """What the kiosk is doing, shown as a picture and a colour."""

    SPEAKING = "speaking"
    LISTENING = "listening"
    HEARING = "hearing"
    """Someone is speaking to it."""
    THINKING = "thinking"
    """It makes out what was said."""
    RECORDING = "recording"
    SAVING = "saving"
    WAITING = "waiting"
    """It waits for a touch: it can't listen."""
    PAUSED = "paused"
    """The visitor stopped it; it goes on when they say so."""


class Theme(Enum):
    """The colours of the screen, as the visitor chose them."""

    WARM = "warm"
    CONTRAST = "contrast"
    """The strongest contrast there is, for weak eyes."""
    DARK = "dark"
    """For evenings."""


TEXT_SIZES = 4
"""How many sizes of text a visitor can choose; the first is the usual one."""


class Scene(Enum):
    """What a page is about, where the rest of the view does not tell."""

    PLAIN = "plain"
    ATTRACT = "attract"
    """Nobody's turn: it invites whoever passes by."""
    EXPLANATION = "explanation"
    """A part of a topic: the words and their picture matter most, the answers come after."""
    GAME = "game"
    """True or false."""
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A café as a leaf of a calendar, in short words of the visitor's language.

    `day` is the day of the month in digits, `time` is "15:00" and `hour` its hour from 0 to 23, by which
    the sun or the moon is drawn; `picture` is that of the place; `seats` says how many are left where they
    are few, or that it is `full`: it can still be touched, and the kiosk says what to do then.
    """

    weekday: str
    day: str
    month: str
    time: str
    hour: int
    place: str
    picture: str
    seats: str = ""
    full: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """Something to touch: `name` is sent as `Pressed(name)`; `lit` while it is being named aloud.

    `chosen` marks one of several that can be chosen together and is. `level` of `levels` is how far a
    control stands (loudness, speed, size of the text), from 1; no levels where it has none. `meeting` is the
    café that the answer stands for.
    """

    name: str
    picture: str
    label: str
    lit: bool = False
    chosen: bool = False
    level: int = 0
    levels: int = 0
    meeting: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """An answer shown on a review page or a reference: a picture and text; `large` for the reference.

    `meeting` is the café, where the detail is one.
    """

    name: str
    picture: str
    text: str = field(repr=False)
    large: bool = False
    meeting: Meeting | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class View:
    """One page: caption, picture, at most four options, keypad, details, notices and the fixed bar.

    `onward` are the cards that go on, apart from the answers: the next page of a list, "that is all".
    `page` of `pages` is the page of a list that is shown, from 1.

    `caption` is what is being said, as shown. `entry` is the number typed so far in pairs, "_" for a digit
    that is wanted, or the name typed so far; None on pages without a keypad. `keys` are in reading order
    1 2 3 / 4 5 6 / 7 8 9 / and the rest, or with `spelling` the letters, space and erase; `groups` are the
    pairs of a number, one of which can be given again. Digits are never mirrored. `notices` are the trial
    ribbon and the modes (touch only, silent), as options that do nothing. `loudness` is that of the speech
    being recorded, from 0 (silence) to 6; `record_seconds` is how long a recording of this page may last,
    from when the kiosk begins to record; 0 on pages that record nothing.

    `theme` and `text_size` (from 0) are the visitor's. `parts` are the parts of the explanation or the
    questions of the game, that of this page lit: they tell how far it goes, and can't be touched.
    `understood` is the spoken answer that led here; the control "back" takes it back. `read` is the control
    that has things read; while it is `chosen`, the first touch on a thing reads it and the second chooses it.
    `moving` is False where nobody is near. `longest` is the number of letters of the longest caption that the
    page shows while it speaks: room is kept for it, so that nothing jumps from sentence to sentence.
    """

    step: str
    language: str
    right_to_left: bool
    picture: str
    caption: str = field(repr=False)
    options: tuple[Option, ...]
    bar: tuple[Option, ...]
    attention: Attention
    keys: tuple[Option, ...] = ()
    groups: tuple[Option, ...] = field(default=(), repr=False)
    entry: str | None = field(default=None, repr=False)
    details: tuple[Detail, ...] = field(default=(), repr=False)
    notices: tuple[Option, ...] = ()
    loudness: int = 0
    onward: tuple[Option, ...] = ()
    page: int = 1
    pages: int = 1
    spelling: bool = False
    theme: Theme = Theme.WARM
    text_size: int = 0
    scene: Scene = Scene.PLAIN
    parts: tuple[Option, ...] = ()
    understood: Option | None = field(default=None, repr=False)
    read: Option | None = None
    record_seconds: float = 0.0
    moving: bool = False
    longest: int = 0
