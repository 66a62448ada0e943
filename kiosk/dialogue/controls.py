"""What is heard everywhere: repeat, slower, louder, pause, back, home, language, help, faster, softer."""

from __future__ import annotations

from kiosk.dialogue import moves, prompts, undoing
from kiosk.dialogue.effects import Say
from kiosk.dialogue.script import BACK, Kind
from kiosk.dialogue.session import RATES_PERCENT, VOLUMES_PERCENT, Stage
from kiosk.dialogue.turn import Turn


def control(turn: Turn, name: str) -> None:
    """Do what a control is named for."""
    script, session = turn.script, turn.session
    match name:
        case "slower" | "faster":
            change_rate(turn, -1 if name == "slower" else 1)
        case "louder" | "softer":
            change_volume(turn, 1 if name == "louder" else -1)
        case "pause" if not turn.step.waits and turn.step.kind not in (Kind.SAVING, Kind.END):
            pause(turn)
        case "back" if turn.session.understood is not None:
            undoing.take_back(turn, turn.session.understood)
        case "back":
            moves.go(turn, BACK)
        case "home":
            turn.change(changing=None)
            moves.go(turn, script.first if session.step == script.first else script.home)
        case "help" if session.step != script.help:
            moves.interrupt(turn, script.help)
        case "language" if session.step not in (script.first, script.language_page):
            moves.interrupt(turn, script.language_page)
        case _:
            moves.speak(turn, prompts.prompt(script, session))


def change_rate(turn: Turn, by: int) -> None:
    """One step slower or faster, heard at once."""
    turn.change(rate=max(0, min(turn.session.rate + by, len(RATES_PERCENT) - 1)))
    moves.speak(turn, rest(turn))


def change_volume(turn: Turn, by: int) -> None:
    """One step louder or softer, heard at once."""
    turn.change(volume=max(0, min(turn.session.volume + by, len(VOLUMES_PERCENT) - 1)))
    moves.speak(turn, rest(turn))


def pause(turn: Turn) -> None:
    """Stop, and keep what is still to be said until the visitor goes on; a second pause goes on too."""
    if turn.session.held is not None:
        go_on(turn)
        return
    held = rest(turn)
    moves.speak(turn, moves.paused(turn), held=held)


def go_on(turn: Turn) -> None:
    """End a pause where it began."""
    moves.speak(turn, turn.session.held or rest(turn))


def rest(turn: Turn) -> tuple[Say, ...]:
    """What is still to be said, from the line that was broken into; the shorter prompt in silence."""
    session = turn.session
    if session.held is not None:
        return session.held
    if session.stage is Stage.SPEAKING:
        return session.says[session.saying :]
    return prompts.shorter(turn.script, session)
