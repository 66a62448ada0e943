"""What leads where: steps that don't exist, can't be reached, or have no end."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.content.content import Content
from kiosk.content.exits import check_exits
from kiosk.content.order import check_order
from kiosk.content.problems import closest
from kiosk.content.reading import Reading
from kiosk.content.roles import check_roles
from kiosk.content.topics import NEXT_PART, STEPS
from kiosk.content.visit import VisitTexts
from kiosk.content.ways import Edge, Edges, reached, roles, ways_from
from kiosk.dialogue.script import BACK, RESUME, Kind, Step

_RETURNS = frozenset({BACK, RESUME})


def check_graph(content: Content, visit: VisitTexts, reading: Reading) -> None:
    """Report what is wrong with the ways between steps."""
    steps, names = content.steps.values(), content.names
    edges = (*(edge for step in steps for edge in ways_from(step, names, reading)), *roles(visit, reading))
    _check_targets(edges, content.names, reading)
    _check_corrections(content.steps, visit, reading)
    whole = _mended(edges, content.names)
    if content.whole and whole is not None:
        _check_reachable(content.steps, whole, reading)
        check_exits(content.steps, whole, reading)
        check_roles(content.steps, visit, reading)
        check_order(content.steps, whole, reading)


def _check_targets(edges: Edges, names: frozenset[str], reading: Reading) -> None:
    for edge in edges:
        if edge.target in names:
            continue
        known = names | _RETURNS if edge.by else names
        known |= {NEXT_PART} if "." in edge.start else set()
        if edge.target not in known:
            what = f"The answer “{edge.by.name}”" if edge.by else f"“{edge.key}”"
            message = f"{what} leads to the step “{edge.target}”, which does not exist"
            reading.report.stop(edge.place, message, _target_hint(edge.target, known))


def _target_hint(target: str, known: frozenset[str]) -> str:
    near = closest(target, known)
    make = f"make the file scripts/steps/{target}.yaml"
    return f"Did you mean “{near}”? If not, {make}" if near else f"{make}, or name another step"


def _mended(edges: Edges, names: frozenset[str]) -> Edges | None:
    """The ways as they are probably meant, so that one typo is not told three times; None when unclear."""
    mended = []
    for edge in edges:
        target = edge.target if edge.target in names | _RETURNS else closest(edge.target, names)
        if target is None:
            return None
        mended.append(Edge(edge.start, target, edge.place, edge.by, edge.key))
    return tuple(mended)


def _check_reachable(steps: Mapping[str, Step], edges: Edges, reading: Reading) -> None:
    found = reached(edges, lambda _: True)
    parts = {f".{part}" for part in STEPS[1:]}  # what leads there stands in visit.yaml, and is told there
    for name in steps:
        if name not in found and not any(name.endswith(part) for part in parts):
            message = f"Nothing leads to the step “{name}”: no visitor will ever see it"
            reading.report.stop(
                reading.places.at(name), message, f"let an answer lead to it (go: {name}), or delete it"
            )


def _check_corrections(steps: Mapping[str, Step], visit: VisitTexts, reading: Reading) -> None:
    """Where a pair of a number can be given again, the number's step and the pairs are ready for it."""
    for step in steps.values():
        number = steps.get(step.corrects)
        if number is None:
            continue
        place = reading.places.at(step.name, "corrects")
        if number.kind is not Kind.NUMBER:
            message = f"“corrects: {number.name}”: that step takes no number"
            reading.report.stop(place, message, "name the step of “kind: number”")
        elif not number.correct:
            message = f"A pair of the number is given again at “{number.name}”, which says nothing for it"
            reading.report.stop(reading.places.at(number.name), message, "write “correct: ...” there")
        elif 2 * len(visit.groups) < number.max_digits:
            message = f"A number of {number.max_digits} digits has more pairs than “groups” has"
            reading.report.stop(reading.places.at("visit"), message, "add the missing ones to “groups”")
