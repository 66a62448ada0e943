"""One step: scripts/steps/<step>.yaml."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping

from kiosk.content.choices import Holder, read_choices, read_keys, read_picture
from kiosk.content.nodes import Node, Text
from kiosk.content.problems import closest, suggest
from kiosk.content.reading import Reading
from kiosk.content.record import Record, record_of
from kiosk.content.topics import NEXT_PART
from kiosk.content.words import read_lines
from kiosk.dialogue.script import BACK, RESUME, Choice, Kind, Lines, Step

Made = Callable[[str, str], tuple[Choice, ...]]
"""Makes a step's choices from its name and its `go`: one for each café, or for each topic."""

KEYS = (
    *("kind", "picture", "say", "again", "choices", "go", "otherwise", "failed", "plays", "details"),
    *(
        "waits",
        "max_seconds",
        "notice",
        "pattern",
        "max_digits",
        "keys",
        "correct",
        "corrects",
        "names_groups",
    ),
)
NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.QUESTION: ("again", "choices"),
    Kind.RECORDING: ("again", "go", "otherwise"),
    Kind.NUMBER: ("again", "go", "keys", "pattern", "max_digits"),
    Kind.SAVING: ("go", "failed"),
    Kind.END: (),
}
DETAILS = frozenset({"cafe", "name", "telephone", "reference"})
MOST_CHOICES = 4
RESERVED = frozenset({BACK, RESUME, NEXT_PART})


def read_step(name: str, node: Node, made: Mapping[str, Made], reading: Reading) -> Step | None:
    """The step of this name; None when the file is no mapping or its kind is not known."""
    record = record_of(node, KEYS, reading.report, "This file")
    if record is None:
        return None
    reading.places.mark(record.place, name)
    kind = record.one_of("kind", [kind.value for kind in Kind])
    return None if kind is None else _read(name, Kind(kind), record, made, reading)


def _read(name: str, kind: Kind, record: Record, made: Mapping[str, Made], reading: Reading) -> Step:
    for key in NEEDED[kind]:
        record.need(key)
    for key in ("go", "failed", "otherwise", "corrects"):
        reading.places.mark(record.at(key), name, key)
    holder = Holder(name, name, record.text_or("notice", ""))
    return Step(
        name=name,
        kind=kind,
        picture=read_picture(record),
        says=read_lines(record, "say", f"{name}.say", reading),
        again=_lines_or_none(record, "again", name, reading),
        correct=_lines_or_none(record, "correct", name, reading),
        choices=_choices(record, holder, made, reading),
        keys=read_keys(record, holder, reading) if kind is Kind.NUMBER else (),
        go=record.text_or("go", ""),
        failed=record.text_or("failed", ""),
        otherwise=record.text_or("otherwise", ""),
        plays_name=record.one_of("plays", ("name",), "") == "name",
        details=_details(record),
        waits=record.flag("waits") or False,
        max_seconds=record.number("max_seconds", 10, low=2, high=60),
        pattern=_pattern(record),
        max_digits=record.whole("max_digits", 0, low=1, high=20),
        corrects=record.text_or("corrects", ""),
        names_groups=record.flag("names_groups") or False,
    )


def _lines_or_none(record: Record, key: str, name: str, reading: Reading) -> Lines:
    return {} if record.get(key) is None else read_lines(record, key, f"{name}.{key}", reading)


def _choices(
    record: Record, holder: Holder, made: Mapping[str, Made], reading: Reading
) -> tuple[Choice, ...]:
    node = record.get("choices")
    reading.places.mark(record.at("choices"), holder.name, "choices")
    choices = (
        _made_choices(node, record, holder, made)
        if isinstance(node, Text)
        else read_choices(record, "choices", holder, reading)
    )
    if len(choices) > MOST_CHOICES:
        message = f"There are {len(choices)} answers; {MOST_CHOICES} fit the screen"
        record.report.stop(
            record.at("choices"), message, "take some out, or move them to a step of their own"
        )
    return choices


def _made_choices(node: Text, record: Record, holder: Holder, made: Mapping[str, Made]) -> tuple[Choice, ...]:
    """What was probably meant is made all the same, so that a typo is not told twice."""
    name = node.value if node.value in made else closest(node.value, made)
    if name != node.value:
        message = f"“choices: {node.value}” is not known"
        hint = suggest(node.value, made, "write the answers, or “choices: topics” or “choices: cafes”")
        record.report.stop(node.place, message, hint)
    if name == "cafes":
        record.need("go")
        record.need("otherwise")
    return made[name](holder.name, record.text_or("go", "")) if name else ()


def _details(record: Record) -> tuple[str, ...]:
    texts = record.texts("details")
    for text in texts:
        if text.value not in DETAILS:
            record.report.stop(
                text.place, f"“{text.value}” is no detail to show", suggest(text.value, DETAILS)
            )
    return tuple(text.value for text in texts if text.value in DETAILS)


def _pattern(record: Record) -> str:
    pattern = record.text_or("pattern", "")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a doubtful pattern is as bad as a wrong one
            re.compile(pattern)
    except (re.error, FutureWarning, DeprecationWarning, OverflowError, RecursionError) as error:
        message = f"The pattern “{pattern}” can't be read ({error})"
        record.report.stop(record.at("pattern"), message, 'write for example "0[5-7][0-9]{8}"')
        return ""
    return pattern
