"""Takes events off one inbox, calls the dialogue, and carries its effects out through the ports.

The only place where the dialogue meets the clock. Knows no part by name.
"""

from __future__ import annotations

import heapq
import logging
import queue
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import assert_never

from kiosk.dialogue import advance, begin
from kiosk.dialogue.effects import (
    CancelSignUp,
    Effect,
    EndVisit,
    FindSignUp,
    Listen,
    MoveSignUp,
    Record,
    SaveQuestion,
    SaveSignUp,
    Show,
    Speak,
    StartTimer,
    StopListening,
    StopSpeaking,
)
from kiosk.dialogue.events import Event, TimedOut
from kiosk.dialogue.script import Script
from kiosk.dialogue.session import Parts, Session, Transition
from kiosk.ports import Ear, Screen, SignUps, Voice

log = logging.getLogger(__name__)

Observer = Callable[[Event | Effect], None]
"""Told of each event before it is worked and of each effect before it is carried out."""


@dataclass(frozen=True, slots=True)
class World:
    """The parts of a running kiosk."""

    ear: Ear
    voice: Voice
    screen: Screen
    sign_ups: SignUps


class HeapTimers:
    """Timers as a heap of due times; the runner asks how long to sleep. `now` is a clock in seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._due: list[tuple[float, int]] = []

    def start(self, order: StartTimer) -> None:
        """Start a timer."""
        heapq.heappush(self._due, (self._now() + order.seconds, order.timer_id))

    def seconds_left(self) -> float | None:
        """Seconds until the next timer runs out, None where there is none."""
        return max(0.0, self._due[0][0] - self._now()) if self._due else None

    def pop(self) -> TimedOut | None:
        """The next timer that has run out, or None."""
        if self._due and self._due[0][0] <= self._now():
            return TimedOut(heapq.heappop(self._due)[1])
        return None

    def clear(self) -> None:
        """Forget every timer."""
        self._due.clear()


class Inbox:
    """The one queue of events; `post` may be called from any thread."""

    def __init__(self) -> None:
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()

    def post(self, event: Event) -> None:
        """Add an event."""
        self._events.put(event)

    def wake(self) -> None:
        """Make `next` return without an event."""
        self._events.put(None)

    def next(self, timeout_s: float | None) -> Event | None:
        """The next event; None after the time or a wake."""
        try:
            return self._events.get(timeout=timeout_s)
        except queue.Empty:
            return None


class Runner:
    """Runs visit after visit until stopped.

    `scripts` gives the script of each visit (content may change between visits, never within one).
    """

    def __init__(
        self,
        world: World,
        scripts: Callable[[], Script],
        inbox: Inbox,
        observers: tuple[Observer, ...] = (),
        timers: HeapTimers | None = None,
    ) -> None:
        self._world = world
        self._scripts = scripts
        self._inbox = inbox
        self._observers = observers
        self._timers = timers or HeapTimers()
        self._stopping = False
        self._visit: tuple[Script, Session] | None = None

    def run(self) -> None:
        """Work until `stop`; blocks."""
        self.start()
        while not self._stopping:
            self.work()

    def start(self) -> None:
        """Begin the first visit."""
        self._begin(Parts(trial=self._world.sign_ups.trial), last_id=0, greet=True)

    def work(self) -> None:
        """Wait for one event or timer and carry out what follows from it."""
        event = self._timers.pop() or self._inbox.next(self._timers.seconds_left())
        if event is not None:
            self._observe(event)
            self._advance(event)

    def stop(self) -> None:
        """Make `run` return."""
        self._stopping = True
        self._inbox.wake()

    def _begin(self, parts: Parts, *, last_id: int, greet: bool) -> None:
        self._timers.clear()
        script = self._scripts()
        self._follow(script, begin(script, parts, last_id=last_id, greet=greet))

    def _advance(self, event: Event) -> None:
        if self._visit is not None:
            script, session = self._visit
            self._follow(script, advance(script, session, event))

    def _follow(self, script: Script, transition: Transition) -> None:
        self._visit = script, transition.session
        for effect in transition.effects:
            self._observe(effect)
            self._carry_out_safely(effect)

    def _observe(self, what: Event | Effect) -> None:
        for observer in self._observers:
            observer(what)

    def _carry_out_safely(self, effect: Effect) -> None:
        try:
            self._carry_out(effect)
        except Exception as error:
            # A part's bug must not end the visit; not log.exception: its message may quote a visitor.
            log.error("%s failed: %s at %s", type(effect).__name__, type(error).__name__, where(error))  # noqa: TRY400

    def _carry_out(self, effect: Effect) -> None:
        world = self._world
        match effect:
            case Show(view):
                world.screen.show(view)
            case Speak():
                world.voice.speak(effect)
            case StopSpeaking():
                world.voice.stop_speaking()
            case Listen():
                world.ear.listen(effect)
            case Record():
                world.ear.record(effect)
            case StopListening():
                world.ear.stop_listening()
            case StartTimer():
                self._timers.start(effect)
            case SaveSignUp() | SaveQuestion() | FindSignUp() | CancelSignUp() | MoveSignUp():
                world.sign_ups.carry_out(effect)
            case EndVisit():
                self._end_visit(effect)
            case _:
                assert_never(effect)

    def _end_visit(self, order: EndVisit) -> None:
        self._world.sign_ups.end_visit(order)
        if self._visit is not None:
            _, ended = self._visit
            self._begin(ended.parts, last_id=ended.last_id, greet=order.finished)


def where(error: BaseException) -> str:
    """Where an error was raised, without its message: that may quote a visitor."""
    frames = traceback.extract_tb(error.__traceback__)
    return " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-4:]))
