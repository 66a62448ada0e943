"""Languages that are not offered yet: without a synthesiser's voice, until people recorded all lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.content.content import Content, read_content
from kiosk.content.lines import named_lines
from kiosk.content.problems import Report
from kiosk.content.reading import Reading
from kiosk.content.sources import Sources, lines_folder
from kiosk.content.voices import VoiceSettings
from kiosk.dialogue.script import Words


@dataclass(frozen=True, slots=True)
class Hidden:
    """A language of config.yaml that visitors can't choose: its own name, and how much it lacks.

    `own_lines` are the lines that only this language has (its greeting on the page of languages), by name.
    """

    name: str
    texts_missing: int
    lines_missing: int
    own_lines: Mapping[str, str]


def silent(languages: tuple[str, ...], voices: Mapping[str, VoiceSettings]) -> tuple[str, ...]:
    """The languages that no synthesiser speaks."""
    return tuple(code for code in languages if code in voices and not voices[code].voice)


def find_hidden(
    home: Path, voice: VoiceSettings, sources: Sources, reading: Reading, today: date
) -> Hidden | None:
    """What a language lacks that is spoken by recordings alone; None when nothing, so that it is offered.

    Its files are read for it alone, and what is wrong with them is not told: that is told once it is offered.
    """
    code = voice.language
    alone = Reading(Report(), (code,), reading.known, reading.constants, reading.telephone)
    content = read_content(sources, alone, today, {})
    texts, unsaid = alone.gaps.texts, set(alone.gaps.lines)
    unset = sum(not words.get(code) for words in reading.constants.values())
    missing = unsaid | _unrecorded(home, code, content)
    if not (texts or unset or missing):
        return None
    return Hidden(voice.name, len(texts) + unset, len(missing), _own_lines(content, code))


def _unrecorded(home: Path, code: str, content: Content) -> set[str]:
    """The lines of this language that no recording says: those to be filled in can't be recorded."""
    there = {path.stem for path in lines_folder(home, code).glob("*.wav")}
    found = ((line.name, "{" in line.text) for said, line in named_lines(content) if said == code)
    return {name for name, to_fill in found if to_fill or name not in there}


def _own_lines(content: Content, code: str) -> Words:
    choices = (
        choice for step in content.steps.values() for choice in step.choices if choice.language == code
    )
    return {line.name: line.shown for choice in choices for line in choice.says.get(code, ())}
