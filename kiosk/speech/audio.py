"""Samples and WAV files: reading, writing whole or not at all, trimming silence, levelling.

Knows nothing of lines, voices or the synthesiser.
"""

from __future__ import annotations

import io
import os
import secrets
import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.dialogue.events import Recording

PEAK_DBFS = -3.0
"""Level of every clip's loudest sample: loud for old ears, with room for the player's filters."""
NOT_A_WAV = (wave.Error, EOFError, RuntimeError)
"""What reading a damaged file raises; RuntimeError where its header points outside of it."""
LEAD_MS = 10
"""Silence kept before speech, so that it does not click and an answer starts at once."""
TAIL_MS = 90
"""Silence kept after it: with the lead a short breath between lines."""
SILENCE_DBFS = -50.0
"""What is softer than this is silence; espeak-ng is exactly zero between sentences."""


def read_wav(data: bytes) -> Recording | None:
    """The samples of a mono 16-bit WAV file; None for anything else."""
    try:
        with wave.open(io.BytesIO(data)) as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                return None
            return Recording(file.readframes(file.getnframes()), file.getframerate())
    except NOT_A_WAV:
        return None


def is_playable(path: Path) -> bool:
    """True for a mono 16-bit WAV file with sound in it, whole as its header says."""
    if not path.is_file():
        return False  # to open a pipe would wait for ever
    try:
        with wave.open(str(path)) as file:
            shape = (file.getnchannels(), file.getsampwidth())
            frames, rate_hz = file.getnframes(), file.getframerate()
        return shape == (1, 2) and rate_hz > 0 and 0 < frames * 2 < path.stat().st_size
    except (OSError, *NOT_A_WAV):
        return False


def wav_bytes(recording: Recording) -> bytes:
    """A mono 16-bit WAV file."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(recording.sample_rate_hz)
        file.writeframes(recording.samples)
    return buffer.getvalue()


def write_wav(path: Path, recording: Recording, *, wait_for_disk: bool = True) -> None:
    """Write whole or not at all; OSError if the disk refuses.

    Without waiting for the disk a power cut may leave a file that `is_playable` refuses: right for what
    can be made again while somebody waits for an answer.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("wb") as file:
            file.write(wav_bytes(recording))
            file.flush()
            if wait_for_disk:
                os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def finished(recording: Recording) -> Recording | None:
    """The same speech with little silence around it and its peak at `PEAK_DBFS`; None if all is silent."""
    samples = np.frombuffer(recording.samples, dtype="<i2").astype(np.float64) / 32768
    loud = np.flatnonzero(np.abs(samples) > 10 ** (SILENCE_DBFS / 20))
    if loud.size == 0:
        return None
    lead, tail = (recording.sample_rate_hz * each // 1000 for each in (LEAD_MS, TAIL_MS))
    speech = samples[max(0, loud[0] - lead) : loud[-1] + tail]
    return Recording(_levelled(speech), recording.sample_rate_hz)


def _levelled(speech: npt.NDArray[np.float64]) -> bytes:
    gain = 10 ** (PEAK_DBFS / 20) / np.abs(speech).max()
    return bytes(np.round(speech * gain * 32767).astype("<i2").tobytes())
