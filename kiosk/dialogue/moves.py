"""What a visit can do next: enter a step, speak, attend, recover from a miss."""

from __future__ import annotations

from kiosk.dialogue import hearing, texts
from kiosk.dialogue.effects import (
    EndVisit,
    SaveSignUp,
    Say,
    SignUp,
    Speak,
    StartTimer,
    StopListening,
    StopSpeaking,
    Tone,
)
from kiosk.dialogue.script import BACK, RESUME, Kind, Step
from kiosk.dialogue.session import RATES_PERCENT, VOLUMES_PERCENT, Answers, Session, Stage
from kiosk.dialogue.turn import Turn

READING_S = 5.0
"""How long a page that moves on by itself stays where nothing is heard: some 10 words at a slow pace."""

CALLS_A_PERSON = 3
"""The miss at which the kiosk offers to call a person (accessibility rules: three-step recovery)."""


# -- entering a step -----------------------------------------------------------------------------------


def enter(turn: Turn, name: str, *, group: int | None = None, again: bool = False) -> None:
    """Go to a step and say its lines; steps that can't be asked now are passed over.

    `group` is the pair of the number to be given again; a step entered `again` keeps what was typed.
    """
    name = askable(turn, name)
    step = turn.script.steps[name]
    turn.change(step=name, misses=0, takes=0, doubt=None)
    if step.kind is Kind.NUMBER and not again:
        turn.change(entry="", correcting=group)
    speak(turn, opening(turn, step))


def opening(turn: Turn, step: Step) -> tuple[Say, ...]:
    """What is said as a step is entered; a trial says so before it saves."""
    if step.kind is Kind.SAVING and turn.session.parts.trial:
        return texts.lines(turn.script, turn.session, turn.script.ribbon.says)
    return texts.prompt(turn.script, turn.session)


def askable(turn: Turn, name: str) -> str:
    """The step itself, or the one that stands in for it where it can't be asked."""
    for _ in turn.script.steps:
        step = turn.script.steps[name]
        if can_ask(turn.session, step) or not step.otherwise:
            return name
        name = step.otherwise
    return name


def can_ask(session: Session, step: Step) -> bool:
    """Whether a step makes sense now: a recording needs an ear, a question an answer."""
    if step.kind is Kind.RECORDING:
        return session.parts.ear
    return bool(step.choices) or step.kind is not Kind.QUESTION


def go(turn: Turn, target: str, *, group: int | None = None) -> None:
    """Follow a choice's `go`: a step, `back` or `resume`; `group` as in `enter`."""
    session = turn.session
    if target == RESUME or (target == BACK and session.interrupted):
        resume(turn)
    elif target == BACK:
        back(turn)
    elif session.interrupted:
        turn.change(interrupted=None, trail=(*session.trail, session.interrupted))
        enter(turn, target, group=group)
    else:
        turn.change(trail=(*session.trail, session.step))
        enter(turn, target, group=group)


def resume(turn: Turn) -> None:
    """Return to the step that help or the idle question broke into."""
    name = turn.session.interrupted or turn.script.home
    turn.change(interrupted=None)
    enter(turn, name, again=True)


def back(turn: Turn) -> None:
    """Return to the step before; the first of a visit stays."""
    trail = turn.session.trail
    if trail:
        turn.change(trail=trail[:-1])
    enter(turn, trail[-1] if trail else turn.session.step)


def interrupt(turn: Turn, name: str) -> None:
    """Break into the step with help or the idle question; a second one keeps the place of the first."""
    turn.change(interrupted=turn.session.interrupted or turn.session.step)
    enter(turn, name)


# -- speaking and attending ----------------------------------------------------------------------------


def speak(turn: Turn, says: tuple[Say, ...]) -> None:
    """Say these, then attend; nothing is heard meanwhile, unless the kiosk may be interrupted."""
    hush(turn)
    speak_id = turn.new_id()
    turn.change(says=says, saying=0, stage=Stage.SPEAKING, speak_id=speak_id, silence_id=None)
    if turn.session.parts.voice and says:
        rate, volume = RATES_PERCENT[turn.session.rate], VOLUMES_PERCENT[turn.session.volume]
        turn.order(Speak(speak_id, says, rate, volume))
        if hearing.can_be_interrupted(turn):
            hearing.order_listen(turn)
    elif turn.step.kind in (Kind.END, Kind.SAVING):
        hearing.start_silence_timer(turn, READING_S)
    else:
        attend(turn)


def hush(turn: Turn) -> None:
    """Stop speaking and listening, whichever is under way."""
    session = turn.session
    if session.speak_id is not None:
        turn.order(StopSpeaking())
    if session.listen_id is not None:
        turn.order(StopListening())
    turn.change(speak_id=None, listen_id=None, speech_began=False, loudness=0)


def attend(turn: Turn) -> None:
    """Turn to the visitor once the lines are said."""
    turn.change(speak_id=None)
    match turn.step.kind:
        case Kind.END:
            turn.order(EndVisit(finished=True))
        case Kind.SAVING:
            save(turn)
        case Kind.RECORDING if turn.session.parts.ear and turn.session.misses < CALLS_A_PERSON:
            hearing.order_record(turn)
        case _:
            listen(turn)


def listen(turn: Turn) -> None:
    """Listen for every answer of the page, unless that is under way, and wait for a touch."""
    turn.change(stage=Stage.ATTENDING)
    if turn.session.parts.ear and turn.session.listen_id is None:
        hearing.order_listen(turn)
    if not turn.step.waits and turn.session.misses < CALLS_A_PERSON:
        hearing.start_answer_timer(turn)


def save(turn: Turn) -> None:
    """Save the sign-up, if there is a consent and a café; the same answers keep their save id."""
    answers = turn.session.answers
    if answers.consent is None or answers.cafe is None:
        enter(turn, turn.step.failed)
        return
    save_id = turn.session.save_id or turn.new_id()
    turn.change(stage=Stage.SAVING, save_id=save_id)
    language = turn.session.language
    sign_up = SignUp(answers.cafe, language, answers.consent, answers.name, answers.telephone)
    turn.order(SaveSignUp(save_id, sign_up))
    hearing.start_silence_timer(turn, turn.script.pace.save_s)


def start_idle_timer(turn: Turn, seconds: float) -> None:
    """Wait this long for any sign of a visitor."""
    timer_id = turn.new_id()
    turn.change(idle_id=timer_id)
    turn.order(StartTimer(timer_id, seconds))


# -- recovering from silence and no match --------------------------------------------------------------


def miss(turn: Turn) -> None:
    """Nothing was said, or nothing understood: a shorter prompt, then one by one, then a person."""
    misses = turn.session.misses + 1
    turn.change(misses=min(misses, CALLS_A_PERSON + 1), doubt=None)
    if turn.step.waits:
        greet_again(turn, misses)
    elif misses == 1:
        speak(turn, texts.shorter(turn.script, turn.session))
    elif misses < CALLS_A_PERSON:
        speak(turn, texts.one_by_one(turn.script, turn.session))
    elif misses == CALLS_A_PERSON:
        speak(turn, texts.lines(turn.script, turn.session, turn.script.call_a_person))
    else:
        speak(turn, (Tone.NOT_UNDERSTOOD,))


def greet_again(turn: Turn, misses: int) -> None:
    """At the welcome, answer unknown speech twice; a noisy hall must not keep the kiosk talking."""
    if misses < CALLS_A_PERSON:
        start_idle_timer(turn, turn.script.pace.idle_s)
        speak(turn, texts.prompt(turn.script, turn.session))
    else:
        hush(turn)
        listen(turn)


def answer(turn: Turn, answers: Answers) -> None:
    """Replace the answers; changed ones are a new sign-up for the store."""
    if answers != turn.session.answers:
        turn.change(answers=answers, save_id=None)
