from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.samples import HEARING_RATE_HZ, Samples
from tests.benchmarks.hearing_rooms import (
    Wave,
    active_power,
    at_level,
    impulse_response,
    mixed,
    reverberated,
    to_samples,
)


def tone(seconds: float, amplitude: float) -> Samples:
    """A steady tone with silence as long before and after it."""
    times = np.arange(round(seconds * HEARING_RATE_HZ)) / HEARING_RATE_HZ
    sound = to_samples((amplitude * np.sin(2 * np.pi * 500 * times)).astype(np.float32))
    return np.pad(sound, len(sound))


def noise(seconds: float) -> Wave:
    """White noise."""
    random = np.random.default_rng(1)
    return (random.standard_normal(round(seconds * HEARING_RATE_HZ)) * 1_000).astype(np.float32)


def decibels(ratio: np.floating | float) -> float:
    """A ratio of powers as a level."""
    return float(10 * np.log10(ratio))


def energy_decay_db(response: Wave) -> Wave:
    """Schroeder's backward integration (1965): the energy still to come, as a level."""
    to_come = np.cumsum(response[::-1].astype(np.float64) ** 2)[::-1]
    decay: Wave = (10 * np.log10(to_come / to_come[0])).astype(np.float32)
    return decay


def test_active_power_leaves_silence_out() -> None:
    """The power of speech does not depend on the silence around it."""
    assert active_power(tone(0.5, 8_000)) == pytest.approx(8_000**2 / 2, rel=0.02)


@pytest.mark.parametrize("snr_db", [0.0, 10.0, 20.0])
def test_noise_is_mixed_at_the_ratio_asked_for(snr_db: float) -> None:
    """The noise under speech is as far below its active level as asked, to 0.1 dB."""
    speech = tone(0.5, 8_000)
    heard = mixed(speech, noise(1.5), snr_db)
    rest = heard.astype(np.float64) - speech
    assert decibels(active_power(speech) / np.mean(rest**2)) == pytest.approx(snr_db, abs=0.1)


def test_a_mix_that_would_clip_is_turned_down_as_a_whole() -> None:
    """Loud speech in noise is made quieter, never clipped."""
    heard = mixed(tone(0.5, 32_000), noise(1.5), 5.0)
    assert np.abs(heard.astype(np.int32)).max() == 32_767
    assert np.count_nonzero(np.abs(heard.astype(np.int32)) == 32_767) == 1


@pytest.mark.parametrize("rt60_s", [0.3, 0.5, 1.0])
def test_a_room_dies_away_in_the_time_asked_for(rt60_s: float) -> None:
    """The energy decay curve of a response falls by 60 dB in its RT60, measured from -5 to -25 dB."""
    decay_db = energy_decay_db(impulse_response(np.random.default_rng(2), rt60_s, -20.0))
    between = np.flatnonzero((decay_db < -5) & (decay_db > -25))
    slope_db = np.polyfit(between / HEARING_RATE_HZ, decay_db[between], 1)[0]
    assert -60 / slope_db == pytest.approx(rt60_s, rel=0.05)


@pytest.mark.parametrize("ratio_db", [-5.0, 0.0, 5.0])
def test_a_room_has_the_direct_to_echo_ratio_asked_for(ratio_db: float) -> None:
    """The first sample's energy to that of all others."""
    response = impulse_response(np.random.default_rng(3), 0.5, ratio_db).astype(np.float64)
    assert decibels(response[0] ** 2 / np.sum(response[1:] ** 2)) == pytest.approx(ratio_db, abs=0.01)


def test_reverberation_keeps_the_level_and_dies_away_after_the_speech() -> None:
    """Reverberated speech is as loud as before, and longer."""
    speech = tone(0.5, 8_000)
    heard = reverberated(speech, impulse_response(np.random.default_rng(4), 0.5, 0.0))
    assert len(heard) == len(speech) + HEARING_RATE_HZ // 2 - 1
    assert decibels(active_power(heard) / active_power(speech)) == pytest.approx(0, abs=0.1)


def test_a_response_of_one_sample_changes_nothing() -> None:
    """A room without echoes leaves speech as it is."""
    speech = tone(0.2, 8_000)
    assert np.abs(reverberated(speech, np.ones(1, np.float32)).astype(np.int32) - speech).max() <= 1


def test_speech_is_brought_to_a_level() -> None:
    """Active speech at -26 dBFS, as telephony measures."""
    assert decibels(active_power(at_level(tone(0.5, 1_000), -26.0)) / 2**30) == pytest.approx(-26, abs=0.01)
