"""What the kiosk listens for, how long it waits, and how both follow this visitor's pace."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue import answers
from kiosk.dialogue.effects import Hear, Listen, Record, StartTimer
from kiosk.dialogue.events import Heard
from kiosk.dialogue.script import Choice, Kind
from kiosk.dialogue.session import Session, Stage
from kiosk.dialogue.turn import Turn

SLOWEST_MS = 1_800
"""No visitor waits longer than this for the kiosk to see that the answer is over."""
LONGER_MS = 300
SHORTER_MS = 150
"""Speech that was not understood may have been cut in two; each clear answer takes back half of that."""
FREE_SPEECH_MS = 500
"""A name is thought about in the middle: it ends after so much more silence than an answer."""
MOST_PATIENCE = 1.5
"""A slow speaker is waited for at most so many times longer before the kiosk asks again."""


def order_listen(turn: Turn) -> None:
    """Listen for every answer of the page."""
    listen_id = turn.new_id()
    turn.change(listen_id=listen_id)
    usual_ms = turn.script.pace.end_silence_ms
    end_ms = max(usual_ms, turn.session.end_silence_ms)
    turn.order(Listen(listen_id, hears(turn), end_silence_ms=end_ms, sure_silence_ms=usual_ms))


def order_record(turn: Turn) -> None:
    """Record free speech; the timer is for a recorder that never answers."""
    record_id = turn.new_id()
    turn.change(stage=Stage.RECORDING, listen_id=record_id, loudness=0)
    end_ms = turn.session.end_silence_ms + FREE_SPEECH_MS
    turn.order(Record(record_id, turn.step.max_seconds, end_silence_ms=end_ms))
    start_silence_timer(turn, turn.step.max_seconds + 2 * turn.script.pace.silence_s)


def can_be_interrupted(turn: Turn) -> bool:
    """Whether the kiosk listens while it speaks here; lines that are only read drown no answer."""
    listens = turn.step.kind in (Kind.QUESTION, Kind.NUMBER)
    quiet = turn.script.pace.interrupt or not turn.session.parts.voice
    return quiet and turn.session.parts.ear and listens


def hears(turn: Turn) -> tuple[Hear, ...]:
    """What may be said now: the answers, the keys and the controls; in doubt yes, no and the answer again."""
    script, session = turn.script, turn.session
    choices: tuple[Choice, ...] = answers.heard_here(script, session)
    if session.doubt:
        doubted = answers.find(script, session, session.doubt)
        asked = (script.yes, script.no)
        choices = (*asked, _apart(doubted, asked)) if doubted else asked
    elif session.held is not None:
        choices = (*choices, script.go_on)
    names = {choice.name for choice in choices}
    everywhere = (*script.controls, script.read) if script.read else script.controls
    controls = tuple(control for control in everywhere if control.name not in names)
    offers = bool(script.steps[session.step].offers)
    heard = (hear(choice, session, offers=offers) for choice in (*choices, *controls))
    return tuple(each for each in heard if each.phrases)


def _apart(choice: Choice, asked: tuple[Choice, ...]) -> Choice:
    """The choice without the phrases that are a yes or a no now."""
    taken = {phrase for each in asked for phrases in each.hear.values() for phrase in phrases}
    own = {code: tuple(p for p in phrases if p not in taken) for code, phrases in choice.hear.items()}
    return replace(choice, hear=own)


def hear(choice: Choice, session: Session, *, offers: bool) -> Hear:
    """A choice as something to listen for; where answers are offered, its further words count too."""
    language = choice.language or session.language
    about = choice.about.get(language, ()) if offers else ()
    return Hear(choice.name, language, (*choice.hear.get(language, ()), *about))


def understood(turn: Turn, event: Heard) -> None:
    """Make room for a pause that came near the end of the answer; a fluent answer shortens the wait."""
    now_ms = turn.session.end_silence_ms
    near_the_end = 2 * event.longest_pause_ms > now_ms
    wait(turn, max(now_ms, 2 * event.longest_pause_ms) if near_the_end else now_ms - SHORTER_MS)


def not_understood(turn: Turn) -> None:
    """Wait longer: a pause may have cut the answer in two. The talk of a hall at the welcome counts not."""
    if not turn.step.waits:
        wait(turn, turn.session.end_silence_ms + LONGER_MS)


def wait(turn: Turn, end_silence_ms: int) -> None:
    """Set the silence that ends this visitor's answers, between the usual one and the slowest."""
    usual_ms = turn.script.pace.end_silence_ms
    turn.change(end_silence_ms=min(max(end_silence_ms, usual_ms), max(usual_ms, SLOWEST_MS)))


def start_answer_timer(turn: Turn) -> None:
    """Wait for an answer; longer for a slow speaker."""
    pace = turn.script.pace
    patience = min(MOST_PATIENCE, turn.session.end_silence_ms / pace.end_silence_ms)
    start_silence_timer(turn, pace.silence_s * max(1.0, patience))


def start_silence_timer(turn: Turn, seconds: float) -> None:
    """Wait this long for something to happen at the step."""
    timer_id = turn.new_id()
    turn.change(silence_id=timer_id)
    turn.order(StartTimer(timer_id, seconds))
