"""Whatever staff write, loading does not raise and never gives half a script."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content import load
from kiosk.content.sources import staff_files
from tests.content.broken import GOOD, TODAY
from tests.content.complete import assert_complete

FILES = staff_files(GOOD)
PIECES = [
    "\t",
    '"',
    "'",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "*",
    "&a ",
    "!x ",
    "|",
    ">",
    "#",
    "---\n",
    "\\",
    "\0",
    "é",
    "ـ",
    "🏠",
]
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(PIECES),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["fr", "say", "x", ""]), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the good files, shared by all examples."""
    folder = tmp_path_factory.mktemp("mutations") / "home"
    shutil.copytree(GOOD, folder)
    return folder


def assert_told(home: Path, name: str, content: bytes) -> None:
    """With this content the script is complete, or some problem with a line is told."""
    before = (home / name).read_bytes()
    (home / name).write_bytes(content)
    try:
        loaded = load(home, TODAY)
    finally:
        (home / name).write_bytes(before)
    assert all(problem.line >= 1 and problem.message and problem.hint for problem in loaded.problems)
    assert (loaded.script is None) == any(problem.stops for problem in loaded.problems)
    assert "\n" not in "".join(str(problem) for problem in loaded.problems)
    if loaded.script is not None:
        assert_complete(loaded.script)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file with lines deleted, doubled or swapped and pieces thrown in."""
    name = draw(st.sampled_from(FILES))
    lines = (GOOD / name).read_text(encoding="utf-8").splitlines()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        match draw(st.sampled_from(["delete", "double", "garble", "cut"])):
            case "delete":
                del lines[at : at + 1]
            case "double":
                lines[at:at] = lines[at : at + 1]
            case "garble":
                line = lines[at] if lines else ""
                column = draw(st.integers(0, len(line)))
                lines[at : at + 1] = [line[:column] + draw(st.sampled_from(PIECES)) + line[column:]]
            case _:
                line = lines[at] if lines else ""
                lines[at : at + 1] = [line[: draw(st.integers(0, len(line)))]]
    return name, "\n".join(lines).encode()


@given(edit=edits())
@settings(max_examples=100, deadline=None)
def test_a_garbled_file_is_told(home: Path, edit: tuple[str, bytes]) -> None:
    """Deleting, doubling and garbling lines never raises."""
    assert_told(home, *edit)


@st.composite
def replacements(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file with some value in it replaced by any other."""
    name = draw(st.sampled_from(FILES))
    document = yaml.safe_load((GOOD / name).read_text(encoding="utf-8"))
    holder, value = document, draw(VALUES)
    while True:
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = draw(st.sampled_from(keys))
        if not isinstance(holder[key], dict | list) or not holder[key] or draw(st.booleans()):
            holder[key] = value
            break
        holder = holder[key]
    return name, yaml.safe_dump(document, allow_unicode=True).encode("utf-8", "replace")


@given(replacement=replacements())
@settings(max_examples=100, deadline=None)
def test_any_value_in_any_place_is_told(home: Path, replacement: tuple[str, bytes]) -> None:
    """A number, a list or a mapping where a text should be never raises."""
    assert_told(home, *replacement)


@given(name=st.sampled_from(FILES), content=st.binary(max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_bytes_are_told(home: Path, name: str, content: bytes) -> None:
    """A file that is no text at all never raises."""
    assert_told(home, name, content)


@pytest.mark.parametrize("text", ["[" * 5000, "a: &a [*a]", "{" * 3000 + "}" * 3000, "- " * 2000, "? " * 900])
def test_texts_that_exhaust_other_readers_are_told(home: Path, text: str) -> None:
    """Deep nesting and values inside themselves are slips like any other."""
    assert_told(home, "scripts/steps/home.yaml", text.encode())
