"""Properties of the core over any sequence of events, on the sample script and on the shipped one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.app import HOME
from kiosk.content import load
from kiosk.dialogue import advance, begin
from kiosk.dialogue.digits import rhythmic
from kiosk.dialogue.effects import EndVisit, Listen, Record, Show, Speak, StartTimer
from kiosk.dialogue.events import (
    Candidate,
    Event,
    Heard,
    Loudness,
    Miss,
    Part,
    PartFailed,
    PartRecovered,
    Pointed,
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
    SpeechBegan,
    SpeechEnded,
    Spoken,
    Take,
    TimedOut,
)
from kiosk.dialogue.pages import page
from kiosk.dialogue.script import Pace, Script
from kiosk.dialogue.session import Parts, Session, Stage
from tests.dialogue.sample import sample_script

CURRENT = -1
"""An id drawn as this stands for the one that is awaited now."""


def shipped_script() -> Script:
    """The script that visitors meet, on a day when its first cafés are still to come."""
    script = load(HOME, date(2026, 11, 24)).script
    assert script is not None
    return script


def names(script: Script) -> list[str]:
    """Everything that can be touched or said, and two things that can't."""
    chosen = {c.name for step in script.steps.values() for c in (*step.choices, *step.keys)}
    chosen |= {group.name for group in script.groups} | {c.name for c in script.controls}
    return sorted(chosen | {"yes", "no", "more", "go-on", "read", "a", "space", "screen", "no such thing"})


unhurried = settings(deadline=None)
"""A machine that is busy with other things proves nothing about the core."""

SCRIPT = sample_script()
SCRIPTS = {
    "sample": SCRIPT,
    "interrupted": sample_script(pace=Pace(interrupt=True)),
    "shipped": shipped_script(),
}
both_scripts = pytest.mark.parametrize("name", SCRIPTS)


def events(script: Script) -> st.SearchStrategy[Event]:
    """Any event: timely, late or impossible."""
    ids = st.one_of(st.just(CURRENT), st.integers(0, 40))
    name = st.sampled_from(names(script))
    candidates = st.lists(st.builds(Candidate, name, st.floats(0, 1)), max_size=3).map(tuple)
    recordings = st.one_of(st.none(), st.just(Recording(b"\x00\x01")))
    return st.one_of(
        st.builds(Pressed, name),
        st.builds(Heard, ids, candidates, st.integers(0, 8_000), st.sampled_from(Miss)),
        st.builds(Pointed, name),
        st.builds(SpeechBegan, ids),
        st.builds(SpeechEnded, ids),
        st.builds(Loudness, ids, st.integers(-1, 9)),
        st.builds(Recorded, ids, recordings, st.sampled_from(Take)),
        st.builds(Speaking, ids, st.integers(-1, 12)),
        st.builds(Spoken, ids),
        st.builds(TimedOut, ids),
        st.builds(SignUpSaved, ids, st.just("4712")),
        st.builds(SignUpFound, ids, st.sampled_from([cafe.id for cafe in script.cafes])),
        st.sampled_from((QuestionSaved, SignUpNotFound, SignUpCancelled, SignUpMoved, SaveFailed)).flatmap(
            lambda kind: st.builds(kind, ids)
        ),
        st.builds(PartFailed, st.sampled_from(Part)),
        st.builds(PartRecovered, st.sampled_from(Part)),
    )


def timely(event: Event, session: Session) -> Event:  # noqa: C901, PLR0911 - one arm an event with an id
    """The event with the id that is awaited now, where it was drawn so."""
    match event:
        case Heard(listen_id) if listen_id == CURRENT:
            return replace(event, listen_id=session.listen_id or 0)
        case Loudness(listen_id, loud) if listen_id == CURRENT:
            return Loudness(session.listen_id or 0, loud)
        case SpeechBegan(listen_id) if listen_id == CURRENT:
            return SpeechBegan(session.listen_id or 0)
        case SpeechEnded(listen_id) if listen_id == CURRENT:
            return SpeechEnded(session.listen_id or 0)
        case Recorded(record_id, recording, take) if record_id == CURRENT:
            return Recorded(session.listen_id or 0, recording, take)
        case Speaking(speak_id, index) if speak_id == CURRENT:
            return Speaking(session.speak_id or 0, index)
        case Spoken(speak_id) if speak_id == CURRENT:
            return Spoken(session.speak_id or 0)
        case TimedOut(timer_id) if timer_id == CURRENT:
            return TimedOut(session.silence_id or session.idle_id or 0)
        case SignUpSaved() | SignUpFound() | QuestionSaved() | SignUpNotFound() if event.save_id == CURRENT:
            return replace(event, save_id=session.save_id or 0)
        case SignUpCancelled() | SignUpMoved() | SaveFailed() if event.save_id == CURRENT:
            return replace(event, save_id=session.save_id or 0)
        case _:
            return event


def parts() -> st.SearchStrategy[Parts]:
    """Any state of the parts."""
    return st.builds(Parts, st.booleans(), st.booleans(), st.booleans())


def visit_of(script: Script, parts: Parts, drawn: list[Event]) -> Session:
    """The session after these events; a visit that ends is followed by the next."""
    session = begin(script, parts).session
    for event in drawn:
        session = step(script, session, timely(event, session))
    return session


def step(script: Script, session: Session, event: Event) -> Session:
    """One event, checked: something is shown, something was said, and the time goes on somewhere."""
    transition = advance(script, session, event)
    after = transition.session
    view = page(script, after)
    assert view.caption
    assert view.options or after.stage is not Stage.ATTENDING
    assert len(view.options) <= 4
    assert not view.onward or len(view.onward) <= 2
    assert 1 <= view.page <= view.pages
    assert after.says
    shows = [effect for effect in transition.effects if isinstance(effect, Show)]
    if view != page(script, session):
        assert shows
        assert shows[-1].view == view
    if any(isinstance(effect, Speak) for effect in transition.effects):
        heard = Record if script.pace.interrupt else Listen | Record
        assert not any(isinstance(effect, heard) for effect in transition.effects)
    if any(isinstance(effect, EndVisit) for effect in transition.effects):
        return begin(script, after.parts, last_id=after.last_id).session
    return after


@both_scripts
@unhurried
@given(st.data())
def test_any_sequence_of_events_leaves_something_shown_and_said(name: str, data: st.DataObject) -> None:
    """Whatever happens, nothing is raised and the page has a caption."""
    drawn_visit(SCRIPTS[name], data)


@both_scripts
@unhurried
@given(st.data())
def test_every_visit_ends_after_silence(name: str, data: st.DataObject) -> None:
    """With nobody there, a visit is over within as many timers as there are steps to ask."""
    script = SCRIPTS[name]
    session = drawn_visit(script, data)
    running: set[int] = {timer for timer in (session.silence_id, session.idle_id) if timer is not None}
    for _ in range(60):
        if session.step == script.first:
            return
        session, started, ended = silent_step(script, session, running)
        running = {timer for timer in (*running, *started) if timer in (session.silence_id, session.idle_id)}
        if ended:
            return
    raise AssertionError(session.step)


def drawn_visit(script: Script, data: st.DataObject) -> Session:
    """The session after any events."""
    return visit_of(script, data.draw(parts()), data.draw(st.lists(events(script), max_size=60)))


def silent_step(script: Script, session: Session, running: set[int]) -> tuple[Session, list[int], bool]:
    """Let the kiosk finish what it says, or else its first timer run out; the timers that were started."""
    speaks = session.speak_id is not None and session.parts.voice
    event: Event = Spoken(session.speak_id or 0) if speaks else TimedOut(min(running))
    transition = advance(script, session, event)
    started = [effect.timer_id for effect in transition.effects if isinstance(effect, StartTimer)]
    ended = any(isinstance(effect, EndVisit) for effect in transition.effects)
    return transition.session, started, ended


@unhurried
@given(parts(), st.lists(events(SCRIPT), max_size=80))
def test_the_number_is_spoken_only_with_a_yes(given: Parts, drawn: list[Event]) -> None:
    """Whatever happens, no utterance holds the number unless the visitor agreed."""
    session = begin(SCRIPT, given).session
    for event in drawn:
        transition = advance(SCRIPT, session, timely(event, session))
        session = transition.session
        digits = rhythmic(session.answers.telephone or "")
        spoken = [s for e in transition.effects if isinstance(e, Speak) for s in e.says]
        if digits and not session.answers.read_aloud:
            assert not any(digits in getattr(say, "text", "") for say in spoken)


@unhurried
@given(parts(), st.lists(events(SCRIPT), max_size=80))
def test_registered_only_after_the_store_said_so(given: Parts, drawn: list[Event]) -> None:
    """The saved page is never reached but through `SignUpSaved`."""
    session = begin(SCRIPT, given).session
    stored = False
    for event in drawn:
        happened = timely(event, session)
        stored = stored or isinstance(happened, SignUpSaved)
        session = step(SCRIPT, session, happened)
        assert stored or session.step != "saved"


@unhurried
@given(parts(), st.lists(events(SCRIPT), max_size=40))
def test_advance_is_a_function(given: Parts, drawn: list[Event]) -> None:
    """The same events give the same visit, to the last effect."""
    assert visit_of(SCRIPT, given, drawn) == visit_of(SCRIPT, given, drawn)
