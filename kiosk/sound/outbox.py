"""Sends messages down a pipe from a thread of its own, so that a full pipe blocks nobody."""

from __future__ import annotations

import queue
import threading
from multiprocessing.connection import Connection


class Outbox:
    """Messages to be sent in order; those that can't be are dropped."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._messages: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="sound-outbox", daemon=True)
        self._thread.start()

    def put(self, message: object) -> None:
        """Send this soon; callable from any thread."""
        self._messages.put(message)

    def close(self) -> None:
        """Send nothing more; bounded."""
        self._messages.put(None)
        self._thread.join(1)

    def _run(self) -> None:
        while (message := self._messages.get()) is not None:
            try:
                self._pipe.send(message)
            except (OSError, ValueError):
                return
