"""YAML text as plain nodes that remember their file, line and column.

Every value stays text as it was written ("yes", 15:00 and 2026-12-05 are not turned into anything else).
Knows nothing of what a file should hold; never raises on bad YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from kiosk.content.problems import Place, Report
from kiosk.content.syntax import explain

DEEPEST = 12
"""Levels of nesting; staff files need seven. Bounds the recursion of the builder."""


@dataclass(frozen=True, slots=True)
class Text:
    """A single value as written; `plain` when it stood without quotes."""

    value: str
    place: Place
    plain: bool = True

    @property
    def empty(self) -> bool:
        """True when nothing was written, or an explicit null."""
        return not self.value.strip() or (self.plain and self.value in {"~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Text
    value: Node


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping: each key once, in the order written."""

    entries: tuple[Entry, ...]
    place: Place


Node = Text | Items | Fields


_Slip = tuple[Place, str, str]

_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and halves of characters: no text has them but by mistake."""


def parse(text: str, path: str, report: Report) -> Node | None:
    """The one document of this text, or None when it can't be read; what is wrong goes to the report."""
    try:
        events = _events(text, path)
    except yaml.YAMLError as error:
        line, message, hint = explain(error, text)
        report.stop(Place(path, line), message, hint)
        return None
    if isinstance(events, list):
        return _Builder(iter(events), path, report).document()
    report.stop(*events)
    return None


def _events(text: str, path: str) -> list[yaml.Event] | _Slip:
    """The parser's events: by the C parser (ten times faster), whose errors are told by the Python one."""
    try:
        return _looked_over(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), path)
    except yaml.YAMLError:
        return _looked_over(yaml.parse(text, Loader=yaml.SafeLoader), path)


def _looked_over(events: Iterator[yaml.Event], path: str) -> list[yaml.Event] | _Slip:
    """The events, or the first that staff files do not use: a slip there, and some exhaust time or memory."""
    kept, depth, documents = [], 0, 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > DEEPEST:
            message = "There are too many levels inside one another here"
            return _place(event, path), message, "put it on the level it belongs to"
        if documents > 1:
            message = "A line “---” begins a second part here"
            return _place(event, path), message, "take the line “---” out"
        slip = _slip(event)
        if slip is not None:
            return _place(event, path), *slip
        kept.append(event)
    return kept


def _slip(event: yaml.Event) -> tuple[str, str] | None:
    quote = "put the text in “quotes”"
    if isinstance(event, yaml.AliasEvent):
        return "A text that begins with “*” has a special meaning here", quote
    if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
        return None
    if event.anchor is not None:
        return "A text that begins with “&” has a special meaning here", quote
    if event.tag is not None and event.tag != "!":
        return "A text that begins with “!” has a special meaning here", quote
    if isinstance(event, yaml.ScalarEvent) and _ODD.search(event.value):
        return "There is a character here that can't be shown", "write this text again"
    return None


def _place(event: yaml.Event, path: str) -> Place:
    mark = event.start_mark
    return Place(path) if mark is None else Place(path, mark.line + 1, mark.column + 1)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Turns events that were looked over into nodes."""

    events: Iterator[yaml.Event]
    path: str
    report: Report

    def document(self) -> Node | None:
        """The root, or None for an empty file."""
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event)
                if not (isinstance(node, Text) and node.empty):
                    return node
        self.report.stop(Place(self.path), "This file is empty", "fill it in, or delete it")
        return None

    def _node(self, event: yaml.Event) -> Node:
        place = _place(event, self.path)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._node(item) for item in self._until(yaml.SequenceEndEvent)), place)
        if isinstance(event, yaml.MappingStartEvent):
            return Fields(tuple(self._entries()), place)
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 - aliases were refused: no other node is left
        return Text(event.value, place, plain=not event.style)

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self.events:
            if isinstance(event, end):
                return
            yield event

    def _entries(self) -> Iterator[Entry]:
        seen: dict[str, int] = {}
        for event in self._until(yaml.MappingEndEvent):
            key, value = self._node(event), self._node(next(self.events))
            if not isinstance(key, Text):
                self._refuse_key(key)
            elif key.value in seen:
                self._refuse_double(key, seen[key.value])
            else:
                seen[key.value] = key.place.line
                yield Entry(key, value)

    def _refuse_key(self, key: Node) -> None:
        message = "The name before a “:” must be a single word"
        self.report.stop(key.place, message, "put a text that holds { } or [ ] in “quotes”")

    def _refuse_double(self, key: Text, line: int) -> None:
        message = f"“{key.value}” stands here for the second time (first in line {line})"
        self.report.stop(key.place, message, "keep one of the two")
