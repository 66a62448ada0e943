"""The dialogue as text in a terminal: staff try their scripts without sound, window or sign-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from kiosk.content.arabic import strip_marks
from kiosk.dialogue import advance, begin
from kiosk.dialogue.effects import (
    CancelSignUp,
    Effect,
    EndVisit,
    FindSignUp,
    Hear,
    Listen,
    MoveSignUp,
    Record,
    SaveQuestion,
    SaveSignUp,
    Say,
    Show,
    Speak,
    StoreOrder,
    Utterance,
)
from kiosk.dialogue.events import (
    Candidate,
    Event,
    Heard,
    Pressed,
    QuestionSaved,
    Recorded,
    Recording,
    SignUpCancelled,
    SignUpFound,
    SignUpMoved,
    SignUpNotFound,
    SignUpSaved,
    Spoken,
    TimedOut,
)
from kiosk.dialogue.script import Script
from kiosk.dialogue.session import Parts, Session
from kiosk.dialogue.view import Option, View

HELP = (
    "Type what you would say, or a number to touch that answer; an empty line is silence, q leaves."
    " Nothing is kept."
)


def plain(text: str) -> str:
    """A phrase as someone would type it: without vowel marks."""
    return strip_marks(text).casefold().strip(" .!?,'’")


class Rehearsal:
    """One visit in a terminal: `write` prints a line, answers come as text."""

    def __init__(self, script: Script, write: Callable[[str], None]) -> None:
        self._script = script
        self._write = write
        self._view: View | None = None
        self._hears: tuple[Hear, ...] = ()
        self._waiting: list[Event] = []
        self.ended = False
        transition = begin(script, Parts(ear=True, voice=True, trial=True))
        self._session: Session = transition.session
        self._follow(transition.effects)

    def answer(self, typed: str) -> None:
        """Work one line that was typed; a number is typed digit by digit where there are keys."""
        keys = {key.label: key.name for key in self._view.keys} if self._view else {}
        digits = typed.replace(" ", "")
        if len(digits) > 1 and all(digit in keys for digit in digits):
            for digit in digits:
                self._send(Pressed(keys[digit]))
        else:
            self._send(self._event(typed.strip()))

    def _event(self, typed: str) -> Event:
        options = shown(self._view)
        session = self._session
        if not typed:
            return TimedOut(session.silence_id or session.idle_id or 0)
        if session.stage.value == "recording":
            return Recorded(session.listen_id or 0, Recording(b""))
        if typed.isdigit() and 0 < int(typed) <= len(options):
            return Pressed(options[int(typed) - 1].name)
        said = [hear.choice for hear in self._hears if plain(typed) in map(plain, hear.phrases)]
        return Heard(session.listen_id or 0, tuple(Candidate(choice, 1.0) for choice in said[:1]))

    def _send(self, event: Event) -> None:
        transition = advance(self._script, self._session, event)
        self._session = transition.session
        self._follow(transition.effects)

    def _follow(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            self._carry_out(effect)
        while self._waiting:
            self._send(self._waiting.pop(0))

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case Show(view):
                self._view = view
            case Speak(speak_id, says):
                self._print_page(says)
                self._waiting.append(Spoken(speak_id))
            case Listen(_, hears):
                self._hears = hears
            case Record():
                self._write("  (speak freely: type anything)")
            case SaveSignUp() | SaveQuestion() | FindSignUp() | CancelSignUp() | MoveSignUp():
                self._waiting.append(stored(effect, self._script))
            case EndVisit():
                self.ended = True
            case _:
                pass

    def _print_page(self, says: tuple[Say, ...]) -> None:
        for text in spoken(says):
            self._write(f"  « {text} »")
        for number, option in enumerate(shown(self._view), 1):
            self._write(f"    {number}  {option.picture}  {option.label}")


def shown(view: View | None) -> tuple[Option, ...]:
    """What can be touched, besides the bar and the keys."""
    return (*view.options, *view.onward) if view else ()


def stored(order: StoreOrder, script: Script) -> Event:
    """What a store would answer that knows every code and keeps nothing."""
    match order:
        case SaveSignUp(save_id):
            return SignUpSaved(save_id, "1234")
        case SaveQuestion(save_id):
            return QuestionSaved(save_id)
        case FindSignUp(save_id):
            return SignUpFound(save_id, script.cafes[0].id) if script.cafes else SignUpNotFound(save_id)
        case CancelSignUp(save_id):
            return SignUpCancelled(save_id)
        case MoveSignUp(save_id):
            return SignUpMoved(save_id)
        case _:
            assert_never(order)


def spoken(says: tuple[Say, ...]) -> Iterator[str]:
    """The texts of what is said, as shown."""
    return (say.shown for say in says if isinstance(say, Utterance))


def rehearse(script: Script, read: Callable[[], str], write: Callable[[str], None]) -> None:
    """Hold one visit until it ends, `q` or the end of the input."""
    write(HELP)
    rehearsal = Rehearsal(script, write)
    while not rehearsal.ended:
        try:
            typed = read()
        except EOFError:
            return
        if typed.strip() == "q":
            return
        rehearsal.answer(typed)
