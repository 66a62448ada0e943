"""The dialogue: one pure, total function from (script, session, event) to the next session and its effects.

Every (step, event) pair is defined; a late or impossible event changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from kiosk.dialogue import (
    answering,
    answers,
    controls,
    doubt,
    failures,
    hearing,
    moves,
    pointing,
    prompts,
    storing,
    undoing,
    waiting,
)
from kiosk.dialogue.effects import StopSpeaking
from kiosk.dialogue.events import (
    LOUDEST,
    Event,
    Heard,
    Loudness,
    Miss,
    PartFailed,
    PartRecovered,
    Pointed,
    Pressed,
    QuestionSaved,
    Recorded,
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
    TimedOut,
)
from kiosk.dialogue.script import RESUME, Choice, Kind, Script
from kiosk.dialogue.session import Parts, Session, Stage, Transition
from kiosk.dialogue.turn import Turn


def begin(script: Script, parts: Parts, *, last_id: int = 0, greet: bool = True) -> Transition:
    """A new visit at the first step; without `greet` it waits in silence (nobody is there)."""
    language = script.languages[0].code
    session = Session(parts=parts, language=language, step=script.first, last_id=last_id)
    turn = Turn(script, replace(session, end_silence_ms=script.pace.end_silence_ms, near=greet))
    says = prompts.prompt(script, turn.session)
    if greet:
        moves.start_idle_timer(turn, script.pace.idle_s)
        moves.speak(turn, says)
    else:
        turn.change(says=says)
        moves.listen(turn)
    return turn.end(first=True)


def advance(  # noqa: C901, PLR0912 - one arm for each event there is
    script: Script, session: Session, event: Event
) -> Transition:
    """What follows from an event; never raises."""
    turn = Turn(script, session)
    match event:
        case Pressed():
            pressed(turn, event)
        case Pointed():
            pointed(turn, event)
        case Heard():
            heard(turn, event)
        case SpeechBegan():
            speech_began(turn, event)
        case SpeechEnded():
            speech_ended(turn, event)
        case Loudness():
            loudness(turn, event)
        case Recorded():
            recorded(turn, event)
        case Speaking():
            speaking(turn, event)
        case Spoken():
            spoken(turn, event)
        case TimedOut():
            waiting.timed_out(turn, event)
        case SignUpSaved() | QuestionSaved() | SignUpFound() | SignUpCancelled() | SignUpMoved():
            storing.stored(turn, event)
        case SignUpNotFound():
            storing.not_found(turn, event)
        case SaveFailed():
            storing.failed(turn, event)
        case PartFailed():
            failures.failed(turn, event.part)
        case PartRecovered():
            failures.recovered(turn, event.part)
        case _:
            assert_never(event)
    return turn.end()


# -- the visitor ---------------------------------------------------------------------------------------


def pressed(turn: Turn, event: Pressed) -> None:
    """A touch: stops speech at once, then does what was touched."""
    if event.name == "screen":
        present(turn)
        touch_nothing(turn)
        return
    choice = answers.find(turn.script, turn.session, event.name)
    if choice is not None:
        present(turn)
        first = turn.session.reading and event.name != turn.session.pointed
        if first and choice != turn.script.read:
            pointing.point(turn, choice)
        else:
            take(turn, choice)


def pointed(turn: Turn, event: Pointed) -> None:
    """The focus came to something: name it."""
    choice = answers.find(turn.script, turn.session, event.name)
    if choice is not None:
        present(turn)
        pointing.point(turn, choice)


def touch_nothing(turn: Turn) -> None:
    """A touch beside every answer: pause the speech; in silence, ask again."""
    resumes = next((choice for choice in turn.step.choices if choice.go == RESUME), None)
    if turn.session.step == turn.script.still_there and resumes:
        answering.choose(turn, resumes)
    elif turn.session.stage is Stage.SPEAKING:
        moves.hush(turn)
        moves.attend(turn)
    elif turn.session.stage is Stage.ATTENDING:
        moves.speak(turn, prompts.prompt(turn.script, turn.session))


def heard(turn: Turn, event: Heard) -> None:
    """Speech: accept, ask back or count a miss, by its probability."""
    if event.listen_id != turn.session.listen_id or turn.session.stage is Stage.RECORDING:
        return
    fall_silent(turn)
    turn.change(listen_id=None, speech_began=False, thinking=False)
    best = event.candidates[0] if event.candidates else None
    choice = answers.find(turn.script, turn.session, best.choice) if best else None
    pace = turn.script.pace
    if best is None or choice is None or best.probability < pace.ask:
        hearing.not_understood(turn)
        unmatched(turn, event.miss)
    elif doubt.asks_first(turn, choice):
        hearing.understood(turn, event)
        present(turn)
        doubt.ask_back(turn, choice)
    elif best.probability >= doubt.wanted(turn, choice):
        hearing.understood(turn, event)
        present(turn)
        before, meant = turn.session, undoing.meant(turn, choice)
        take(turn, choice)
        undoing.note(turn, meant, before)
    elif choice.key is not None:
        moves.miss(turn, Miss.NOT_UNDERSTOOD)
    else:
        doubt.ask_back(turn, choice)


def unmatched(turn: Turn, cause: Miss) -> None:
    """Speech that fits no answer: a step may have a place for it, else it is a miss."""
    understandable = cause in (Miss.NOT_UNDERSTOOD, Miss.CUT_OFF)
    waits_for_an_answer = turn.session.doubt is None and turn.session.held is None
    if turn.step.kind is Kind.QUESTION and turn.step.unmatched and understandable and waits_for_an_answer:
        present(turn)
        moves.go(turn, turn.step.unmatched)
    else:
        moves.miss(turn, cause)


def take(turn: Turn, choice: Choice) -> None:
    """Do what was chosen: a control, an answer to "did you say ...?", or an answer of the step."""
    script, doubted = turn.script, turn.session.doubt
    if choice in script.controls:
        controls.control(turn, choice.name)
    elif choice == script.go_on and turn.session.held is not None:
        controls.go_on(turn)
    elif choice == script.read:
        pointing.switch_reading(turn)
    elif doubted is not None and choice == script.no:
        not_that(turn)
    elif doubted is not None and choice == script.yes:
        turn.change(doubt=None)
        meant = answers.find(script, turn.session, doubted)
        if meant is not None:
            take(turn, meant)
    else:
        turn.change(doubt=None, understood=None, pointed=None)
        answering.choose(turn, choice)


def not_that(turn: Turn) -> None:
    """The answer in doubt was not meant: where answers are only offered, go on without; else ask again."""
    if turn.step.unmatched and turn.step.kind is Kind.QUESTION:
        moves.go(turn, turn.step.unmatched)
    else:
        moves.miss(turn)


def present(turn: Turn) -> None:
    """Someone is there: the idle time and the count of misses start anew."""
    turn.change(misses=0, near=True)
    moves.start_idle_timer(turn, turn.script.pace.idle_s)


def speech_began(turn: Turn, event: SpeechBegan) -> None:
    """Someone speaks: be silent, and wait for the end, however slow."""
    if event.listen_id != turn.session.listen_id:
        return
    fall_silent(turn)
    turn.change(speech_began=True, thinking=False)
    if turn.session.stage is Stage.ATTENDING:
        turn.change(silence_id=None)
    if turn.step.waits and not turn.session.near:
        turn.change(near=True)
        moves.start_idle_timer(turn, turn.script.pace.idle_s)


def speech_ended(turn: Turn, event: SpeechEnded) -> None:
    """What was said is being made out: show that."""
    if event.listen_id == turn.session.listen_id and turn.session.speech_began:
        turn.change(thinking=True)


def fall_silent(turn: Turn) -> None:
    """Stop what is being said, if anything, and go on listening."""
    if turn.session.stage is Stage.SPEAKING:
        turn.order(StopSpeaking())
        turn.change(speak_id=None, stage=Stage.ATTENDING)


def loudness(turn: Turn, event: Loudness) -> None:
    """Show the visitor that they are heard."""
    if event.listen_id == turn.session.listen_id and turn.session.stage is Stage.RECORDING:
        turn.change(loudness=max(0, min(event.step, LOUDEST)))


def recorded(turn: Turn, event: Recorded) -> None:
    """A recording ended."""
    if event.record_id != turn.session.listen_id or turn.session.stage is not Stage.RECORDING:
        return
    turn.change(listen_id=None, speech_began=False, thinking=False, loudness=0)
    if event.recording is not None:
        present(turn)
    answering.recorded(turn, event)


# -- the kiosk's own parts -----------------------------------------------------------------------------


def speaking(turn: Turn, event: Speaking) -> None:
    """The next line began: the caption and the lit answer follow it."""
    if event.speak_id == turn.session.speak_id and 0 <= event.index < len(turn.session.says):
        turn.change(saying=event.index)


def spoken(turn: Turn, event: Spoken) -> None:
    """All is said: the visitor's turn."""
    if event.speak_id == turn.session.speak_id and turn.session.stage is Stage.SPEAKING:
        turn.change(saying=max(0, len(turn.session.says) - 1))
        moves.attend(turn)
