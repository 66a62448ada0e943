"""The ways between steps: by answers, by keys of a step, and those that are open from everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kiosk.content.meetings import FULL_STEP
from kiosk.content.problems import Place
from kiosk.content.reading import Reading
from kiosk.content.steps import WAYS
from kiosk.content.visit import ROLES, VisitTexts
from kiosk.dialogue.script import STAY, Choice, Kind, Step


@dataclass(frozen=True, slots=True)
class Edge:
    """One way from a step to another; `by` is the answer that takes it, `key` the name of any other way."""

    start: str
    target: str
    place: Place
    by: Choice | None = None
    key: str = ""


Edges = tuple[Edge, ...]


def ways_from(step: Step, names: frozenset[str], reading: Reading) -> Iterator[Edge]:
    """All ways from a step; the cafés' answers share its own `go` and the way of those that are full."""
    for choice in step.choices:
        if choice.go not in {"", STAY} and choice.sets.cafe is None:
            yield Edge(step.name, choice.go, reading.places.at(step.name, choice.name, "go"), by=choice)
    for key in WAYS:
        target = getattr(step, key)
        if target:
            yield Edge(step.name, target, reading.places.at(step.name, key), key=key)
    if chooses_cafe(step) and FULL_STEP in names:
        yield Edge(step.name, FULL_STEP, reading.places.at(step.name, "choices"), key="full")


def roles(visit: VisitTexts, reading: Reading) -> Iterator[Edge]:
    """The ways that are open from everywhere: the beginning, the controls, the idle question."""
    for role in ROLES:
        target = getattr(visit, role)
        if target:
            yield Edge("", target, reading.places.at("visit", role, "go"), key=role)


def chooses_cafe(step: Step) -> bool:
    """A question has a `go` of its own only when its answers are the cafés."""
    return step.kind is Kind.QUESTION and bool(step.go)


def reached(edges: Edges, through: Callable[[Edge], bool]) -> frozenset[str]:
    """The steps that a visitor can come to by ways that may be taken."""
    following: dict[str, list[str]] = {}
    for edge in edges:
        if through(edge):
            following.setdefault(edge.start, []).append(edge.target)
    found: set[str] = set()
    waiting = [""]
    while waiting:
        for target in following.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return frozenset(found)
