"""What every ear does: the recording fake in no time, the real one by hearing a voice in a room."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest

from kiosk.dialogue.effects import Listen, Record
from kiosk.dialogue.events import Candidate, Heard, Recorded, SpeechBegan, SpeechEnded
from kiosk.ports import Ear
from kiosk.sound.samples import from_bytes
from tests.contracts.sound import HEARS, PHRASES, ROOMS, Box, RealSound, real_sound, visitor
from tests.fakes.sound import FakeEar
from tests.sound.signals import likeness

NAME = "my name is Fatima"


@dataclass
class Stage:
    """An ear, what it posts, and a visitor who says a choice or a name."""

    ear: Ear
    box: Box
    says_choice: Callable[[str], object]
    says_name: Callable[[], object]
    settle_s: float
    """How long to wait to be sure that nothing comes."""


def fake_stage() -> Stage:
    """The recording fake."""
    box = Box()
    ear = FakeEar(box.post)
    return Stage(
        ear,
        box,
        lambda choice: ear.hear(Candidate(choice, 0.9)),
        lambda: ear.hear_speech(visitor(NAME)),
        settle_s=0,
    )


def real_stage(real: RealSound) -> Stage:
    """The sound process."""
    return Stage(
        real.process, real.box, lambda choice: real.say(PHRASES[choice]), lambda: real.say(NAME), settle_s=1.5
    )


@pytest.fixture(scope="module", params=[pytest.param(None, id="fake"), *ROOMS])
def shared(request: pytest.FixtureRequest, examples: object) -> Iterator[Stage]:
    """Each ear in turn."""
    if request.param is None:
        yield fake_stage()
        return
    with real_sound(request.param, examples) as real:  # type: ignore[arg-type]  # a path; pytest gives no type
        yield real_stage(real)


@pytest.fixture
def stage(shared: Stage) -> Iterator[Stage]:
    """An ear with nothing to do."""
    shared.ear.stop_listening()
    yield shared
    shared.ear.stop_listening()


@pytest.mark.parametrize("choice", ["learn", "help"])
def test_a_phrase_is_heard(stage: Stage, choice: str) -> None:
    """Speech begins and ends, then the choice comes first, surely enough to be accepted."""
    stage.ear.listen(Listen(10, HEARS))
    stage.says_choice(choice)
    stage.box.wait_for(SpeechBegan, lambda event: event.listen_id == 10)
    stage.box.wait_for(SpeechEnded, lambda event: event.listen_id == 10)
    _, heard = stage.box.wait_for(Heard, lambda event: event.listen_id == 10)
    assert heard.candidates[0].choice == choice
    assert heard.candidates[0].probability >= 0.7


def test_each_listen_is_answered_once(stage: Stage) -> None:
    """A second phrase needs a second order."""
    stage.ear.listen(Listen(11, HEARS))
    stage.says_choice("cafe")
    stage.box.wait_for(Heard, lambda event: event.listen_id == 11)
    stage.says_choice("cafe")
    time.sleep(stage.settle_s)
    assert sum(isinstance(event, Heard) and event.listen_id == 11 for event in stage.box.all) == 1


def test_a_new_order_replaces_the_one_before(stage: Stage) -> None:
    """Only the last is answered."""
    stage.ear.listen(Listen(12, HEARS))
    stage.ear.listen(Listen(13, HEARS))
    stage.says_choice("help")
    stage.box.wait_for(Heard, lambda event: event.listen_id == 13)
    assert not any(isinstance(event, Heard) and event.listen_id == 12 for event in stage.box.all)


def test_nothing_comes_after_a_stop(stage: Stage) -> None:
    """Not even that speech began."""
    stage.ear.listen(Listen(14, HEARS))
    stage.ear.stop_listening()
    stage.says_choice("help")
    time.sleep(stage.settle_s)
    assert not any(
        isinstance(event, Heard | SpeechBegan | SpeechEnded) and event.listen_id == 14
        for event in stage.box.all
    )


def test_what_is_recorded_is_what_was_said(stage: Stage) -> None:
    """The same wave, without the silence around it; by pieces, for sound servers stretch time a little."""
    stage.ear.record(Record(15, max_seconds=6))
    stage.says_name()
    stage.box.wait_for(SpeechEnded, lambda event: event.listen_id == 15)
    _, recorded = stage.box.wait_for(Recorded, lambda event: event.record_id == 15)
    assert recorded.recording is not None
    samples, said = from_bytes(recorded.recording.samples), visitor(NAME)
    pieces = np.array_split(trimmed(said), 6)
    assert np.median([likeness(samples, piece) for piece in pieces]) > 0.95
    assert len(samples) < len(said) + 16_000


def trimmed(samples: np.ndarray) -> np.ndarray:
    """The loud part: what must be in a recording."""
    loud = np.nonzero(np.abs(samples) > 1_500)[0]
    return samples[loud[0] : loud[-1]]
