"""Walks the shipped script as visitors can, by touch alone, and keeps every page it meets in every language.

A page is met once for each language, step, page of a list, and for what changes what is said there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from kiosk.app import HOME
from kiosk.content import load
from kiosk.dialogue import advance, begin
from kiosk.dialogue.effects import Effect, Say, Speak, Utterance
from kiosk.dialogue.events import (
    Candidate,
    Event,
    Heard,
    Pressed,
    QuestionSaved,
    Recorded,
    Recording,
    SaveFailed,
    SignUpCancelled,
    SignUpFound,
    SignUpMoved,
    SignUpNotFound,
    SignUpSaved,
    Speaking,
    Spoken,
    TimedOut,
)
from kiosk.dialogue.pages import page
from kiosk.dialogue.script import Kind, Script, Step
from kiosk.dialogue.session import Answers, Parts, Session, Stage
from kiosk.dialogue.view import View

TODAY = date(2026, 11, 24)
"""A day on which the first of the shipped cafés are still to come."""

NAME = "Fa"
NUMBER = "0612345678"
REFERENCE = "9393"
RECORDING = Recording(b"\x01\x02" * 8_000)
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

SAME_PAGE = ("repeat", "slower", "louder", "faster", "softer")
"""Controls that lead to no other page."""

WITH_ALL = Parts(ear=True, voice=True)
TOUCH_ONLY = Parts(ear=False, voice=True)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page that was met: the session, what led there, and what was said and ordered as it was entered."""

    session: Session
    view: View
    effects: tuple[Effect, ...] = field(repr=False)
    came_from: str = ""

    @property
    def says(self) -> tuple[Say, ...]:
        """What was said as the page was entered."""
        return tuple(say for effect in self.effects if isinstance(effect, Speak) for say in effect.says)

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        """What was said in words."""
        return tuple(say for say in self.says if isinstance(say, Utterance))

    @property
    def where(self) -> str:
        """The page's name, for a message."""
        doubt = f", in doubt about {self.session.doubt}" if self.session.doubt else ""
        return f"{self.view.language} {self.view.step} page {self.view.page}{doubt}"


@cache
def script() -> Script:
    """The script that visitors meet."""
    shipped = load(HOME, TODAY).script
    assert shipped is not None
    return shipped


@cache
def walk(parts: Parts = WITH_ALL) -> tuple[Seen, ...]:
    """Every page that can be reached, with its doubts, misses and pauses."""
    met: dict[tuple[object, ...], Seen] = {}
    transition = begin(script(), parts)
    ahead = deque([_seen(transition.session, transition.effects, "")])
    while ahead:
        here = ahead.popleft()
        if _key(here.session) in met:
            continue
        met[_key(here.session)] = here
        if here.session.doubt is None and here.session.misses == 0 and here.session.held is None:
            ahead.extend(_after(here.session, events) for events in _ways_on(here))
    return (*met.values(), *_stand_ins(parts, {each.session.step for each in met.values()}))


def _stand_ins(parts: Parts, met: set[str]) -> Iterator[Seen]:
    """The pages for what is not so today: a café that is full, no café at all, no whole notice."""
    for name in sorted(script().steps.keys() - met):
        for language in script().languages:
            session = replace(begin(script(), parts).session, language=language.code, step=name)
            yield _after(replace(session, answers=Answers(cafe=script().cafes[0].id)), (Pressed("repeat"),))


def steps(seen: tuple[Seen, ...]) -> set[tuple[str, str]]:
    """The (language, step) pairs that were met."""
    return {(each.view.language, each.view.step) for each in seen}


def captions(each: Seen) -> Iterator[tuple[Utterance, str]]:
    """What is said on a page, and the caption on the screen meanwhile."""
    for index, say in enumerate(each.session.says):
        if isinstance(say, Utterance) and each.session.speak_id is not None:
            after = advance(script(), each.session, Speaking(each.session.speak_id, index)).session
            yield say, page(script(), after).caption


def _seen(session: Session, effects: tuple[Effect, ...], came_from: str) -> Seen:
    return Seen(session, page(script(), session), effects, came_from)


def _key(session: Session) -> tuple[object, ...]:
    """What tells one page from another; answers count only where they are asked for or shown."""
    step, answers = script().steps[session.step], session.answers
    shown = bool(step.details)
    return (
        session.language,
        session.step,
        session.page,
        session.doubt,
        session.held is None,
        session.misses,
        session.correcting,
        session.stage in (Stage.SAVING, Stage.RECORDING),
        (session.changing is not None) and step.item,
        answers.read_aloud and (shown or step.item == "telephone"),
        bool(answers.needs) and (shown or step.item == "needs"),
        bool(answers.written_name) and shown,
    )


def _after(session: Session, events: tuple[Event, ...]) -> Seen:
    came_from = session.step
    effects: tuple[Effect, ...] = ()
    for event in events:
        transition = advance(script(), session, event)
        session, effects = transition.session, transition.effects
    return _seen(session, effects, came_from)


def _ways_on(here: Seen) -> Iterator[tuple[Event, ...]]:
    """What can happen on a page."""
    session, step = here.session, script().steps[here.session.step]
    if session.stage is Stage.SAVING:
        yield from _answers_of_the_store(session)
        return
    if session.stage is Stage.RECORDING:
        yield (Recorded(session.listen_id or 0, RECORDING),)
    if session.speak_id is not None and (step.kind.moves_on or step.kind is Kind.RECORDING):
        yield (Spoken(session.speak_id),)
    if step.kind.moves_on:
        return
    for option in (*here.view.options, *here.view.onward, *here.view.groups, *here.view.bar):
        if option.name not in SAME_PAGE:
            yield (Pressed(option.name),)
    yield from _typed(step)
    if session.idle_id is not None:
        yield (TimedOut(session.idle_id),)
    yield from _heard(session)


def _typed(step: Step) -> Iterator[tuple[Event, ...]]:
    if step.kind is Kind.NUMBER:
        number = REFERENCE if step.keeps == "quoted" else NUMBER
        by_digit = {key.key: key.name for key in step.keys}
        yield tuple(Pressed(by_digit[digit]) for digit in number)
    if step.kind is Kind.LETTERS:
        done = next(choice.name for choice in step.choices if choice.onward)
        for letters in (step.letters["fr"][:2], step.letters["ar"][:2]):
            yield (*map(Pressed, letters), Pressed(done))


def _heard(session: Session) -> Iterator[tuple[Event, ...]]:
    """What is not quite understood, once to three times."""
    if session.speak_id is None or not session.parts.ear:
        return
    step = script().steps[session.step]
    silent = advance(script(), session, Spoken(session.speak_id)).session
    if silent.listen_id is None or silent.stage is Stage.RECORDING:
        return
    for choice in step.choices:
        yield (Spoken(session.speak_id), Heard(silent.listen_id, (Candidate(choice.name, 0.4),)))
    if step.unmatched and step.kind is Kind.QUESTION:
        yield (Spoken(session.speak_id), Heard(silent.listen_id, ()))
    unheard: tuple[Event, ...] = ()
    for _ in range(3):
        assert session.speak_id is not None
        unheard = (*unheard, Spoken(session.speak_id))
        session = advance(script(), session, Spoken(session.speak_id)).session
        if session.silence_id is None:
            return
        unheard = (*unheard, TimedOut(session.silence_id))
        session = advance(script(), session, TimedOut(session.silence_id)).session
        yield unheard


def _answers_of_the_store(session: Session) -> Iterator[tuple[Event, ...]]:
    save_id, step = session.save_id or 0, script().steps[session.step]
    cafe = script().cafes[0].id
    done: dict[str, Event] = {
        "sign-up": SignUpSaved(save_id, REFERENCE),
        "question": QuestionSaved(save_id),
        "lookup": SignUpFound(save_id, cafe),
        "cancellation": SignUpCancelled(save_id),
        "move": SignUpMoved(save_id),
    }
    yield (done[step.saves],)
    yield (SaveFailed(save_id),)
    yield (SignUpNotFound(save_id),)
