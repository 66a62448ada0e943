"""An order that is killed between any two statements is done or not done, never half."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.signups import NewKey
from kiosk.signups.sealed import FILE
from kiosk.signups.store import Store, all_sealed
from tests.signups.killed import DAY, give
from tests.signups.old_file import make_old_file

SEALED = b"the first" * 2_000

State = tuple[bool, dict[str, int], list[bytes]]
"""Whether the sign-up is found, the seats by café, and what is sealed."""

DONE: dict[str, State] = {
    "save": (True, {"rabat": 2}, [SEALED, b"sign-up" * 2_000]),
    "ask": (True, {"rabat": 1}, [SEALED, b"question" * 2_000]),
    "cancel": (False, {}, [b"cancelled"]),
    "move": (True, {"fes": 1}, [SEALED, b"moved"]),
}
NOT_DONE: State = (True, {"rabat": 1}, [SEALED])


def killed(path: Path, order: str, reference: str) -> list[Path]:
    """The files of those that were killed, and last of the one that came to its end."""
    program = [sys.executable, "-m", "tests.signups.killed", str(path), order, reference]
    run = subprocess.run(program, capture_output=True, timeout=60, check=True, cwd=Path(__file__).parents[2])
    assert run.stderr == b""
    return [path.parent / str(at) / FILE for at in range(1, len(list(path.parent.glob("*/"))) + 1)]


def state(path: Path, reference: str) -> State:
    """What a kiosk that starts again finds; the file is whole."""
    with closing(Store(path)) as store:
        found, counts = store.find(reference) is not None, store.counts()
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return found, counts, all_sealed(path)


@pytest.mark.parametrize("order", sorted(DONE))
def test_a_kill_between_statements_leaves_old_or_new(tmp_path: Path, order: str) -> None:
    """Each statement in turn; ordered again afterwards, it is done once."""
    with closing(Store(tmp_path / FILE)) as store:
        reference = store.add("first", "rabat", DAY, lambda _: SEALED)
    assert reference is not None
    *dead, alive = killed(tmp_path / FILE, order, reference)
    assert len(dead) > 8
    assert state(alive, reference) == DONE[order]
    for path in dead:
        assert state(path, reference) in (NOT_DONE, DONE[order])
        give(path, order, reference)
        assert state(path, reference) == DONE[order]


def test_a_kill_while_an_old_file_is_brought_up_leaves_it_whole(tmp_path: Path, key: NewKey) -> None:
    """The next start brings it up; nothing in it is lost, and the order can be given."""
    (tmp_path / "old").mkdir()
    path = tmp_path / "old" / "data" / FILE
    make_old_file(path, key, rabat="1000")
    before = all_sealed(path)
    *dead, alive = killed(path, "ask", "")
    assert len(dead) > 20
    for each in (*dead, alive):
        give(each, "ask", "")
        assert state(each, "1000") == (False, {"rabat": 1}, [*before, b"question" * 2_000])
