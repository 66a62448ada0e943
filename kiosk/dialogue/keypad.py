"""A number given digit by digit, said back in pairs of which one can be given again; a name by letters."""

from __future__ import annotations

import re
from dataclasses import replace

from kiosk.dialogue import answers, digits, moves, prompts
from kiosk.dialogue.effects import Say, Tone
from kiosk.dialogue.script import Kind
from kiosk.dialogue.turn import Turn


def type_key(turn: Turn, key: str) -> None:
    """Type a digit or a letter, or erase the last."""
    if turn.step.kind is Kind.LETTERS:
        type_letter(turn, key)
    else:
        type_digit(turn, key)


def type_letter(turn: Turn, key: str) -> None:
    """Type a letter of a name; it is private: a tone answers, never its sound."""
    entry = turn.session.entry
    letter = " " if key == answers.SPACE else key
    entry = entry[:-1] if key == answers.ERASE else (entry + letter)[: turn.step.max_digits]
    turn.change(entry=entry.lstrip(), misses=0, doubt=None)
    moves.speak(turn, (Tone.TYPED,))


def keep_name(turn: Turn, target: str) -> None:
    """Take the typed name, in place of a spoken one, and go on; nothing typed: ask again."""
    name = turn.session.entry.strip()
    if not name:
        moves.speak(turn, prompts.shorter(turn.script, turn.session))
        return
    moves.answer(turn, replace(turn.session.answers, written_name=name.title(), name=None))
    moves.go(turn, target)


def type_digit(turn: Turn, key: str) -> None:
    """Type a digit or erase the last; a whole number is an answer."""
    step, entry = turn.step, turn.session.entry
    room = digits.room(step, turn.session)
    entry = entry[:-1] if key == answers.ERASE else (entry + key)[:room]
    turn.change(entry=entry, misses=0, doubt=None)
    full = len(entry) == room
    correcting = digits.corrected(turn.session) is not None
    if (full or not correcting) and re.fullmatch(step.pattern, digits.number(turn.session)):
        keep(turn)
    elif full:
        turn.change(entry="" if correcting else entry)
        moves.speak(turn, prompts.shorter(turn.script, turn.session))
    else:
        moves.speak(turn, (echo(turn, key),))


def echo(turn: Turn, key: str) -> Say:
    """What answers a digit: a tone; a pair is said back where the visitor agreed to hear the number."""
    entry = turn.session.entry
    if key == answers.ERASE or len(entry) % digits.GROUP or not entry:
        return Tone.TYPED
    said = digits.group_said(turn.session, entry[-digits.GROUP :])
    return said or Tone.GROUP


def keep(turn: Turn) -> None:
    """Take the number as it stands and go on; after a correction, to where it began."""
    session, go = turn.session, turn.step.go
    corrected = digits.corrected(session) is not None
    number, given = digits.number(session), session.answers
    quoted = turn.step.keeps == "quoted"
    moves.answer(turn, replace(given, quoted=number) if quoted else replace(given, telephone=number))
    turn.change(entry="", correcting=None)
    if corrected and go in session.trail:
        turn.change(trail=session.trail[: session.trail.index(go)], interrupted=None)
        moves.enter(turn, go)
    else:
        moves.go(turn, go)
