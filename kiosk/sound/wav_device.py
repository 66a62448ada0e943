"""A sound card made of WAV files, for machines without a sound system: for tests and demonstrations only.

In its folder `microphone/` WAV files are dropped (write elsewhere, then rename): each is heard in real
time, in order of name, and deleted as it ends. `loudspeaker.wav` collects all that is played, in real
time from `begin_timeline` or the first opening. A folder without `microphone/` has no microphone.
"""

from __future__ import annotations

import threading
import time
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np

from kiosk.sound.devices import BLOCK_MS, DeviceMissingError, OnBlock, OnGap, Pull, Stream
from kiosk.sound.samples import HEARING_RATE_HZ, BadWavError, Samples, read_wav, to_rate

LOUDSPEAKER_RATE_HZ = 22_050
_HEADER_BYTES = 44


class _Clocked:
    """Calls `step` with each block's number of samples, in real time, until closed or it says False."""

    def __init__(self, rate_hz: int, step: Callable[[int], bool], at_end: Callable[[], None]) -> None:
        self._rate_hz = rate_hz
        self._step, self._at_end = step, at_end
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="wav-card", daemon=True)
        self._thread.start()

    @property
    def rate_hz(self) -> int:
        return self._rate_hz

    @property
    def latency_s(self) -> float:
        return BLOCK_MS / 1000

    @property
    def alive(self) -> bool:
        return self._thread.is_alive() and not self._stop.is_set()

    def close(self) -> None:
        self._stop.set()
        if threading.current_thread() is not self._thread:
            self._thread.join(1)

    def _run(self) -> None:
        began = time.monotonic()
        done = 0
        while not self._stop.is_set():
            due = round((time.monotonic() - began) * self._rate_hz) - done
            if due > 0 and not self._step(due):
                break
            done += max(0, due)
            self._stop.wait(BLOCK_MS / 1000)
        self._at_end()


class _DroppedFiles:
    """The microphone's sound: dropped files one after the other, silence between them."""

    def __init__(self, folder: Path, on_block: OnBlock) -> None:
        self._folder, self._on_block = folder, on_block
        self._playing: Path | None = None
        self._left = np.zeros(0, np.int16)

    def step(self, frames: int) -> bool:
        if not self._folder.is_dir():
            return False
        if not len(self._left):
            self._next()
        block, self._left = self._left[:frames], self._left[frames:]
        self._on_block(np.concatenate([block, np.zeros(frames - len(block), np.int16)]))
        return True

    def _next(self) -> None:
        if self._playing is not None:
            self._playing.unlink(missing_ok=True)
        self._playing = min(self._folder.glob("*.wav"), default=None)
        if self._playing is not None:
            self._left = _read(self._playing)


class _Collected:
    """The loudspeaker's file: it is whole at every moment, however the process ends."""

    def __init__(self, path: Path, pull: Pull) -> None:
        self._pull = pull
        self._file = path.open("r+b" if path.exists() else "w+b")
        if path.stat().st_size < _HEADER_BYTES:
            self._begin()
        self._file.seek(0, 2)
        self._began = _began(path.parent)
        self._file.write(bytes(2 * self._missing()))

    def step(self, _frames: int) -> bool:
        missing = self._missing()
        if missing:
            self._file.write(self._pull(missing).tobytes())
            self._save()
        return True

    def _missing(self) -> int:
        """Samples that the file lacks to have lasted until now."""
        due = round((time.time() - self._began) * LOUDSPEAKER_RATE_HZ)
        return max(0, due - (self._file.tell() - _HEADER_BYTES) // 2)

    def _save(self) -> None:
        end = self._file.tell()
        for at, size in ((4, end - 8), (40, end - _HEADER_BYTES)):
            self._file.seek(at)
            self._file.write(size.to_bytes(4, "little"))
        self._file.seek(end)
        self._file.flush()

    def close(self) -> None:
        self._file.close()

    def _begin(self) -> None:
        with wave.open(self._file, "wb") as header:
            header.setnchannels(1)
            header.setsampwidth(2)
            header.setframerate(LOUDSPEAKER_RATE_HZ)
            header.writeframes(b"")


def begin_timeline(folder: Path) -> None:
    """From now on the loudspeaker's file keeps real time."""
    (folder / "loudspeaker.began").write_text(str(time.time()), "ascii")


def _began(folder: Path) -> float:
    if not (folder / "loudspeaker.began").exists():
        begin_timeline(folder)
    return float((folder / "loudspeaker.began").read_text("ascii"))


class WavCard:
    """See the module."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open_microphone(self, name: str | None, on_block: OnBlock, on_gap: OnGap) -> Stream:
        """See `SoundCard`; the name does not matter, and nothing is ever lost."""
        del name, on_gap
        folder = self._folder / "microphone"
        if not folder.is_dir():
            raise DeviceMissingError("there is no folder for its microphone")
        return _Clocked(HEARING_RATE_HZ, _DroppedFiles(folder, on_block).step, lambda: None)

    def open_loudspeaker(self, name: str | None, pull: Pull) -> Stream:
        """See `SoundCard`; the name does not matter."""
        del name
        try:
            collected = _Collected(self._folder / "loudspeaker.wav", pull)
        except OSError as error:
            raise DeviceMissingError(str(error)) from None
        return _Clocked(LOUDSPEAKER_RATE_HZ, collected.step, collected.close)

    def look_again(self) -> None:
        """See `SoundCard`: the folder is looked at each time."""


def _read(path: Path) -> Samples:
    try:
        samples, rate_hz = read_wav(path)
    except (BadWavError, OSError):
        return np.zeros(0, np.int16)
    return to_rate(samples, rate_hz, HEARING_RATE_HZ)
