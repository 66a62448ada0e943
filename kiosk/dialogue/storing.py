"""What the store's answer does to a visit: done, no such code, or not done."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue import keeping, moves
from kiosk.dialogue.events import SaveFailed, SignUpFound, SignUpNotFound, SignUpSaved
from kiosk.dialogue.session import Stage
from kiosk.dialogue.turn import Turn

MOST_LOOKUPS = 3
"""Codes that nobody has, in one visit: there are only nine thousand, and a guess must not find one."""


def stored(turn: Turn, event: keeping.Done) -> None:
    """The store did it: only now is it said; what is no longer needed is forgotten."""
    step = turn.script.steps.get(turn.session.save_step)
    if event.save_id != turn.session.save_id or step is None:
        return
    turn.change(answers=keeping.after(turn.session.answers, event), save_id=None, interrupted=None)
    if not isinstance(event, SignUpFound):
        turn.change(trail=(), changing=None)
    if isinstance(event, SignUpSaved):
        turn.change(reference=event.reference)
    moves.enter(turn, step.go)


def not_found(turn: Turn, event: SignUpNotFound) -> None:
    """Nobody has this code: ask for it again, a few times; then a person helps, and nobody guesses."""
    if event.save_id != turn.session.save_id or turn.session.stage is not Stage.SAVING:
        return
    lookups = turn.session.lookups + 1
    known = replace(turn.session.answers, quoted=None)
    target = turn.step.unmatched or turn.step.failed
    turn.change(lookups=lookups, save_id=None, answers=known, interrupted=None)
    moves.enter(turn, turn.script.help if lookups >= MOST_LOOKUPS else target)


def failed(turn: Turn, event: SaveFailed) -> None:
    """The store could not: keep the answers and say so."""
    if event.save_id == turn.session.save_id and turn.session.stage is Stage.SAVING:
        moves.enter(turn, turn.step.failed)
