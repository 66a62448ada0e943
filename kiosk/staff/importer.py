"""Takes recordings made elsewhere: a folder of WAV files, each converted, cut, checked, and kept or refused.

The folder holds `<choice>/*.wav` or `<choice>_1.wav`, and `lines/<line>.wav`; it is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.content.problems import suggest
from kiosk.dialogue.events import Recording
from kiosk.sound.examples import LONGEST_S
from kiosk.sound.samples import HEARING_RATE_HZ, BadWavError, Samples, read_wav, to_rate
from kiosk.sound.speech import spoken_parts
from kiosk.speech.audio import wav_bytes
from kiosk.staff.judge import SAID, finish, judge
from kiosk.staff.plan import Phrase, Spoken, Task, slug
from kiosk.staff.shelf import Shelf

LINES = "lines"
LONGEST_LINE_FILE_S = 120.0
MOST_LINE_RATE_HZ = 48_000
_NUMBERED = re.compile(r"(?P<name>.+?)[ _-]*\d*")


class RefusedError(Exception):
    """A file that can't be used; its text says why."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One file: where it was kept, or why it was refused; `note` on what was kept."""

    source: Path
    target: Path | None
    note: str = ""


class Importer:
    """Sorts files to tasks by their names."""

    def __init__(self, shelf: Shelf, tasks: Sequence[Task]) -> None:
        self._shelf = shelf
        phrases = [task for task in tasks if isinstance(task, Phrase)]
        self._choices: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            self._choices.setdefault(phrase.choice, []).append(phrase)
        self._phrases = {phrase.name: phrase for phrase in reversed(phrases)}
        self._lines = {task.name: task for task in tasks if isinstance(task, Spoken)}

    def take(self, folder: Path) -> Iterator[Imported]:
        """Every file of the folder, as it is done; raises OSError when the folder can't be read."""
        for source in _files(folder):
            try:
                yield self._take(source, folder)
            except (RefusedError, BadWavError) as error:
                yield Imported(source, None, str(error))
            except OSError as error:
                yield Imported(source, None, f"it can't be copied ({error.strerror})")

    def _take(self, source: Path, folder: Path) -> Imported:
        within = source.relative_to(folder).parts[:-1]
        if within == (LINES,):
            return self._line(source)
        if len(within) > 1:
            reason = f"it lies too deep: put it into {folder / '<choice>'} or {folder / LINES}"
            raise RefusedError(reason)
        return self._example(source, within[0] if within else None)

    def _example(self, source: Path, choice: str | None) -> Imported:
        phrase, name = self._phrase(source, choice)
        parts = sorted(spoken_parts(_read(source, LONGEST_S)), key=len)
        if not parts:
            raise BadWavError("nobody can be heard in it")
        recording = _checked(phrase, Recording(parts[-1].tobytes(), HEARING_RATE_HZ))
        self._refuse_twice(recording, self._shelf.examples / phrase.choice)
        target = (
            self._shelf.add(phrase, recording)
            if name == phrase.name
            else self._shelf.add_example(phrase.choice, name, recording)
        )
        note = f"the longest of {len(parts)} stretches of speech was taken" if len(parts) > 1 else ""
        return Imported(source, target, note)

    def _phrase(self, source: Path, choice: str | None) -> tuple[Phrase, str]:
        """The phrase that a file is a take of, and the name that it gets."""
        found = _NUMBERED.fullmatch(source.stem)
        name = slug(found["name"] if found else source.stem)
        if choice is None:
            choice = self._choice_named(source.stem, name)
        phrases = self._choices.get(choice)
        if phrases is None:
            hint = suggest(choice, self._choices, "its name must be that of an answer")
            reason = f"no answer is named “{choice}”. {hint}"
            raise RefusedError(reason)
        by_name = {phrase.name: phrase for phrase in phrases}
        return by_name.get(name, phrases[0]), name if name in by_name else slug(source.stem) or "take"

    def _choice_named(self, stem: str, name: str) -> str:
        """By the choice's own name with a number after it, or by what is said in it."""
        known = [
            choice for choice in self._choices if re.fullmatch(rf"{re.escape(choice)}([ _-]+\d+)?", stem)
        ]
        if known:
            return max(known, key=len)
        return self._phrases[name].choice if name in self._phrases else stem

    def _line(self, source: Path) -> Imported:
        task = self._lines.get(source.stem)
        if task is None:
            hint = suggest(source.stem, self._lines, "its name must be that of a line, as home.say.1")
            reason = f"no line is named “{source.stem}”. {hint}"
            raise RefusedError(reason)
        samples, rate_hz = read_wav(source, LONGEST_LINE_FILE_S)
        if next(spoken_parts(to_rate(samples, rate_hz, HEARING_RATE_HZ)), None) is None:
            raise BadWavError("nobody can be heard in it")
        kept_hz = min(rate_hz, MOST_LINE_RATE_HZ)
        sound = Recording(to_rate(samples, rate_hz, kept_hz).tobytes(), kept_hz)
        recording = finish(task, _checked(task, sound))
        self._refuse_twice(recording, self._shelf.lines)
        there = self._shelf.lines / f"{task.name}.wav"
        if there.exists():
            reason = f"this line is recorded already: delete {there} first"
            raise RefusedError(reason)
        return Imported(source, self._shelf.add(task, recording))

    def _refuse_twice(self, recording: Recording, folder: Path) -> None:
        """The same folder may be brought again after some recordings were added."""
        data = wav_bytes(recording)
        for path in folder.glob("*.wav"):
            if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
                reason = f"it was taken before, as {path.name}"
                raise RefusedError(reason)


def _files(folder: Path) -> Iterator[Path]:
    """Every file but hidden ones (a Mac adds "._x.wav" and ".DS_Store"), in order of name."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink() and path.suffix.lower() != ".wav":
            yield from _files(path)
        else:
            yield path


def _read(source: Path, longest_s: float) -> Samples:
    samples, rate_hz = read_wav(source, longest_s)
    return to_rate(samples, rate_hz, HEARING_RATE_HZ)


def _checked(task: Task, recording: Recording) -> Recording:
    fault = judge(task, recording)
    if fault is not None:
        raise RefusedError(SAID[fault])
    return recording
