from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kiosk.app import HOME
from kiosk.dialogue.effects import SaveSignUp, SignUp
from kiosk.dialogue.events import Event, Recording
from kiosk.signups import SealedSignUps, open_sign_ups
from tests.integration.conftest import command

COMMANDS = (
    "run",
    "demo",
    "rehearse",
    "check",
    "prepare",
    "recognise",
    "teach",
    "devices",
    "export",
    "organizer",
)


def kiosk(*arguments: str | Path, data: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the kiosk."""
    return command("kiosk", *arguments, data=data)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, tmp_path: Path) -> None:
    """`--help` of each command answers, in a sentence at least."""
    done = kiosk(name, "--help", data=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Usage:" in done.stdout


def test_the_help_lists_every_command(tmp_path: Path) -> None:
    """Nothing is hidden, nothing is listed that is not there."""
    printed = kiosk("--help", data=tmp_path).stdout
    assert all(name in printed for name in COMMANDS)


def broken_home(tmp_path: Path) -> Path:
    """A copy of the project with one slip."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("scripts", "voices"):
        shutil.copytree(HOME / name, home / name, ignore=shutil.ignore_patterns("model"))
    shutil.copy(HOME / "config.yaml", home)
    step = home / "scripts" / "steps" / "home.yaml"
    step.write_text(step.read_text().replace("go: topics", "go: topicz"))
    return home


def test_check_of_the_shipped_content_finds_nothing(tmp_path: Path) -> None:
    """All is well; a language without a voice is told to be hidden, which is no problem."""
    done = kiosk("check", data=tmp_path)
    *hidden, last = done.stdout.splitlines()
    assert (done.returncode, last) == (0, "All is well.")
    assert all("is not offered to visitors yet" in line for line in hidden)


def test_check_tells_file_line_and_what_to_do(tmp_path: Path) -> None:
    """Exit 1, and a line that a person can follow."""
    done = kiosk("check", "--home", broken_home(tmp_path), data=tmp_path / "data")
    assert done.returncode == 1
    assert "scripts/steps/home.yaml:" in done.stdout
    assert "Did you mean “topics”?" in done.stdout


def test_bad_content_never_starts_a_fresh_kiosk(tmp_path: Path) -> None:
    """Without a last good content the kiosk tells the problems and stops, without a traceback."""
    done = kiosk("run", "--home", broken_home(tmp_path), data=tmp_path / "data")
    assert done.returncode == 1
    assert "topicz" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rehearsal_in_a_terminal() -> None:
    """Staff type what they would say."""
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "rehearse"],
        input="hello\nq\n",
        text=True,
        capture_output=True,
        check=True,
    )
    assert "  « " in done.stdout


def test_sign_ups_go_from_the_kiosk_to_the_organizer(tmp_path: Path) -> None:
    """keygen, export and open by hand, as the two people do it."""
    keys = kiosk("organizer", "keygen", tmp_path / "organizer", data=tmp_path)
    public = keys.stdout.splitlines()[-1]
    data = tmp_path / "data"
    events: list[Event] = []
    store = open_sign_ups([public], data / "sign-ups", events.append)
    assert isinstance(store, SealedSignUps)
    sign_up = SignUp("rabat-2026-12-05", "fr", "2026-11", Recording(b"\x00\x10" * 800), "0612345678")
    store.carry_out(SaveSignUp(1, sign_up))
    store.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    exported = kiosk("export", stick, data=data)
    assert exported.returncode == 0, exported.stderr
    (file,) = stick.glob("*.cafeia")
    identity = next((tmp_path / "organizer").iterdir())
    opened = kiosk(
        "organizer", "open", file, "--identity", identity, "--out", tmp_path / "out", data=tmp_path
    )
    assert opened.returncode == 0, opened.stderr
    table = (tmp_path / "out" / "sign-ups.csv").read_text(encoding="utf-8-sig")
    assert "06 12 34 56 78" in table
    assert date.today().isoformat() in table  # noqa: DTZ011 - the day here, as the kiosk writes it
    assert len(list((tmp_path / "out" / "recordings").glob("*.wav"))) == 1


def test_export_without_sign_ups_says_so(tmp_path: Path) -> None:
    """A sentence, not a traceback."""
    done = kiosk("export", tmp_path, data=tmp_path / "data")
    assert done.returncode == 1
    assert "there is no sign-up on this kiosk yet" in done.stderr
