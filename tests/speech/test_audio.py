from __future__ import annotations

import io
import wave

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.dialogue.events import Recording
from kiosk.speech.audio import finished, is_playable, read_wav, wav_bytes

RATE_HZ = 22_050


def recording(samples: npt.NDArray[np.int16]) -> Recording:
    """The samples as a recording."""
    return Recording(samples.astype("<i2").tobytes(), RATE_HZ)


def samples(speech: Recording) -> npt.NDArray[np.int16]:
    """The recording as samples."""
    return np.frombuffer(speech.samples, "<i2")


@given(st.binary(max_size=200).filter(lambda b: len(b) % 2 == 0), st.integers(8_000, 48_000))
def test_a_wav_file_gives_back_what_was_put_in(data: bytes, rate_hz: int) -> None:
    """Samples and rate survive."""
    assert read_wav(wav_bytes(Recording(data, rate_hz))) == Recording(data, rate_hz)


@given(st.binary(max_size=100))
def test_junk_is_no_wav_file(data: bytes) -> None:
    """Anything else is None, never an exception."""
    assert read_wav(data) is None


@given(st.integers(0, 60), st.binary(min_size=1, max_size=8), st.integers(0, 80))
def test_a_damaged_wav_file_raises_nothing(
    tmp_path_factory: pytest.TempPathFactory, where: int, damage: bytes, length: int
) -> None:
    """Whatever its header says."""
    whole = wav_bytes(Recording(bytes(range(36)), RATE_HZ))
    damaged = (whole[:where] + damage + whole[where + len(damage) :])[: length or None]
    assert read_wav(damaged) is None or isinstance(read_wav(damaged), Recording)
    path = tmp_path_factory.getbasetemp() / "damaged.wav"
    path.write_bytes(damaged)
    assert is_playable(path) in (True, False)


def test_stereo_is_refused() -> None:
    """Only mono 16-bit is a clip."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setparams((2, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes(b"\0" * 8)
    assert read_wav(buffer.getvalue()) is None


@given(
    st.lists(st.integers(-32_768, 32_767), min_size=1, max_size=50).filter(
        lambda values: max(abs(v) for v in values) > 200
    ),
    st.integers(0, 5_000),
    st.integers(0, 5_000),
)
def test_speech_is_levelled_and_trimmed(values: list[int], before: int, after: int) -> None:
    """The peak is at -3 dBFS, with at most 50 ms of silence on each side."""
    padded = np.concatenate([np.zeros(before), np.array(values), np.zeros(after)]).astype(np.int16)
    made = finished(recording(padded))
    assert made is not None
    kept = samples(made)
    assert abs(20 * np.log10(np.abs(kept.astype(float)).max() / 32_768) + 3) < 0.1
    assert len(kept) <= len(values) + 2 * RATE_HZ * 50 // 1000


def test_silence_is_not_speech() -> None:
    """A WAV file without sound is no speech."""
    assert finished(recording(np.zeros(1_000, np.int16))) is None
    assert finished(recording(np.zeros(0, np.int16))) is None
