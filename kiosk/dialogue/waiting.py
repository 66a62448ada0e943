"""Time that runs out: a line was left to be read, nobody answered, nobody is there any more."""

from __future__ import annotations

from kiosk.dialogue import moves
from kiosk.dialogue.effects import EndVisit
from kiosk.dialogue.events import Miss, TimedOut
from kiosk.dialogue.script import Kind
from kiosk.dialogue.session import Stage
from kiosk.dialogue.turn import Turn


def timed_out(turn: Turn, event: TimedOut) -> None:
    """Silence at the step, or nobody there any more."""
    if event.timer_id == turn.session.idle_id:
        idle(turn)
    elif event.timer_id == turn.session.silence_id:
        silence(turn)


def silence(turn: Turn) -> None:
    """The step waited long enough."""
    match turn.session.stage:
        case Stage.SPEAKING:
            moves.read_on(turn)
        case Stage.SAVING:
            moves.enter(turn, turn.step.failed)
        case Stage.ATTENDING | Stage.RECORDING:
            moves.miss(turn, Miss.SILENCE)


def idle(turn: Turn) -> None:
    """Ask whether someone is still there; then erase the visit."""
    if turn.step.waits:
        turn.change(misses=0, idle_id=None, near=False)
    elif turn.step.kind is Kind.END:
        turn.order(EndVisit(finished=False))
    elif turn.session.step == turn.script.still_there:
        turn.change(left=True)
        moves.enter(turn, turn.script.goodbye)
    else:
        moves.interrupt(turn, turn.script.still_there)
        moves.start_idle_timer(turn, turn.script.pace.answer_s)
