"""A part that fails narrows the visit and never ends it; one that returns is used again."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue import hearing, moves, prompts, texts
from kiosk.dialogue.events import Part
from kiosk.dialogue.script import Kind
from kiosk.dialogue.session import Stage
from kiosk.dialogue.turn import Turn


def failed(turn: Turn, part: Part) -> None:
    """Go on with what is left: touch without the ear, captions without the voice."""
    parts, stage = turn.session.parts, turn.session.stage
    match part:
        case Part.EAR:
            turn.change(parts=replace(parts, ear=False), listen_id=None, speech_began=False, loudness=0)
            if stage in (Stage.RECORDING, Stage.ATTENDING):
                lose_the_ear(turn, was_there=parts.ear)
        case Part.VOICE:
            turn.change(parts=replace(parts, voice=False))
            if stage is Stage.SPEAKING:
                lose_the_voice(turn)


def lose_the_ear(turn: Turn, *, was_there: bool) -> None:
    """Say that the pictures can be touched; a recording can't be had any more."""
    if turn.step.kind is Kind.RECORDING:
        moves.enter(turn, turn.session.step)
    elif was_there and not turn.step.waits:
        moves.speak(turn, texts.lines(turn.script, turn.session, turn.script.touch_only.says))
    elif not turn.step.waits:
        hearing.start_silence_timer(turn, turn.script.pace.silence_s)


def lose_the_voice(turn: Turn) -> None:
    """Nobody will say that the lines are said: leave this one and the others to be read."""
    turn.change(speak_id=None, saying=turn.session.saying - 1)
    if turn.session.listen_id is None and hearing.can_be_interrupted(turn):
        hearing.order_listen(turn)
    moves.read_on(turn)


def recovered(turn: Turn, part: Part) -> None:
    """Use the part again: listen at once, or say aloud what was left to be read, or the question again."""
    parts, stage = turn.session.parts, turn.session.stage
    match part:
        case Part.EAR if not parts.ear:
            turn.change(parts=replace(parts, ear=True))
            if stage is Stage.ATTENDING:
                moves.listen(turn)
        case Part.VOICE if not parts.voice:
            turn.change(parts=replace(parts, voice=True))
            if stage is Stage.SPEAKING:
                says = turn.session.says[turn.session.saying :]
                moves.speak(turn, says, held=turn.session.held)
            elif stage is Stage.ATTENDING:
                moves.speak(turn, prompts.shorter(turn.script, turn.session))
        case _:
            pass
