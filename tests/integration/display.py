"""A real X display in memory, and the pointer and keys of whoever sits before it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

START_S = 20.0


def available() -> bool:
    """Whether this machine has the programs."""
    return all(shutil.which(program) for program in ("Xvfb", "xdotool"))


@contextmanager
def virtual_display(width_px: int, height_px: int) -> Iterator[None]:
    """An X server of this size, named in this process's environment for whatever opens a window in it."""
    reading, writing = os.pipe()
    size = f"{width_px}x{height_px}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb does not start"
        os.environ.update(DISPLAY=f":{number}", SDL_VIDEODRIVER="x11")
        yield
    finally:
        server.terminate()
        server.wait(START_S)


def send(*what: str) -> None:
    """Have the X server make these events, as its pointer and keyboard do."""
    subprocess.run(["xdotool", *what], check=True, timeout=START_S)


def touch(x: float, y: float) -> None:
    """Put a finger down here (pixels from the left and the top) and lift it."""
    send("mousemove", str(round(x)), str(round(y)), "mousedown", "1", "mouseup", "1")


def key(name: str) -> None:
    """Strike a key, by its X name."""
    send("key", name)
