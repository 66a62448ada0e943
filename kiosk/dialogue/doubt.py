"""Honest doubt: "did you say ...?", and what is always asked back before it counts."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue import answers, moves, prompts, texts
from kiosk.dialogue.events import Miss
from kiosk.dialogue.script import Choice
from kiosk.dialogue.turn import Turn


def wanted(turn: Turn, choice: Choice) -> float:
    """The probability at which an answer counts: a yes to what is always asked back must be sure.

    An answer in doubt that is said once more counts as it is.
    """
    pace, doubted = turn.script.pace, in_doubt(turn)
    if doubted is not None and choice == doubted:
        return pace.ask
    sure = doubted is not None and doubted.confirm and choice == turn.script.yes
    return pace.sure if sure else pace.accept


def in_doubt(turn: Turn) -> Choice | None:
    """The answer that is in question."""
    doubt = turn.session.doubt
    return None if doubt is None else answers.find(turn.script, replace(turn.session, doubt=None), doubt)


def asks_first(turn: Turn, choice: Choice) -> bool:
    """Whether this answer, however clearly heard, is asked back before it counts."""
    return choice.confirm and turn.session.doubt is None


def ask_back(turn: Turn, choice: Choice) -> None:
    """Ask "did you say ...?"; a plain yes or no is never asked back, only asked again."""
    doubted = in_doubt(turn)
    plain = choice.name in (turn.script.yes.name, turn.script.no.name) and not choice.confirm
    if doubted is not None and not turn.session.misses:
        turn.change(misses=1)
        ask(turn, doubted)
    elif plain or doubted is not None:
        moves.miss(turn, Miss.NOT_UNDERSTOOD)
    else:
        ask(turn, choice)


def ask(turn: Turn, choice: Choice) -> None:
    """Put an answer in question."""
    turn.change(doubt=choice.name)
    offers = turn.step.offers if choice.confirm else {}
    asked = texts.lines(turn.script, turn.session, offers or turn.script.did_you_say)
    moves.speak(turn, (*asked, *prompts.tone(turn.step, turn.session)))
