"""Text to speech through a worker process that is restarted when it dies or hangs.

Knows nothing of lines, clips or the player. No text and no sound of it ever reaches a disk or a log:
the text goes to the worker through a pipe, the sound is made in memory without a file name.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import textwrap
import threading
from dataclasses import dataclass
from enum import Enum
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.dialogue.events import Recording
from kiosk.speech import audio
from kiosk.speech.worker import UNKNOWN_VOICE

WORKER = Path(__file__).with_name("worker.py")
START_LIMIT_S = 20.0
"""A worker starts in 0.1 s on a desk computer; this is for a Raspberry Pi that is busy starting."""
CALL_LIMIT_S = 5.0
"""A sentence takes 10 ms."""
ATTEMPTS = 3
LONGEST_CALL = 300
"""Characters a call: a line is one or two sentences (110 characters); pyttsx3 slows down on whole pages."""


class Reason(Enum):
    """Why a text could not be voiced."""

    MISSING = "the synthesiser is not installed: sudo apt install espeak-ng"
    NO_VOICE = "the synthesiser does not speak this language: record the line with “kiosk teach”"
    UNKNOWN_VOICE = "no such voice: choose one that `espeak-ng --voices` lists under File"
    NOTHING_TO_SAY = "the text has no letter and no digit"
    FAILED = "the synthesiser failed several times"


@dataclass(frozen=True, slots=True)
class Unvoiced:
    """A text that could not be voiced, without the text."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class _Worker:
    process: subprocess.Popen[bytes]
    connection: Connection
    voices: frozenset[str]


class Synthesiser:
    """Renders sentences one at a time; may be called from any thread, starts its worker when first needed."""

    def __init__(
        self,
        *,
        worker: Path = WORKER,
        start_limit_s: float = START_LIMIT_S,
        call_limit_s: float = CALL_LIMIT_S,
    ) -> None:
        self._program = worker
        self._start_limit_s = start_limit_s
        self._call_limit_s = call_limit_s
        self._lock = threading.Lock()
        self._worker: _Worker | None = None
        self._missing = False

    def render(self, text: str, voice: str, words_per_minute: int) -> Recording | Unvoiced:
        """Speech as mono 16-bit samples (22,050 Hz from espeak-ng), trimmed, its peak at -3 dBFS.

        `voice` is a listed voice ("roa/fr") or one with a variant of espeak-ng ("roa/fr+f2").
        """
        pieces = sentences(speakable(text))
        if not pieces:
            return Unvoiced(Reason.NOTHING_TO_SAY)
        with self._lock:
            parts = [self._attempts(piece, voice, words_per_minute) for piece in pieces]
        return _joined(parts)

    def voices(self) -> frozenset[str] | Unvoiced:
        """The voices without their variants; starts the worker."""
        with self._lock:
            worker = self._ready()
            return worker.voices if worker else self._unavailable()

    def close(self) -> None:
        """End the worker; a later call starts another."""
        with self._lock:
            self._end()

    @property
    def process_id(self) -> int | None:
        """The worker's process, for the self-test and for tests."""
        worker = self._worker
        return worker.process.pid if worker else None

    def _attempts(self, text: str, voice: str, words_per_minute: int) -> Recording | Unvoiced:
        for _ in range(ATTEMPTS):
            worker = self._ready()
            if worker is None:
                return self._unavailable()
            answer = self._ask(worker, (text, voice, words_per_minute))
            if answer == UNKNOWN_VOICE:
                return Unvoiced(Reason.UNKNOWN_VOICE)
            recording = audio.read_wav(answer) if isinstance(answer, bytes) else None
            # pyttsx3 has written whole WAV files without a frame.
            if recording is not None and any(recording.samples):
                return recording
        return Unvoiced(Reason.FAILED)

    def _ask(self, worker: _Worker, request: tuple[str, str, int]) -> object:
        """The worker's answer; None, and no worker, when it died or was too slow."""
        try:
            worker.connection.send(request)
            if worker.connection.poll(self._call_limit_s):
                return worker.connection.recv()
        except (EOFError, OSError):
            pass
        self._end()
        return None

    def _ready(self) -> _Worker | None:
        if self._worker is None and not self._missing:
            self._worker = self._start()
        return self._worker

    def _start(self) -> _Worker | None:
        ours, theirs = Pipe()
        with theirs:
            process = _launch(self._program, theirs.fileno())
        try:
            greeting = ours.recv() if ours.poll(self._start_limit_s) else None
        except (EOFError, OSError):
            greeting = None
        if isinstance(greeting, list):
            return _Worker(process, ours, frozenset(greeting))
        self._missing = isinstance(greeting, str)
        _finish(process, ours)
        return None

    def _unavailable(self) -> Unvoiced:
        return Unvoiced(Reason.MISSING if self._missing else Reason.FAILED)

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            _finish(worker.process, worker.connection)


_TAA_AT_PAUSE = re.compile("ة[\u064b-\u0652]?(?=[\\s»”]*(?:[.,:;!?،؛؟]|$))")
"""At a pause Arabic says "ah"; espeak-ng would say "at" or "atun"."""


def speakable(text: str) -> str:
    """The text without control characters (a NUL would end it early), on one line, with Arabic pauses."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return _TAA_AT_PAUSE.sub("ه", line)


def sentences(text: str) -> list[str]:
    """The pieces to render one by one: the text itself unless it is very long; none if it has no word."""
    whole = [text] if len(text) <= LONGEST_CALL else re.split(r"(?<=[.!?؟])\s+", text)
    pieces = [piece for sentence in whole for piece in textwrap.wrap(sentence, LONGEST_CALL)]
    return [piece for piece in pieces if any(character.isalnum() for character in piece)]


def _joined(parts: list[Recording | Unvoiced]) -> Recording | Unvoiced:
    """One piece of speech, trimmed and levelled; Unvoiced if any part of it is."""
    recordings: list[Recording] = []
    for part in parts:
        if isinstance(part, Unvoiced):
            return part
        recordings.append(part)
    samples = b"".join(recording.samples for recording in recordings)
    speech = audio.finished(Recording(samples, recordings[0].sample_rate_hz))
    return speech or Unvoiced(Reason.FAILED)


def _launch(program: Path, descriptor: int) -> subprocess.Popen[bytes]:
    """Start the worker with its chatter thrown away: pyttsx3 prints, and a traceback could hold a text.

    espeak-ng looks for a sound server as it starts, even to write files: it is shown to none.
    """
    return subprocess.Popen(  # noqa: S603  # our own interpreter and our own file
        [sys.executable, "-P", str(program), str(descriptor)],
        pass_fds=(descriptor,),
        env=os.environ | {"PULSE_SERVER": "unix:/nonexistent"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _finish(process: subprocess.Popen[bytes], connection: Connection) -> None:
    connection.close()
    process.kill()
    process.wait()
