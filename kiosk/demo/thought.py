"""A visit in thought, before it is played: what is listened for as its visitor speaks, and so made ready.

The core is answered at once, by an ear that hears every word and a store that knows every code.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kiosk.content.visit_file import VisitFile
from kiosk.demo.visitor import VisitFailedError, Visitor, same
from kiosk.demo.watch import Seen, Watch
from kiosk.dialogue import advance, begin
from kiosk.dialogue.effects import (
    CancelSignUp,
    Effect,
    FindSignUp,
    Hear,
    Listen,
    MoveSignUp,
    Record,
    SaveQuestion,
    SaveSignUp,
    Speak,
)
from kiosk.dialogue.events import Candidate, Event, Heard, Pressed, Recorded, Recording, Spoken
from kiosk.dialogue.script import Phrases, Script
from kiosk.dialogue.session import Parts
from kiosk.rehearse import stored

Phrase = tuple[str, str]
"""Language, text."""


def phrases_of(script: Script, visit: VisitFile) -> frozenset[Phrase]:
    """The phrases listened for wherever something is said in a visit, as far as its file can be followed."""
    kiosk = _Kiosk(script)
    visitor = Visitor(
        script=script,
        watch=kiosk.watch,
        hands=kiosk,
        speaks=lambda text, _language: Path(text.replace("/", " ")),
        folder=visit.path.parent,
        sleep=lambda _seconds: None,
    )
    with suppress(VisitFailedError):
        visitor.follow(visit.lines)
    asked_back: tuple[Phrases, ...] = (script.yes.hear, script.no.hear)
    spoken = {code for code, _ in kiosk.phrases}
    yes_and_no = {(code, text) for hear in asked_back for code in spoken for text in hear.get(code, ())}
    return frozenset(kiosk.phrases | yes_and_no)


class _AtOnce(Watch):
    """Nothing comes later than at once."""

    def wait_for(self, condition: Callable[[Seen], bool], timeout_s: float) -> bool:
        """Whether it holds."""
        del timeout_s
        return condition(self.seen)


class _Kiosk:
    """What is left of a kiosk in thought: the core, and what it listened for."""

    def __init__(self, script: Script) -> None:
        self.watch = _AtOnce()
        self.phrases: set[Phrase] = set()
        self._script = script
        self._hears: tuple[Hear, ...] = ()
        transition = begin(script, Parts(ear=True, voice=True))
        self._session = transition.session
        self._follow(transition.effects)

    def say(self, wav: Path) -> None:
        """Hear it rightly: it is named by what is said, or lies in a folder of the choice's name."""
        listening = self.watch.seen.listening or 0
        if self._session.stage.value == "recording":
            self._send(Recorded(listening, Recording(b"")))
            return
        self.phrases |= {(hear.language, text) for hear in self._hears for text in hear.phrases}
        found = [
            hear.choice
            for hear in self._hears
            if wav.parent.name == hear.choice or any(same(wav.name, text) for text in hear.phrases)
        ]
        self._send(Heard(listening, tuple(Candidate(choice, 1.0) for choice in found[:1])))

    def touch(self, name: str) -> bool:
        """Press what is on the page; nothing else will come."""
        view = self.watch.seen.view
        pages = (view.options, view.onward, view.keys, view.groups, view.bar) if view else ()
        keys = {key.key: key.name for key in self._script.steps[view.step].keys} if view else {}
        name = keys.get(name, name)
        there = name == "screen" or any(option.name == name for options in pages for option in options)
        if there:
            self._send(Pressed(name))
        elif not name.isdigit():
            raise VisitFailedError("it is not on the page")
        return there

    def _send(self, event: Event) -> None:
        self.watch(event)
        transition = advance(self._script, self._session, event)
        self._session = transition.session
        self._follow(transition.effects)

    def _follow(self, effects: tuple[Effect, ...]) -> None:
        for effect in effects:
            self.watch(effect)
        for effect in effects:
            match effect:
                case Speak(speak_id):
                    self._send(Spoken(speak_id))
                case Listen(_, hears):
                    self._hears = hears
                case SaveSignUp() | SaveQuestion() | FindSignUp() | CancelSignUp() | MoveSignUp():
                    self._send(stored(effect, self._script))
                case Record():
                    self._hears = ()
                case _:
                    pass
