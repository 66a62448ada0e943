"""What every player does: the recording fake in no time, the real one by playing in a room."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.dialogue.effects import Tone
from kiosk.dialogue.events import Recording, Speaking, Spoken
from kiosk.ports import Player, Silence, Sound
from tests.contracts.sound import ROOMS, Box, real_sound
from tests.fakes.voice import FakePlayer
from tests.sound.signals import sine

SHORT = Recording(sine(400, 200).tobytes())
LONG = Recording(sine(400, 4_000).tobytes())


@dataclass
class Stage:
    """A player, what it posts, and how it gets to the end of what it plays."""

    player: Player
    box: Box
    finish: Callable[[], None]
    settle_s: float

    def play(self, speak_id: int, index: int, sound: Sound, *, last: bool) -> None:
        """At the usual speed and volume."""
        self.player.play(speak_id, index, sound, last=last, rate_percent=100, volume_percent=100)

    def posted(self, *speak_ids: int) -> list[object]:
        """What was posted of these."""
        spoken = [event for event in self.box.all if isinstance(event, Speaking | Spoken)]
        return [event for event in spoken if event.speak_id in speak_ids]


@pytest.fixture(scope="module", params=[pytest.param(None, id="fake"), *ROOMS])
def stage(request: pytest.FixtureRequest, examples: Path) -> Iterator[Stage]:
    """Each player in turn."""
    box = Box()
    if request.param is None:
        fake = FakePlayer(box.post)
        yield Stage(fake, box, fake.finish, settle_s=0)
        return
    with real_sound(request.param, examples) as real:
        yield Stage(real.process, real.box, lambda: None, settle_s=0.6)


def test_sounds_are_played_in_order_and_then_spoken(stage: Stage) -> None:
    """`Speaking` comes as each begins, `Spoken` after the last."""
    sounds: tuple[Sound, ...] = (Tone.YOUR_TURN, SHORT, Silence(50), SHORT)
    for index, sound in enumerate(sounds):
        stage.play(1, index, sound, last=index == 3)
    stage.finish()
    stage.box.wait_for(Spoken, lambda event: event.speak_id == 1)
    assert stage.posted(1) == [*(Speaking(1, index) for index in range(4)), Spoken(1)]


def test_a_new_order_replaces_the_one_before(stage: Stage) -> None:
    """The old one is never spoken."""
    stage.play(2, 0, LONG, last=True)
    stage.play(3, 0, SHORT, last=True)
    stage.finish()
    stage.box.wait_for(Spoken, lambda event: event.speak_id == 3)
    assert Spoken(2) not in stage.posted(2)


def test_no_spoken_follows_a_stop(stage: Stage) -> None:
    """What was stopped is not spoken."""
    stage.play(4, 0, SHORT, last=True)
    stage.player.stop()
    stage.finish()
    time.sleep(stage.settle_s)
    assert Spoken(4) not in stage.posted(4)


def test_it_plays_again_after_a_stop(stage: Stage) -> None:
    """A stop ends one order, not the player."""
    stage.player.stop()
    stage.play(5, 0, Tone.TYPED, last=True)
    stage.finish()
    stage.box.wait_for(Spoken, lambda event: event.speak_id == 5)
    assert stage.posted(5) == [Speaking(5, 0), Spoken(5)]
