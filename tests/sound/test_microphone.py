from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.dialogue.events import Heard, Part, PartFailed, PartRecovered, SpeechBegan, SpeechEnded
from kiosk.sound.ear import Hearer
from kiosk.sound.messages import Report
from kiosk.sound.microphone import MicrophoneEar
from kiosk.sound.samples import Samples, silence
from kiosk.sound.settings import SoundSettings
from tests.fakes.sound import FakeCard
from tests.sound.signals import sine
from tests.sound.test_ear import LISTEN, YES, FakeRecogniser
from tests.sound.test_endpoint import LoudIsVoice


class Stage:
    """An ear on a fake card, at work in a thread."""

    def __init__(self, folder: Path, card: FakeCard) -> None:
        self.card = card
        self.posted: list[Report] = []
        self.sounding = False
        self.recogniser = FakeRecogniser()
        hearer = Hearer(SoundSettings(examples=folder), self.recogniser, LoudIsVoice())
        self.ear = MicrophoneEar(card, None, hearer, lambda: self.sounding, self.posted.append)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self.ear.run, args=(self._stopping,), daemon=True)
        self._thread.start()

    def say(self, sound: Samples) -> None:
        """Blocks of 20 ms, faster than real time but no faster than they are taken."""
        assert self.card.opened.wait(5)
        size = self.card.rate_hz // 50
        for at in range(0, len(sound), size):
            self.card.speak(sound[at : at + size])
            time.sleep(0.0005)

    def wait_for(self, done: Callable[[], bool], limit_s: float = 5.0) -> None:
        """Bounded."""
        until = time.monotonic() + limit_s
        while not done():
            assert time.monotonic() < until, self.posted
            time.sleep(0.005)

    def close(self) -> None:
        """End it."""
        self._stopping.set()
        self._thread.join(5)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """With a microphone at 44.1 kHz."""
    stage = Stage(tmp_path, FakeCard(rate_hz=44_100))
    yield stage
    stage.close()


def speech(rate_hz: int = 44_100) -> Samples:
    """Half a second of voice."""
    return np.concatenate([silence(400, rate_hz), sine(200, 500, rate_hz), silence(1_000, rate_hz)])


def test_speech_at_the_devices_rate_is_heard_at_16_khz(stage: Stage) -> None:
    """The recogniser gets half a second of voice, not 1.4 s."""
    stage.ear.order(LISTEN)
    stage.say(speech())
    stage.wait_for(lambda: Heard(7, (YES,)) in stage.posted)
    assert stage.posted == [PartRecovered(Part.EAR), SpeechBegan(7), SpeechEnded(7), Heard(7, (YES,))]
    assert 600 < len(stage.recogniser.heard[0]) / 16 < 1_050


def test_it_never_hears_itself(stage: Stage) -> None:
    """What comes while the kiosk sounds is dropped, and what came before with it."""
    stage.ear.order(LISTEN)
    stage.say(speech()[:30_000])
    stage.sounding = True
    stage.say(speech())
    stage.sounding = False
    stage.say(silence(2_000, 44_100))
    stage.wait_for(lambda: SpeechBegan(7) in stage.posted)
    assert not any(isinstance(one, Heard) for one in stage.posted)


def test_a_microphone_that_goes_is_told_and_used_again(stage: Stage) -> None:
    """Listening goes on with what was ordered."""
    stage.ear.order(LISTEN)
    stage.say(silence(100, 44_100))
    stage.wait_for(lambda: stage.posted == [PartRecovered(Part.EAR)])
    stage.card.opened.clear()
    stage.card.microphones[-1].pull_the_plug()
    stage.wait_for(lambda: stage.posted[-1] == PartFailed(Part.EAR))
    stage.say(speech())
    stage.wait_for(lambda: Heard(7, (YES,)) in stage.posted)
    assert stage.posted[:3] == [PartRecovered(Part.EAR), PartFailed(Part.EAR), PartRecovered(Part.EAR)]


def test_a_microphone_that_falls_silent_is_given_up(stage: Stage) -> None:
    """No block for a second means that it is gone, whatever the library says."""
    stage.say(silence(100, 44_100))
    stage.wait_for(lambda: PartFailed(Part.EAR) in stage.posted)
    assert stage.card.microphones[0].closed


def test_without_a_microphone_it_says_so_once(tmp_path: Path) -> None:
    """And looks again."""
    stage = Stage(tmp_path, FakeCard(missing=True))
    stage.wait_for(lambda: stage.card.looked_again >= 2)
    assert stage.posted == [PartFailed(Part.EAR)]
    stage.close()


def test_a_full_queue_drops_blocks_and_counts_them(tmp_path: Path) -> None:
    """An ear that is not at work never holds more than three seconds."""
    hearer = Hearer(SoundSettings(examples=tmp_path), FakeRecogniser(), LoudIsVoice())
    ear = MicrophoneEar(FakeCard(), None, hearer, lambda: False, lambda _: None)
    for _ in range(200):
        ear._on_block(silence(20))
    assert ear.gaps == 50
