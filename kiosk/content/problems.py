"""What is wrong with the staff's files, in words for people who do not program.

Knows nothing of YAML or of what a file should hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

LONGEST = 400
"""Characters of a message or a hint."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the file (relative to the project folder), its line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to correct, and how; ordered by file and line.

    One that `stops` keeps the content from being used; the others are worth correcting soon.
    """

    path: str
    line: int
    message: str
    hint: str
    stops: bool = True

    def __str__(self) -> str:
        """Print as "scripts/steps/home.yaml:12: what is wrong -> what to do"."""
        return f"{self.path}:{self.line}: {self.message} -> {self.hint}"


@dataclass(frozen=True, slots=True)
class Report:
    """Collects problems while files are read, so that all are told at once."""

    _problems: set[Problem] = field(default_factory=set)
    _notes: set[tuple[str, int, str]] = field(default_factory=set)

    def note(self, place: Place, message: str) -> None:
        """Add what staff may like to know and need not correct."""
        self._notes.add((place.path, place.line, _one_line(message)))

    def stop(self, place: Place, message: str, hint: str) -> None:
        """Add a problem that keeps the content from being used."""
        self._problems.add(Problem(place.path, place.line, _one_line(message), _one_line(hint)))

    def warn(self, place: Place, message: str, hint: str) -> None:
        """Add a problem that a visitor may notice but that does not end a visit."""
        self._problems.add(Problem(place.path, place.line, _one_line(message), _one_line(hint), stops=False))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them by file and line, each once."""
        return tuple(sorted(self._problems))

    @property
    def notes(self) -> tuple[str, ...]:
        """All that is noted by file and line, each once."""
        return tuple(f"{path}:{line}: {message}" for path, line, message in sorted(self._notes))

    @property
    def stops(self) -> bool:
        """True when the content can't be used."""
        return any(problem.stops for problem in self._problems)


def _one_line(text: str) -> str:
    """The text without line breaks, cut where it quotes far too much of a file."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def closest(word: str, names: Iterable[str]) -> str | None:
    """The name that looks most like this word, or None when none does."""
    return next(iter(get_close_matches(word, sorted(names), n=1, cutoff=0.6)), None)


def suggest(word: str, names: Iterable[str], otherwise: str = "") -> str:
    """What to do about a word that is none of these names."""
    known = sorted(names)
    near = closest(word, known)
    if near is not None:
        return f"Did you mean “{near}”?"
    return otherwise or f"use one of: {', '.join(known)}"
