"""What leads where: steps that don't exist, can't be reached, have no end, or come too early."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kiosk.content.content import Content
from kiosk.content.problems import Place, closest
from kiosk.content.reading import Reading
from kiosk.content.topics import NEXT_PART
from kiosk.content.visit import VisitTexts
from kiosk.dialogue.script import BACK, RESUME, Choice, Kind, Line, Step

_RETURNS = frozenset({BACK, RESUME})
_PERSONAL = frozenset({Kind.RECORDING, Kind.NUMBER, Kind.SAVING})


@dataclass(frozen=True, slots=True)
class Edge:
    """One way from a step to another; `by` is the answer that takes it, `key` the name of any other way."""

    start: str
    target: str
    place: Place
    by: Choice | None = None
    key: str = ""


Edges = tuple[Edge, ...]


def check_graph(content: Content, visit: VisitTexts, reading: Reading) -> None:
    """Report what is wrong with the ways between steps."""
    edges = tuple(edge for step in content.steps.values() for edge in _edges(step, reading))
    roles = tuple(_roles(visit, reading))
    _check_targets((*edges, *roles), content.names, reading)
    _check_corrections(content.steps, visit, reading)
    whole = _mended((*edges, *roles), content.names)
    if content.whole and whole is not None:
        _check_reachable(content.steps, whole, reading)
        _check_ends(content.steps, whole, reading)
        _check_order(content.steps, whole, reading)


def _edges(step: Step, reading: Reading) -> Iterator[Edge]:
    """The cafés' answers share the step's own `go`."""
    for choice in step.choices:
        if choice.go and choice.sets.cafe is None:
            yield Edge(step.name, choice.go, reading.places.at(step.name, choice.name, "go"), by=choice)
    for key in ("go", "failed", "otherwise", "corrects"):
        target = getattr(step, key)
        if target:
            yield Edge(step.name, target, reading.places.at(step.name, key), key=key)


def _roles(visit: VisitTexts, reading: Reading) -> Iterator[Edge]:
    """The ways that are open from everywhere: the beginning, the controls, the idle question."""
    steps = {"first": visit.first, "home": visit.home, "help": visit.help, "still_there": visit.still_there}
    for key, target in steps.items():
        if target:
            yield Edge("", target, reading.places.at("visit", key, "go"), key=key)


def _check_targets(edges: Edges, names: frozenset[str], reading: Reading) -> None:
    for edge in edges:
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


def _reached(edges: Edges, through: Callable[[Edge], bool]) -> frozenset[str]:
    """The steps that a visitor can come to by ways that may be taken."""
    following: dict[str, list[str]] = {}
    for edge in edges:
        if through(edge):
            following.setdefault(edge.start, []).append(edge.target)
    reached: set[str] = set()
    waiting = [""]
    while waiting:
        for target in following.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return frozenset(reached)


def _check_reachable(steps: Mapping[str, Step], edges: Edges, reading: Reading) -> None:
    reached = _reached(edges, lambda _: True)
    for name in steps:
        if name not in reached:
            message = f"Nothing leads to the step “{name}”: no visitor will ever see it"
            reading.report.stop(
                reading.places.at(name), message, f"let an answer lead to it (go: {name}), or delete it"
            )


def _check_ends(steps: Mapping[str, Step], edges: Edges, reading: Reading) -> None:
    """A step ends well if some way leads to the end, or back to where the visitor came from."""
    ending = {step.name for step in steps.values() if step.kind is Kind.END}
    if not ending:
        place = reading.places.at("visit")
        reading.report.stop(
            place, "No step ends the visit", "make a step with “kind: end”, for example goodbye"
        )
        return
    ending |= _RETURNS
    grown = True
    while grown:
        more = {edge.start for edge in edges if edge.target in ending} - ending
        ending |= more
        grown = bool(more)
    for name in steps.keys() - ending:
        message = f"From the step “{name}” no answer leads to the end of the visit"
        reading.report.stop(
            reading.places.at(name), message, "let one of its answers lead on, for example to home"
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


def _check_order(steps: Mapping[str, Step], edges: Edges, reading: Reading) -> None:
    """What needs something of the visitor comes after the way that gives it."""
    saving = {step.name for step in steps.values() if step.kind is Kind.SAVING}
    choosing = {edge.start for edge in edges if _chooses_cafe(steps.get(edge.start))}
    agreed = _reached(
        edges, lambda e: not (e.by and e.by.sets.consent) and not _is(steps, e.start, _PERSONAL)
    )
    saved = _reached(edges, lambda e: not (e.start in saving and e.key == "go"))
    unasked = _reached(edges, lambda e: not (e.by and e.by.sets.read_aloud is not None))
    chosen = _reached(edges, lambda e: not (e.start in choosing and e.key == "go"))
    for step in steps.values():
        place, said = reading.places.at(step.name), _said(step)
        if step.name in agreed and step.kind in _PERSONAL:
            message = "Visitors can come to this step, which takes a personal answer, without agreeing first"
            reading.report.stop(
                place, message, "lead to it only through an answer with “agree: true” (law 09-08)"
            )
        if step.name in unasked and "{telephone}" in said:
            message = "This step says the number aloud, and visitors can come here without being asked first"
            hint = "lead here only through answers with “read_aloud: true” and “read_aloud: false”"
            reading.report.stop(place, message, hint)
        if step.name in saved and "{reference}" in said:
            message = "This step says {reference}, and visitors can come here before their sign-up is saved"
            reading.report.stop(place, message, "say it only after the step of “kind: saving”")
        if step.name in chosen and "{cafe_" in said:
            message = "This step names the café, and visitors can come here before they have chosen one"
            reading.report.stop(place, message, "say it only after the step with “choices: cafes”")


def _is(steps: Mapping[str, Step], name: str, kinds: frozenset[Kind]) -> bool:
    return name in steps and steps[name].kind in kinds


def _chooses_cafe(step: Step | None) -> bool:
    """A question has a `go` of its own only when its answers are the cafés."""
    return step is not None and step.kind is Kind.QUESTION and bool(step.go)


def _said(step: Step) -> str:
    """All that the step says, as one text."""
    own = (line for lines in (*step.says.values(), *step.again.values()) for line in lines)
    answers: Iterator[Line] = (
        line for choice in step.choices for lines in choice.says.values() for line in lines
    )
    return "\n".join(line.text for line in (*own, *answers))
