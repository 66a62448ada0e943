from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest

from kiosk.dialogue.effects import Hear, Listen, Record
from kiosk.dialogue.events import (
    Candidate,
    Event,
    Heard,
    Loudness,
    Recorded,
    Recording,
    SpeechBegan,
    SpeechEnded,
    Take,
)
from kiosk.sound.ear import Hearer
from kiosk.sound.samples import Samples, silence
from kiosk.sound.settings import SoundSettings
from kiosk.sound.voice_activity import voice_activity
from tests.sound.signals import likeness, noise, sine, spoken
from tests.sound.test_endpoint import LoudIsVoice

YES = Candidate("yes", 0.9)
LISTEN = Listen(7, (Hear("yes", "en", ("yes",)),))
SPEECH = np.concatenate([silence(400), sine(200, 500), silence(1_000)])


@dataclass
class FakeRecogniser:
    """Takes everything for "yes", and keeps what it was given."""

    surely: float = 0.9
    heard: list[Samples] = field(default_factory=list)
    guesses: int = 0

    def listen_for(self, hears: Sequence[Hear]) -> FakeRecogniser:
        """Itself."""
        del hears
        return self

    def begin(self, samples: Samples) -> None:
        """A phrase begins."""
        self.heard.append(samples)

    def go_on(self, samples: Samples) -> None:
        """It goes on."""
        self.heard[-1] = np.concatenate([self.heard[-1], samples])

    def if_it_ended_here(self) -> tuple[Candidate, ...]:
        """Always the same."""
        self.guesses += 1
        return (replace(YES, probability=self.surely),)


@pytest.fixture
def recogniser() -> FakeRecogniser:
    """A fresh one."""
    return FakeRecogniser()


@pytest.fixture
def hearer(recogniser: FakeRecogniser, tmp_path: Path) -> Hearer:
    """An ear in a quiet room."""
    return Hearer(SoundSettings(examples=tmp_path), recogniser, LoudIsVoice())


def hear(hearer: Hearer, sound: Samples) -> list[Event]:
    """What it makes of a sound in blocks of 20 ms."""
    return [event for at in range(0, len(sound), 320) for event in hearer.hear(sound[at : at + 320])]


def answered(listen_id: int) -> list[Event]:
    """What comes of speech that is taken for "yes"."""
    return [SpeechBegan(listen_id), SpeechEnded(listen_id), Heard(listen_id, (YES,))]


def test_speech_is_answered_once(hearer: Hearer) -> None:
    """It began, it ended, it was heard, and then the ear is idle."""
    hearer.order(LISTEN)
    assert hear(hearer, np.concatenate([SPEECH, SPEECH])) == answered(7)
    assert hearer.idle


def test_without_an_order_nothing_is_heard(hearer: Hearer, recogniser: FakeRecogniser) -> None:
    """No sound is looked at."""
    assert hear(hearer, SPEECH) == []
    assert recogniser.heard == []


def test_the_answer_is_ready_before_speech_has_ended(hearer: Hearer, recogniser: FakeRecogniser) -> None:
    """At the pause, so that nothing is left to do at the end."""
    hearer.order(LISTEN)
    hear(hearer, SPEECH[:-8_000])
    assert recogniser.guesses == 1
    hear(hearer, SPEECH[-8_000:])
    assert recogniser.guesses == 1


def test_a_pause_in_the_middle_is_part_of_the_phrase(hearer: Hearer, recogniser: FakeRecogniser) -> None:
    """One phrase, guessed anew."""
    hearer.order(LISTEN)
    sound = np.concatenate([SPEECH[:-8_000], sine(300, 300), silence(1_000)])
    assert hear(hearer, sound)[:-1] == [SpeechBegan(7), SpeechEnded(7)]
    assert len(recogniser.heard) == 1
    assert recogniser.guesses == 2


def test_a_new_order_replaces_the_one_before(hearer: Hearer) -> None:
    """Even in the middle of speech."""
    hearer.order(LISTEN)
    hear(hearer, SPEECH[:10_000])
    hearer.order(Listen(8, LISTEN.hears))
    assert hear(hearer, SPEECH) == answered(8)


def test_nothing_comes_after_a_stop(hearer: Hearer) -> None:
    """In the middle of speech."""
    hearer.order(LISTEN)
    hear(hearer, SPEECH[:10_000])
    hearer.order(None)
    assert hear(hearer, SPEECH) == []


def test_what_was_being_heard_as_the_kiosk_began_to_speak_is_forgotten(hearer: Hearer) -> None:
    """It may have been the kiosk's own voice; what comes later is heard."""
    hearer.order(LISTEN)
    hear(hearer, SPEECH[:10_000])
    hearer.deafen()
    assert hear(hearer, silence(2_000)) == []
    assert hear(hearer, SPEECH) == answered(7)


def test_speech_is_recorded_and_trimmed(hearer: Hearer) -> None:
    """All of it, with little silence around."""
    hearer.order(Record(3, max_seconds=5))
    sound = np.concatenate([silence(2_000), sine(200, 700), silence(1_500)])
    began, *_, ended, recorded = hear(hearer, sound)
    assert (began, ended) == (SpeechBegan(3), SpeechEnded(3))
    assert isinstance(recorded, Recorded)
    assert isinstance(recorded.recording, Recording)
    samples = np.frombuffer(recorded.recording.samples, np.int16)
    assert 700 <= len(samples) / 16 <= 1_200
    assert likeness(samples, sine(200, 700)) > 0.99


def test_a_recording_survives_a_pause_for_thought(hearer: Hearer) -> None:
    """A name of two words with 0.9 s between them is one recording."""
    hearer.order(Record(3, max_seconds=5))
    sound = np.concatenate([silence(300), sine(200, 300), silence(900), sine(300, 300), silence(1_500)])
    *_, recorded = hear(hearer, sound)
    assert isinstance(recorded, Recorded)
    assert recorded.recording is not None
    assert len(recorded.recording.samples) / 32 > 1_500


def test_a_recording_is_never_longer_than_ordered(hearer: Hearer) -> None:
    """It ends in the middle of speech."""
    hearer.order(Record(3, max_seconds=2))
    *_, recorded = hear(hearer, np.concatenate([silence(500), sine(200, 4_000)]))
    assert isinstance(recorded, Recorded)
    assert recorded.recording is not None
    assert 1_900 < len(recorded.recording.samples) / 32 <= 2_300


def test_when_nobody_speaks_there_is_no_recording(hearer: Hearer) -> None:
    """After eight seconds, not before."""
    hearer.order(Record(3, max_seconds=2))
    assert hear(hearer, silence(7_900)) == []
    assert hear(hearer, silence(200)) == [Recorded(3, None)]


def test_the_wait_stands_still_while_the_kiosk_speaks(hearer: Hearer) -> None:
    """Time is counted in sound that was heard."""
    hearer.order(Record(3, max_seconds=2))
    hear(hearer, silence(5_000))
    for _ in range(1_000):
        hearer.deafen()
    assert hear(hearer, silence(2_900)) == []


def ended_after_ms(hearer: Hearer, order: Listen) -> float:
    """The silence it waits for after speech."""
    hearer.order(order)
    hear(hearer, np.concatenate([silence(400), sine(200, 500)]))
    for waited_ms in range(0, 4_000, 20):
        if hear(hearer, silence(20)):
            return waited_ms
    pytest.fail("it never ended")


def test_speech_ends_after_the_silence_that_is_ordered(hearer: Hearer, recogniser: FakeRecogniser) -> None:
    """Of a doubtful answer: the visitor may be slow."""
    recogniser.surely = 0.6
    order = replace(LISTEN, end_silence_ms=1_500, sure_silence_ms=700)
    assert 1_450 <= ended_after_ms(hearer, order) <= 1_600


def test_a_clear_answer_is_not_waited_for_longer(hearer: Hearer) -> None:
    """Slow visitors are answered as fast as others once it is clear what they said."""
    order = replace(LISTEN, end_silence_ms=1_500, sure_silence_ms=700)
    assert 650 <= ended_after_ms(hearer, order) <= 800


def test_the_longest_pause_within_speech_is_told(hearer: Hearer) -> None:
    """Not the silence before or after it."""
    hearer.order(LISTEN)
    tones = [sine(200, 300), silence(200), sine(300, 300), silence(500), sine(200, 300)]
    *_, heard = hear(hearer, np.concatenate([silence(900), *tones, silence(1_000)]))
    assert isinstance(heard, Heard)
    assert 430 <= heard.longest_pause_ms <= 530


def recorded(hearer: Hearer, sound: Samples, max_seconds: float = 5) -> Recorded:
    """What comes of a recording."""
    hearer.order(Record(3, max_seconds))
    *_, last = hear(hearer, sound)
    assert isinstance(last, Recorded)
    return last


SAID = spoken("my name is Fatima Zahra")
"""Peaks near full scale, in silence."""


def as_loud_as(peak: int) -> Samples:
    """The words with this peak, with a quiet room around them."""
    said = (SAID.astype(np.float32) * (peak / np.max(np.abs(SAID)))).round()
    sound = np.concatenate([silence(800), said.astype(np.int16), silence(2_000)])
    return (sound + noise(len(sound) // 16 + 1, -75)[: len(sound)]).astype(np.int16)


@pytest.fixture
def real_hearer(recogniser: FakeRecogniser, tmp_path: Path) -> Hearer:
    """An ear with the real detector of voices."""
    return Hearer(SoundSettings(examples=tmp_path), recogniser, voice_activity())


def test_a_good_take_is_good(real_hearer: Hearer) -> None:
    """Someone at arm's length in a quiet room."""
    assert recorded(real_hearer, as_loud_as(12_000)).take is Take.GOOD


def test_a_voice_from_afar_is_too_quiet(real_hearer: Hearer) -> None:
    """Still heard, hardly."""
    assert recorded(real_hearer, as_loud_as(350)).take is Take.TOO_QUIET


def test_a_voice_too_near_is_clipped(real_hearer: Hearer) -> None:
    """Its peaks are cut by the microphone."""
    near = as_loud_as(12_000).astype(np.int32) * 8
    assert recorded(real_hearer, np.clip(near, -32_768, 32_767).astype(np.int16)).take is Take.CLIPPED


def test_a_voice_in_a_loud_room_is_noisy(real_hearer: Hearer) -> None:
    """The room is nearly as loud."""
    sound = as_loud_as(12_000)
    room = noise(len(sound) // 16 + 1, -27)[: len(sound)]
    assert recorded(real_hearer, (sound + room).astype(np.int16)).take is Take.NOISY


def test_who_does_not_end_is_cut_off(hearer: Hearer) -> None:
    """The time ran out in mid-word; who ended in time was not cut off."""
    room = noise(9_000, -70)
    tone = np.concatenate([silence(500), sine(200, 4_000), silence(2_500)])
    sound = (tone + room[: len(tone)]).astype(np.int16)
    assert recorded(hearer, sound, max_seconds=2).take is Take.CUT_OFF
    assert recorded(hearer, sound, max_seconds=8).take is Take.GOOD


def test_the_loudness_of_a_recording_is_told_now_and_then(hearer: Hearer) -> None:
    """At most five times a second, only when it changes, and back to nothing in a pause."""
    hearer.order(Record(3, max_seconds=8))
    loud, soft = sine(200, 1_000, level=0.5), sine(200, 1_000, level=0.16)
    events = hear(hearer, np.concatenate([silence(300), loud, soft, silence(500), loud, silence(1_500)]))
    steps = [event.step for event in events if isinstance(event, Loudness)]
    assert steps == [6, 5, 0, 6, 0]


def test_the_loudness_follows_no_faster_than_an_eye(hearer: Hearer) -> None:
    """A voice that trembles does not make the screen flicker."""
    hearer.order(Record(3, max_seconds=8))
    loud, soft = sine(200, 64, level=0.9), sine(200, 64, level=0.16)
    events = hear(hearer, np.concatenate([silence(300), *([loud, soft] * 16)]))
    told = [event for event in events if isinstance(event, Loudness)]
    assert 0 < len(told) <= 2.05 * 5 + 1
