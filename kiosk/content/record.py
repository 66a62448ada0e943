"""Typed reading of one mapping, key by key: a wrong value becomes a problem and a harmless default.

Knows no file's format: the readers of steps, topics, cafés and settings say which keys they want.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass

from kiosk.content.nodes import Fields, Items, Node, Text
from kiosk.content.problems import Place, Report, closest, suggest

_YES = frozenset({"true", "yes", "on"})
_NO = frozenset({"false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping whose keys are known to be right."""

    fields: Fields
    report: Report
    mistaken: frozenset[str] = frozenset()
    """Keys that were told to be misspelt: that they are missing goes without saying."""

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self.fields.place

    def get(self, key: str) -> Node | None:
        """The value, or None when the key is absent or nothing stands after it."""
        for entry in self.fields.entries:
            if entry.key.value == key:
                return None if isinstance(entry.value, Text) and entry.value.empty else entry.value
        return None

    def need(self, key: str) -> Node | None:
        """The value; reports one that is missing or empty."""
        node = self.get(key)
        if node is None and key not in self.mistaken:
            missing = "is empty" if self._written(key) else "is missing"
            self.report.stop(self.at(key), f"“{key}” {missing}", f"write “{key}: ...” here")
        return node

    def at(self, key: str) -> Place:
        """Where the key stands, or the mapping when it does not."""
        found = (entry.key.place for entry in self.fields.entries if entry.key.value == key)
        return next(found, self.place)

    def _written(self, key: str) -> bool:
        return any(entry.key.value == key for entry in self.fields.entries)

    def text(self, key: str) -> str:
        """The text, "" after a problem."""
        return self._as_text(key, self.need(key))

    def text_or(self, key: str, default: str) -> str:
        """The text, or the default when there is none."""
        node = self.get(key)
        return default if node is None else self._as_text(key, node)

    def _as_text(self, key: str, node: Node | None) -> str:
        if isinstance(node, Text):
            return " ".join(node.value.split())
        if node is not None:
            self.report.stop(node.place, f"“{key}” must be a single text", f"write “{key}: text”")
        return ""

    def one_of(self, key: str, names: Collection[str], default: str | None = None) -> str | None:
        """One of these names; None after a problem, the default when nothing is written."""
        if default is not None and self.get(key) is None:
            return default
        text = self.text(key)
        if text and text not in names:
            self.report.stop(self.at(key), f"“{key}: {text}” is not known", suggest(text, names))
        return text if text in names else None

    def flag(self, key: str) -> bool | None:
        """True or false; None when nothing is written, or after a problem."""
        text = self.text_or(key, "").lower()
        if text in _YES or text in _NO:
            return text in _YES
        if text:
            self.report.stop(
                self.at(key), f"“{key}: {text}” is neither true nor false", f"write “{key}: true”"
            )
        return None

    def number(self, key: str, default: float, *, low: float, high: float) -> float:
        """A number between two bounds, the default when nothing is written or it is no such number."""
        text = self.text_or(key, "")
        if not text:
            return float(default)
        value = _number(text)
        if not low <= value <= high:
            message = f"“{key}: {text}” is not a number from {low:g} to {high:g}"
            self.report.stop(self.at(key), message, f"write for example “{key}: {default:g}”")
            return float(default)
        return value

    def whole(self, key: str, default: int, *, low: int, high: int) -> int:
        """A whole number between two bounds."""
        value = self.number(key, default, low=low, high=high)
        if value != int(value):
            message = f"“{key}: {value:g}” is not a whole number"
            self.report.stop(self.at(key), message, f"write for example “{key}: {default}”")
        return int(value)

    def items(self, key: str) -> tuple[Node, ...]:
        """The members of a list; none when it is not written."""
        node = self.get(key)
        if node is None:
            return ()
        if isinstance(node, Items):
            return node.items
        self.report.stop(
            node.place, f"“{key}” must be a list", f"write “{key}: [one, two]”, or lines that begin with “-”"
        )
        return ()

    def texts(self, key: str) -> tuple[Text, ...]:
        """The texts of a list; members that are no text are reported."""
        nodes = self.items(key)
        for node in nodes:
            if not isinstance(node, Text) or node.empty:
                self.report.stop(node.place, f"“{key}” must be a list of texts", f"write “{key}: [one, two]”")
        return tuple(node for node in nodes if isinstance(node, Text) and not node.empty)

    def record(self, key: str, keys: Collection[str]) -> Record | None:
        """The mapping under this key; None when it is missing or no mapping."""
        node = self.need(key)
        return None if node is None else record_of(node, keys, self.report, f"“{key}”")

    def record_or_empty(self, key: str, keys: Collection[str]) -> Record:
        """The mapping under this key, an empty one when it is missing or no mapping."""
        node = self.get(key)
        found = None if node is None else record_of(node, keys, self.report, f"“{key}”")
        return found or Record(Fields((), self.at(key)), self.report)


def record_of(node: Node, keys: Collection[str], report: Report, what: str) -> Record | None:
    """The node as a mapping with only these keys; None, and a problem, when it is no mapping."""
    if not isinstance(node, Fields):
        report.stop(
            node.place, f"{what} must be made of “name: value” lines", f"use these names: {', '.join(keys)}"
        )
        return None
    strange = [entry.key for entry in node.entries if entry.key.value not in keys]
    for key in strange:
        report.stop(key.place, f"“{key.value}” is not known here", suggest(key.value, keys))
    meant = (closest(key.value, keys) for key in strange)
    return Record(node, report, frozenset(key for key in meant if key is not None))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan
