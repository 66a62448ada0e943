"""What is said, shown and heard, by language, and the answers made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the kiosk says, of one or two sentences.

    `name` is the file name of its recording without ".wav" ("home.say.1"); `text` is as spoken: Arabic
    with its vowel marks, placeholders such as {reference} unfilled; `shown` is the caption.
    """

    name: str
    text: str
    shown: str


Lines = Mapping[str, tuple[Line, ...]]
"""Lines by language code."""

Words = Mapping[str, str]
"""Short words to show, by language code."""

Phrases = Mapping[str, tuple[str, ...]]
"""What a visitor may say, by language code; Arabic with its vowel marks."""


@dataclass(frozen=True, slots=True)
class Sets:
    """What choosing an answer writes into the session; None leaves a value as it is."""

    language: str | None = None
    consent: str | None = None
    """The version of the notice that the visitor has just heard and agreed to."""
    question_consent: str | None = None
    """The same for leaving a question."""
    cafe: str | None = None
    read_aloud: bool | None = None
    need: str | None = None
    """A need that is added, or taken back where it was there."""
    forget: frozenset[str] = frozenset()
    """Answers that are erased: "name", "telephone", "question", "needs"."""
    look: str = ""
    """What it does to the look of the screen: "larger", "smaller" (text), "colours" (the next theme)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: a picture, short words, what a visitor may say for it, and the step it leads to.

    `name` is the phrase's name too: recorded examples of it lie in `examples/<name>/`. `says` names the
    answer aloud. A choice with `language` is shown,
    said and heard in that language. `key` makes it a key of the keypad: "0" to "9" or "erase"; `group`
    makes it a pair of the number's digits, counted from 0, to be given again.
    `named` answers are named each time the step asks; the others only when nothing was understood.
    `onward` marks the card that goes on ("that is all"): it stands apart from the answers. `confirm` asks
    back whenever the answer was heard, however clearly; `changes` leads to one item of the registration
    and back again. `about` are further words by which a question is about the topic that this choice offers.
    """

    name: str
    picture: str
    shown: Words
    hear: Phrases
    go: str
    says: Lines = field(default_factory=dict)
    named: bool = False
    sets: Sets = Sets()
    language: str | None = None
    key: str | None = None
    group: int | None = None
    onward: bool = False
    confirm: bool = False
    changes: bool = False
    about: Phrases = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice on the screen: a picture and short words; `says` is said when it first matters."""

    picture: str
    shown: Words
    says: Lines = field(default_factory=dict)
