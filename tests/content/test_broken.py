"""Broken scripts and the problems that staff are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.content.broken import GOLDEN, cases, problems_of

WORDS_OF_PROGRAMMERS = re.compile(
    r"KeyError|None|Exception|Traceback|mapping|scalar|sequence|\bnode\b|\bnull\b"
)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_broken_script_is_told_with_file_line_and_what_to_do(case: Path, tmp_path: Path) -> None:
    """The problems of each case are those of its golden text."""
    assert problems_of(case, tmp_path) == (case / GOLDEN).read_text(encoding="utf-8")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_problems_are_in_order_and_in_plain_words(case: Path) -> None:
    """Each problem begins with its file and line, says what to do, and uses no word of programmers."""
    lines = [line for line in (case / GOLDEN).read_text(encoding="utf-8").splitlines() if "->" in line]
    places = [re.match(r"(.+?):(\d+): .+ -> .+", line) for line in lines]
    assert lines
    assert all(places)
    assert not any(WORDS_OF_PROGRAMMERS.search(line) for line in lines)
    found = [(place[1], int(place[2])) for place in places if place]
    assert found == sorted(found)


def test_there_are_more_than_a_hundred_broken_scripts() -> None:
    """Every check has a case, and those of what the content means have more than forty."""
    assert len(cases()) > 100
