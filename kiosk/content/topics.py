"""Topics: each file of scripts/topics/ becomes steps `<topic>.1`, `<topic>.2` ... and a choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.content.choices import Holder, read_choices, read_picture
from kiosk.content.nodes import Node
from kiosk.content.reading import Reading
from kiosk.content.record import Record, record_of
from kiosk.content.words import read_lines, read_phrases, read_words
from kiosk.dialogue.script import Choice, Kind, Lines, Step

_KEYS = ("picture", "show", "say", "hear", "parts")
_PART_KEYS = ("picture", "say")
_ANY_STEP = "*"
"""Stands for the step that offers the topics, in the names of their lines, until it is known."""
NEXT_PART = "next-part"
ANSWERS = "visit.topic"
"""What the lines of the answers under each part are named after: all parts share them."""


@dataclass(frozen=True, slots=True)
class TopicAnswers:
    """What stands under each part of each topic."""

    again: Lines
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: the choice that leads to it, and its steps."""

    choice: Choice
    steps: tuple[Step, ...]


def read_answers(visit: Record, reading: Reading) -> TopicAnswers:
    """The `topic` of visit.yaml."""
    record = visit.record("topic", ("again", "choices"))
    if record is None:
        return TopicAnswers({}, ())
    record.need("choices")
    again = read_lines(record, "again", f"{ANSWERS}.again", reading, allowed=())
    return TopicAnswers(again, read_choices(record, "choices", Holder(ANSWERS, ANSWERS), reading))


def read_topics(nodes: Mapping[str, Node], answers: TopicAnswers, reading: Reading) -> dict[str, Topic]:
    """The topics by name; `nodes` are the files by topic."""
    records = {name: record_of(node, _KEYS, reading.report, "This file") for name, node in nodes.items()}
    return {
        name: _read_topic(name, record, answers, reading)
        for name, record in sorted(records.items())
        if record is not None
    }


def _read_topic(name: str, record: Record, answers: TopicAnswers, reading: Reading) -> Topic:
    reading.places.mark(record.place, name)
    choice = Choice(
        name=name,
        picture=read_picture(record),
        shown=read_words(record, "show", reading),
        hear=read_phrases(record, "hear", reading),
        go=f"{name}.1",
        says=read_lines(record, "say", f"{_ANY_STEP}.{name}", reading, allowed=()),
        named=True,
    )
    return Topic(choice, _read_parts(name, record, answers, reading))


def _read_parts(name: str, record: Record, answers: TopicAnswers, reading: Reading) -> tuple[Step, ...]:
    record.need("parts")
    nodes = record.items("parts")
    parts = [record_of(node, _PART_KEYS, reading.report, "A part") for node in nodes]
    return tuple(
        _read_part(
            f"{name}.{number}", f"{name}.{number + 1}" if number < len(parts) else "", part, answers, reading
        )
        for number, part in enumerate(parts, 1)
        if part is not None
    )


def _read_part(name: str, following: str, record: Record, answers: TopicAnswers, reading: Reading) -> Step:
    reading.places.mark(record.place, name)
    for choice in answers.choices:
        for part in ((), ("go",), ("hear",)):
            reading.places.mark(reading.places.at(ANSWERS, choice.name, *part), name, choice.name, *part)
    return Step(
        name=name,
        kind=Kind.QUESTION,
        picture=read_picture(record),
        says=read_lines(record, "say", f"{name}.say", reading, allowed=()),
        again=answers.again,
        choices=_answers_of(following, answers),
    )


def _answers_of(following: str, answers: TopicAnswers) -> tuple[Choice, ...]:
    """The answers with `next-part` led to the following part, or left out when there is none."""
    return tuple(
        replace(choice, go=following) if choice.go == NEXT_PART else choice
        for choice in answers.choices
        if following or choice.go != NEXT_PART
    )


def choices_of(topics: Mapping[str, Topic], step: str, reading: Reading) -> tuple[Choice, ...]:
    """One choice a topic, in the order of their names, for this step."""
    for name in topics:
        reading.places.mark(reading.places.at(name), step, name)
    return tuple(_named_in(topic.choice, step) for topic in topics.values() if topic.steps)


def _named_in(choice: Choice, step: str) -> Choice:
    says = {
        code: tuple(replace(line, name=step + line.name.removeprefix(_ANY_STEP)) for line in lines)
        for code, lines in choice.says.items()
    }
    return replace(choice, says=says)
