"""Things are named as the focus comes to them, or as they are touched while the visitor has things read."""

from __future__ import annotations

from kiosk.dialogue import moves, prompts, texts
from kiosk.dialogue.choice import Choice
from kiosk.dialogue.effects import Say, Tone, Utterance
from kiosk.dialogue.marks import strip_marks
from kiosk.dialogue.script import Kind
from kiosk.dialogue.session import Stage
from kiosk.dialogue.turn import Turn


def point(turn: Turn, choice: Choice) -> None:
    """Name a thing, lit meanwhile; what a page that goes on by itself has still to say follows it.

    Nothing is said into a recording, nor while the store works.
    """
    if turn.session.stage in (Stage.RECORDING, Stage.SAVING):
        return
    turn.change(pointed=choice.name)
    moves.speak(turn, (*name(turn, choice), *_rest(turn)), held=turn.session.held)


def name(turn: Turn, choice: Choice) -> tuple[Say, ...]:
    """The name of a thing; of a key a tone, unless the visitor agreed to hear keys."""
    session = turn.session
    if choice.key is not None and not (session.answers.read_aloud or session.reading):
        return (Tone.TYPED,)
    named = texts.named(turn.script, session, (choice,))
    return named or (_word(turn, choice),)


def _word(turn: Turn, choice: Choice) -> Utterance:
    """A thing that has no line of its own: its first phrase, or the letter that it shows."""
    language = choice.language or turn.session.language
    said = next(iter(choice.hear.get(language, ())), choice.shown.get(language) or choice.name)
    line = f"name.{choice.name}"
    return Utterance(line, language, said, strip_marks(said), lights=choice.name, filled=True)


def _rest(turn: Turn) -> tuple[Say, ...]:
    """What follows: the end of a message, the tone before a recording; on other pages nothing."""
    session = turn.session
    if turn.step.kind.moves_on and session.held is None:
        return tuple(say for say in session.says[session.saying :] if not _is_a_name(say))
    return prompts.tone(turn.step, session) if turn.step.kind is Kind.RECORDING else ()


def _is_a_name(say: Say) -> bool:
    return isinstance(say, Utterance) and say.lights is not None


def switch_reading(turn: Turn) -> None:
    """Begin to have things read, or end it."""
    reading = not turn.session.reading
    turn.change(reading=reading, pointed=None)
    read = turn.script.read
    opening = texts.named(turn.script, turn.session, (read,)) if reading and read else ()
    moves.speak(turn, opening or prompts.shorter(turn.script, turn.session))
