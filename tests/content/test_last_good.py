"""A bad edit never stops a kiosk that has run once, and never reaches a visitor."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.content import keep, load, load_or_last_good
from tests.content.broken import GOOD, TODAY

HOME_STEP = "scripts/steps/home.yaml"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A project folder that may be edited."""
    return Path(shutil.copytree(GOOD, tmp_path / "home"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that does not exist yet."""
    return tmp_path / "data"


def spoil(home: Path, name: str = HOME_STEP) -> None:
    """Make a file unreadable."""
    (home / name).write_text("kind: [", encoding="utf-8")


def kept(data: Path) -> list[str]:
    """What lies in the folder of the last good content."""
    return sorted(path.name for path in (data / "last-good").iterdir())


def test_the_last_good_content_is_used_with_the_problems_of_the_bad(home: Path, data: Path) -> None:
    """Staff are told, visitors notice nothing."""
    good = load_or_last_good(home, data, TODAY)
    spoil(home)
    now = load_or_last_good(home, data, TODAY)
    assert now.script == good.script
    assert [problem.path for problem in now.problems] == [HOME_STEP]


def test_the_settings_of_the_last_good_content_name_the_data_folder_in_use(home: Path, data: Path) -> None:
    """A relative folder in config.yaml does not point into the copy."""
    load_or_last_good(home, data, TODAY)
    spoil(home, "config.yaml")
    settings = load_or_last_good(home, data, TODAY).settings
    assert settings is not None
    assert settings.data == data


def test_without_good_content_there_is_no_script(home: Path, data: Path) -> None:
    """A kiosk that never ran does not start with bad content."""
    spoil(home)
    assert load_or_last_good(home, data, TODAY).script is None
    assert not data.exists()


def test_a_corrected_file_is_used_and_kept_at_once(home: Path, data: Path) -> None:
    """The last good content is the newest."""
    load_or_last_good(home, data, TODAY)
    text = (home / HOME_STEP).read_text(encoding="utf-8")
    (home / HOME_STEP).write_text(text.replace("What would you like to do?", "What now?"), encoding="utf-8")
    load_or_last_good(home, data, TODAY)
    spoil(home)
    script = load_or_last_good(home, data, TODAY).script
    assert script is not None
    assert script.steps["home"].says["en"][0].text == "What now?"
    assert len(kept(data)) == 2


def test_nothing_is_written_when_nothing_changed(home: Path, data: Path) -> None:
    """The card of a kiosk wears out by writing."""
    keep(home, data, TODAY)
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    keep(home, data, TODAY)
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before


def test_bad_content_is_never_kept(home: Path, data: Path) -> None:
    """Also when a file was spoilt just after it was checked."""
    keep(home, data, TODAY)
    spoil(home)
    keep(home, data, TODAY)
    current = (data / "last-good" / "current").read_text(encoding="ascii")
    assert load(data / "last-good" / current, TODAY).script is not None


def test_what_a_power_cut_left_half_made_is_ignored_and_cleared(home: Path, data: Path) -> None:
    """Only what `current` names is used."""
    load_or_last_good(home, data, TODAY)
    (data / "last-good" / "new-half").mkdir()
    spoil(home)
    assert load_or_last_good(home, data, TODAY).script is not None
    shutil.copy(GOOD / HOME_STEP, home / HOME_STEP)
    (home / "scripts/cafes.yaml").write_text("cafes: []\n", encoding="utf-8")
    load_or_last_good(home, data, TODAY)
    assert "new-half" not in kept(data)


@pytest.mark.parametrize("pointer", ["", "../..", "nothing", "\0"])
def test_a_damaged_pointer_is_as_if_nothing_was_kept(home: Path, data: Path, pointer: str) -> None:
    """A damaged card does not make the kiosk raise."""
    load_or_last_good(home, data, TODAY)
    (data / "last-good" / "current").write_text(pointer, encoding="utf-8")
    spoil(home)
    assert load_or_last_good(home, data, TODAY).script is None


def test_a_data_folder_that_cannot_be_written_to_is_a_problem_and_no_more(home: Path, tmp_path: Path) -> None:
    """The kiosk runs."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    loaded = load_or_last_good(home, tmp_path / "file", TODAY)
    assert loaded.script is not None
    assert [problem.stops for problem in loaded.problems] == [False]
