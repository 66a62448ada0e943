"""What an answer does: what it sets, where it leads; a recording is an answer too."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue import moves, number, texts
from kiosk.dialogue.events import Recorded, Take
from kiosk.dialogue.script import Choice, Sets
from kiosk.dialogue.session import Answers
from kiosk.dialogue.turn import Turn

MOST_RETAKES = 2
"""After so many more tries a bad recording is kept as it is: nobody is asked for their name for ever."""


def choose(turn: Turn, choice: Choice) -> None:
    """Take an answer: write what it sets, then follow it."""
    write(turn, choice.sets)
    if choice.key is not None:
        number.type_key(turn, choice.key)
    elif choice.group is not None:
        moves.go(turn, turn.step.corrects, group=choice.group)
    else:
        moves.go(turn, choice.go)


def write(turn: Turn, sets: Sets) -> None:
    """Write what an answer sets; changed answers are a new sign-up for the store."""
    before = turn.session.answers
    answers = Answers(
        cafe=sets.cafe or before.cafe,
        consent=sets.consent or before.consent,
        name=None if sets.forget_name else before.name,
        telephone=None if sets.forget_telephone else before.telephone,
        read_aloud=before.read_aloud if sets.read_aloud is None else sets.read_aloud,
    )
    moves.answer(turn, answers)
    turn.change(language=sets.language or turn.session.language)


def recorded(turn: Turn, event: Recorded) -> None:
    """A recording ended: keep it and go on, or make a bad one again; nobody spoke: ask again."""
    answers, tries = turn.session.answers, turn.session.takes
    if event.recording is not None:
        answers = replace(answers, name=event.recording)
        moves.answer(turn, answers)
    elif not tries or answers.name is None:
        moves.miss(turn)
        return
    complaint = texts.lines(turn.script, turn.session, turn.script.takes.get(event.take, {}))
    if event.take is not Take.GOOD and complaint and tries < MOST_RETAKES:
        turn.change(takes=tries + 1)
        moves.speak(turn, (*complaint, *texts.tone(turn.step, turn.session)))
    else:
        moves.go(turn, turn.step.go)
