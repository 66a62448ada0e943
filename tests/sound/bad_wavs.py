"""WAV files as people bring them: of every coding and in every state, each with what must become of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kiosk.sound.samples import Samples, to_rate, write_wav
from tests.sound.signals import noise, wav_bytes

TAKEN = "taken"
LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was made, and what must become of it: `TAKEN`, `LEFT_OUT`, or the reason of its refusal."""

    path: Path
    becomes: str


def bring(folder: Path, speech: Samples) -> list[Brought]:
    """One file of each kind, all of the same words where they hold any; `speech` is at 16 kHz."""
    folder.mkdir(parents=True, exist_ok=True)
    made = [*_codings(folder, speech), *_states(folder, speech), *_no_wavs(folder, speech)]
    return sorted(made, key=lambda brought: brought.path)


def _codings(folder: Path, speech: Samples) -> Iterator[Brought]:
    wave = speech.astype(np.float64) / 32_768
    wide = np.round(wave * (2**31 - 1)).astype("<i4")
    in_24 = wide.view(np.uint8).reshape(-1, 4)[:, 1:].tobytes()
    stereo = np.repeat(speech, 2).astype("<i2")
    broken = wave.astype("<f4")
    broken[::50], broken[7::500] = np.nan, np.inf
    huge = (wave * 1e200).astype("<f8")
    huge[np.abs(wave) < 0.9] = wave[np.abs(wave) < 0.9]
    files = {
        "8 bit": (1, 8, 1, np.round(wave * 127 + 128).astype(np.uint8).tobytes()),
        "24 bit": (1, 24, 1, in_24),
        "32 bit": (1, 32, 1, wide.tobytes()),
        "float": (3, 32, 1, wave.astype("<f4").tobytes()),
        "double": (3, 64, 1, wave.astype("<f8").tobytes()),
        "stereo": (1, 16, 2, stereo.tobytes()),
        "no numbers among floats": (3, 32, 1, broken.tobytes()),
        "floats beyond all bounds": (3, 64, 1, huge.tobytes()),
        "نعم": (1, 16, 1, speech.tobytes()),
    }
    for name, (tag, bits, channels, frames) in files.items():
        (folder / f"{name}.wav").write_bytes(wav_bytes(tag, bits, channels, frames, rate_hz=16_000))
        yield Brought(folder / f"{name}.wav", TAKEN)
    for rate_hz in (8_000, 11_025, 44_100, 96_000):
        write_wav(folder / f"{rate_hz} Hz.wav", to_rate(speech, 16_000, rate_hz), rate_hz)
        yield Brought(folder / f"{rate_hz} Hz.wav", TAKEN)
    (folder / "a telephone's.wav").write_bytes(wav_bytes(7, 8, 1, b"\x7f" * 8_000))
    yield Brought(folder / "a telephone's.wav", "save it as 16-bit PCM")


def _states(folder: Path, speech: Samples) -> Iterator[Brought]:
    whole = wav_bytes(1, 16, 1, speech.tobytes(), rate_hz=16_000)
    at = whole.index(b"data") + 4
    shifted = np.clip(speech.astype(int) // 2 + 8_000, -32_768, 32_767).astype("<i2")
    states = {
        "cut short": (whole[:-400], TAKEN),
        "promises too much": (whole[:at] + b"\xff\xff\xff\xff" + whole[at + 4 :], TAKEN),
        "not finished": (whole[:4] + bytes(4) + whole[8:at] + bytes(4) + whole[at + 4 :], TAKEN),
        "off centre": (wav_bytes(1, 16, 1, shifted.tobytes(), rate_hz=16_000), TAKEN),
        "UPPER": (whole, TAKEN),
        "empty": (b"", "it is empty"),
        "only a header": (whole[:at] + bytes(4), "it holds no sound"),
        "cut in its header": (whole[:30], "its format can't be read|ends before its sound"),
        "all zeros": (wav_bytes(1, 16, 1, bytes(64_000), rate_hz=16_000), "nobody can be heard"),
        "no numbers at all": (wav_bytes(3, 32, 1, b"\xff" * 64_000, rate_hz=16_000), "nobody can be heard"),
        "noise": (wav_bytes(1, 16, 1, noise(1_000, -30).tobytes(), rate_hz=16_000), "nobody can be heard"),
        "no channel": (wav_bytes(1, 16, 0, b"\0\0"), "0 channels"),
        "no rate": (wav_bytes(1, 16, 1, b"\0\0", rate_hz=0), "0 Hz"),
    }
    for name, (data, becomes) in states.items():
        path = folder / f"{name}{'.WAV' if name == 'UPPER' else '.wav'}"
        path.write_bytes(data)
        yield Brought(path, becomes)
    yield Brought(_an_hour(folder / "an hour.wav"), "it lasts 60 minutes")


def _an_hour(path: Path) -> Path:
    """A file with holes: an hour at 48 kHz without using the disk."""
    header = wav_bytes(1, 16, 2, b"", rate_hz=48_000)
    size = 3_600 * 48_000 * 4
    with path.open("wb") as file:
        file.write(header[:-4] + size.to_bytes(4, "little"))
        file.truncate(len(header) + size)
    return path


def _no_wavs(folder: Path, speech: Samples) -> Iterator[Brought]:
    others = {
        "MP3": b"ID3\4" + bytes(4_000),
        "OGG": b"OggS" + bytes(4_000),
        "M4A or video": bytes(4) + b"ftypM4A " + bytes(4_000),
    }
    for kind, data in others.items():
        (folder / f"really {kind}.wav").write_bytes(data)
        yield Brought(folder / f"really {kind}.wav", f"not a WAV file but {kind}")
    (folder / "text.wav").write_text("the words that were said")
    yield Brought(folder / "text.wav", "not a WAV file")
    (folder / "folder.wav").mkdir()
    yield Brought(folder / "folder.wav", "a folder")
    os.mkfifo(folder / "pipe.wav")
    yield Brought(folder / "pipe.wav", "not an ordinary file")
    (folder / "to nowhere.wav").symlink_to(folder / "not there")
    yield Brought(folder / "to nowhere.wav", "can't be (read|copied)")
    (folder / "._8 bit.wav").write_bytes(b"\0\5\x16\7" + bytes(100))
    yield Brought(folder / "._8 bit.wav", LEFT_OUT)
    (folder / ".DS_Store").write_bytes(bytes(100))
    yield Brought(folder / ".DS_Store", LEFT_OUT)
    write_wav(folder / ".hidden.wav", speech, 16_000)
    yield Brought(folder / ".hidden.wav", LEFT_OUT)
