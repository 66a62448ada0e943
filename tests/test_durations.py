"""How long lines last when they are spoken; what lasts too long is in content/broken/."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk import content
from kiosk.app import DATA_VARIABLE
from kiosk.dialogue.events import Recording
from kiosk.durations import Measured, check_durations
from kiosk.speech import write_wav

GOOD = Path(__file__).parent / "content" / "good"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and an empty data folder."""
    shutil.copytree(GOOD, tmp_path / "home")
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    return tmp_path / "home"


def measured(home: Path) -> Measured:
    """What is found of the files as they are."""
    return check_durations(home, content.load(home, date(2026, 11, 24)))


def record(home: Path, name: str, seconds: int) -> None:
    """An English recording of this line."""
    rate_hz = 100
    silence = Recording(b"\0\0" * seconds * rate_hz, rate_hz)
    write_wav(home / "voices" / "en" / "lines" / f"{name}.wav", silence)


def test_without_clips_it_says_so_in_one_line(home: Path) -> None:
    """Nothing is a problem then."""
    found = measured(home)
    assert found.problems == ()
    assert "lines have no clip yet" in found.note
    assert "\n" not in found.note


def test_each_clip_makes_one_line_less_unknown(home: Path) -> None:
    """Only what is there is measured."""
    before = int(measured(home).note.split()[0])
    record(home, "home.say.1", 3)
    assert int(measured(home).note.split()[0]) == before - 1


def test_a_line_with_a_placeholder_is_not_measured(home: Path) -> None:
    """It differs from visit to visit: its recording is never played."""
    record(home, "saved.say.1", 60)
    assert measured(home).problems == ()


def test_forty_five_seconds_are_not_too_long(home: Path) -> None:
    """Nor are ten for a question."""
    record(home, "home.say.1", 35)
    record(home, "home.say.2", 10)
    record(home, "home.again.1", 10)
    assert measured(home).problems == ()


def test_nothing_is_measured_where_the_content_is_bad(home: Path) -> None:
    """The problems that stop it come first."""
    (home / "scripts/steps/home.yaml").write_text("kind: question\n", encoding="utf-8")
    assert measured(home) == Measured()
