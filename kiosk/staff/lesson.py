"""What to record next, from what is there. Pure: no file, no sound, no screen; a `Lesson` never changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kiosk.staff.plan import Phrase, Task


@dataclass(frozen=True, slots=True)
class Turn:
    """The task to record now, and which take of it this is, from 1."""

    task: Task
    take: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """All tasks, how many takes of each are there (by key), and what staff skipped for this time."""

    tasks: tuple[Task, ...]
    there: Mapping[str, int] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()

    def turn(self) -> Turn | None:
        """The first take that is missing; None when nothing is left to do now."""
        for task in self.tasks:
            if task.key not in self.skipped and self._has(task) < task.takes:
                return Turn(task, self._has(task) + 1)
        return None

    def took(self, task: Task, count: int = 1) -> Lesson:
        """One take more (or fewer)."""
        return replace(self, there={**self.there, task.key: max(0, self._has(task) + count)})

    def skip(self, task: Task) -> Lesson:
        """Not now: it is asked for again next time."""
        return replace(self, skipped=self.skipped | {task.key})

    @property
    def done(self) -> int:
        """Takes that are there and wanted."""
        return sum(min(self._has(task), task.takes) for task in self.tasks)

    @property
    def total(self) -> int:
        """Takes that are wanted."""
        return sum(task.takes for task in self.tasks)

    def missing(self) -> tuple[Turn, ...]:
        """The first missing take of each task that lacks any."""
        return tuple(Turn(task, self._has(task) + 1) for task in self.tasks if self._has(task) < task.takes)

    def _has(self, task: Task) -> int:
        return self.there.get(task.key, 0)


def counted(tasks: Iterable[Task], takes: Mapping[str, int], others: Mapping[str, int]) -> dict[str, int]:
    """How many takes of each task are there.

    `takes` are those named after their task, by key; `others` are a choice's recordings under other names
    (brought from elsewhere): they stand for whichever of its phrases lacks any.
    """
    left = dict(others)
    there = dict(takes)
    for task in tasks:
        if isinstance(task, Phrase):
            lacking = max(0, task.takes - there.get(task.key, 0))
            used = min(lacking, left.get(task.choice, 0))
            left[task.choice] = left.get(task.choice, 0) - used
            there[task.key] = there.get(task.key, 0) + used
    return there
