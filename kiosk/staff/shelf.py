"""The recordings of one language on disk: voices/<language>/examples and lines. Knows no microphone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.dialogue.events import Recording
from kiosk.sound.examples import wavs_in
from kiosk.sound.samples import BadWavError, read_wav
from kiosk.speech import write_wav
from kiosk.speech.audio import is_playable
from kiosk.staff.lesson import Lesson, counted
from kiosk.staff.plan import Phrase, Spoken, Task

_TAKE = re.compile(r"(?P<name>.+)-\d+")


class Shelf:
    """Finds, adds and removes takes; each file is written whole or not at all."""

    def __init__(self, voices: Path, language: str) -> None:
        self.folder = voices / language
        self.examples = self.folder / "examples"
        self.lines = self.folder / "lines"

    def lesson(self, tasks: Sequence[Task]) -> Lesson:
        """The tasks, with what is there."""
        names = {task.key for task in tasks}
        takes = Counter({task.key: 1 for task in tasks if isinstance(task, Spoken) and self.takes(task)})
        others: Counter[str] = Counter()
        for choice in dict.fromkeys(task.choice for task in tasks if isinstance(task, Phrase)):
            for wav in wavs_in(self.examples / choice):
                key = f"examples/{choice}/{phrase_of(wav)}"
                takes.update([key] if key in names else ())
                others.update(() if key in names else [choice])
        return Lesson(tuple(tasks), counted(tasks, takes, others))

    def takes(self, task: Task) -> list[Path]:
        """The recordings of a task."""
        if isinstance(task, Spoken):
            return [path for path in [self.lines / f"{task.name}.wav"] if is_playable(path)]
        return [wav for wav in wavs_in(self.examples / task.choice) if phrase_of(wav) == task.name]

    def recordings(self, task: Task) -> Iterator[Recording]:
        """The takes of a task that can be read."""
        for path in self.takes(task):
            with suppress(OSError, BadWavError):
                samples, rate_hz = read_wav(path)
                yield Recording(samples.astype("<i2").tobytes(), rate_hz)

    def add(self, task: Task, recording: Recording) -> Path:
        """Keep a take; raises OSError when the disk refuses."""
        if isinstance(task, Spoken):
            path = self.lines / f"{task.name}.wav"
        else:
            path = self._free(self.examples / task.choice, task.name)
        write_wav(path, recording)
        return path

    def add_example(self, choice: str, name: str, recording: Recording) -> Path:
        """Keep a recording of a choice under this name, or the next that is free."""
        path = self.examples / choice / f"{name}.wav"
        path = self._free(path.parent, name) if path.exists() else path
        write_wav(path, recording)
        return path

    @staticmethod
    def _free(folder: Path, name: str) -> Path:
        number = 1
        while (path := folder / f"{name}-{number}.wav").exists():
            number += 1
        return path


def phrase_of(wav: Path) -> str:
    """The name of the phrase that a take's file is named after; nothing for other names."""
    found = _TAKE.fullmatch(wav.stem)
    return found["name"] if found else ""
