"""The small good project as it is loaded, and what tests look up in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from kiosk.content import Loaded, load
from kiosk.dialogue.script import Choice, Script
from tests.content.broken import GOOD, TODAY

Edited = Callable[[str, str, str], Path]


def loaded(home: Path = GOOD, today: date = TODAY, **taken: int) -> Loaded:
    """What is loaded; café ids are written with "_"."""
    return load(home, today, {name.replace("_", "-"): count for name, count in taken.items()})


def script_of(loaded: Loaded) -> Script:
    """The script, which must be there."""
    assert loaded.problems == ()
    assert loaded.script is not None
    return loaded.script


def cafes(script: Script) -> list[str]:
    """The names of the cafés offered."""
    return [choice.name for choice in script.steps["cafe"].choices]


def answer(script: Script, step: str, name: str) -> Choice:
    """An answer of a step."""
    return next(choice for choice in script.steps[step].choices if choice.name == name)
