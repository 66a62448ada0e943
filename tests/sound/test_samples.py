from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.sound.samples import BadWavError, parse_wav, read_wav, to_rate, write_wav
from tests.sound.signals import likeness, sine, wav_bytes

HALF = {
    (1, 8): np.array([192], np.uint8),
    (1, 16): np.array([16_384], "<i2"),
    (1, 32): np.array([2**30], "<i4"),
    (3, 32): np.array([0.5], "<f4"),
    (3, 64): np.array([0.5], "<f8"),
}


@pytest.mark.parametrize(("coding", "frame"), HALF.items())
def test_every_common_coding_is_read(coding: tuple[int, int], frame: np.ndarray) -> None:
    """Half of full scale is the same in 8, 16 and 32 bits and in both kinds of float."""
    samples, rate_hz = parse_wav(wav_bytes(*coding, 1, frame.tobytes()))
    assert rate_hz == 8_000
    assert abs(int(samples[0]) - 16_384) <= 1


def test_24_bits_are_read() -> None:
    """Negative values too."""
    samples, _ = parse_wav(wav_bytes(1, 24, 1, b"\0\0\x40" + b"\0\0\xc0"))
    assert [abs(int(sample)) for sample in samples] == [16_384, 16_384]
    assert samples[1] < 0


def test_channels_are_mixed_to_one() -> None:
    """The mean of both."""
    samples, _ = parse_wav(wav_bytes(1, 16, 2, np.array([1000, 3000], "<i2").tobytes()))
    assert abs(int(samples[0]) - 2000) <= 1


def test_floats_that_are_no_numbers_are_silence() -> None:
    """A broken float does not become a crack."""
    samples, _ = parse_wav(wav_bytes(3, 32, 1, np.array([np.nan, 0.5], "<f4").tobytes()))
    assert samples[0] == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a WAV"),
        (b"ID3 an mp3 file, perhaps", "not a WAV"),
        (b"RIFF\0\0\0\0WAVE", "before its sound"),
        (wav_bytes(1, 16, 1, b""), "no sound"),
        (wav_bytes(85, 16, 1, b"\0\0"), "save it as 16-bit PCM"),
        (wav_bytes(1, 16, 0, b"\0\0"), "0 channels"),
        (wav_bytes(1, 16, 1, b"\0\0", rate_hz=12), "12 Hz"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, said: str) -> None:
    """Each in words for staff."""
    with pytest.raises(BadWavError, match=said):
        parse_wav(data)


def test_a_file_cut_short_gives_what_there_is() -> None:
    """A recorder that lost its power leaves a header that promises too much."""
    whole = wav_bytes(1, 16, 1, np.arange(100, dtype="<i2").tobytes())
    samples, _ = parse_wav(whole[:-51])
    assert len(samples) == 74


def test_written_is_read(tmp_path: Path) -> None:
    """To the sample, but for one bit."""
    sound = sine(440, 100)
    write_wav(tmp_path / "a.wav", sound, 16_000)
    samples, rate_hz = read_wav(tmp_path / "a.wav")
    assert rate_hz == 16_000
    assert np.max(np.abs(samples.astype(int) - sound)) <= 1


def test_another_rate_is_the_same_sound() -> None:
    """There and back again."""
    sound = sine(440, 200)
    there = to_rate(sound, 16_000, 44_100)
    assert abs(len(there) - 8_820) <= 2
    assert likeness(to_rate(there, 44_100, 16_000)[200:-200], sound) > 0.999
