"""What a visit can do next: enter a step, speak, attend, recover from a miss, choose."""

from __future__ import annotations

import re

from kiosk.dialogue import texts
from kiosk.dialogue.effects import (
    EndVisit,
    Hear,
    Listen,
    Record,
    SaveSignUp,
    Say,
    SignUp,
    Speak,
    StartTimer,
    StopListening,
    StopSpeaking,
    Tone,
)
from kiosk.dialogue.script import BACK, RESUME, Choice, Kind, Sets, Step
from kiosk.dialogue.session import RATES_PERCENT, VOLUMES_PERCENT, Answers, Session, Stage
from kiosk.dialogue.turn import Turn

READING_S = 5.0
"""How long a page that moves on by itself stays where nothing is heard: some 10 words at a slow pace."""

CALLS_A_PERSON = 3
"""The miss at which the kiosk offers to call a person (accessibility rules: three-step recovery)."""


# -- entering a step -----------------------------------------------------------------------------------


def enter(turn: Turn, name: str) -> None:
    """Go to a step and say its lines; steps that can't be asked now are passed over."""
    name = askable(turn, name)
    step = turn.script.steps[name]
    turn.change(step=name, misses=0, doubt=None)
    if step.kind is Kind.NUMBER:
        turn.change(entry="")
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


def go(turn: Turn, target: str) -> None:
    """Follow a choice's `go`: a step, `back` or `resume`."""
    session = turn.session
    if target == RESUME or (target == BACK and session.interrupted):
        resume(turn)
    elif target == BACK:
        back(turn)
    elif session.interrupted:
        turn.change(interrupted=None, trail=(*session.trail, session.interrupted))
        enter(turn, target)
    else:
        turn.change(trail=(*session.trail, session.step))
        enter(turn, target)


def resume(turn: Turn) -> None:
    """Return to the step that help or the idle question broke into."""
    name = turn.session.interrupted or turn.script.home
    turn.change(interrupted=None)
    enter(turn, name)


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
    """Say these, then attend; half duplex: nothing is heard meanwhile."""
    hush(turn)
    speak_id = turn.new_id()
    turn.change(says=says, saying=0, stage=Stage.SPEAKING, speak_id=speak_id, silence_id=None)
    if turn.session.parts.voice and says:
        rate, volume = RATES_PERCENT[turn.session.rate], VOLUMES_PERCENT[turn.session.volume]
        turn.order(Speak(speak_id, says, rate, volume))
    elif turn.step.kind in (Kind.END, Kind.SAVING):
        start_silence_timer(turn, READING_S)
    else:
        attend(turn)


def hush(turn: Turn) -> None:
    """Stop speaking and listening, whichever is under way."""
    session = turn.session
    if session.speak_id is not None:
        turn.order(StopSpeaking())
    if session.listen_id is not None:
        turn.order(StopListening())
    turn.change(speak_id=None, listen_id=None, speech_began=False)


def attend(turn: Turn) -> None:
    """Turn to the visitor once the lines are said."""
    turn.change(speak_id=None)
    match turn.step.kind:
        case Kind.END:
            turn.order(EndVisit(finished=True))
        case Kind.SAVING:
            save(turn)
        case Kind.RECORDING if turn.session.parts.ear and turn.session.misses < CALLS_A_PERSON:
            record(turn)
        case _:
            listen(turn)


def listen(turn: Turn) -> None:
    """Listen for every answer of the page and wait for a touch."""
    turn.change(stage=Stage.ATTENDING)
    if turn.session.parts.ear:
        listen_id = turn.new_id()
        turn.change(listen_id=listen_id)
        turn.order(Listen(listen_id, hears(turn)))
    if not turn.step.waits and turn.session.misses < CALLS_A_PERSON:
        start_silence_timer(turn, turn.script.pace.silence_s)


def hears(turn: Turn) -> tuple[Hear, ...]:
    """What may be said now: the answers, the keys and the controls; in doubt yes, no and the answer again."""
    script, session, step = turn.script, turn.session, turn.step
    choices: tuple[Choice, ...] = (*step.choices, *step.keys)
    if session.doubt:
        doubted = texts.find_choice(script, session, session.doubt)
        asked = (script.yes, script.no)
        again = (doubted,) if doubted and doubted.name not in (script.yes.name, script.no.name) else ()
        choices = (*asked, *again)
    names = {choice.name for choice in choices}
    controls = tuple(control for control in script.controls if control.name not in names)
    return tuple(hear(choice, session) for choice in (*choices, *controls))


def hear(choice: Choice, session: Session) -> Hear:
    """A choice as something to listen for."""
    language = choice.language or session.language
    return Hear(choice.name, language, choice.hear[language])


def record(turn: Turn) -> None:
    """Record free speech; the timer is for a recorder that never answers."""
    record_id = turn.new_id()
    turn.change(stage=Stage.RECORDING, listen_id=record_id)
    turn.order(Record(record_id, turn.step.max_seconds))
    start_silence_timer(turn, turn.step.max_seconds + 2 * turn.script.pace.silence_s)


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
    start_silence_timer(turn, turn.script.pace.save_s)


def start_silence_timer(turn: Turn, seconds: float) -> None:
    """Wait this long for something to happen at the step."""
    timer_id = turn.new_id()
    turn.change(silence_id=timer_id)
    turn.order(StartTimer(timer_id, seconds))


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


# -- choosing ------------------------------------------------------------------------------------------


def choose(turn: Turn, choice: Choice) -> None:
    """Take an answer: write what it sets, then follow it."""
    write(turn, choice.sets)
    if choice.key is not None:
        type_key(turn, choice.key)
    else:
        go(turn, choice.go)


def write(turn: Turn, sets: Sets) -> None:
    """Write what an answer sets; changed answers are a new sign-up for the store."""
    before = turn.session.answers
    answers = Answers(
        cafe=sets.cafe or before.cafe,
        consent=sets.consent or before.consent,
        name=None if sets.forget_name else before.name,
        telephone=None if sets.forget_telephone else before.telephone,
        read_aloud=before.read_aloud if sets.read_aloud is None else sets.read_aloud,
    )
    answer(turn, answers)
    turn.change(language=sets.language or turn.session.language)


def answer(turn: Turn, answers: Answers) -> None:
    """Replace the answers."""
    if answers != turn.session.answers:
        turn.change(answers=answers, save_id=None)


def type_key(turn: Turn, key: str) -> None:
    """Type a digit or erase the last; a whole number is an answer."""
    step, entry = turn.step, turn.session.entry
    entry = entry[:-1] if key == "erase" else (entry + key)[: step.max_digits]
    turn.change(entry=entry, misses=0, doubt=None)
    if re.fullmatch(step.pattern, entry):
        before = turn.session.answers
        answers = Answers(before.cafe, before.consent, before.name, entry, read_aloud=False)
        answer(turn, answers)
        go(turn, step.go)
    elif len(entry) == step.max_digits:
        speak(turn, texts.shorter(turn.script, turn.session))
    else:
        speak(turn, (Tone.TYPED,))
