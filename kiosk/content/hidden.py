"""Languages that are not offered yet: without a synthesiser's voice, until people recorded all lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.content.content import Content, read_content
from kiosk.content.lines import named_lines
from kiosk.content.problems import Report
from kiosk.content.reading import Reading
from kiosk.content.sources import Sources, lines_folder
from kiosk.content.voices import VoiceSettings
from kiosk.dialogue.script import Choice


@dataclass(frozen=True, slots=True)
class Hidden:
    """A language of config.yaml that visitors can't choose: its own name, and how much it lacks.

    `own` are the answers that only this language has: its greetings, by which it will be chosen.
    """

    name: str
    texts_missing: int
    lines_missing: int
    own: tuple[Choice, ...] = ()

    @property
    def own_lines(self) -> Iterator[str]:
        """The names of the lines that only this language has."""
        return (line.name for choice in self.own for lines in choice.says.values() for line in lines)


def silent(languages: tuple[str, ...], voices: Mapping[str, VoiceSettings]) -> tuple[str, ...]:
    """The languages that no synthesiser speaks."""
    return tuple(code for code in languages if code in voices and not voices[code].voice)


@dataclass(frozen=True, slots=True)
class Seeker:
    """Looks for what languages lack; `spoken` is what was read in those that a synthesiser speaks."""

    home: Path
    sources: Sources
    reading: Reading
    today: date
    spoken: Content

    def find(self, voice: VoiceSettings) -> Hidden | None:
        """What a language lacks that is spoken by recordings alone; None when nothing: it can be offered.

        Its texts are read for it alone, and what is wrong with them is told only once it is offered.
        """
        code, reading = voice.language, self.reading
        alone = Reading(Report(), (code,), reading.known, reading.constants, reading.telephone)
        content = read_content(self.sources, alone, self.today, {})
        unset = sum(not words.get(code) for words in reading.constants.values())
        texts = len(alone.gaps.texts) + unset
        lines = self._unwritten(alone.gaps.lines) | self._unrecorded(code, content)
        if not texts and not lines:
            return None
        return Hidden(voice.name, texts, len(lines), tuple(_own(content, code)))

    def _unwritten(self, gaps: list[str]) -> set[str]:
        """As many lines as the other languages have where this one has no text."""
        written: dict[str, set[str]] = {}
        for _, line in named_lines(self.spoken):
            written.setdefault(line.name.rpartition(".")[0], set()).add(line.name)
        return {name for gap in gaps for name in written.get(gap.rpartition(".")[0], {gap})}

    def _unrecorded(self, code: str, content: Content) -> set[str]:
        """The lines of this language that no recording says: those to be filled in can't be recorded."""
        there = {path.stem for path in lines_folder(self.home, code).glob("*.wav")}
        found = ((line.name, "{" in line.text) for said, line in named_lines(content) if said == code)
        return {name for name, to_fill in found if to_fill or name not in there}


def _own(content: Content, code: str) -> Iterator[Choice]:
    for step in content.steps.values():
        yield from (choice for choice in step.choices if choice.language == code)
