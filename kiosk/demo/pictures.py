"""Takes a picture of each step that a visit shows, from the window itself."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk.dialogue.effects import Effect, Show
from kiosk.dialogue.events import Event

SETTLED_S = 0.35
"""After a step is shown, until its picture is taken: the first answers are drawn, the caption is up."""


class Photographer:
    """An observer of the runner: `NN-step.png` in the folder for each step as it is entered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._steps: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._latest = ""
        self.taken: list[Path] = []
        folder.mkdir(parents=True, exist_ok=True)

    def start(self, screenshot: Callable[[Path], bool]) -> None:
        """Take pictures from now on."""
        work = partial(self._work, screenshot)
        self._thread = threading.Thread(target=work, name="photographer", daemon=True)
        self._thread.start()

    def __call__(self, what: Event | Effect) -> None:
        """Note a step that is shown anew."""
        if isinstance(what, Show) and what.view.step != self._latest:
            self._latest = what.view.step
            self._steps.put(self._latest)

    def close(self) -> None:
        """Take the pictures that wait, and stop."""
        self._steps.put(None)
        self._thread.join(10)

    def _work(self, screenshot: Callable[[Path], bool]) -> None:
        while (step := self._steps.get()) is not None:
            time.sleep(SETTLED_S)
            path = self._folder / f"{len(self.taken) + 1:02}-{step}.png"
            if step == self._latest and screenshot(path):
                self.taken.append(path)
