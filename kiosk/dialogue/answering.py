"""What an answer does: what it sets, where it leads; a recording is an answer too."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue import keypad, moves, prompts, texts
from kiosk.dialogue.events import Miss, Recorded, Recording, Take
from kiosk.dialogue.script import STAY, Choice, Kind, Sets
from kiosk.dialogue.session import Answers, Changing
from kiosk.dialogue.turn import Turn
from kiosk.dialogue.view import TEXT_SIZES, Theme

MOST_RETAKES = 2
"""After so many more tries a bad recording is kept as it is: nobody is asked for their name for ever."""


def choose(turn: Turn, choice: Choice) -> None:
    """Take an answer: write what it sets, then follow it."""
    write(turn, choice.sets)
    if choice.name == turn.script.more.name:
        next_page(turn)
    elif choice.key is not None:
        keypad.type_key(turn, choice.key)
    elif choice.group is not None:
        moves.go(turn, turn.step.corrects, group=choice.group)
    elif choice.go == STAY:
        turn.change(misses=0, doubt=None)
        moves.speak(turn, prompts.chosen(turn.script, turn.session))
    elif turn.step.kind is Kind.LETTERS and choice.onward:
        keypad.keep_name(turn, choice.go)
    else:
        follow(turn, choice)


def follow(turn: Turn, choice: Choice) -> None:
    """Go where the answer leads; one that changes an item comes back to where the visitor came from."""
    if choice.changes:
        before = turn.session.trail
        back_to = before[-1] if before else turn.session.step
        turn.change(changing=Changing(turn.script.steps[choice.go].item, back_to))
    moves.go(turn, choice.go)


def next_page(turn: Turn) -> None:
    """Turn a long list over; after the last page comes the first."""
    turn.change(page=(turn.session.page + 1) % len(turn.step.pages), misses=0, doubt=None)
    moves.speak(turn, prompts.prompt(turn.script, turn.session))


def write(turn: Turn, sets: Sets) -> None:
    """Write what an answer sets; changed answers are a new sign-up for the store."""
    before = turn.session.answers
    given = replace(
        forgotten(before, sets.forget),
        cafe=sets.cafe or before.cafe,
        consent=sets.consent or before.consent,
        question_consent=sets.question_consent or before.question_consent,
        read_aloud=before.read_aloud if sets.read_aloud is None else sets.read_aloud,
    )
    if sets.need:
        given = replace(given, needs=given.needs ^ {sets.need})
    moves.answer(turn, given)
    turn.change(language=sets.language or turn.session.language)
    look(turn, sets.look)


def look(turn: Turn, change: str) -> None:
    """Make the text larger or smaller, or take the next colours."""
    size, themes = turn.session.text_size, list(Theme)
    match change:
        case "larger" | "smaller":
            size += 1 if change == "larger" else -1
            turn.change(text_size=max(0, min(size, TEXT_SIZES - 1)))
        case "colours":
            turn.change(theme=themes[(themes.index(turn.session.theme) + 1) % len(themes)])


def forgotten(before: Answers, what: frozenset[str]) -> Answers:
    """The answers without those that are erased."""
    if "name" in what:
        before = replace(before, name=None, written_name=None)
    if "telephone" in what:
        before = replace(before, telephone=None)
    if "question" in what:
        before = replace(before, question=None)
    return replace(before, needs=frozenset()) if "needs" in what else before


def with_recording(turn: Turn, recording: Recording) -> Answers:
    """The answers with what was just recorded; a name that is spoken takes the place of a typed one."""
    given = turn.session.answers
    if turn.step.records == "question":
        return replace(given, question=recording)
    return replace(given, name=recording, written_name=None)


def recorded(turn: Turn, event: Recorded) -> None:
    """A recording ended: keep it and go on, or make a bad one again; nobody spoke: ask again."""
    tries = turn.session.takes
    if event.recording is not None:
        moves.answer(turn, with_recording(turn, event.recording))
    elif not tries or prompts.recording(turn.step.records, turn.session) is None:
        moves.miss(turn, Miss.SILENCE)
        return
    complaint = texts.lines(turn.script, turn.session, turn.script.takes.get(event.take, {}))
    if event.take is not Take.GOOD and complaint and tries < MOST_RETAKES:
        turn.change(takes=tries + 1)
        moves.speak(turn, (*complaint, *prompts.tone(turn.step, turn.session)))
    else:
        moves.go(turn, turn.step.go)
