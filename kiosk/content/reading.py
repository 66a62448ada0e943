"""What every reader of staff files needs: the report, the languages, and a memory of where things stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from kiosk.content.centre import Telephone
from kiosk.content.problems import Place, Report
from kiosk.dialogue.script import Words


@dataclass(frozen=True, slots=True)
class Places:
    """Where steps, choices and their parts stand, for problems that are found later."""

    _places: dict[tuple[str, ...], Place] = field(default_factory=dict)

    def mark(self, place: Place, *path: str) -> None:
        """Remember the place of ("home"), ("home", "learn"), ("home", "learn", "go") ..."""
        self._places[path] = place

    def find(self, *path: str) -> Place | None:
        """The place of just this, if it was marked."""
        return self._places.get(path)

    def at(self, *path: str) -> Place:
        """The place of this, or of what holds it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self._places:
                return self._places[path[:end]]
        return Place("scripts")


@dataclass(frozen=True, slots=True)
class Gaps:
    """Texts that were not written in some language (where), and the lines among them (by name)."""

    texts: list[Place] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of all files; `languages` are offered to visitors, `known` may stand in the files too.

    `constants` are the words of config.yaml that any line may hold, by placeholder.
    """

    report: Report
    languages: tuple[str, ...]
    known: frozenset[str]
    constants: Mapping[str, Words] = field(default_factory=dict)
    telephone: Telephone = field(default_factory=Telephone)
    places: Places = field(default_factory=Places)
    gaps: Gaps = field(default_factory=Gaps)

    def without(self, hidden: Collection[str]) -> Reading:
        """The same for the other languages."""
        return replace(self, languages=tuple(code for code in self.languages if code not in hidden))

    def filled(self, text: str, code: str) -> str:
        """The text with the constants in their places; one that is not set leaves nothing."""
        if "{" not in text:
            return text
        found = {name: words.get(code, "") for name, words in self.constants.items()}
        return re.sub(r"\{(\w+)\}", lambda hole: found.get(hole[1], hole[0]), text)
