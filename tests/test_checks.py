from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk import content
from kiosk.app import DATA_VARIABLE
from kiosk.checks import check_hearing
from kiosk.sound.examples import enrol_phrase
from tests.sound.signals import spoken

GOOD = Path(__file__).parent / "content" / "good"
VOICES = ("gmw/en-us+f2", "gmw/en-us+m3", "gmw/en-gb-x-rp+f4")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and a data folder of its own."""
    shutil.copytree(GOOD, tmp_path / "home")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    return tmp_path / "home"


def loaded(home: Path) -> content.Loaded:
    """What is there."""
    found = content.load(home, date(2026, 11, 24))
    assert found.script is not None
    return found


def teach(home: Path, words: dict[str, str]) -> None:
    """Prepare examples of the first English phrase of home's answers: the words as spoken, by answer."""
    script = loaded(home).script
    assert script is not None
    for choice in script.steps["home"].choices:
        text = choice.hear["en"][0]
        sounds = [spoken(words.get(choice.name, text), voice) for voice in VOICES]
        enrol_phrase(home.parent / "data" / "examples", "en", text, sounds)


def test_without_examples_it_says_so_in_a_line(home: Path) -> None:
    """Nothing is a problem then."""
    checked = check_hearing(home, loaded(home))
    assert checked.problems == ()
    assert "kiosk prepare" in checked.note
    assert "\n" not in checked.note


def test_answers_that_sound_different_are_well(home: Path) -> None:
    """By their examples."""
    teach(home, {})
    assert check_hearing(home, loaded(home)).problems == ()


def test_answers_that_sound_alike_are_told_with_file_and_line(home: Path) -> None:
    """Two answers of home that are the same words."""
    script = loaded(home).script
    assert script is not None
    first, second, *_ = script.steps["home"].choices
    teach(home, {first.name: "one moment please", second.name: "one moment please"})
    problems = check_hearing(home, loaded(home)).problems
    assert problems
    written = (home / "scripts" / "steps" / "home.yaml").read_text().splitlines()
    for problem in problems:
        assert problem.path == "scripts/steps/home.yaml"
        assert not problem.stops
        assert any(f"choice: {name}" in written[problem.line - 1] for name in (first.name, second.name))


def test_bad_content_is_not_heard(home: Path) -> None:
    """Its own problems come first."""
    checked = check_hearing(home, replace(loaded(home), script=None))
    assert (checked.problems, checked.note) == ((), "")
