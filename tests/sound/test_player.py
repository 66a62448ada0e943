from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.dialogue.effects import Tone
from kiosk.dialogue.events import Part, PartFailed, PartRecovered, Recording, Speaking, Spoken
from kiosk.ports import ClipFile, Sound
from kiosk.sound.messages import Play, Report, Trouble
from kiosk.sound.player import LoudspeakerPlayer
from tests.fakes.sound import FakeCard
from tests.sound.signals import sine

LOUD = Recording(sine(300, 300).tobytes())


class Stage:
    """A player on a fake card, at work in a thread."""

    def __init__(self, card: FakeCard) -> None:
        self.card = card
        self.posted: list[Report] = []
        self.player = LoudspeakerPlayer(card, None, self.posted.append)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self.player.run, args=(self._stopping,), daemon=True)
        self._thread.start()

    def play(self, speak_id: int, index: int, sound: Sound, *, last: bool = True) -> None:
        """Order a sound."""
        self.player.play(Play(speak_id, index, sound, last=last, rate_percent=100, volume_percent=100))

    def pull_until(self, done: Callable[[], bool], limit_s: float = 5.0) -> np.ndarray:
        """Pull as a card does, ten times as fast as real time."""
        until, out = time.monotonic() + limit_s, [np.zeros(0, np.int16)]
        while not done():
            assert time.monotonic() < until, self.posted
            if self.card.loudspeakers and self.card.loudspeakers[-1].alive:
                out.append(self.card.play(320))
            time.sleep(0.002)
        return np.concatenate(out)

    def close(self) -> None:
        """End it."""
        self._stopping.set()
        self._thread.join(5)


@pytest.fixture
def stage() -> Iterator[Stage]:
    """With a loudspeaker."""
    stage = Stage(FakeCard())
    yield stage
    stage.close()


def test_an_utterance_is_begun_and_spoken(stage: Stage) -> None:
    """With its sound in between."""
    stage.play(1, 0, LOUD)
    out = stage.pull_until(lambda: Spoken(1) in stage.posted)
    assert stage.posted[-2:] == [Speaking(1, 0), Spoken(1)]
    assert np.sum(np.abs(out) > 1_000) > 3_000


def test_a_new_order_replaces_the_one_before(stage: Stage) -> None:
    """Nothing more is posted of the old one."""
    stage.play(1, 0, Recording(sine(300, 5_000).tobytes()))
    stage.pull_until(lambda: Speaking(1, 0) in stage.posted)
    stage.play(2, 0, LOUD)
    stage.pull_until(lambda: Spoken(2) in stage.posted)
    assert Spoken(1) not in stage.posted


def test_no_spoken_follows_a_stop(stage: Stage) -> None:
    """And it is silent at once."""
    stage.play(1, 0, Recording(sine(300, 5_000).tobytes()))
    stage.pull_until(lambda: Speaking(1, 0) in stage.posted)
    stage.player.stop()
    stage.card.play(320)
    assert not np.any(stage.card.play(320))
    stage.play(2, 0, LOUD)
    stage.pull_until(lambda: Spoken(2) in stage.posted)
    assert Spoken(1) not in stage.posted


def test_it_is_sounding_from_the_order_until_after_the_echo(stage: Stage) -> None:
    """Not for ever."""
    seen = [stage.player.sounding]
    stage.play(1, 0, LOUD)
    seen.append(stage.player.sounding)
    stage.pull_until(lambda: Spoken(1) in stage.posted)
    seen.append(stage.player.sounding)
    time.sleep(0.2)
    assert [*seen, stage.player.sounding] == [False, True, True, False]


def test_a_clip_that_cannot_be_read_is_passed_over(stage: Stage, tmp_path: Path) -> None:
    """The visitor hears the rest; the trouble is told without a value."""
    stage.play(1, 0, ClipFile(tmp_path / "secret.wav"), last=False)
    stage.play(1, 1, Tone.TYPED)
    stage.pull_until(lambda: Spoken(1) in stage.posted)
    assert [Speaking(1, 0), Speaking(1, 1)] == [one for one in stage.posted if isinstance(one, Speaking)]
    troubles = [one for one in stage.posted if isinstance(one, Trouble)]
    assert troubles == [Trouble("clip", "FileNotFoundError")]


def test_a_loudspeaker_that_goes_is_told_and_used_again(stage: Stage) -> None:
    """Failed once, recovered once."""
    stage.pull_until(lambda: bool(stage.posted))
    assert stage.posted == [PartRecovered(Part.VOICE)]
    stage.play(1, 0, Recording(sine(300, 5_000).tobytes()))
    stage.pull_until(lambda: Speaking(1, 0) in stage.posted)
    stage.card.missing = True
    stage.card.loudspeakers[-1].pull_the_plug()
    stage.pull_until(lambda: PartFailed(Part.VOICE) in stage.posted)
    stage.card.missing = False
    stage.pull_until(lambda: stage.posted.count(PartRecovered(Part.VOICE)) == 2)
    assert stage.card.looked_again >= 1
    stage.play(2, 0, LOUD)
    stage.pull_until(lambda: Spoken(2) in stage.posted)
    assert stage.posted.count(PartFailed(Part.VOICE)) == 1


def test_without_a_loudspeaker_it_says_so_once() -> None:
    """And takes orders without harm."""
    stage = Stage(FakeCard(missing=True))
    stage.pull_until(lambda: bool(stage.posted))
    stage.play(1, 0, LOUD)
    time.sleep(0.3)
    assert stage.posted == [PartFailed(Part.VOICE)]
    stage.close()
