"""The kiosk's screen: a window that any thread may give views to, and that posts what is pressed.

Knows nothing of the dialogue but views, `Pressed` and `Pointed`. Kivy is imported when the window opens,
not before.
"""

from __future__ import annotations

import gc
import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as WaitedTooLong
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.dialogue.events import Pointed, Pressed
from kiosk.dialogue.view import View
from kiosk.ports import Inbox
from kiosk.screen import environment, fonts
from kiosk.screen.hands import DOUBLE_STRIKE_S
from kiosk.screen.pieces import Tile
from kiosk.screen.settings import ScreenSettings

if TYPE_CHECKING:
    from kiosk.screen.stage import Stage

_log = logging.getLogger(__name__)
_WAIT_S = 3.0
"""How long another thread waits for the window at most."""


class KioskScreen:
    """Shows views, posts `Pressed`, and `Pointed` as the focus of keys or switches moves; one a process.

    `run` opens the window and blocks the main thread until `close`. All else may be called from any thread.
    """

    def __init__(
        self,
        settings: ScreenSettings,
        inbox: Inbox,
        *,
        clock: Callable[[], float] = time.monotonic,
        emoji_fonts: tuple[Path, ...] = fonts.EMOJI_FONTS,
    ) -> None:
        self._settings = settings
        self._inbox = inbox
        self._clock = clock
        self._emoji_fonts = emoji_fonts
        self._stage: Stage | None = None
        self._closing = threading.Event()
        self._ended = threading.Event()
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._next: View | None = None
        self._jobs: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._thread: int | None = None
        self._pressed_s = 0.0

    def run(self) -> None:
        """Open the window and draw until `close` is called or the window is closed."""
        self.start()
        # Looking for garbage among all that was loaded would hold a page back by 60 ms now and then.
        gc.freeze()
        try:
            while self.tick():
                pass
        finally:
            self.stop()

    def start(self) -> None:
        """Open the window; `run` does it."""
        environment.prepare(self._settings)
        environment.configure(self._settings)
        from kiosk.screen.stage import Stage  # noqa: PLC0415  importing it opens Kivy's window

        emoji_font = fonts.emoji_font(self._emoji_fonts)
        if emoji_font is None:
            _log.warning("No emoji font: words without pictures. Install fonts-noto-color-emoji.")
        self._thread = threading.get_ident()
        self._stage = Stage(
            self._settings,
            press=self._press,
            point=self._point,
            latest=self._latest,
            clock=self._clock,
            emoji_font=emoji_font,
        )

    def tick(self) -> bool:
        """Sleep until there is something to do, and do it; False to close the screen. `run` calls it."""
        stage = self._stage
        if stage is None or self._closing.is_set() or not stage.open:
            return False
        self._wake.wait(stage.rest_s)
        self._wake.clear()
        self._do_jobs()
        stage.tick()
        return True

    def stop(self) -> None:
        """Take the window down; `run` does it."""
        self._ended.set()
        stage, self._stage = self._stage, None
        if stage is not None:
            stage.close()
        self._do_jobs()

    def show(self, view: View) -> None:
        """Draw this view soon; of several that come before the next frame only the last is drawn."""
        with self._lock:
            self._next = view
        self._wake.set()

    def close(self) -> None:
        """End `run`, now or as soon as it is called."""
        self._closing.set()
        self._wake.set()

    @property
    def shown(self) -> View | None:
        """The view that is drawn now."""
        stage = self._stage
        return None if stage is None else stage.shown

    def targets(self) -> tuple[Tile, ...]:
        """What can be touched now: `target` is the name that is pressed, `rect` its place in pixels."""
        stage = self._stage
        return () if stage is None else tuple(tile for tile in stage.tiles if tile.target)

    def touch(self, name: str) -> bool:
        """Touch an option, control or key (by name, digit or letter), or the bare "screen", as a finger does.

        False when it is not shown. Another thread is held back while a touch would count as a double strike.
        """
        if threading.get_ident() != self._thread:
            time.sleep(max(0.0, DOUBLE_STRIKE_S + 0.02 - (self._clock() - self._pressed_s)))
        return bool(self._ask(lambda stage: stage.touch(name)))

    def screenshot(self, path: Path) -> bool:
        """Write what is drawn now as a PNG; False when there is no window or it can't be written."""
        return bool(self._ask(lambda stage: _screenshot(stage, path)))

    def _press(self, name: str) -> None:
        self._pressed_s = self._clock()
        self._inbox(Pressed(name))

    def _point(self, name: str) -> None:
        self._inbox(Pointed(name))

    def _latest(self) -> View | None:
        with self._lock:
            view, self._next = self._next, None
        return view

    def _ask(self, job: Callable[[Stage], bool]) -> bool:
        """Have the window's thread do this after what was shown before; False when it does not within 3 s."""
        if self._ended.is_set():
            return False
        done: Future[bool] = Future()
        self._jobs.put(lambda: self._answer(job, done))
        self._wake.set()
        if threading.get_ident() == self._thread:
            self.tick()
        try:
            return done.result(_WAIT_S)
        except WaitedTooLong:
            return False

    def _answer(self, job: Callable[[Stage], bool], done: Future[bool]) -> None:
        stage = self._stage
        try:
            if stage is not None:
                stage.take_view()
            done.set_result(stage is not None and job(stage))
        except Exception as error:
            done.set_exception(error)

    def _do_jobs(self) -> None:
        while not self._jobs.empty():
            self._jobs.get_nowait()()


def _screenshot(stage: Stage, path: Path) -> bool:
    try:
        stage.screenshot(path)
    except OSError as error:
        _log.warning("No picture of the screen was written: %s", error)
        return False
    return True
