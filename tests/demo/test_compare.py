from __future__ import annotations

from dataclasses import replace

import numpy as np

from kiosk.demo.compare import ALIKE, correlation, differences
from kiosk.dialogue.effects import SignUp
from kiosk.dialogue.events import Recording
from kiosk.sound.samples import Samples

RATE_HZ = 16_000
GIVEN = SignUp("rabat", "fr", "2026-11", Recording(b"\x01\x02"), "0612345678")


def noise(seed: int, seconds: float = 1.0) -> Samples:
    """A sound like no other."""
    random = np.random.default_rng(seed)
    return (random.standard_normal(int(RATE_HZ * seconds)) * 3000).astype(np.int16)


def test_a_sound_is_found_in_a_longer_one_at_any_loudness() -> None:
    """A clip is found in a recording of a whole visit, quieter than it was made."""
    clip = noise(1)
    visit = np.concatenate([noise(2, 3), (clip * 0.3).astype(np.int16), noise(3, 2)])
    assert correlation(clip, visit) > 0.9


def test_a_sound_that_was_trimmed_is_still_found() -> None:
    """A recording that lost its first tenth of a second is the same."""
    said = noise(1)
    assert correlation(said, said[1600:]) > 0.9


def test_another_sound_is_not_found() -> None:
    """Other words are not alike."""
    assert correlation(noise(1), noise(2, 5)) < ALIKE / 2


def test_silence_is_like_nothing() -> None:
    """Silence has no energy and is found nowhere."""
    assert correlation(np.zeros(1600, np.int16), noise(1)) == 0.0


def test_equal_sign_ups_do_not_differ() -> None:
    """Nothing to report."""
    assert differences(GIVEN, GIVEN, "0612345678") == ()


def test_each_field_that_differs_is_named() -> None:
    """The report names fields, never values."""
    opened = replace(GIVEN, cafe="sale", telephone="0612345679")
    assert differences(GIVEN, opened, "0612345678") == ("café", "telephone", "telephone as given")
