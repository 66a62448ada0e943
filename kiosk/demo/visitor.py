"""A visitor who follows a visit file: speaks into the room, touches the window, and looks at the page.

A patient person: waits for the kiosk's turn to end before speaking, says a thing again when the kiosk did
not understand, and answers when it asks "did you say ...?".
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from kiosk.content.visit_file import CODE, Act, VisitLine
from kiosk.demo.given import Given
from kiosk.demo.watch import Seen, Watch
from kiosk.dialogue.answers import ERASE, SPACE
from kiosk.dialogue.marks import strip_marks
from kiosk.dialogue.script import Choice, Kind, Script, Step
from kiosk.dialogue.view import View

PATIENCE_S = 90.0
"""The longest a visitor waits for a page or for the kiosk to finish: the longest explanation, twice."""
ANSWER_S = 15.0
"""The longest a visitor waits for what follows their words."""
BREATH_S = 0.4
"""Between the tone and the first word; people take longer."""
REACTION_S = 3.0
"""The longest until the page that follows an answer is shown, if one does."""
TRIES = 3


class Hands(Protocol):
    """What a visitor does to the kiosk."""

    def say(self, wav: Path) -> None:
        """Speak this into the room; returns when it is said."""

    def touch(self, name: str) -> bool:
        """Touch what is called so; False when it is not on the page."""


Speaks = Callable[[str, str], Path]
"""Renders (text, language) with the visitor's voice."""


class VisitFailedError(Exception):
    """The visit did not go as its file says; the message names the line and what was seen."""


@dataclass(slots=True)
class Visitor:
    """Follows the lines of a visit file."""

    script: Script
    watch: Watch
    hands: Hands
    speaks: Speaks
    folder: Path
    """Where the visit file lies: its WAV files are named from there."""
    accept: float = 0.5
    sleep: Callable[[float], None] = time.sleep
    given: Given = field(default_factory=Given)
    _looked: int = 0

    def follow(self, lines: tuple[VisitLine, ...]) -> None:
        """Do all of it; raises VisitFailedError at the first line that can't be done."""
        acts: Mapping[Act, Callable[[VisitLine], None]] = {
            Act.SAY: self._say,
            Act.WAV: self._wav,
            Act.TOUCH: self._touch,
            Act.TYPE: self._type,
            Act.WAIT: lambda line: self.sleep(float(line.value)),
            Act.EXPECT: self._expect,
        }
        for line in lines:
            acts[line.act](line)

    def _say(self, line: VisitLine) -> None:
        view = self._turn(line)
        language = language_of(self.script, view, line.value)
        choice = meant(self.script, self.script.steps[view.step], line.value)
        written = choice.hear.get(language, ()) if choice else ()
        text = next((text for text in written if same(text, line.value)), line.value)
        self._speak(line, self.speaks(text, language), phrase=text)

    def _wav(self, line: VisitLine) -> None:
        path = self.folder / line.value
        self._speak(line, path, phrase=path.parent.name)

    def _turn(self, line: VisitLine) -> View:
        """Wait until the kiosk listens."""
        if not self.watch.wait_for(lambda seen: seen.listening is not None, PATIENCE_S):
            raise VisitFailedError(self._where(line, "the kiosk did not listen"))
        view = self.watch.seen.view
        assert view is not None, "it listens, so it shows a page"  # noqa: S101 - a fact of the core
        return view

    def _speak(self, line: VisitLine, wav: Path, phrase: str) -> None:
        step = self.script.steps[self._turn(line).step]
        choice = meant(self.script, step, phrase)
        if choice is not None:
            self.given.choose(step, choice)
        elif step.kind is Kind.RECORDING:
            self.given.recordings[step.records] = wav
        for _ in range(TRIES):
            if self._understood(line, wav) and self._agreed(line, choice):
                return
        raise VisitFailedError(self._where(line, f"the kiosk did not understand after {TRIES} tries"))

    def _understood(self, line: VisitLine, wav: Path) -> bool:
        """Say it once; whether the kiosk took it for an answer or asks back."""
        self._turn(line)
        before = self.watch.seen
        self.sleep(BREATH_S)
        self.hands.say(wav)
        if not self.watch.wait_for(partial(answered_since, before.answered), ANSWER_S):
            return False
        self.watch.wait_for(partial(shown_since, before.answered), REACTION_S)
        seen = self.watch.seen
        asked = asked_back(self.script, before.view) is not None
        wanted = self.script.pace.sure if asked else self.accept
        sure = seen.best is not None and seen.best[1] >= wanted
        return sure or len(seen.steps) > len(before.steps) or asked_back(self.script, seen.view) is not None

    def _agreed(self, line: VisitLine, choice: Choice | None) -> bool:
        """Say yes or no if the kiosk asks back; whether it now goes on with what was meant."""
        for _ in range(TRIES):
            doubted = asked_back(self.script, self.watch.seen.view)
            if doubted is None:
                return True
            right = choice is not None and doubted == choice.picture
            language = self._turn(line).language
            reply = self.script.yes if right else self.script.no
            taken = self._understood(line, self.speaks(reply.hear[language][0], language))
            if asked_back(self.script, self.watch.seen.view) is None:
                # A kiosk that did not understand either forgets what it asked, and asks anew.
                return taken and (right or choice is None)
        return False

    def _touch(self, line: VisitLine) -> None:
        step, name = self._press(line, line.value)
        choice = named(self.script, step, name)
        if step.kind is Kind.LETTERS and (len(name) == 1 or name in (SPACE, ERASE)):
            self.given.letter(name)
        elif choice is not None:
            self.given.choose(step, choice)

    def _type(self, line: VisitLine) -> None:
        for digit in (self.watch.seen.reference or "") if line.value == CODE else line.value:
            step, _ = self._press(line, digit)
            for key in step.keys:
                if key.key == digit:
                    self.given.choose(step, key)

    def _press(self, line: VisitLine, name: str) -> tuple[Step, str]:
        """Touch a thing once it is on the page; gives the step at which it was pressed and its own name."""
        deadline = time.monotonic() + ANSWER_S
        while time.monotonic() < deadline:
            for found in (name, self._in_place(name)):
                step = self._touched(found)
                if step is not None:
                    return step, found
            self.sleep(0.1)
        raise VisitFailedError(self._where(line, "it is not on the page"))

    def _touched(self, name: str) -> Step | None:
        """Touch this; the step at which it was pressed, which may have just come; None when it was not."""
        before = len(self.watch.seen.pressed)
        if not self.hands.touch(name) or not self.watch.wait_for(partial(pressed_since, before), REACTION_S):
            return None
        return self.script.steps[self.watch.seen.pressed[before].step]

    def _in_place(self, number: str) -> str:
        """The name of the answer in this place on the page ("1" is the first), for pages made from dates."""
        view = self.watch.seen.view
        options = view.options if view else ()
        at = int(number) - 1 if number.isdigit() else -1
        return options[at].name if 0 <= at < len(options) else number

    def _expect(self, line: VisitLine) -> None:
        def reached(seen: Seen) -> bool:
            return line.value in seen.steps[self._looked :]

        if not self.watch.wait_for(reached, PATIENCE_S):
            raise VisitFailedError(self._where(line, "that step was not shown"))
        self._looked += self.watch.seen.steps[self._looked :].index(line.value)

    def _where(self, line: VisitLine, what: str) -> str:
        view = self.watch.seen.view
        step = view.step if view else "-"
        return f"line {line.line}, “{line.act.value}: {line.value}”: {what} (at the step “{step}”)"


def answered_since(count: int, seen: Seen) -> bool:
    """Whether speech was answered since there were so many answers."""
    return seen.answered > count


def pressed_since(count: int, seen: Seen) -> bool:
    """Whether something was pressed since so many presses."""
    return len(seen.pressed) > count


def shown_since(count: int, seen: Seen) -> bool:
    """Whether the page that follows so many answers and one more is shown."""
    return seen.taken_up > count


def asked_back(script: Script, view: View | None) -> str | None:
    """The picture of what the kiosk asks back ("did you say ...?"): it stands in place of the step's own."""
    own = script.steps[view.step].picture if view else None
    return view.picture if view and view.picture != own else None


def same(phrase: str, text: str) -> bool:
    """Whether two phrases are the same words, with or without vowel marks, in whatever order these stand."""
    return strip_marks(phrase).casefold() == strip_marks(text).casefold()


def meant(script: Script, step: Step, phrase: str) -> Choice | None:
    """What a phrase, or a recording of the choice of this name, means at a step; None for free speech."""
    if step.kind is Kind.RECORDING:
        return None
    for choice in everything(script, step):
        texts = (text for phrases in choice.hear.values() for text in phrases)
        if phrase == choice.name or any(same(phrase, text) for text in texts):
            return choice
    return None


def named(script: Script, step: Step, name: str) -> Choice | None:
    """The answer, key or control of this name at a step."""
    return next((choice for choice in everything(script, step) if choice.name == name), None)


def everything(script: Script, step: Step) -> tuple[Choice, ...]:
    """All that can be chosen at a step, the visitor's own answers first."""
    return (*script.heard_at(step), *script.controls)


def language_of(script: Script, view: View, phrase: str) -> str:
    """The language of a phrase: that of the answer it belongs to (a greeting), else of the page."""
    for choice in script.steps[view.step].choices:
        if choice.language and any(same(phrase, text) for text in choice.hear[choice.language]):
            return choice.language
    return view.language
