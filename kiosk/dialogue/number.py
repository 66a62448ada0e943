"""A number given digit by digit, shown and said back in pairs, of which one can be given again."""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.dialogue import moves, texts
from kiosk.dialogue.effects import Say, Tone
from kiosk.dialogue.turn import Turn


def type_key(turn: Turn, key: str) -> None:
    """Type a digit or erase the last; a whole number is an answer."""
    step, entry = turn.step, turn.session.entry
    room = texts.room(step, turn.session)
    entry = entry[:-1] if key == "erase" else (entry + key)[:room]
    turn.change(entry=entry, misses=0, doubt=None)
    full = len(entry) == room
    correcting = texts.corrected(turn.session) is not None
    if (full or not correcting) and re.fullmatch(step.pattern, texts.number(turn.session)):
        keep(turn)
    elif full:
        turn.change(entry="" if correcting else entry)
        moves.speak(turn, texts.shorter(turn.script, turn.session))
    else:
        moves.speak(turn, (echo(turn, key),))


def echo(turn: Turn, key: str) -> Say:
    """What answers a digit: a tone; a pair is said back where the visitor agreed to hear the number."""
    entry = turn.session.entry
    if key == "erase" or len(entry) % texts.GROUP or not entry:
        return Tone.TYPED
    said = texts.group_said(turn.session, entry[-texts.GROUP :])
    return said or Tone.GROUP


def keep(turn: Turn) -> None:
    """Take the number as it stands and go on; after a correction, to where it began."""
    session, go = turn.session, turn.step.go
    corrected = texts.corrected(session) is not None
    answers = replace(session.answers, telephone=texts.number(session))
    moves.answer(turn, answers)
    turn.change(entry="", correcting=None)
    if corrected and go in session.trail:
        turn.change(trail=session.trail[: session.trail.index(go)], interrupted=None)
        moves.enter(turn, go)
    else:
        moves.go(turn, go)
