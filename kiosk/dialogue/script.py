"""What the kiosk says and asks, as frozen values: the content loader builds them, the engine reads them.

Knows nothing of files, YAML, sound or the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from kiosk.dialogue.choice import Choice, Line, Lines, Notice, Phrases, Sets, Words
from kiosk.dialogue.events import Miss, Take
from kiosk.dialogue.view import Meeting, Scene

__all__ = [
    "BACK",
    "PAGE",
    "RESUME",
    "STAY",
    "Cafe",
    "Choice",
    "Kind",
    "Language",
    "Line",
    "Lines",
    "Notice",
    "Pace",
    "Phrases",
    "Script",
    "Sets",
    "Step",
    "Words",
]

BACK = "back"
"""The target of a choice that returns to the step before."""

RESUME = "resume"
"""The target of a choice that returns to the step that help, languages or the idle question interrupted."""

STAY = "stay"
"""The target of a choice that stays at its step: one of several that can be chosen together."""

PAGE = 4
"""Answers on a page, as the accessibility rules allow at most; a longer list goes over pages."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language offered to visitors: its code ("fr"), its own name, and its direction."""

    code: str
    name: str
    right_to_left: bool = False


class Kind(Enum):
    """What a step does once its lines are said."""

    QUESTION = "question"
    """Waits for one of its choices."""
    MESSAGE = "message"
    """Says its lines and goes on to `go` by itself."""
    RECORDING = "recording"
    """Records the visitor after a tone, then goes on to `go`."""
    NUMBER = "number"
    """Takes a number digit by digit, then goes on to `go`."""
    LETTERS = "letters"
    """Takes a name letter by letter, by touch alone; the onward choice ends it."""
    SAVING = "saving"
    """Has the store do what `saves` says, then goes on to `go`, to `failed`, or to `unmatched`."""
    END = "end"
    """Ends the visit once its lines are said."""

    @property
    def moves_on(self) -> bool:
        """Whether the step goes on by itself once its lines are said."""
        return self in (Kind.MESSAGE, Kind.SAVING, Kind.END)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the conversation and what is said on it.

    `again` is the shorter prompt after silence or no match. `details` are the answers shown on the page
    ("cafe", "name", "telephone", "needs", "reference", "person"). `waits` marks a step that may stay silent
    for ever (the welcome). `max_seconds` bounds a recording of what `records` says; `plays` plays it after
    the lines. `keeps` is what a number is ("telephone", or "quoted": the code of an earlier sign-up),
    `pattern` the regular expression it must match to be whole, `max_digits` its longest form, or the most
    letters; `letters` are those of the keypad by language. `saves` is what the store does. `otherwise` is
    the step taken when this one can't be asked (a recording without a microphone); `unmatched` where speech
    leads that fits no answer, or a code that nobody has. `in_trial` is said in place of the lines where
    nothing is kept. With `offers` every answer that was heard is asked back, in these words; `noted` is said
    after one of several was chosen. `item` is the part of the registration that the step belongs to.
    `corrects` names the step of a number: each pair of its digits is an answer here, and leads there to be
    given again; `names_groups` names them with the other answers. `correct` is what the step of a number
    says then. `controls` are controls shown with the answers. `scene` is what the page is about; `parts` are
    the steps of one explanation or game, this one among them, in order.
    """

    name: str
    kind: Kind
    picture: str
    says: Lines
    again: Lines
    choices: tuple[Choice, ...] = ()
    keys: tuple[Choice, ...] = ()
    go: str = ""
    failed: str = ""
    otherwise: str = ""
    unmatched: str = ""
    in_trial: Lines = field(default_factory=dict)
    offers: Lines = field(default_factory=dict)
    noted: Lines = field(default_factory=dict)
    records: str = "name"
    plays: str = ""
    keeps: str = "telephone"
    saves: str = "sign-up"
    item: str = ""
    details: tuple[str, ...] = ()
    waits: bool = False
    max_seconds: float = 10.0
    pattern: str = ""
    max_digits: int = 0
    letters: Words = field(default_factory=dict)
    corrects: str = ""
    names_groups: bool = False
    correct: Lines = field(default_factory=dict)
    controls: tuple[str, ...] = ()
    scene: Scene = Scene.PLAIN
    parts: tuple[str, ...] = ()

    @property
    def listed(self) -> tuple[Choice, ...]:
        """The answers, without the cards that go on."""
        return tuple(choice for choice in self.choices if not choice.onward)

    @property
    def pages(self) -> tuple[tuple[Choice, ...], ...]:
        """The answers page by page; at least one page."""
        listed = self.listed
        return tuple(listed[at : at + PAGE] for at in range(0, len(listed), PAGE)) or ((),)


@dataclass(frozen=True, slots=True)
class Cafe:
    """One meeting: its id, when and where in each language (spoken, and shown), and its seats.

    `when`, `where` and `places` (how many seats are left, in words) are (spoken, shown) pairs by language
    code.
    """

    id: str
    when: Mapping[str, tuple[str, str]]
    where: Mapping[str, tuple[str, str]]
    seats: int
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    picture: str = "📅"
    meeting: Mapping[str, Meeting] = field(default_factory=dict)
    """As a leaf of a calendar, by language code."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Times in seconds and thresholds of probability; sources in accessibility rules (8 s, 2 min, 45 s).

    `sure` is wanted of the yes to an answer that is always asked back: `kiosk rehearse --visitors` shows
    that nobody is registered by a misheard word then. `end_silence_ms` is the silence that ends an answer
    at the start of a visit; within a visit it adapts.
    With `interrupt` the kiosk listens while it speaks, which asks for echo cancelling.
    """

    silence_s: float = 8.0
    idle_s: float = 120.0
    answer_s: float = 45.0
    save_s: float = 10.0
    accept: float = 0.5
    sure: float = 0.8
    ask: float = 0.25
    end_silence_ms: int = 700
    interrupt: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """All content of the kiosk, checked: every `go` names a step, every text is there in every language.

    `first`, `home`, `help`, `language_page` and `still_there` name steps. `controls` are heard everywhere,
    by name: repeat, slower, louder, pause, back, home, language, help, faster, softer; those in `bar` are
    always on the screen. `yes` and `no` answer "did you say ...?"; `go_on` ends a pause, `paused` is said as
    it begins; `more` is the next page of a list; `read` has things named that are touched or pointed at.
    `touch_the_picture` precedes the answers named one by one; `call_a_person` follows the third miss;
    `did_you_say` precedes the answer in doubt; `takes` are said before a bad recording is made again.
    `misses` say why nothing was understood, before the shorter prompt.
    `groups` are the pairs of a number by their order ("the first"). `ribbon`, `touch_only` and `silent` are
    notices on the screen, each a picture and words.
    """

    languages: tuple[Language, ...]
    steps: Mapping[str, Step]
    first: str
    home: str
    help: str
    still_there: str
    controls: tuple[Choice, ...]
    yes: Choice
    no: Choice
    touch_the_picture: Lines
    call_a_person: Lines
    did_you_say: Lines
    ribbon: Notice
    touch_only: Notice
    silent: Notice
    go_on: Choice
    more: Choice
    read: Choice | None = None
    takes: Mapping[Take, Lines] = field(default_factory=dict)
    misses: Mapping[Miss, Lines] = field(default_factory=dict)
    groups: tuple[Choice, ...] = ()
    cafes: tuple[Cafe, ...] = ()
    pace: Pace = Pace()
    language_page: str = ""
    bar: tuple[str, ...] = ()
    paused: Lines = field(default_factory=dict)
    person: Words = field(default_factory=dict)
    """Who helps visitors in this centre."""
    collects: bool = True
    """False where the notice of law 09-08 is incomplete: nothing personal is asked for then."""

    def language(self, code: str) -> Language:
        """The language with this code; KeyError if the script does not offer it."""
        for language in self.languages:
            if language.code == code:
                return language
        raise KeyError(code)

    def onward(self, step: Step) -> tuple[Choice, ...]:
        """The cards of a step that go on: the next page of a long list first."""
        own = tuple(choice for choice in step.choices if choice.onward)
        return (self.more, *own) if len(step.pages) > 1 else own

    def heard_at(self, step: Step) -> tuple[Choice, ...]:
        """What may be said at a step besides the controls, on any of its pages."""
        return tuple({choice.name: choice for page in self.pages_at(step) for choice in page}.values())

    def pages_at(self, step: Step) -> tuple[tuple[Choice, ...], ...]:
        """What may be said together at a step besides the controls: answers, keys, pairs; page by page.

        Where answers are offered by what was heard, all pages are one.
        """
        rest = (*self.onward(step), *step.keys, *(self.groups if step.corrects else ()))
        pages = (step.listed,) if step.offers else step.pages
        return tuple((*page, *rest) for page in pages)

    @property
    def needs(self) -> tuple[Choice, ...]:
        """The choices that note a need, in the order written."""
        return tuple(each for step in self.steps.values() for each in step.choices if each.sets.need)

    @property
    def goodbye(self) -> str:
        """The step that ends a visit."""
        return next(name for name, step in self.steps.items() if step.kind is Kind.END)

    def cafe(self, cafe_id: str | None) -> Cafe | None:
        """The café with this id, or None."""
        return next((cafe for cafe in self.cafes if cafe.id == cafe_id), None)
