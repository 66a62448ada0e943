"""What was understood of speech is shown, and "back" takes it back with all that it changed."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue import doubt, moves, prompts
from kiosk.dialogue.choice import Choice
from kiosk.dialogue.script import Kind
from kiosk.dialogue.session import Session, Understood
from kiosk.dialogue.turn import Turn


def meant(turn: Turn, choice: Choice) -> Choice | None:
    """The answer that this spoken one stands for: by a yes the one in doubt; a control or a key is none."""
    doubted = doubt.in_doubt(turn)
    if doubted is not None:
        return None if choice == turn.script.no else doubted
    takes_nothing_back = choice in turn.script.controls or choice in (turn.script.read, turn.script.go_on)
    return None if takes_nothing_back or choice.key is not None or choice.onward else choice


def note(turn: Turn, choice: Choice | None, before: Session) -> None:
    """Keep what was understood, where it can still be taken back: nothing that was saved can."""
    if choice is None or turn.step.kind in (Kind.SAVING, Kind.END):
        return
    before = replace(before, understood=None, doubt=None, held=None)
    turn.change(understood=Understood(choice, before))


def take_back(turn: Turn, understood: Understood) -> None:
    """Return to where the visit stood before, with the answers as they were."""
    before = understood.before
    turn.change(
        language=before.language,
        step=before.step,
        page=before.page,
        trail=before.trail,
        interrupted=before.interrupted,
        interrupted_page=before.interrupted_page,
        changing=before.changing,
        entry=before.entry,
        correcting=before.correcting,
        theme=before.theme,
        text_size=before.text_size,
        understood=None,
        misses=0,
        takes=0,
        doubt=None,
    )
    moves.answer(turn, before.answers)
    moves.speak(turn, prompts.prompt(turn.script, turn.session))
