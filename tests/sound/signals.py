"""Sounds for tests: tones, noise, and espeak-ng's speech."""

from __future__ import annotations

import subprocess

import numpy as np

from kiosk.sound.samples import HEARING_RATE_HZ, Samples, parse_wav, to_rate


def sine(pitch_hz: float, milliseconds: int, rate_hz: int = HEARING_RATE_HZ, level: float = 0.3) -> Samples:
    """A steady tone."""
    time_s = np.arange(milliseconds * rate_hz // 1000) / rate_hz
    return (np.sin(2 * np.pi * pitch_hz * time_s) * level * 32_767).astype(np.int16)


def noise(milliseconds: int, level_dbfs: float, seed: int = 1) -> Samples:
    """White noise at 16 kHz."""
    count = milliseconds * HEARING_RATE_HZ // 1000
    wave = np.random.default_rng(seed).standard_normal(count) * 32_768 * 10 ** (level_dbfs / 20)
    return np.clip(wave, -32_768, 32_767).astype(np.int16)


def spoken(text: str, voice: str = "gmw/en-us", words_per_minute: int = 150) -> Samples:
    """Speech at 16 kHz."""
    command = ["espeak-ng", "-v", voice, "-s", str(words_per_minute), "--stdout", text]
    wav = subprocess.run(command, capture_output=True, check=True, timeout=20).stdout
    samples, rate_hz = parse_wav(wav)
    return to_rate(samples, rate_hz, HEARING_RATE_HZ)


def wav_bytes(tag: int, bits: int, channels: int, frames: bytes, rate_hz: int = 8_000) -> bytes:
    """A WAV file of any coding, with a chunk before its sound that readers must skip."""
    width = bits // 8 * channels
    form = b"".join(
        value.to_bytes(size, "little")
        for value, size in (
            (tag, 2),
            (channels, 2),
            (rate_hz, 4),
            (rate_hz * width, 4),
            (width, 2),
            (bits, 2),
        )
    )
    chunks = [(b"fmt ", form), (b"LIST", b"odd"), (b"data", frames)]
    body = b"".join(
        name + len(data).to_bytes(4, "little") + data + b"\0" * (len(data) % 2) for name, data in chunks
    )
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WAVE" + body


def pitch_hz(samples: Samples, rate_hz: int = HEARING_RATE_HZ) -> float:
    """The strongest frequency."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(np.argmax(spectrum) * rate_hz / len(samples))


def likeness(a: Samples, b: Samples) -> float:
    """The best normalised correlation of the shorter within the longer, 1 for the same sound."""
    short, long = sorted((a.astype(np.float64), b.astype(np.float64)), key=len)
    size = 1 << (len(long) + len(short)).bit_length()
    product = np.fft.irfft(np.fft.rfft(long, size) * np.conj(np.fft.rfft(short, size)), size)
    products = product[: len(long) - len(short) + 1]
    energy = np.convolve(long**2, np.ones(1), "valid").cumsum()
    windows = energy[len(short) - 1 :] - np.concatenate([[0], energy[: len(long) - len(short)]])
    return float(np.max(products / np.sqrt(np.maximum(windows, 1) * max(1.0, float(np.sum(short**2))))))
