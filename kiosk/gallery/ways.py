"""What can happen on a page, with made-up answers: touches, numbers, letters, speech, silence, the store."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.dialogue import advance
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
    Spoken,
    TimedOut,
)
from kiosk.dialogue.script import Choice, Kind, Script, Step
from kiosk.dialogue.session import Session, Stage
from kiosk.dialogue.view import View

NUMBER = "0612345678"
LETTERS = "fa"
REFERENCE = "9393"
RECORDING = Recording(b"\x01\x02" * 8_000)

_SAME_PAGE = ("repeat", "slower", "louder", "faster", "softer")
"""Controls that lead to no other page."""

_DOUBTFUL = 0.4
"""A probability between asking again and going on."""

_MOST_MISSES = 3


def ways_on(script: Script, session: Session, view: View) -> Iterator[tuple[Event, ...]]:
    """The events that can lead on from a page, each way by itself."""
    step = script.steps[session.step]
    if session.stage is Stage.SAVING:
        yield from _answers_of_the_store(script, session)
        return
    if session.stage is Stage.RECORDING:
        yield (Recorded(session.listen_id or 0, RECORDING),)
    if session.speak_id is not None and (step.kind.moves_on or step.kind is Kind.RECORDING):
        yield (Spoken(session.speak_id),)
    if step.kind.moves_on:
        return
    yield from _touches(script, view)
    yield from _typed(step)
    if session.idle_id is not None:
        yield (TimedOut(session.idle_id),)
    yield from _heard(script, session)


def _touches(script: Script, view: View) -> Iterator[tuple[Event, ...]]:
    stays = {control.name for control in script.controls if _stays(control)}
    for option in (*view.options, *view.onward, *view.groups, *view.bar):
        if option.name not in stays:
            yield (Pressed(option.name),)


def _stays(control: Choice) -> bool:
    """Whether a control only changes how the page looks or sounds."""
    return control.name in _SAME_PAGE or bool(control.sets.look)


def _typed(step: Step) -> Iterator[tuple[Event, ...]]:
    if step.kind is Kind.NUMBER:
        number = REFERENCE if step.keeps == "quoted" else NUMBER
        by_digit = {key.key: key.name for key in step.keys}
        yield tuple(Pressed(by_digit[digit]) for digit in number)
    if step.kind is Kind.LETTERS:
        done = next(choice.name for choice in step.choices if choice.onward)
        for letters in dict.fromkeys(letters[:2] for letters in step.letters.values()):
            yield (*map(Pressed, letters), Pressed(done))


def _heard(script: Script, session: Session) -> Iterator[tuple[Event, ...]]:
    """What is not quite understood, and silence once to three times."""
    if session.speak_id is None or not session.parts.ear:
        return
    step = script.steps[session.step]
    silent = advance(script, session, Spoken(session.speak_id)).session
    if silent.listen_id is None or silent.stage is Stage.RECORDING:
        return
    for choice in step.choices:
        yield (Spoken(session.speak_id), Heard(silent.listen_id, (Candidate(choice.name, _DOUBTFUL),)))
    if step.unmatched and step.kind is Kind.QUESTION:
        yield (Spoken(session.speak_id), Heard(silent.listen_id, ()))
    yield from _silences(script, session)


def _silences(script: Script, session: Session) -> Iterator[tuple[Event, ...]]:
    events: tuple[Event, ...] = ()
    for _ in range(_MOST_MISSES):
        for wait in (Spoken(session.speak_id or 0), None):
            event = wait or TimedOut(session.silence_id or 0)
            events = (*events, event)
            session = advance(script, session, event).session
        if session.misses == 0:
            return
        yield events


def _answers_of_the_store(script: Script, session: Session) -> Iterator[tuple[Event, ...]]:
    save_id, step = session.save_id or 0, script.steps[session.step]
    done: dict[str, Event] = {
        "sign-up": SignUpSaved(save_id, REFERENCE),
        "question": QuestionSaved(save_id),
        "cancellation": SignUpCancelled(save_id),
        "move": SignUpMoved(save_id),
    }
    if step.saves in done:
        yield (done[step.saves],)
    elif script.cafes:
        yield (SignUpFound(save_id, script.cafes[0].id),)
    yield (SaveFailed(save_id),)
    yield (SignUpNotFound(save_id),)
