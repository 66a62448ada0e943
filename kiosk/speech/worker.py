"""The worker program that holds pyttsx3: one engine, one sentence a call, always to a file in memory.

Started as a program of its own (`python worker.py FD`), so that it loads neither numpy nor the kiosk.
Knows nothing of clips, levels or languages. What it is told to say it never prints.

Over the connection: first the list of voices (or, without espeak-ng, one sentence that says why not);
then for each `(text, voice, words_per_minute)` a WAV file as bytes, empty when the engine failed, or
`UNKNOWN_VOICE`.
"""

from __future__ import annotations

import os
import sys
import time
from multiprocessing.connection import Connection
from typing import Any

UNKNOWN_VOICE = "unknown voice"
IDLE_LIMIT_S = 1.0


class Engine:
    """pyttsx3's engine for espeak-ng; raises RuntimeError where espeak-ng is not installed."""

    def __init__(self) -> None:
        import pyttsx3  # noqa: PLC0415  # its failure is this object's failure, told to the kiosk in words

        self._engine: Any = pyttsx3.init("espeak")
        self._finished: list[bool] = []
        self._engine.connect("finished-utterance", self._note_finished)
        # A new engine counts itself busy, and then its first run returns before the sound is made.
        self._engine.runAndWait()
        self.voices: list[str] = [voice.id for voice in self._engine.getProperty("voices")]

    def render(self, text: str, voice: str, words_per_minute: int) -> bytes | str:
        """A WAV file, or `UNKNOWN_VOICE`; no bytes when the engine was cut short."""
        if not self._choose(voice):
            return UNKNOWN_VOICE
        self._engine.setProperty("rate", words_per_minute)
        _wait_until_idle()
        self._finished.clear()
        file = os.memfd_create("speech")
        try:
            self._engine.save_to_file(text, f"/proc/self/fd/{file}")
            self._engine.runAndWait()
            return _contents(file) if self._finished[:1] == [True] else b""
        finally:
            os.close(file)

    def _choose(self, voice: str) -> bool:
        """Set the voice: a wrong name or variant raises nothing, but reads back as another."""
        if voice.partition("+")[0].lower() not in self.voices:
            return False
        self._engine.setProperty("voice", voice)
        return bool(self._engine.getProperty("voice") == voice.lower())

    def _note_finished(self, *, completed: bool, **_: object) -> None:
        self._finished.append(completed)


def _wait_until_idle() -> None:
    """Let the change of rate pass: pyttsx3 cancels a sentence that begins while espeak-ng is at work."""
    from pyttsx3.drivers import _espeak  # noqa: PLC0415  # as above

    limit = time.monotonic() + IDLE_LIMIT_S
    while _espeak.IsPlaying() and time.monotonic() < limit:
        time.sleep(0.0005)


def _contents(file: int) -> bytes:
    return os.pread(file, os.fstat(file).st_size, 0)


def main(descriptor: int) -> None:
    """Serve the connection on this file descriptor until its other end closes."""
    connection = Connection(descriptor)
    try:
        engine = Engine()
    except (ImportError, OSError, RuntimeError) as missing:
        connection.send(str(missing))
        return
    connection.send(engine.voices)
    while True:
        try:
            text, voice, words_per_minute = connection.recv()
        except EOFError:
            return
        connection.send(engine.render(text, voice, words_per_minute))


if __name__ == "__main__":
    main(int(sys.argv[1]))
