from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest

from kiosk.sound.endpoint import Began, Ended, Endpoint, Endpointer, EndpointSettings, Paused, WentOn
from kiosk.sound.samples import Samples, silence
from kiosk.sound.voice_activity import voice_activity
from tests.sound.signals import noise, sine, spoken

SETTINGS = EndpointSettings()


@dataclass
class LoudIsVoice:
    """A voice activity detector that takes loud for voice and counts its work."""

    looked: int = 0

    def __call__(self, audio: bytes) -> float:
        """1.0 for a loud chunk."""
        self.looked += 1
        return float(np.max(np.abs(np.frombuffer(audio, np.int16))) > 5_000)

    def reset(self) -> None:
        """Nothing to forget."""


def heard(*parts: Samples, settings: EndpointSettings = SETTINGS, block: int = 320) -> list[Endpoint]:
    """What a stream of blocks brings."""
    endpointer = Endpointer(settings, LoudIsVoice())
    sound = np.concatenate(parts)
    return [found for at in range(0, len(sound), block) for found in endpointer.feed(sound[at : at + block])]


def kinds(found: list[Endpoint]) -> list[str]:
    """Their names, repeated ones once."""
    names = [type(one).__name__ for one in found]
    return [name for at, name in enumerate(names) if at == 0 or name != names[at - 1]]


def phrase(found: list[Endpoint]) -> Samples:
    """All that belongs to the speech."""
    return np.concatenate([one.samples for one in found if isinstance(one, Began | WentOn)])


def test_speech_begins_pauses_and_ends() -> None:
    """In this order, once each."""
    found = heard(silence(500), sine(200, 600), silence(1_000))
    assert kinds(found) == ["Began", "WentOn", "Paused", "Ended"]


def test_the_onset_is_not_lost() -> None:
    """The sound from before the first voiced chunk is there."""
    found = heard(silence(1_000), sine(200, 600), silence(1_000))
    began = found[0]
    assert isinstance(began, Began)
    quiet_ms = int(np.argmax(np.abs(began.samples) > 1_000)) / 16
    assert 150 <= quiet_ms <= SETTINGS.lead_ms


def test_the_silence_at_the_end_is_left_out() -> None:
    """But for a little after the last voice."""
    found = heard(silence(1_000), sine(200, 600), silence(1_500))
    assert abs(len(phrase(found)) / 16 - (SETTINGS.lead_ms + 600 + SETTINGS.pause_ms)) < 70


def test_a_pause_within_speech_is_part_of_it() -> None:
    """What was held back comes when speech goes on, and nothing is lost."""
    spoken_twice = [sine(200, 400), silence(400), sine(300, 400)]
    found = heard(silence(1_000), *spoken_twice, silence(1_000))
    assert kinds(found) == ["Began", "WentOn", "Paused", "WentOn", "Paused", "Ended"]
    assert abs(len(phrase(found)) / 16 - (SETTINGS.lead_ms + 1_200 + SETTINGS.pause_ms)) < 70


@pytest.mark.parametrize("end_silence_ms", [400, 700, 1_200])
def test_speech_ends_after_the_silence_that_is_set(end_silence_ms: int) -> None:
    """Within two chunks."""
    settings = replace(SETTINGS, end_silence_ms=end_silence_ms)
    lead, speech = silence(1_000), sine(200, 500)
    endpointer = Endpointer(settings, LoudIsVoice())
    sound = np.concatenate([lead, speech, silence(2_000)])
    for at in range(0, len(sound), 160):
        if any(isinstance(found, Ended) for found in endpointer.feed(sound[at : at + 160])):
            assert 0 <= (at - len(lead) - len(speech)) / 16 - end_silence_ms < 70
            return
    pytest.fail("it never ended")


def test_a_click_is_not_speech() -> None:
    """One loud chunk brings nothing."""
    assert heard(silence(512), sine(200, 20), silence(1_000)) == []


def test_endless_speech_is_ended() -> None:
    """After the longest time that is set."""
    found = heard(silence(300), sine(200, 3_000), settings=replace(SETTINGS, longest_ms=1_000))
    assert kinds(found)[:4] == ["Began", "WentOn", "Paused", "Ended"]


@pytest.mark.parametrize("block", [1, 333, 512, 5_000])
def test_the_size_of_blocks_does_not_matter(block: int) -> None:
    """The same phrase comes out."""
    parts = (silence(300), sine(200, 300), silence(900))
    assert np.array_equal(phrase(heard(*parts, block=block)), phrase(heard(*parts)))


@pytest.mark.parametrize("room", [noise(5_000, -75), noise(5_000, -50), noise(5_000, -35), silence(5_000)])
def test_a_steady_room_lets_the_detector_sleep(room: Samples) -> None:
    """At any level: after the first second it is not asked."""
    detector = LoudIsVoice()
    endpointer = Endpointer(SETTINGS, detector)
    list(endpointer.feed(room[:16_000]))
    before = detector.looked
    list(endpointer.feed(room[16_000:]))
    assert detector.looked - before <= 3


def test_speech_above_the_room_wakes_it() -> None:
    """Speech 10 dB above steady noise is found by the real detector."""
    room = noise(6_000, -45)
    said = spoken("I want to learn").astype(np.int32)
    said = said * 3_000 // np.max(np.abs(said))
    sound = room.astype(np.int32)
    sound[32_000 : 32_000 + len(said)] += said
    endpointer = Endpointer(SETTINGS, voice_activity())
    found = list(endpointer.feed(np.clip(sound, -32_768, 32_767).astype(np.int16)))
    assert kinds(found)[-1] == "Ended"


def test_noise_is_not_speech() -> None:
    """Bursts of noise and tones do not begin anything with the real detector."""
    endpointer = Endpointer(SETTINGS, voice_activity())
    bursts = [silence(500), noise(400, -20), silence(800), sine(1_000, 500), silence(900)]
    assert not [found for found in endpointer.feed(np.concatenate(bursts)) if isinstance(found, Began)]


def test_a_pause_can_be_told_from_speech_that_ended() -> None:
    """`Paused` comes long before `Ended`, so that the answer can be ready."""
    endpointer = Endpointer(SETTINGS, LoudIsVoice())
    list(endpointer.feed(np.concatenate([silence(300), sine(200, 300)])))
    found = list(endpointer.feed(silence(300)))
    assert any(isinstance(one, Paused) for one in found)
    assert not any(isinstance(one, Ended) for one in found)
