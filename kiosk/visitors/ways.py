"""Which answer leads where: the ways through a script, for someone who knows where they want to go."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.dialogue.script import BACK, RESUME, STAY, Choice, Script, Step

FAR = 1_000
"""Steps to where no way leads."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way on: the answer that is given, None where the step goes on by itself, and where it leads."""

    choice: Choice | None
    target: str


@dataclass(slots=True)
class Map:
    """The ways of one script, and how far each step is from a goal; distances are kept."""

    script: Script
    _distances: dict[str, dict[str, int]] = field(default_factory=dict)

    def ways(self, step: Step) -> Iterator[Way]:
        """Every way on from a step, the answers in the order they are shown."""
        for choice in step.choices:
            if choice.go and choice.go not in (BACK, RESUME, STAY):
                yield Way(choice, choice.go)
        if step.go:
            yield Way(None, step.go)

    def distance(self, step: str, goal: str) -> int:
        """How many answers it takes from a step to the goal."""
        if goal not in self._distances:
            self._distances[goal] = self._search(goal)
        return self._distances[goal].get(step, FAR)

    def best(self, step: Step, goal: str) -> Choice | None:
        """The answer of this step that leads nearest to the goal; None where the home page is nearer."""
        ways = [way for way in self.ways(step) if way.choice is not None]
        nearest = min(ways, key=lambda way: self.distance(way.target, goal), default=None)
        from_home = self.distance(self.script.home, goal)
        if nearest is None or self.distance(nearest.target, goal) > from_home:
            return None
        return nearest.choice

    def _search(self, goal: str) -> dict[str, int]:
        before: dict[str, list[str]] = {}
        for step in self.script.steps.values():
            for way in self.ways(step):
                before.setdefault(way.target, []).append(step.name)
        found, waiting = {goal: 0}, deque([goal])
        while waiting:
            target = waiting.popleft()
            for name in before.get(target, ()):
                if name not in found:
                    found[name] = found[target] + 1
                    waiting.append(name)
        return found
