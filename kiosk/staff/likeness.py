"""Remembers how the takes of each phrase sound, to point out one that is unlike the others."""

from __future__ import annotations

from kiosk.dialogue.events import Recording
from kiosk.sound.confusable import is_unlike
from kiosk.sound.embedding import Embedder, Frames, embed
from kiosk.sound.samples import BadWavError
from kiosk.sound.speech import spoken_part
from kiosk.staff.judge import at_hearing_rate
from kiosk.staff.plan import Phrase, Task


class Likeness:
    """Compares a take with those before it; 70 ms a take."""

    def __init__(self) -> None:
        self._embedder = Embedder()
        self._takes: dict[str, list[Frames]] = {}

    def add(self, task: Task, recording: Recording) -> bool:
        """Remember a take; True when it is unlike the others of its phrase. Lines are not compared."""
        if not isinstance(task, Phrase):
            return False
        try:
            frames = embed(self._embedder, spoken_part(at_hearing_rate(recording)))
        except BadWavError:
            return True
        own = self._takes.setdefault(task.key, [])
        own.append(frames)
        others = [takes for key, takes in self._takes.items() if key != task.key]
        return is_unlike(frames, own[:-1], others)

    def forget_last(self, task: Task) -> None:
        """It was recorded again."""
        takes = self._takes.get(task.key)
        if takes:
            takes.pop()
