"""What `kiosk check` says of lines that last too long when they are spoken, measured on the prepared clips.

Makes no clip: the length of a line without one is not known until `kiosk prepare`.
"""

from __future__ import annotations

import wave
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.app import Project, data_folder, voice_settings
from kiosk.content import Loaded, Place, Places, Problem, iter_lines
from kiosk.dialogue.effects import Utterance
from kiosk.dialogue.script import Choice, Kind, Line, Script, Step
from kiosk.ports import ClipFile
from kiosk.speech import Clips, Reason, Unvoiced

LONGEST_S = 45.0
"""All that is said before the answers, and any line: who listens longer has forgotten the beginning."""
LONGEST_QUESTION_S = 10.0
"""A question, or the shorter prompt: it is asked again and again."""
LONGEST_NAME_S = 3.0
"""The name of a control: who goes through the page by keys or switches hears all of them."""

_LISTENS = (Kind.QUESTION, Kind.RECORDING, Kind.NUMBER, Kind.LETTERS)
_ASKS = ("?", "؟", "?»", "؟»", "?”", "؟”")

Seconds = Mapping[tuple[str, str], float]
"""How long a line lasts, by language and name; none where there is no clip."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What lasts too long, and a word on what could not be measured."""

    problems: tuple[Problem, ...] = ()
    note: str = ""


class _Mute:
    """Stands where a synthesiser would: nothing is made here."""

    def render(self, text: str, voice: str, words_per_minute: int) -> Unvoiced:  # noqa: ARG002
        return Unvoiced(Reason.NO_VOICE)


def check_durations(home: Path, loaded: Loaded) -> Measured:
    """Measure every line in each language offered; nothing where the content is bad."""
    if loaded.script is None or loaded.settings is None:
        return Measured()
    data = data_folder(loaded.settings)
    project = Project(home, data, loaded.script, loaded.settings, loaded.voices)
    return measure(project, loaded.places)


def measure(project: Project, places: Places) -> Measured:
    """What lasts too long in the clips of a project."""
    clips = Clips(_Mute(), voice_settings(project), project.clips)
    lines = list(iter_lines(project.script))
    found = {(code, line.name): _length(clips, code, line) for code, line in lines}
    seconds = {key: length for key, length in found.items() if length is not None}
    problems = _Judge(project.script, places, seconds).problems(lines)
    return Measured(tuple(sorted(set(problems))), _note(len(found) - len(seconds)))


def _note(unknown: int) -> str:
    if not unknown:
        return ""
    return f"{unknown} lines have no clip yet, so how long they last is not known: “kiosk prepare”."


def _length(clips: Clips, code: str, line: Line) -> float | None:
    clip = clips.ready(Utterance(line=line.name, language=code, text=line.text, shown=line.shown))
    return None if clip is None else _seconds(clip)


def _seconds(clip: ClipFile) -> float:
    with wave.open(str(clip.path)) as file:
        return float(file.getnframes() / file.getframerate())


@dataclass(frozen=True, slots=True)
class _Judge:
    script: Script
    places: Places
    seconds: Seconds

    def problems(self, lines: list[tuple[str, Line]]) -> Iterator[Problem]:
        for code, line in lines:
            if self.lasts(code, (line,)) > LONGEST_S:
                what = f"This line lasts {self.told(code, (line,))}"
                yield self.problem(code, line, what, LONGEST_S, "split it, and leave out what is not needed")
        for step in self.script.steps.values():
            for language in self.script.languages:
                yield from self.of_step(step, language.code)
        for control in self.script.controls:
            for language in self.script.languages:
                yield from self.of_control(control, language.code)

    def of_step(self, step: Step, code: str) -> Iterator[Problem]:
        says, again = step.says.get(code, ()), step.again.get(code, ())
        if len(says) > 1 and self.lasts(code, says) > LONGEST_S:
            what = f"All that the step “{step.name}” says before its answers lasts {self.told(code, says)}"
            yield self.problem(code, says[0], what, LONGEST_S, "take out a line, or make a step of its own")
        if says and _asks(step, says[-1]) and self.lasts(code, says[-1:]) > LONGEST_QUESTION_S:
            what = f"The question of the step “{step.name}” lasts {self.told(code, says[-1:])}"
            yield self.problem(code, says[-1], what, LONGEST_QUESTION_S, "ask it in fewer words")
        for prompt in (again, step.correct.get(code, ())):
            if prompt and prompt != says and self.lasts(code, prompt) > LONGEST_QUESTION_S:
                what = f"The shorter prompt lasts {self.told(code, prompt)}"
                yield self.problem(code, prompt[0], what, LONGEST_QUESTION_S, "ask it in fewer words")

    def of_control(self, control: Choice, code: str) -> Iterator[Problem]:
        says = control.says.get(code, ())
        if self.lasts(code, says) > LONGEST_NAME_S:
            what = f"The name of “{control.name}” lasts {self.told(code, says)}"
            yield self.problem(code, says[0], what, LONGEST_NAME_S, "name it in fewer words")

    def lasts(self, code: str, lines: tuple[Line, ...]) -> float:
        """How long these last at least; lines with a placeholder differ from visit to visit."""
        return sum(self.seconds.get((code, line.name), 0.0) for line in lines)

    def told(self, code: str, lines: tuple[Line, ...]) -> str:
        return f"{self.lasts(code, lines):.1f} s in the language “{code}”"

    def problem(self, code: str, line: Line, what: str, most_s: float, hint: str) -> Problem:
        place = self.place(code, line.name)
        return Problem(place.path, place.line, f"{what}; {most_s:g} s are the most", hint, stops=False)

    def place(self, code: str, name: str) -> Place:
        """Where the line is written; one made of an answer's phrase stands with the answer."""
        holder, _, choice = name.rpartition(".")[0].rpartition(".")
        return self.places.find("line", code, name) or self.places.at(holder, choice)


def _asks(step: Step, line: Line) -> bool:
    """Whether the visitor answers this line: it ends in a question, or no answers are named after it."""
    named = any(choice.named for choice in step.choices)
    return step.kind in _LISTENS and (not named or line.text.replace("\u00a0", "").rstrip().endswith(_ASKS))
