"""One simulated visit: the real core, and a world in which speaking, thinking and typing take seconds."""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass, field

from kiosk.dialogue import advance, begin
from kiosk.dialogue.effects import (
    Effect,
    EndVisit,
    Hear,
    Listen,
    Record,
    Say,
    Show,
    Speak,
    StartTimer,
    StopListening,
    StopSpeaking,
    Utterance,
)
from kiosk.dialogue.events import (
    Event,
    Heard,
    Miss,
    Pressed,
    Recorded,
    Recording,
    Spoken,
    TimedOut,
)
from kiosk.dialogue.script import Script
from kiosk.dialogue.session import Parts, Session, Stage
from kiosk.visitors.ledger import Ledger
from kiosk.visitors.mind import Mind, Page
from kiosk.visitors.mishearing import Recogniser
from kiosk.visitors.person import Goal, Manner, Wish
from kiosk.visitors.ways import Map

CHARACTERS_A_SECOND = 12.0
"""The kiosk's voice at its usual rate (125 words a minute, 5.8 letters and spaces a word)."""
ANSWER_S = 1.2
"""A spoken answer and the silence that ends it."""
FREE_SPEECH_S = 4.0
STORE_S = 0.1
PATIENCE_S = 6.0
"""After so long without an answer people touch."""
LONGEST_S = 60 * 60.0
MOST_ACTS = 600
VOICE = Recording(b"\x00\x00")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a visit went; `mistaken` is a sign-up that holds what the visitor did not mean.

    `goodbye` tells that it ended with one, or never began; `asked` the most times that a step asked in a row.
    """

    reached: bool
    mistaken: bool
    goodbye: bool
    turns: int
    seconds: float
    asked: int


@dataclass(slots=True)
class World:
    """A visit under way."""

    script: Script
    manner: Manner
    goal: Goal
    draw: random.Random
    mind: Mind
    ledger: Ledger
    session: Session
    now_s: float = 0.0
    acts: int = 0
    said: str = ""
    said_here: str = ""
    asks_back: bool = False
    ended: bool = False
    page: Show | None = None
    hears: tuple[Hear, ...] = ()
    asked: int = 0
    most_asked: int = 0
    asked_at: tuple[str, str | None] = ("", None)
    think_until_s: float = 0.0
    thinks_at: str = ""
    ended_by_goodbye: bool = False
    patience: int = 1_000_000
    tried: bool = False
    _due: list[tuple[float, int, Event]] = field(default_factory=list)
    _order: int = 0
    _act_s: float | None = None

    # -- the kiosk -----------------------------------------------------------------------------------

    def follow(self, effects: tuple[Effect, ...]) -> None:
        """Carry out what the core ordered."""
        for effect in effects:
            self._carry_out(effect)
        if self._act_s is None and self._may_act():
            self._act_s = self.now_s + self._reaction_s()

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case Show():
                self.page = effect
            case Speak():
                self._speak(effect)
            case StopSpeaking():
                self._due = [due for due in self._due if not isinstance(due[2], Spoken)]
                heapq.heapify(self._due)
            case Listen(_, hears):
                self.hears = hears
            case StartTimer(timer_id, seconds):
                self._later(seconds, TimedOut(timer_id))
            case EndVisit():
                self.ended = True
                self.ended_by_goodbye = self.session.step == self.script.goodbye
            case Record() | StopListening():
                pass
            case _:
                self._later(STORE_S, self.ledger.carry_out(effect))
                self.mind.done = self.mind.done or self.ledger.reached

    def _speak(self, order: Speak) -> None:
        self._act_s = None
        seconds = sum(_seconds(say) for say in order.says) * 100 / order.rate_percent
        self._later(seconds, Spoken(order.speak_id))
        said = [say for say in order.says if isinstance(say, Utterance)]
        self.said = "\n".join(say.text for say in said)
        step = self.session.step
        self.said_here = f"{self.said_here}\n{self.said}" if step == self.asked_at[0] else self.said
        self.asks_back = self.session.doubt is not None and bool(said)
        self._count(step, asks=bool(said))

    def _count(self, step: str, *, asks: bool) -> None:
        """How often the same step asks with nothing gained in between."""
        at = (step, self.session.doubt)
        gained = at != self.asked_at or not self.session.misses
        self.asked = 0 if gained else self.asked + asks
        self.asked_at = at
        self.most_asked = max(self.most_asked, self.asked)

    def _later(self, seconds: float, event: Event) -> None:
        self._order += 1
        heapq.heappush(self._due, (self.now_s + seconds, self._order, event))

    # -- the visitor ---------------------------------------------------------------------------------

    def _may_act(self) -> bool:
        """Most people wait until the kiosk has spoken."""
        stage = self.session.stage
        return stage in (Stage.ATTENDING, Stage.RECORDING) and self.session.step != self.script.goodbye

    def _reaction_s(self) -> float:
        """Thinking goes on while the kiosk asks again."""
        if self.thinks_at != self.session.step:
            self.thinks_at = self.session.step
            self.think_until_s = self.now_s + self.manner.think_s * self.draw.uniform(0.5, 1.5)
        return max(0.5, self.think_until_s - self.now_s)

    def next_event(self) -> Event | None:
        """What happens next, as time goes on; None where nothing would ever happen."""
        due_s = self._due[0][0] if self._due else None
        if self._act_s is not None and (due_s is None or self._act_s <= due_s):
            self.now_s, self._act_s = self._act_s, None
            event = self._act()
            if event is not None:
                self.tried = False
                return event
            if not self.tried and self.manner.touches:
                self.tried, self._act_s = True, self.now_s + PATIENCE_S
            return self.next_event()
        if due_s is None:
            return None
        self.now_s = due_s
        return heapq.heappop(self._due)[2]

    def _act(self) -> Event | None:
        self.acts += 1
        if self.page is None or self.acts > self.patience:
            return None
        asks_back = self.asks_back and self.session.doubt is not None
        page = Page(self.page.view, self.said, self.said_here, asks_back)
        if self.manner.changes_language and self.draw.random() < _CHANGES:
            others = [language.code for language in self.script.languages]
            self.mind.language = self.draw.choice(others)
            wanted = "language" if self.mind.language != page.view.language else self.mind.wants(page)
        else:
            wanted = self.mind.wants(page)
        return self._do(wanted)

    def _do(self, wanted: str) -> Event | None:
        """Say it or touch it."""
        if self.session.stage is Stage.RECORDING:
            return self._record(wanted)
        heard = any(hear.choice == wanted for hear in self.hears)
        speaks = self.manner.speaks and self.session.listen_id is not None
        tired = (self.session.misses > 1 or self.tried) and self.manner.touches
        if speaks and heard and not tired:
            return self._say(wanted)
        if self.manner.touches and wanted:
            self.now_s += self.manner.touch_s
            return Pressed(wanted)
        return self._say(wanted) if speaks and heard else None

    def _record(self, wanted: str) -> Event | None:
        if self.manner.speaks and self.manner.voice_arrives:
            self.now_s += FREE_SPEECH_S
            return Recorded(self.session.listen_id or 0, VOICE)
        if self.manner.touches and (not self.manner.speaks or self.session.misses or self.tried):
            return Pressed(wanted)
        return None

    def _say(self, wanted: str) -> Event | None:
        if not self.manner.voice_arrives:
            return None
        self.now_s += ANSWER_S
        listen_id = self.session.listen_id or 0
        chats = self.draw.random() < self.manner.chatty
        asks = self.goal.wish is Wish.ASK and self.script.steps[self.session.step].unmatched
        if chats or (asks and self.draw.random() < 0.5):  # noqa: PLR2004 - half ask their question aloud
            miss = self.draw.choice((Miss.NOT_UNDERSTOOD, Miss.CUT_OFF, Miss.NOT_UNDERSTOOD))
            return Heard(listen_id, (), miss=miss)
        heard = Recogniser(self.manner.misheard).hear(self.hears, wanted, self.draw)
        return Heard(listen_id, heard)


_CHANGES = 0.08
"""A visitor who changes the language does so at one answer in twelve."""


def _seconds(say: Say) -> float:
    return len(say.shown) / CHARACTERS_A_SECOND if isinstance(say, Utterance) else 0.3


def visit(script: Script, ways: Map, manner: Manner, goal: Goal, draw: random.Random) -> Outcome:
    """Hold one visit to its end."""
    transition = begin(script, Parts(ear=True, voice=True))
    mind = Mind(script, ways, goal, manner)
    world = World(script, manner, goal, draw, mind, Ledger(script, goal), transition.session)
    if manner.leaves:
        world.patience = draw.randrange(1, 25)
    world.follow(transition.effects)
    while not world.ended and world.now_s < LONGEST_S and world.acts < MOST_ACTS:
        event = world.next_event()
        if event is None:
            break
        transition = advance(script, world.session, event)
        world.session = transition.session
        world.follow(transition.effects)
    reached = world.ledger.reached or (goal.wish is Wish.LEARN and mind.done)
    never_began = world.session.step == script.first
    return Outcome(
        reached,
        world.ledger.mistaken,
        world.ended_by_goodbye or never_began,
        world.acts,
        world.now_s,
        world.most_asked,
    )
