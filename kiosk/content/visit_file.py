"""Visit files: what a visitor does at the kiosk, line by line, for the demo and the tests.

A visit file is a list; each line is one of `say`, `wav`, `touch`, `type`, `wait`, `expect` and its value.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from kiosk.content.nodes import Entry, Fields, Items, Node, Text, parse
from kiosk.content.problems import Problem, Report, suggest

CODE = "code"
"""Typed in place of digits: the code that the kiosk gave in this visit."""


class Act(Enum):
    """What a visitor does."""

    SAY = "say"
    """Says this text, with a synthetic voice."""
    WAV = "wav"
    """Says what is recorded in this file (relative to the visit file)."""
    TOUCH = "touch"
    """Touches the answer, key or control of this name, or the answer in this place ("1" is the first)."""
    TYPE = "type"
    """Touches these digits on the keypad, or with `code` those of the code that the kiosk gave."""
    WAIT = "wait"
    """Does nothing for so many seconds."""
    EXPECT = "expect"
    """Sees the step of this name, or has seen it since the line before."""


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One thing a visitor does; `line` is its place in the file."""

    act: Act
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class VisitFile:
    """The lines of a visit file, and what is wrong with it."""

    path: Path
    lines: tuple[VisitLine, ...]
    problems: tuple[Problem, ...]


def read_visit_file(path: Path) -> VisitFile:
    """Read a visit file; never raises on what is written in it."""
    report = Report()
    lines: tuple[VisitLine, ...] = ()
    try:
        node = parse(path.read_text(encoding="utf-8"), str(path), report)
    except (OSError, UnicodeDecodeError):
        problem = Problem(str(path), 1, "This file can't be read", "give the path of a visit file")
        return VisitFile(path, (), (problem,))
    if isinstance(node, Items):
        lines = tuple(line for item in node.items for line in _lines(item, path, report))
    elif node is not None:
        report.stop(node.place, "A visit is a list", "begin each line with “- say:”, “- touch:” ...")
    return VisitFile(path, lines, report.problems)


def _lines(item: Node, path: Path, report: Report) -> tuple[VisitLine, ...]:
    if isinstance(item, Fields):
        found = [_line(entry, path, report) for entry in item.entries]
        return tuple(line for line in found if line is not None)
    report.stop(item.place, "This is not “what: value”", "write for example “- say: hello”")
    return ()


def _line(entry: Entry, path: Path, report: Report) -> VisitLine | None:
    name, value = entry.key.value, entry.value
    acts = {act.value: act for act in Act}
    if name not in acts:
        report.stop(entry.key.place, f"“{name}” is nothing a visitor does", suggest(name, acts))
        return None
    if not isinstance(value, Text) or value.empty:
        report.stop(entry.key.place, f"“{name}” needs a value", f"write “- {name}: ...”")
        return None
    complaint = _complaint(acts[name], value.value, path)
    if complaint:
        report.stop(value.place, complaint, f"correct the value of “{name}”")
        return None
    return VisitLine(acts[name], value.value, entry.key.place.line)


def _complaint(act: Act, value: str, path: Path) -> str | None:
    """What is wrong with a value, or None."""
    if act is Act.WAIT and not value.replace(".", "", 1).isdigit():
        return f"“{value}” is not a number of seconds"
    if act is Act.TYPE and not value.isdigit() and value != CODE:
        return f"“{value}” is not made of digits"
    if act is Act.WAV and not (path.parent / value).is_file():
        return f"There is no file “{value}”"
    return None
