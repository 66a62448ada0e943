"""The fixed bar: repeat, slower, faster, louder, softer, back, home, help."""

from __future__ import annotations

from kiosk.dialogue import moves, texts
from kiosk.dialogue.effects import Say
from kiosk.dialogue.script import BACK
from kiosk.dialogue.session import RATES_PERCENT, VOLUMES_PERCENT, Stage
from kiosk.dialogue.turn import Turn


def control(turn: Turn, name: str) -> None:
    """Do what a control is named for."""
    script, session = turn.script, turn.session
    match name:
        case "repeat":
            moves.speak(turn, texts.prompt(script, session))
        case "slower" | "faster":
            change_rate(turn, -1 if name == "slower" else 1)
        case "louder" | "softer":
            change_volume(turn, 1 if name == "louder" else -1)
        case "back":
            moves.go(turn, BACK)
        case "home":
            moves.go(turn, script.first if session.step == script.first else script.home)
        case "help" if session.step != script.help:
            moves.interrupt(turn, script.help)
        case _:
            moves.speak(turn, texts.prompt(script, session))


def change_rate(turn: Turn, by: int) -> None:
    """One step slower or faster, heard at once."""
    turn.change(rate=max(0, min(turn.session.rate + by, len(RATES_PERCENT) - 1)))
    moves.speak(turn, rest(turn))


def change_volume(turn: Turn, by: int) -> None:
    """One step louder or softer, heard at once."""
    turn.change(volume=max(0, min(turn.session.volume + by, len(VOLUMES_PERCENT) - 1)))
    moves.speak(turn, rest(turn))


def rest(turn: Turn) -> tuple[Say, ...]:
    """What is still to be said, from the line that was broken into; the shorter prompt in silence."""
    if turn.session.stage is Stage.SPEAKING:
        return turn.session.says[turn.session.saying :]
    return texts.shorter(turn.script, turn.session)
