"""From a touch to what is seen: a finger and an eye at a real X server, outside of the kiosk's process.

The eye reads the server's own frame buffer (`Xvfb -fbdir`), so that a picture counts once it is on the glass.
"""

from __future__ import annotations

import ctypes
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 1024, 600
TOUCHES = 150
_SETTLED_S, _GIVEN_UP_S = 0.4, 5.0
"""It changes no more; it will not change at all."""
_LOOK_S = 0.0003
_EYE_PX = 24
"""Every so many pixels of the page are looked at."""

Glimpse = NDArray[np.uint32]


class Glass:
    """The picture that the X server shows."""

    def __init__(self, path: Path) -> None:
        self._pixels = np.memmap(path, dtype=np.uint8, mode="r")
        header = self._pixels[:100].view(">u4")
        # An XWD file: sizes of header and colour map come first (X11/XWDFile.h).
        self._start = int(header[0]) + 12 * int(header[19])
        self._stride = int(header[12])

    def look(self, left: int, top: int, right: int, bottom: int, step: int) -> Glimpse:
        """Some of the pixels between these, as they are now."""
        rows = self._pixels[self._start : self._start + self._stride * HEIGHT].view("<u4")
        return rows.reshape(HEIGHT, -1)[top:bottom:step, left:right:step].copy()


class Finger:
    """Touches the glass as a pointer does."""

    def __init__(self, display: str) -> None:
        self._x11, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))

    def move(self, x: float, y: float) -> None:
        """Go there without touching."""
        self._test.XTestFakeMotionEvent(self._display, -1, int(x), int(y), ctypes.c_ulong(0))
        self._x11.XFlush(self._display)

    def press(self, *, down: bool) -> None:
        """Touch, or let go."""
        self._test.XTestFakeButtonEvent(self._display, 1, int(down), ctypes.c_ulong(0))
        self._x11.XFlush(self._display)


def figures() -> dict[str, float]:
    """Milliseconds from a touch to the mark of what is touched, and from its end to the next page."""
    with glass() as (display, eye), kiosk(display) as place:
        finger = Finger(display)
        marks, pages = zip(*(touch(finger, eye, place) for _ in range(TOUCHES)), strict=True)
    return {
        **_spread("touch to the card's mark on the glass", marks),
        **_spread("release to the next page on the glass", pages),
    }


def touch(finger: Finger, eye: Glass, place: tuple[float, float, float, float]) -> tuple[float, float]:
    """One touch in the middle of this place, as two times in milliseconds."""
    left, top, right, bottom = (int(side) for side in place)
    finger.move((left + right) / 2, (top + bottom) / 2)
    time.sleep(0.1 + time.time() % 0.05)  # never in step with the loop of the kiosk
    finger.press(down=True)
    mark_ms = _until_settled(eye, (left, top, right, bottom, 3))
    finger.press(down=False)
    page_ms = _until_settled(eye, (0, 0, WIDTH, top, _EYE_PX))
    return mark_ms, page_ms


def _until_settled(eye: Glass, where: tuple[int, int, int, int, int]) -> float:
    """When it began to look as it does in the end."""
    began, seen, changed = time.perf_counter(), eye.look(*where), 0.0
    while (now := time.perf_counter()) - (changed or began + _GIVEN_UP_S) < _SETTLED_S:
        glimpse = eye.look(*where)
        if not np.array_equal(glimpse, seen):
            seen, changed = glimpse, now
        time.sleep(_LOOK_S)
    assert changed, "nothing changed on the glass"
    return 1000 * (changed - began)


def _spread(name: str, times_ms: tuple[float, ...]) -> dict[str, float]:
    return {
        f"{name}, p50, ms": round(statistics.median(times_ms), 1),
        f"{name}, p95, ms": round(statistics.quantiles(times_ms, n=20)[-1], 1),
    }


@contextmanager
def glass() -> Iterator[tuple[str, Glass]]:
    """An X server with a screen of 7 inches: the name of its display, and a look at its glass."""
    with tempfile.TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-fbdir", folder]
        command += ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp"]
        server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        try:
            number = os.read(reading, 20).decode().strip()
            yield f":{number}", Glass(Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait(10)
            os.close(reading)
            os.close(writing)


@contextmanager
def kiosk(display: str) -> Iterator[tuple[float, float, float, float]]:
    """A screen on this display whose page turns at each press; where to press."""
    command = [sys.executable, "-m", "tests.benchmarks.screen_on_glass"]
    environment = {**os.environ, "DISPLAY": display}
    environment.pop("SDL_VIDEODRIVER", None)
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            left, top, right, bottom = json.loads(process.stdout.readline())
            yield left, top, right, bottom
        finally:
            process.stdin.close()
