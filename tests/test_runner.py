from __future__ import annotations

import io
import json
import logging
from dataclasses import dataclass, field
from typing import TypeVar

import pytest

from kiosk.dialogue.effects import (
    CancelSignUp,
    Effect,
    EndVisit,
    FindSignUp,
    Listen,
    Record,
    SaveQuestion,
    Show,
    Speak,
    StartTimer,
    StoreOrder,
)
from kiosk.dialogue.events import (
    Candidate,
    Event,
    Heard,
    Part,
    PartRecovered,
    Pressed,
    QuestionSaved,
    Recorded,
    Recording,
    SignUpFound,
    SignUpSaved,
    Spoken,
    TimedOut,
)
from kiosk.dialogue.view import View
from kiosk.journal import Journal, entry
from kiosk.runner import HeapTimers, Inbox, Runner, World
from tests.dialogue.sample import sample_script

Order = TypeVar("Order")


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    seconds: float = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.seconds


@dataclass
class Parts:
    """Every port in one recorder."""

    orders: list[object] = field(default_factory=list)
    trial: bool = False
    broken: bool = False

    def listen(self, order: Listen) -> None:
        """Record."""
        self.orders.append(order)

    def record(self, order: Record) -> None:
        """Record."""
        self.orders.append(order)

    def stop_listening(self) -> None:
        """Record."""
        self.orders.append("stop listening")

    def speak(self, order: Speak) -> None:
        """Record, or break."""
        if self.broken:
            raise RuntimeError("Fatima 0612345678")
        self.orders.append(order)

    def stop_speaking(self) -> None:
        """Record."""
        self.orders.append("stop speaking")

    def show(self, view: View) -> None:
        """Record."""
        self.orders.append(view)

    def carry_out(self, order: StoreOrder) -> None:
        """Record."""
        self.orders.append(order)

    def end_visit(self, order: EndVisit) -> None:
        """Record."""
        self.orders.append(order)

    def start(self, order: StartTimer) -> None:
        """Record."""
        self.orders.append(order)


class Kiosk:
    """A runner with recorded parts and a clock of its own."""

    def __init__(self) -> None:
        self.parts = Parts()
        self.clock = Clock()
        self.inbox = Inbox()
        self.observed: list[Event | Effect] = []
        world = World(self.parts, self.parts, self.parts, self.parts)
        timers = HeapTimers(self.clock)
        self.runner = Runner(world, sample_script, self.inbox, (self.observed.append,), timers)
        self.runner.start()

    def send(self, *events: Event) -> None:
        """Post events and let them be worked."""
        for event in events:
            self.inbox.post(event)
            self.runner.work()

    def latest(self, kind: type[Order]) -> Order:
        """The latest order of this kind that reached a part."""
        return [order for order in self.parts.orders if isinstance(order, kind)][-1]


def test_effects_reach_the_parts_in_order() -> None:
    """The page is shown before the lines are spoken."""
    kiosk = Kiosk()
    kiosk.parts.orders.clear()
    kiosk.send(PartRecovered(Part.VOICE))
    assert [type(order).__name__ for order in kiosk.parts.orders] == ["View", "Speak"]


def test_a_timer_becomes_an_event_when_its_time_has_come() -> None:
    """Timers run out in the order of their times."""
    clock = Clock()
    timers = HeapTimers(clock)
    timers.start(StartTimer(1, 8.0))
    timers.start(StartTimer(2, 3.0))
    assert timers.pop() is None
    assert timers.seconds_left() == 3.0
    clock.seconds = 9.0
    assert [timers.pop(), timers.pop(), timers.pop()] == [TimedOut(2), TimedOut(1), None]


def test_the_next_visit_begins_when_one_ends() -> None:
    """After the idle question the next session is new: no trail, no answers."""
    kiosk = Kiosk()
    kiosk.send(Pressed("ar"))
    while not any(isinstance(effect, EndVisit) for effect in kiosk.observed):
        kiosk.clock.seconds += 130
        kiosk.runner.work()
    ends = [effect for effect in kiosk.observed if isinstance(effect, EndVisit)]
    assert ends == [EndVisit(finished=False)]
    view = [order for order in kiosk.parts.orders if isinstance(order, View)][-1]
    assert (view.step, view.language) == ("welcome", "en")


def test_a_broken_part_is_logged_without_its_message(caplog: pytest.LogCaptureFixture) -> None:
    """The error's place is logged, its words are not: they may quote a visitor."""
    kiosk = Kiosk()
    kiosk.parts.broken = True
    with caplog.at_level(logging.ERROR):
        kiosk.send(PartRecovered(Part.VOICE))
    assert "Speak failed: RuntimeError" in caplog.text
    assert "Fatima" not in caplog.text


def test_the_journal_writes_types_and_ids_only() -> None:
    """No answer of a visitor is in the log, whichever event carries it."""
    stream = io.StringIO()
    journal = Journal(stream, Clock())
    secret = Recording(b"secret sound")
    for what in (
        Heard(3, (Candidate("yes", 0.9),)),
        Pressed("no-telephone"),
        Recorded(4, secret),
        SignUpSaved(5, "4712"),
        Spoken(6),
    ):
        journal(what)
    written = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert written == [
        {"seconds": 0.0, "type": "Heard", "listen_id": 3},
        {"seconds": 0.0, "type": "Pressed"},
        {"seconds": 0.0, "type": "Recorded", "record_id": 4},
        {"seconds": 0.0, "type": "SignUpSaved", "save_id": 5},
        {"seconds": 0.0, "type": "Spoken", "speak_id": 6},
    ]


def test_what_is_ordered_of_the_store_reaches_it() -> None:
    """A question is saved, a sign-up found and cancelled: each order once."""
    kiosk = Kiosk()
    kiosk.send(PartRecovered(Part.EAR), PartRecovered(Part.VOICE))
    kiosk.send(*(Pressed(name) for name in ("en", "ask", "record", "yes")))
    kiosk.send(Spoken(kiosk.latest(Speak).speak_id))
    kiosk.send(Recorded(kiosk.latest(Record).record_id, Recording(b"secret")), Pressed("yes"))
    kiosk.send(Spoken(kiosk.latest(Speak).speak_id))
    assert kiosk.latest(SaveQuestion).question == Recording(b"secret")
    kiosk.send(QuestionSaved(kiosk.latest(SaveQuestion).save_id), Pressed("home"), Pressed("mine"))
    kiosk.send(*(Pressed(name) for name in ("one", "two", "three", "four")))
    kiosk.send(Spoken(kiosk.latest(Speak).speak_id))
    kiosk.send(SignUpFound(kiosk.latest(FindSignUp).save_id, "rabat"), Pressed("cancel"))
    kiosk.send(Spoken(kiosk.latest(Speak).speak_id))
    assert kiosk.latest(CancelSignUp).reference == "1234"


def test_nothing_personal_is_printed_of_a_session() -> None:
    """The repr of what carries answers, as a crash report would hold it, is bare of them."""
    kiosk = Kiosk()
    kiosk.send(Pressed("en"), Pressed("cafe"), Pressed("rabat"), Pressed("yes"))
    kiosk.send(*(Pressed(name) for name in ("zero", "six", "one")))
    show = next(effect for effect in reversed(kiosk.observed) if isinstance(effect, Show))
    for printed in (repr(kiosk.runner._visit), repr(show), repr(show.view), repr(entry(show))):
        assert "06 1" not in printed
        assert "061" not in printed
