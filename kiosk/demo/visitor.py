"""A visitor who follows a visit file: speaks into the room, touches the window, and looks at the page.

A patient person: waits for the kiosk's turn to end before speaking, and says a thing again when the kiosk
did not understand or asks "did you say ...?".
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from kiosk.content.visit_file import Act, VisitLine
from kiosk.demo.watch import Seen, Watch
from kiosk.dialogue.script import Choice, Script
from kiosk.dialogue.digits import GROUP
from kiosk.dialogue.view import View

PATIENCE_S = 90.0
"""The longest a visitor waits for a page or for the kiosk to finish: the longest explanation, twice."""
ANSWER_S = 15.0
"""The longest a visitor waits for what follows their words."""
BREATH_S = 0.4
"""Between the tone and the first word; people take longer."""
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
    digits: list[str] = field(default_factory=list, repr=False)
    """The number the visitor gave, digit by digit."""
    name_wav: Path | None = None
    """What the visitor said when asked for a name."""
    _looked: int = 0
    _given_again: list[int] = field(default_factory=list, repr=False)
    """The places of the digits that are being given again."""

    def follow(self, lines: tuple[VisitLine, ...]) -> None:
        """Do all of it; raises VisitFailedError at the first line that can't be done."""
        acts: Mapping[Act, Callable[[VisitLine], None]] = {
            Act.SAY: self._say,
            Act.WAV: self._wav,
            Act.TOUCH: self._touch,
            Act.TYPE: self._type,
            Act.WAIT: lambda line: time.sleep(float(line.value)),
            Act.EXPECT: self._expect,
        }
        for line in lines:
            acts[line.act](line)

    def _say(self, line: VisitLine) -> None:
        view = self._turn(line)
        language = language_of(self.script, view, line.value)
        self._speak(line, self.speaks(line.value, language), phrase=line.value)

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
        self._turn(line)
        self._note(wav, phrase)
        for _ in range(TRIES):
            self._turn(line)
            before = self.watch.seen
            time.sleep(BREATH_S)
            self.hands.say(wav)
            if not self.watch.wait_for(partial(answered_since, before.answered), ANSWER_S):
                continue
            best = self.watch.seen.best
            if best is not None and best[1] >= self.accept:
                return
            if self.watch.wait_for(partial(moved_since, len(before.steps)), 0.5):
                return
        raise VisitFailedError(self._where(line, f"the kiosk did not understand after {TRIES} tries"))

    def _note(self, wav: Path, phrase: str) -> None:
        """Remember what of it belongs to the sign-up."""
        view = self.watch.seen.view
        step = self.script.steps[view.step] if view else None
        if step and step.kind.value == "recording":
            self.name_wav = wav
        groups = self.script.groups if step and step.corrects else ()
        for key in (*(step.keys if step else ()), *groups):
            if phrase == key.name or any(phrase in phrases for phrases in key.hear.values()):
                self._note_key(key)

    def _note_key(self, key: Choice) -> None:
        if key.group is not None:
            self._given_again = [GROUP * key.group, GROUP * key.group + 1]
        elif key.key == "erase":
            del self.digits[-1:]
        elif key.key:
            self._note_digit(key.key)

    def _note_digit(self, digit: str) -> None:
        if self._given_again:
            self.digits[self._given_again.pop(0)] = digit
        else:
            self.digits.append(digit)

    def _touch(self, line: VisitLine) -> None:
        self._press(line, line.value)
        view = self.watch.seen.view
        step = self.script.steps[view.step] if view else None
        for key in (*(step.keys if step else ()), *self.script.groups):
            if key.name == line.value:
                self._note_key(key)

    def _type(self, line: VisitLine) -> None:
        for digit in line.value:
            self._press(line, digit)
            self._note_digit(digit)

    def _press(self, line: VisitLine, name: str) -> None:
        """Touch a thing once it is on the page."""
        deadline = time.monotonic() + ANSWER_S
        while not (self.hands.touch(name) or self.hands.touch(self._in_place(name))):
            if time.monotonic() > deadline:
                raise VisitFailedError(self._where(line, "it is not on the page"))
            time.sleep(0.1)

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


def moved_since(count: int, seen: Seen) -> bool:
    """Whether another step was shown since there were so many."""
    return len(seen.steps) > count


def language_of(script: Script, view: View, phrase: str) -> str:
    """The language of a phrase: that of the answer it belongs to (a greeting), else of the page."""
    for choice in script.steps[view.step].choices:
        if choice.language and phrase in choice.hear[choice.language]:
            return choice.language
    return view.language
