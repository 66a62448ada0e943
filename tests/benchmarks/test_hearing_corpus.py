from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.sound.samples import HEARING_RATE_HZ, Samples, write_wav
from tests.benchmarks.hearing_corpus import ARABIC, Condition, Rooms, arabic, digits, load


def sound(seed: int, seconds: float = 1.0, rate_hz: int = HEARING_RATE_HZ) -> Samples:
    """White noise, each seed its own."""
    random = np.random.default_rng(seed)
    return random.integers(-9_000, 9_000, round(seconds * rate_hz), np.int16)


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small folder of the same shape as the real one."""
    folder = tmp_path_factory.mktemp("speech")
    for part in ("arabic/yes", "arabic/no", "digits/7", "noise", "other"):
        (folder / part).mkdir(parents=True)
    for number, name in enumerate(("speaker01_1", "speaker01_4", "speaker02_3")):
        write_wav(folder / "arabic" / "yes" / f"{name}.wav", sound(number), HEARING_RATE_HZ)
    write_wav(folder / "arabic" / "no" / "speaker01_9.wav", sound(5), HEARING_RATE_HZ)
    write_wav(folder / "digits" / "7" / "george_0.wav", sound(6, rate_hz=8_000), 8_000)
    for name in ("kitchen", "boiler"):
        write_wav(folder / "noise" / f"{name}.wav", sound(7, 8.0), HEARING_RATE_HZ)
    for number in range(24):
        write_wav(folder / "other" / f"{number:02}.wav", sound(number, 3.0), HEARING_RATE_HZ)
    return folder


def test_recordings_know_their_word_speaker_and_take(speech: Path) -> None:
    """Takes are counted from 1 for each word of each speaker, whatever number the file has."""
    assert [(one.word, one.speaker, one.take) for one in arabic(speech)] == [
        ("no", "speaker01", 1),
        ("yes", "speaker01", 1),
        ("yes", "speaker01", 2),
        ("yes", "speaker02", 1),
    ]
    assert [(one.word, one.speaker, one.name) for one in digits(speech)] == [
        ("7", "george", "7/george_0.wav")
    ]


def test_telephone_recordings_are_brought_to_the_hearing_rate(speech: Path) -> None:
    """A second at 8 kHz is a second at 16 kHz."""
    assert len(load(digits(speech)[0].path)) == HEARING_RATE_HZ


@pytest.mark.parametrize("condition", Condition)
def test_the_same_recording_is_always_heard_in_the_same_noise(speech: Path, condition: Condition) -> None:
    """A condition depends on names alone, so that figures can be repeated."""
    first, second = (
        Rooms(speech).hear(load(arabic(speech)[0].path), condition, "no/speaker01_9.wav") for _ in range(2)
    )
    assert np.array_equal(first, second)


@pytest.mark.parametrize("condition", set(Condition) - {Condition.CLEAN})
def test_two_recordings_are_heard_in_different_noise(speech: Path, condition: Condition) -> None:
    """Nothing can be learned from one noise being the same in each test."""
    rooms, samples = Rooms(speech), load(arabic(speech)[0].path)
    assert not np.array_equal(rooms.hear(samples, condition, "a"), rooms.hear(samples, condition, "b"))


def test_noise_reaches_around_a_recording(speech: Path) -> None:
    """With a margin the noise begins before the word and ends after it."""
    heard = Rooms(speech).hear(sound(1), Condition.KITCHEN, "a", around_ms=250)
    assert len(heard) == HEARING_RATE_HZ * 3 // 2
    assert np.abs(heard[:1_000]).max() > 100


def test_noise_to_learn_on_is_not_the_noise_to_measure_on(speech: Path) -> None:
    """Each half of the noise is one side's own."""
    samples = load(arabic(speech)[0].path)
    to_learn, to_measure = (Rooms(speech, second_half=half) for half in (False, True))
    for condition in (Condition.KITCHEN, Condition.BABBLE, Condition.BOILER):
        assert not np.array_equal(
            to_learn.hear(samples, condition, "a"), to_measure.hear(samples, condition, "a")
        )


def test_every_arabic_spelling_has_its_vowel_marks() -> None:
    """espeak-ng reads Arabic rightly only with them."""
    assert all(any("ً" <= letter <= "ْ" for letter in spelling) for spelling in ARABIC.values())
    assert len(set(ARABIC.values())) == 40
