"""Leads staff through a lesson in a terminal: says what to record, records it, judges it, keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.dialogue.events import Recording
from kiosk.ports import ClipFile
from kiosk.staff.judge import SAID, finish, judge, longest_s
from kiosk.staff.lesson import Lesson, Turn
from kiosk.staff.likeness import Likeness
from kiosk.staff.plan import Phrase, Task
from kiosk.staff.shelf import Shelf
from kiosk.staff.studio import Nothing, Studio

KEYS = "Enter 🎤 record   p 🔈 what to say   l 👂 last take   a 🔁 last one again   s ⏭ skip   q stop"
UNLIKE = "❓ This take is unlike the others of its phrase. Press a to record it again, or go on."

Clip = Callable[[Task], ClipFile | None]
"""Finds the clip that says a task's words aloud, if there is one."""


class DiskError(Exception):
    """A take can't be kept; its text says why."""


@dataclass(frozen=True, slots=True)
class _Kept:
    task: Task
    path: Path
    recording: Recording


class Terminal:
    """One sitting: `read` gives a line that was typed (EOFError at its end), `write` prints one."""

    def __init__(
        self,
        lesson: Lesson,
        shelf: Shelf,
        studio: Studio,
        *,
        clip: Clip,
        read: Callable[[], str],
        write: Callable[[str], None],
    ) -> None:
        self.lesson = lesson
        self._shelf, self._studio, self._clip = shelf, studio, clip
        self._read, self._write = read, write
        self._likeness = Likeness()
        self._last: _Kept | None = None
        self._known: set[str] = set()

    def run(self) -> None:
        """Until nothing is missing, or staff stop; raises DiskError."""
        self._write(KEYS)
        shown: Turn | None = None
        while (turn := self.lesson.turn()) is not None:
            if turn != shown:
                self._show(turn, new=shown is None or turn.task != shown.task)
                shown = turn
            if not self._answer(turn):
                return

    def _show(self, turn: Turn, *, new: bool) -> None:
        task = turn.task
        take = f"   take {turn.take} of {task.takes}" if task.takes > 1 else ""
        self._write(f"\n[{self.lesson.done + 1} of {self.lesson.total}]  {task.picture}  {task.key}{take}")
        for code, text in task.texts:
            self._write(f"    {code}: « {text} »")
        if new:
            self._say(task)

    def _answer(self, turn: Turn) -> bool:
        """Do what was typed; False to stop."""
        try:
            typed = self._read().strip().casefold()
        except EOFError:
            return False
        match typed:
            case "":
                self._record(turn.task)
            case "p":
                self._say(turn.task)
            case "l":
                self._listen()
            case "a":
                self._again()
            case "s":
                self.lesson = self.lesson.skip(turn.task)
            case "q":
                return False
            case _:
                self._write(KEYS)
        return True

    def _record(self, task: Task) -> None:
        self._remember(task)
        recording = self._studio.record(longest_s(task))
        if isinstance(recording, Nothing):
            self._write(f"✗ {recording.value}. Once more, please.")
            return
        fault = judge(task, recording)
        if fault is not None:
            self._write(f"✗ {SAID[fault]}. Once more, please.")
            return
        self._keep(task, recording)

    def _keep(self, task: Task, recording: Recording) -> None:
        kept = finish(task, recording)
        try:
            path = self._shelf.add(task, kept)
        except OSError as error:
            message = f"{self._shelf.folder}: the take can't be kept ({error.strerror})"
            raise DiskError(message) from None
        self._last = _Kept(task, path, kept)
        self.lesson = self.lesson.took(task)
        self._write("✓ good")
        if self._likeness.add(task, kept):
            self._write(UNLIKE)

    def _remember(self, task: Task) -> None:
        """Hear the takes of other days once, to compare with."""
        if task.key in self._known or not isinstance(task, Phrase):
            return
        self._known.add(task.key)
        for recording in self._shelf.recordings(task):
            self._likeness.add(task, recording)

    def _say(self, task: Task) -> None:
        clip = self._clip(task)
        if clip is not None:
            self._studio.play(clip)

    def _listen(self) -> None:
        if self._last is None:
            self._write("There is no take yet.")
        else:
            self._studio.play(self._last.recording)

    def _again(self) -> None:
        """Take back the last take: it is asked for again."""
        last, self._last = self._last, None
        if last is None:
            self._write("There is no take to record again.")
            return
        last.path.unlink(missing_ok=True)
        self._likeness.forget_last(last.task)
        self.lesson = self.lesson.took(last.task, -1)
