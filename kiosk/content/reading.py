"""What every reader of staff files needs: the report, the languages, and a memory of where things stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.content.problems import Place, Report


@dataclass(frozen=True, slots=True)
class Places:
    """Where steps, choices and their parts stand, for problems that are found later."""

    _places: dict[tuple[str, ...], Place] = field(default_factory=dict)

    def mark(self, place: Place, *path: str) -> None:
        """Remember the place of ("home"), ("home", "learn"), ("home", "learn", "go") ..."""
        self._places[path] = place

    def at(self, *path: str) -> Place:
        """The place of this, or of what holds it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self._places:
                return self._places[path[:end]]
        return Place("scripts")


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of all files; `languages` are offered to visitors, `known` may stand in the files too."""

    report: Report
    languages: tuple[str, ...]
    known: frozenset[str]
    places: Places = field(default_factory=Places)
