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
    RECORDING = "recording"
    SAVING = "saving"
    WAITING = "waiting"
    """It waits for a touch: it can't listen."""
    PAUSED = "paused"
    """The visitor stopped it; it goes on when they say so."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to touch: `name` is sent as `Pressed(name)`; `lit` while it is being named aloud.

    `chosen` marks one of several that can be chosen together and is.
    """

    name: str
    picture: str
    label: str
    lit: bool = False
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """An answer shown on a review page or a reference: a picture and text; `large` for the reference."""

    name: str
    picture: str
    text: str = field(repr=False)
    large: bool = False


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
    being recorded, from 0 (silence) to 6.
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
