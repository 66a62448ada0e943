"""Steps from which a visitor gets no further: dead ends, loops, and steps that call each other for ever."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from kiosk.content.reading import Reading
from kiosk.content.ways import Edges
from kiosk.dialogue.script import BACK, RESUME, Kind, Step

INTERRUPTING = frozenset({"help", "language", "still_there"})
"""Roles of steps that break into another: from them “back” returns to that one, wherever it was."""

_Ways = Mapping[str, frozenset[str]]


def check_exits(steps: Mapping[str, Step], edges: Edges, reading: Reading) -> None:
    """Report a script without an end, and steps that don't lead to it."""
    ending = {step.name for step in steps.values() if step.kind is Kind.END}
    if not ending:
        place = reading.places.at("visit")
        hint = "make a step with “kind: end”, for example goodbye"
        reading.report.stop(place, "No step ends the visit", hint)
        return
    ways = _ways(steps, edges)
    stuck = steps.keys() - _leading_to({*ending, RESUME}, ways)
    for group in _closed(stuck, ways):
        _tell(group, reading)
    _check_by_themselves(steps, stuck, ways, reading)


def _ways(steps: Mapping[str, Step], edges: Edges) -> _Ways:
    """Where each step leads; “back” to all that lead to it, and out where it broke into another step."""
    ways: dict[str, set[str]] = {name: set() for name in steps}
    for edge in edges:
        if edge.start in ways:
            ways[edge.start].add(edge.target)
    interrupting = {edge.target for edge in edges if not edge.start and edge.key in INTERRUPTING}
    for name in [name for name, targets in ways.items() if BACK in targets]:
        ways[name] |= {start for start, targets in ways.items() if name in targets}
        ways[name] |= {RESUME} if name in interrupting else set()
    return {name: frozenset(targets - {BACK, name}) for name, targets in ways.items()}


def _leading_to(ends: Collection[str], ways: _Ways) -> frozenset[str]:
    """The ends, and the steps from which some way leads to one of them."""
    found = frozenset(ends)
    while more := {name for name, targets in ways.items() if targets & found} - found:
        found |= more
    return found


def _reach(start: str, ways: _Ways) -> frozenset[str]:
    """All that a step leads to, sooner or later."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = ways.get(waiting.pop(), frozenset()) - found
        found |= new
        waiting += new
    return frozenset(found)


def _closed(stuck: Iterable[str], ways: _Ways) -> Iterator[tuple[str, ...]]:
    """Groups of steps that lead only to each other; those that merely lead there are mended with them."""
    groups = {_round(name, ways) for name in stuck if _reach(name, ways) <= set(_round(name, ways))}
    yield from sorted(groups)


def _round(name: str, ways: _Ways) -> tuple[str, ...]:
    """The step and those from which it is come to again."""
    return tuple(sorted({name, *(each for each in _reach(name, ways) if name in _reach(each, ways))}))


def _tell(group: tuple[str, ...], reading: Reading) -> None:
    place = reading.places.at(group[0])
    if len(group) == 1:
        message = f"From the step “{group[0]}” no answer leads on: it is a dead end"
        reading.report.stop(place, message, "let one of its answers lead on, for example to home")
    else:
        names = ", ".join(f"“{name}”" for name in group)
        message = f"The steps {names} lead only to each other: visitors go round in a loop without exit"
        reading.report.stop(place, message, "let an answer of one of them lead out, for example to home")


def _check_by_themselves(
    steps: Mapping[str, Step], told: Collection[str], ways: _Ways, reading: Reading
) -> None:
    """Steps that go on by themselves must come to one that asks, whichever way they take."""
    moving = {name for name, step in steps.items() if step.kind in (Kind.MESSAGE, Kind.SAVING)}
    alone = {name: ways[name] & moving for name in moving}
    rounds = {_round(name, alone) for name in moving - set(told) if name in _reach(name, alone)}
    for group in sorted(rounds):
        names = ", ".join(f"“{name}”" for name in group)
        message = f"The steps {names} can follow each other by themselves for ever, and ask nobody"
        reading.report.stop(reading.places.at(group[0]), message, "let one of them lead to a question")
