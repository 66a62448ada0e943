from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.samples import BadWavError, Samples, silence
from kiosk.sound.speech import loud_part, spoken_part, spoken_parts, without_offset
from tests.sound.signals import noise, spoken


@pytest.fixture(scope="module")
def short() -> Samples:
    """A few words."""
    return spoken("good morning")


@pytest.fixture(scope="module")
def long() -> Samples:
    """More words."""
    return spoken("I would like to come to the café")


def test_every_stretch_of_speech_is_found(short: Samples, long: Samples) -> None:
    """However many; the longest is the phrase, wherever it stands."""
    whole = np.concatenate([short, silence(1_500), long, silence(1_500), short])
    stretches = list(spoken_parts(whole))
    assert len(stretches) == 3
    assert len(spoken_part(whole)) == len(stretches[1])
    assert len(stretches[1]) > len(stretches[0])


@pytest.mark.parametrize("samples", [silence(0), silence(2_000), noise(2_000, -40)])
def test_nobody_is_told(samples: Samples) -> None:
    """In nothing, silence and noise."""
    with pytest.raises(BadWavError, match="nobody"):
        spoken_part(samples)


def test_an_offset_changes_nothing(long: Samples) -> None:
    """A poor sound card's constant is taken off; a good one's sound is left as it is."""
    half = (long // 2).astype(np.int16)
    shifted = (half + 8_000).astype(np.int16)
    assert abs(len(spoken_part(shifted)) - len(spoken_part(half))) <= 512
    assert without_offset(long) is long


def test_a_quiet_room_is_left_alone(long: Samples) -> None:
    """Soft sounds at the ends of a phrase are not the room's."""
    phrase = np.concatenate([noise(300, -60), long, noise(300, -60, seed=2)])
    assert len(loud_part(phrase)) == len(phrase)


def test_the_talk_of_others_around_a_phrase_is_cut_off(long: Samples) -> None:
    """In a loud room: what is left holds the phrase and little else."""
    loud = long[3_000:-4_000]
    around = 16_000
    room = noise(len(loud) * 1_000 // 16_000 + 2_000, -38)[: len(loud) + 2 * around]
    heard = room.copy()
    heard[around : around + len(loud)] += loud
    left = loud_part(heard)
    assert len(loud) * 0.8 < len(left) < len(loud) + 0.4 * 16_000


@pytest.mark.parametrize("samples", [silence(0), silence(50), silence(3_000), noise(3_000, -20)])
def test_whatever_is_heard_a_part_is_left(samples: Samples) -> None:
    """Of nothing, of silence, of mere noise."""
    assert len(loud_part(samples)) <= len(samples)
    assert len(loud_part(samples)) > 0 or not len(samples)
