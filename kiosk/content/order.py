"""What needs something of the visitor comes after the way that gives it: agreeing, choosing, saving."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kiosk.content.reading import Reading
from kiosk.content.steps import CANCELLATION, LOOKUP, MOVE, QUESTION, SIGN_UP
from kiosk.content.ways import Edge, Edges, chooses_cafe, reached
from kiosk.dialogue.script import Kind, Lines, Sets, Step


@dataclass(frozen=True, slots=True)
class Rule:
    """Steps that need something, the ways that give it, and what is said of steps that come too early."""

    needs: Callable[[Step], bool]
    gives: Callable[[Step | None, Edge], bool]
    message: str
    hint: str


def check_order(steps: Mapping[str, Step], edges: Edges, reading: Reading) -> None:
    """Report each step that visitors can come to before what it needs."""
    for rule in RULES:
        needing = frozenset(step.name for step in steps.values() if rule.needs(step))
        early = reached(edges, _before(rule, steps, needing)) if needing else frozenset()
        for name in needing & early:
            reading.report.stop(reading.places.at(name), rule.message, rule.hint)


def _before(rule: Rule, steps: Mapping[str, Step], needing: frozenset[str]) -> Callable[[Edge], bool]:
    """Ways that do not give it; those from a step that needs it are not followed: it was told of already."""
    return lambda edge: edge.start not in needing and not rule.gives(steps.get(edge.start), edge)


def _registers(step: Step) -> bool:
    """Takes something personal for a sign-up."""
    return (
        step.kind is Kind.LETTERS
        or (step.kind is Kind.RECORDING and step.records == "name")
        or (step.kind is Kind.NUMBER and step.keeps == "telephone")
        or _saves(step, SIGN_UP)
    )


def _asks(step: Step) -> bool:
    """Takes the visitor's question."""
    return (step.kind is Kind.RECORDING and step.records == "question") or _saves(step, QUESTION)


def _saves(step: Step | None, *what: str) -> bool:
    return step is not None and step.kind is Kind.SAVING and step.saves in what


def _by(choice: Callable[[Sets], bool]) -> Callable[[Step | None, Edge], bool]:
    """A way that is taken by an answer that sets this."""
    return lambda _, edge: edge.by is not None and choice(edge.by.sets)


def _quotes(step: Step | None, edge: Edge) -> bool:
    quoting = step is not None and step.kind is Kind.NUMBER and step.keeps == "quoted"
    return quoting and edge.key == "go"


def _knows_reference(step: Step | None, edge: Edge) -> bool:
    return _quotes(step, edge) or (_saves(step, SIGN_UP) and edge.key == "go")


def _knows_cafe(step: Step | None, edge: Edge) -> bool:
    if _saves(step, LOOKUP):
        return edge.key == "go"
    return step is not None and chooses_cafe(step) and edge.key in {"go", "full"}


def _says(*holes: str) -> Callable[[Step], bool]:
    return lambda step: any(hole in line for line in _said(step) for hole in holes)


def _said(step: Step) -> Iterator[str]:
    """All that the step says."""
    own = (step.says, step.again, step.correct, step.in_trial, step.offers, step.noted)
    for lines in (*own, *(choice.says for choice in step.choices)):
        yield from _texts(lines)


def _texts(lines: Lines) -> Iterator[str]:
    return (line.text for texts in lines.values() for line in texts)


def _names_cafe(step: Step) -> bool:
    """Says the café, or saves a sign-up for it."""
    return _saves(step, SIGN_UP, MOVE) or _says("{cafe_")(step)


RULES = (
    Rule(
        _registers,
        _by(lambda sets: sets.consent is not None),
        "Visitors can come to this step, which takes a personal answer, without agreeing first",
        "lead to it only through an answer with “agree: true” (law 09-08)",
    ),
    Rule(
        _asks,
        _by(lambda sets: sets.question_consent is not None),
        "Visitors can come to this step, which takes their question, without agreeing first",
        "lead to it only through an answer with “agree: question” (law 09-08)",
    ),
    Rule(
        _says("{telephone}"),
        _by(lambda sets: sets.read_aloud is not None),
        "This step says the number aloud, and visitors can come here without being asked first",
        "lead here only through answers with “read_aloud: true” and “read_aloud: false”",
    ),
    Rule(
        _says("{reference}"),
        _knows_reference,
        "This step says {reference}, and visitors can come here before their sign-up is saved",
        "say it only after the step of “kind: saving”",
    ),
    Rule(
        _names_cafe,
        _knows_cafe,
        "This step names the café, and visitors can come here before they have chosen one",
        "say it only after the step with “choices: cafes”",
    ),
    Rule(
        lambda step: _saves(step, LOOKUP, CANCELLATION, MOVE),
        _quotes,
        "Visitors can come to this step before they gave the code of their sign-up",
        "lead to it only through a step of “kind: number” with “keeps: quoted”",
    ),
)
