from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.level import Limits, Verdict, clipped_share, measure, verdict
from kiosk.sound.samples import Samples, silence
from tests.sound.signals import noise, spoken


@pytest.fixture(scope="module")
def phrase() -> Samples:
    """Speech with a quiet room before and after it."""
    return np.concatenate([silence(250), spoken("I want to learn"), silence(160)])


def louder(samples: Samples, gain_db: float) -> Samples:
    """The same sound, cut off at full scale."""
    wave = np.clip(samples.astype(np.float64) * 10 ** (gain_db / 20), -32_768, 32_767)
    return wave.astype(np.int16)


def in_noise(samples: Samples, snr_db: float) -> Samples:
    """The same sound in a noisy room."""
    room = noise(len(samples) // 16 + 1, measure(samples).speech_dbfs - snr_db)
    return np.clip(samples.astype(int) + room[: len(samples)], -32_768, 32_767).astype(np.int16)


def test_clear_speech_is_good(phrase: Samples) -> None:
    """And so it is 15 dB softer."""
    assert verdict(measure(phrase)) is Verdict.GOOD
    assert verdict(measure(louder(phrase, -15))) is Verdict.GOOD


def test_each_fault_is_told(phrase: Samples) -> None:
    """Too far away, too near, in a loud room."""
    assert verdict(measure(louder(phrase, -32))) is Verdict.TOO_QUIET
    assert verdict(measure(louder(phrase, 20))) is Verdict.CLIPPED
    assert verdict(measure(in_noise(phrase, 4))) is Verdict.NOISY
    assert verdict(measure(in_noise(phrase, 20))) is Verdict.GOOD


@pytest.mark.parametrize("samples", [silence(0), silence(10), silence(1_000), noise(1_000, -70)])
def test_nobody_is_no_speech(samples: Samples) -> None:
    """Not even samples, or an empty room."""
    assert verdict(measure(samples)) is Verdict.NOBODY


def test_the_levels_are_those_of_the_speech(phrase: Samples) -> None:
    """Much silence around it changes nothing."""
    alone, among = measure(phrase), measure(np.concatenate([silence(1_000), phrase, silence(1_000)]))
    assert abs(alone.speech_dbfs - among.speech_dbfs) < 3
    assert measure(louder(phrase, -10)).speech_dbfs == pytest.approx(alone.speech_dbfs - 10, abs=0.5)


def test_noise_is_measured(phrase: Samples) -> None:
    """To three decibels."""
    assert measure(in_noise(phrase, 20)).snr_db == pytest.approx(20, abs=3)


def test_a_loudest_sample_is_no_clipping(phrase: Samples) -> None:
    """A file levelled to full scale is fine; a flattened one is not."""
    peak = np.abs(phrase.astype(int)).max()
    full = louder(phrase, float(20 * np.log10(32_767 / peak)))
    assert verdict(measure(full)) is Verdict.GOOD
    assert clipped_share(louder(full, 20)) > 0.01
    assert clipped_share(silence(0)) == 0


def test_limits_can_be_set(phrase: Samples) -> None:
    """For another microphone."""
    assert verdict(measure(phrase), Limits(quiet_dbfs=0.0)) is Verdict.TOO_QUIET
