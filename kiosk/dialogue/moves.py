"""What a visit can do next: enter a step, speak, attend, recover from a miss."""

from __future__ import annotations

from kiosk.dialogue import hearing, keeping, prompts, texts
from kiosk.dialogue.effects import (
    EndVisit,
    Say,
    Speak,
    StartTimer,
    StopListening,
    StopSpeaking,
    Tone,
    Utterance,
)
from kiosk.dialogue.events import Miss
from kiosk.dialogue.script import BACK, RESUME, Kind, Step
from kiosk.dialogue.session import RATES_PERCENT, VOLUMES_PERCENT, Answers, Changing, Stage
from kiosk.dialogue.turn import Turn

READING_LETTERS_A_SECOND = 12.0
READING_LEAST_S = 2.5
"""How long a line stays where nothing is heard: the pace of subtitles for slow readers."""

CALLS_A_PERSON = 3
"""The miss at which the kiosk offers to call a person (accessibility rules: three-step recovery)."""


# -- entering a step -----------------------------------------------------------------------------------


def enter(
    turn: Turn, name: str, *, group: int | None = None, keep_entry: bool = False, page: int = 0
) -> None:
    """Go to a step and say its lines; steps that can't be asked now are passed over.

    `group` is the pair of the number to be given again; `keep_entry` keeps what was typed; `page` is that
    of a long list.
    """
    name = askable(turn, name)
    step = turn.script.steps[name]
    turn.change(step=name, page=page, misses=0, takes=0, doubt=None, understood=None, pointed=None)
    if not keep_entry:
        turn.change(entry="", correcting=group)
    speak(turn, opening(turn, step))


def opening(turn: Turn, step: Step) -> tuple[Say, ...]:
    """What is said as a step is entered; a trial says so before it saves."""
    if step.kind is Kind.SAVING and turn.session.parts.trial and keeping.keeps_something(step):
        return texts.lines(turn.script, turn.session, turn.script.ribbon.says)
    return prompts.prompt(turn.script, turn.session)


def askable(turn: Turn, name: str) -> str:
    """The step itself, or the one that stands in for it where it can't be asked."""
    for _ in turn.script.steps:
        step = turn.script.steps[name]
        if can_ask(turn, step) or not step.otherwise:
            return name
        name = step.otherwise
    return name


def can_ask(turn: Turn, step: Step) -> bool:
    """Whether a step makes sense now: a recording needs an ear, a consent its notice."""
    if step.kind is Kind.RECORDING:
        return turn.session.parts.ear
    if any(choice.sets.consent or choice.sets.question_consent for choice in step.choices):
        return turn.script.collects
    return bool(step.choices) or step.kind is not Kind.QUESTION


def go(turn: Turn, target: str, *, group: int | None = None) -> None:
    """Follow a choice's `go`: a step, `back` or `resume`; `group` as in `enter`."""
    session = turn.session
    if target == RESUME or (target == BACK and session.interrupted):
        resume(turn)
    elif target == BACK:
        back(turn)
    elif session.interrupted is not None and resumes(turn.script.steps[target]):
        interrupt(turn, target)
    elif session.changing is not None and leaves_item(turn, session.changing, target):
        return_from_change(turn, session.changing)
    else:
        left = session.interrupted or session.step
        turn.change(interrupted=None, trail=trail(turn, left, target if group is None else ""))
        enter(turn, target, group=group)


def resumes(step: Step) -> bool:
    """Whether a step leads back to where it was called from."""
    return any(choice.go == RESUME for choice in step.choices)


def trail(turn: Turn, left: str, target: str) -> tuple[str, ...]:
    """The steps to go back to from the next one: not those that go on by themselves, and no step twice."""
    before = turn.session.trail
    if before[-1:] == (target,):
        return before[:-1]
    passed = left == target or turn.script.steps[left].kind.moves_on
    return before if passed else (*before, left)


def leaves_item(turn: Turn, changing: Changing, target: str) -> bool:
    """Whether what was to be changed is done; help and the idle question are no part of it."""
    return turn.script.steps[target].item != changing.item and turn.session.interrupted is None


def return_from_change(turn: Turn, changing: Changing) -> None:
    """Go back to the review."""
    before = turn.session.trail
    at = before.index(changing.back_to) if changing.back_to in before else len(before)
    turn.change(changing=None, trail=before[:at])
    enter(turn, changing.back_to)


def resume(turn: Turn) -> None:
    """Return to the step that help or the idle question broke into."""
    name = turn.session.interrupted or turn.script.home
    turn.change(interrupted=None)
    enter(turn, name, keep_entry=True, page=turn.session.interrupted_page)


def back(turn: Turn) -> None:
    """Return to the step before; the first of a visit stays."""
    trail = turn.session.trail
    if trail:
        turn.change(trail=trail[:-1])
    enter(turn, trail[-1] if trail else turn.session.step)


def interrupt(turn: Turn, name: str) -> None:
    """Break into the step with help, languages or the idle question; a second keeps the first's place."""
    if turn.session.interrupted is None:
        turn.change(interrupted=turn.session.step, interrupted_page=turn.session.page)
    enter(turn, name, keep_entry=True)


# -- speaking and attending ----------------------------------------------------------------------------


def speak(turn: Turn, says: tuple[Say, ...], *, held: tuple[Say, ...] | None = None) -> None:
    """Say these, then attend; nothing is heard meanwhile, unless the kiosk may be interrupted.

    `held` is what is still to be said after a pause; anything else that is said ends a pause.
    """
    hush(turn)
    speak_id = turn.new_id() if turn.session.parts.voice and says else None
    turn.change(says=says, saying=0, stage=Stage.SPEAKING, speak_id=speak_id, silence_id=None, held=held)
    if speak_id is not None:
        rate, volume = RATES_PERCENT[turn.session.rate], VOLUMES_PERCENT[turn.session.volume]
        turn.order(Speak(speak_id, says, rate, volume))
    if hearing.can_be_interrupted(turn):
        hearing.order_listen(turn)
    if speak_id is None:
        turn.change(saying=-1)
        read_on(turn)


def read_on(turn: Turn) -> None:
    """Where nothing is heard: leave the next line to be read; after the last, attend."""
    says, saying = turn.session.says, turn.session.saying
    lines = [at for at, say in enumerate(says) if at > saying and isinstance(say, Utterance)]
    if not lines:
        turn.change(saying=max(0, saying))
        attend(turn)
        return
    turn.change(saying=lines[0])
    hearing.start_silence_timer(turn, reading_s(says[lines[0]], turn.session.rate))


def reading_s(say: Say, rate: int) -> float:
    """How long a line stays to be read, in seconds, at this speed."""
    letters = len(say.shown) if isinstance(say, Utterance) else 0
    return max(READING_LEAST_S, letters / READING_LETTERS_A_SECOND) * 100 / RATES_PERCENT[rate]


def hush(turn: Turn) -> None:
    """Stop speaking and listening, whichever is under way."""
    session = turn.session
    if session.speak_id is not None:
        turn.order(StopSpeaking())
    if session.listen_id is not None:
        turn.order(StopListening())
    turn.change(speak_id=None, listen_id=None, speech_began=False, thinking=False, loudness=0)


def attend(turn: Turn) -> None:
    """Turn to the visitor once the lines are said."""
    turn.change(speak_id=None)
    match turn.step.kind:
        case _ if turn.session.held is not None:
            listen(turn)
        case Kind.END:
            turn.order(EndVisit(finished=not turn.session.left))
        case Kind.SAVING:
            save(turn)
        case Kind.MESSAGE:
            go(turn, turn.step.go)
        case Kind.RECORDING if turn.session.parts.ear and turn.session.misses < CALLS_A_PERSON:
            hearing.order_record(turn)
        case _:
            listen(turn)


def listen(turn: Turn) -> None:
    """Listen for every answer of the page, unless that is under way, and wait for a touch."""
    turn.change(stage=Stage.ATTENDING)
    if turn.session.parts.ear and turn.session.listen_id is None:
        hearing.order_listen(turn)
    waits = turn.step.waits or turn.session.held is not None
    if not waits and turn.session.misses < CALLS_A_PERSON:
        hearing.start_answer_timer(turn)


def paused(turn: Turn) -> tuple[Say, ...]:
    """What is said as a pause begins."""
    return texts.lines(turn.script, turn.session, turn.script.paused)


def save(turn: Turn) -> None:
    """Have the store do what the step says; the same answers keep their save id."""
    if turn.session.save_step != turn.session.step:
        turn.change(save_id=None, save_step=turn.session.step)
    save_id = turn.session.save_id or turn.new_id()
    order = keeping.order(turn.session, turn.step, save_id)
    if order is None:
        enter(turn, turn.step.failed)
        return
    turn.change(stage=Stage.SAVING, save_id=save_id)
    turn.order(order)
    hearing.start_silence_timer(turn, turn.script.pace.save_s)


def start_idle_timer(turn: Turn, seconds: float) -> None:
    """Wait this long for any sign of a visitor."""
    timer_id = turn.new_id()
    turn.change(idle_id=timer_id)
    turn.order(StartTimer(timer_id, seconds))


# -- recovering from silence and no match --------------------------------------------------------------


def miss(turn: Turn, cause: Miss | None = None) -> None:
    """Nothing was said, or nothing understood: why and a shorter prompt, then one by one, then a person."""
    if turn.session.held is not None:
        listen(turn)
        return
    misses = turn.session.misses + 1
    turn.change(misses=min(misses, CALLS_A_PERSON + 1), doubt=None)
    if turn.step.waits:
        greet_again(turn, misses)
    elif misses == 1:
        speak(turn, prompts.shorter(turn.script, turn.session, cause))
    elif misses < CALLS_A_PERSON:
        speak(turn, prompts.one_by_one(turn.script, turn.session))
    elif misses == CALLS_A_PERSON:
        speak(turn, texts.lines(turn.script, turn.session, turn.script.call_a_person))
    else:
        speak(turn, (Tone.NOT_UNDERSTOOD,))


def greet_again(turn: Turn, misses: int) -> None:
    """At the welcome, answer unknown speech twice; a noisy hall must not keep the kiosk talking."""
    if misses < CALLS_A_PERSON:
        start_idle_timer(turn, turn.script.pace.idle_s)
        speak(turn, prompts.prompt(turn.script, turn.session))
    else:
        hush(turn)
        listen(turn)


def answer(turn: Turn, given: Answers) -> None:
    """Replace the answers; changed ones are a new sign-up for the store."""
    if given != turn.session.answers:
        turn.change(answers=given, save_id=None)
