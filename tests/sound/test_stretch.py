from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.samples import Samples
from kiosk.sound.stretch import Stretcher
from tests.sound.signals import pitch_hz, sine, spoken

RATE_HZ = 22_050


def stretched(samples: Samples, rate_percent: int, piece: int = 3_000) -> Samples:
    """The whole, fed in pieces."""
    stretcher = Stretcher(RATE_HZ, rate_percent)
    parts = [stretcher.feed(samples[at : at + piece]) for at in range(0, len(samples), piece)]
    return np.concatenate([*parts, stretcher.finish()])


def test_the_usual_speed_changes_nothing() -> None:
    """Every sample stays as it is."""
    sound = sine(220, 500, RATE_HZ)
    assert np.array_equal(stretched(sound, 100), sound)


@pytest.mark.parametrize("rate_percent", [50, 75, 90, 125, 150, 200])
def test_the_length_follows_the_speed(rate_percent: int) -> None:
    """To the sample."""
    sound = sine(220, 1000, RATE_HZ)
    assert len(stretched(sound, rate_percent)) == round(len(sound) * 100 / rate_percent)


@pytest.mark.parametrize("rate_percent", [50, 75, 150, 200])
def test_the_pitch_stays(rate_percent: int) -> None:
    """Slower speech is not deeper."""
    slow = stretched(sine(220, 1000, RATE_HZ), rate_percent)
    assert abs(pitch_hz(slow, RATE_HZ) - 220) < 6


@pytest.mark.parametrize("rate_percent", [60, 170])
def test_the_loudness_stays(rate_percent: int) -> None:
    """Windows that fit add up to the level that went in."""
    speech = spoken("this is how it sounds when it is said").astype(np.float64)
    out = stretched(speech.astype(np.int16), rate_percent).astype(np.float64)
    assert 0.85 < np.sqrt(np.mean(out**2)) / np.sqrt(np.mean(speech**2)) < 1.1


def test_pieces_make_the_same_as_the_whole() -> None:
    """It does not matter how the sound comes."""
    sound = spoken("bonjour", "roa/fr")
    assert np.array_equal(stretched(sound, 80, 700), stretched(sound, 80, len(sound)))


@pytest.mark.parametrize("count", [0, 1, 50])
def test_very_short_sounds_are_stretched_too(count: int) -> None:
    """Even nothing."""
    assert len(stretched(np.ones(count, np.int16), 50)) == 2 * count
