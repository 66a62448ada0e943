"""Programs that save sign-ups on a disk that fills up, or are killed in the middle."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.signups import NewKey
from kiosk.signups.sealed import FILE
from kiosk.signups.store import Store, rows
from tests.signups.samples import TELEPHONE, new_key, papers, record_of


@pytest.fixture
def key(tmp_path: Path) -> NewKey:
    """An organizer's key, away from the kiosk's data."""
    return new_key(tmp_path / "organizer")


PROGRAM = """
import resource, sys
from pathlib import Path
from kiosk.dialogue.effects import CancelSignUp, MoveSignUp, SaveSignUp
from tests.signups.samples import Inbox, sealed, sign_up
inbox = Inbox()
kept = sealed(Path(sys.argv[1]), inbox, sys.argv[2])
"""


@pytest.fixture
def running() -> Iterator[list[subprocess.Popen[str]]]:
    """Programs that must not outlive their test."""
    programs: list[subprocess.Popen[str]] = []
    yield programs
    for program in programs:
        program.kill()
        program.communicate(timeout=10)


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    """Start Python in the project's folder."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_a_full_disk_fails_kindly(tmp_path: Path, key: NewKey, running: list[subprocess.Popen[str]]) -> None:
    """`SaveFailed` while there is no room, saved once there is; nothing is printed."""
    program = PROGRAM + (
        "limits = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "for save_id in range(1, 4):\n"
        "    full = save_id == 2\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000 if full else limits[0], limits[1]))\n"
        "    kept.carry_out(SaveSignUp(save_id, sign_up()))\n"
        "    event = inbox.next()\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, limits)\n"
        "    print(type(event).__name__, event.save_id, kept.taken('rabat'))\n"
        "kept.close()\n"
    )
    running.append(start(program, str(tmp_path / "data"), key.public_key))
    output, errors = running[0].communicate(timeout=60)
    assert output.splitlines() == ["SignUpSaved 1 1", "SaveFailed 2 1", "SignUpSaved 3 2"]
    assert errors == ""
    assert len(list(rows(tmp_path / "data" / FILE))) == 2


def test_a_kill_leaves_a_whole_database(
    tmp_path: Path, key: NewKey, running: list[subprocess.Popen[str]]
) -> None:
    """Killed in the middle of a save, five times: what was told as saved is there, and each opens."""
    program = PROGRAM + (
        "for save_id in range(10_000):\n"
        "    kept.carry_out(SaveSignUp(save_id, sign_up()))\n"
        "    inbox.reference()\n"
        "    print(save_id, flush=True)\n"
    )
    saved = 0
    for round_ in range(5):
        running.append(start(program, str(tmp_path / "data"), key.public_key))
        stdout, stderr = running[-1].stdout, running[-1].stderr
        assert stdout is not None
        assert stderr is not None
        assert stdout.readline() == "0\n"
        time.sleep(0.0137 * round_)
        running[-1].kill()
        saved += 1 + len(stdout.read().splitlines())
        assert stderr.read() == ""
    with closing(sqlite3.connect(tmp_path / "data" / FILE)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found = list(rows(tmp_path / "data" / FILE))
    assert saved <= len(found) <= saved + 5  # each kill may come between the disk and the message
    for row in found:
        assert record_of(row.sealed, key).telephone == TELEPHONE


def test_what_was_told_before_a_kill_is_so_after_it(
    tmp_path: Path, key: NewKey, running: list[subprocess.Popen[str]]
) -> None:
    """Killed at any moment while it saves, moves and cancels; only the last may be one further."""
    program = PROGRAM + (
        "for n in range(1, 10_000, 3):\n"
        "    kept.carry_out(SaveSignUp(n, sign_up()))\n"
        "    code = inbox.reference()\n"
        "    print(code, 'rabat', flush=True)\n"
        "    kept.carry_out(MoveSignUp(n + 1, code, 'fes'))\n"
        "    inbox.next()\n"
        "    print(code, 'fes', flush=True)\n"
        "    kept.carry_out(CancelSignUp(n + 2, code))\n"
        "    inbox.next()\n"
        "    print(code, 'gone', flush=True)\n"
    )
    further = {"rabat": {"rabat", "fes"}, "fes": {"fes", "gone"}, "gone": {"gone"}}
    for round_ in range(4):
        running.append(start(program, str(tmp_path / "data"), key.public_key))
        stdout, stderr = running[-1].stdout, running[-1].stderr
        assert stdout is not None
        assert stderr is not None
        first = stdout.readline()
        time.sleep(0.021 * round_)
        running[-1].kill()
        told = dict(line.split() for line in [first, *stdout.read().splitlines()])
        assert stderr.read() == ""
        with closing(Store(tmp_path / "data" / FILE)) as store:
            for code, cafe in told.items():
                seat = store.find(code)
                assert (seat.cafe if seat else "gone") in further[cafe]
    for paper in papers(tmp_path / "data", key):
        assert paper.kiosk == "Agdal"
