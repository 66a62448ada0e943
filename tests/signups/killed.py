"""A program whose children are killed, each just before another statement of one order reaches its database.

Arguments: a database, the order, a reference. The first child works on a copy in `1/` beside it and dies at
the first statement, and so on, until one comes to its end.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from kiosk.signups.store import Store

DAY = date(2026, 11, 24)


def give(path: Path, order: str, reference: str) -> None:
    """Carry out an order, sealed or not: the store can't tell."""
    store = Store(path)
    match order:
        case "save":
            store.add("new", "rabat", DAY, lambda _: b"sign-up" * 2_000)
        case "ask":
            store.add_note("new", DAY, b"question" * 2_000)
        case "cancel":
            store.cancel("new", reference, DAY, lambda _: b"cancelled")
        case "move":
            store.move("new", reference, "fes", DAY, lambda _: b"moved")
    store.close()


def deadly(at: int) -> Callable[..., sqlite3.Connection]:
    """A `sqlite3.connect` whose connection ends this program at a statement, counted from 1."""
    connect = sqlite3.connect
    left = at

    def count(_statement: str) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def connected(path: Path, *, timeout: float, isolation_level: None) -> sqlite3.Connection:
        database = connect(path, timeout=timeout, isolation_level=isolation_level)
        database.set_trace_callback(count)
        return database

    return connected


def dies(path: Path, order: str, reference: str, at: int) -> bool:
    """Whether a child that carries out the order dies at this statement."""
    child = os.fork()
    if child == 0:
        sqlite3.connect = deadly(at)  # type: ignore[assignment]  # as the store calls it
        give(path, order, reference)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main(path: Path, order: str, reference: str) -> None:
    """Kill until one lives."""
    at = 0
    dead = True
    while dead:
        at += 1
        copy = path.parent / str(at) / path.name
        copy.parent.mkdir()
        shutil.copy(path, copy)
        dead = dies(copy, order, reference, at)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
