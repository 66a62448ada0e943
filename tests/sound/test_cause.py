from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.dialogue.effects import Hear, Listen
from kiosk.dialogue.events import Candidate, Heard, Miss
from kiosk.sound.ear import Hearer
from kiosk.sound.examples import enrol_phrase
from kiosk.sound.messages import Report
from kiosk.sound.recogniser import Recogniser
from kiosk.sound.recognisers import make_recogniser
from kiosk.sound.samples import HEARING_RATE_HZ, Samples, silence
from kiosk.sound.settings import SoundSettings
from kiosk.sound.voice_activity import voice_activity
from tests.sound.signals import spoken
from tests.sound.test_ear import FakeRecogniser

EXAMPLES = ("roa/fr", "roa/fr+f2", "roa/fr-be+m3")
VISITOR = "roa/fr-ch+f1"
PHRASES = {"learn": "apprendre", "cafe": "le café", "help": "aidez-moi"}
UNKNOWN = "mon cousin cultive des tomates"
TALK = "il pleut depuis ce matin et nous parlons de tout ce qui nous passe par la tête sans nous arrêter "
LEVEL = 1_500
"""Of the speech's louder part: someone at arm's length, -27 dBFS."""


@pytest.fixture(scope="module")
def recogniser(tmp_path_factory: pytest.TempPathFactory) -> Recogniser:
    """Three answers by example."""
    folder = tmp_path_factory.mktemp("examples")
    for text in PHRASES.values():
        enrol_phrase(folder, "fr", text, [spoken(text, voice) for voice in EXAMPLES])
    return make_recogniser(SoundSettings(examples=folder))


def said(text: str, voice: str = VISITOR, words_per_minute: int = 150) -> Samples:
    """Speech at the level of a visitor, without the silence around it."""
    samples = spoken(text, voice, words_per_minute).astype(np.float64)
    loud = np.flatnonzero(np.abs(samples) > 300)
    samples = samples[loud[0] : loud[-1]]
    louder = np.sort(np.abs(samples))[len(samples) // 2 :]
    return np.asarray(samples * (LEVEL / np.sqrt(np.mean(louder**2))), np.int16)


def pink(count: int, below_db: float) -> Samples:
    """Noise like a fan's, so far below the speech."""
    spectrum = np.fft.rfft(np.random.default_rng(4).standard_normal(count))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), count * 50 / HEARING_RATE_HZ))
    wave = np.fft.irfft(spectrum, count)
    return np.asarray(wave / np.std(wave) * LEVEL * 10 ** (-below_db / 20), np.int16)


def babble(count: int, below_db: float) -> Samples:
    """Six people who talk all at once, so far below the speech."""
    voices = ("roa/fr+m2", "roa/fr+f1", "roa/fr-be+m4", "roa/fr+m5", "roa/fr-ch+m6", "roa/fr+f3")
    talks = [
        np.resize(np.roll(said(TALK, voice, 140 + 10 * n), 9_000 * n), count).astype(np.float64)
        for n, voice in enumerate(voices)
    ]
    wave = np.sum(talks, axis=0)
    return np.asarray(wave / np.std(wave) * LEVEL * 10 ** (-below_db / 20), np.int16)


def in_a_room(sound: Samples, room: Samples | None = None) -> Samples:
    """With a quiet room around and under it, or this one."""
    room = pink(len(sound), 45) if room is None else room
    mixed = sound.astype(np.int32) + room[: len(sound)]
    return np.asarray(np.clip(mixed, -32_768, 32_767), np.int16)


def heard(recogniser: Recogniser, sound: Samples) -> Heard:
    """What a listening that begins with this sound ends with."""
    hearer = Hearer(SoundSettings(examples=Path()), recogniser, voice_activity())
    hearer.order(Listen(7, tuple(Hear(name, "fr", (text,)) for name, text in PHRASES.items())))
    blocks = (sound[at : at + 320] for at in range(0, len(sound), 320))
    events: list[Report] = [event for block in blocks for event in hearer.hear(block)]
    (found,) = (event for event in events if isinstance(event, Heard))
    return found


def around(sound: Samples, before_ms: int = 1_000) -> Samples:
    """With silence before and after it."""
    return np.concatenate([silence(before_ms), sound, silence(1_500)])


def test_other_words_in_a_quiet_room_are_not_understood(recogniser: Recogniser) -> None:
    """Heard whole and clear: the words were not among the answers."""
    assert heard(recogniser, in_a_room(around(said(UNKNOWN)))).miss is Miss.NOT_UNDERSTOOD


def test_who_answers_right_after_the_tone_is_not_cut_off(recogniser: Recogniser) -> None:
    """A tenth of a second after the listening began."""
    sound = in_a_room(around(said(UNKNOWN), before_ms=100))
    assert heard(recogniser, sound).miss is Miss.NOT_UNDERSTOOD


@pytest.mark.parametrize("below_db", [10, 6, 4])
def test_a_loud_fan_drowns_the_words(recogniser: Recogniser, below_db: float) -> None:
    """Pink noise little below the speech."""
    sound = around(said(UNKNOWN))
    assert heard(recogniser, in_a_room(sound, pink(len(sound), below_db))).miss is Miss.TOO_LOUD


@pytest.mark.parametrize("below_db", [10, 5])
def test_the_talk_of_others_drowns_the_words(recogniser: Recogniser, below_db: float) -> None:
    """Also where it never ends, so that the longest time is reached: the room is the cause."""
    sound = np.concatenate([around(said(UNKNOWN)), silence(9_000)])
    assert heard(recogniser, in_a_room(sound, babble(len(sound), below_db))).miss is Miss.TOO_LOUD


def test_noise_far_below_the_speech_is_not_the_cause(recogniser: Recogniser) -> None:
    """At 20 dB known words are all understood."""
    sound = around(said(UNKNOWN))
    assert heard(recogniser, in_a_room(sound, pink(len(sound), 20))).miss is Miss.NOT_UNDERSTOOD


def test_speech_that_was_under_way_is_cut_off(recogniser: Recogniser) -> None:
    """The listening begins in the middle of a vowel."""
    whole = said(UNKNOWN)
    loudest = int(
        np.argmax(np.convolve(np.abs(whole[: len(whole) // 2]).astype(float), np.ones(1_600), "valid"))
    )
    rest = np.concatenate([whole[loudest + 400 :], silence(1_500)])
    assert heard(recogniser, in_a_room(rest)).miss is Miss.CUT_OFF


def test_endless_speech_is_cut_off(recogniser: Recogniser) -> None:
    """Longer than any answer."""
    sound = around(said(TALK * 3))
    assert len(sound) / HEARING_RATE_HZ > 10
    assert heard(recogniser, in_a_room(sound)).miss is Miss.CUT_OFF


def test_an_answer_has_no_cause_of_a_miss(recogniser: Recogniser) -> None:
    """Known words in a loud room are an answer like any other."""
    sound = around(said(PHRASES["learn"]))
    found = heard(recogniser, in_a_room(sound, pink(len(sound), 10)))
    assert found.candidates[0].choice == "learn"
    assert found.candidates[0].probability >= 0.25
    assert found.miss is Miss.NOT_UNDERSTOOD


class DeafRecogniser(FakeRecogniser):
    """Never finds a candidate."""

    def if_it_ended_here(self) -> tuple[Candidate, ...]:
        """Nothing fits."""
        return ()


def test_without_any_candidate_there_is_a_cause() -> None:
    """A step of which nothing can be heard yet."""
    found = heard(DeafRecogniser(), in_a_room(around(said(TALK * 3))))
    assert found.candidates == ()
    assert found.miss is Miss.CUT_OFF
