from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.dialogue.effects import Playback, Speak, Tone, Utterance
from kiosk.dialogue.events import Event, Recording, Speaking, Spoken
from kiosk.ports import Voice
from kiosk.speech import Clips, ClipVoice, VoiceSettings
from tests.fakes.voice import FakePlayer, FakeVoice
from tests.speech.fakes import FakeRenderer


@dataclass(frozen=True, slots=True)
class Stage:
    """A voice, what it posts, and how it gets to the end of what it says."""

    voice: Voice
    events: list[Event]
    finish: Callable[[], None]


def fake_stage(_folder: Path) -> Iterator[Stage]:
    """The recording fake."""
    events: list[Event] = []
    voice = FakeVoice(events.append)
    yield Stage(voice, events, voice.finish)


def clip_stage(folder: Path) -> Iterator[Stage]:
    """The real voice with a fake renderer and a fake player."""
    events: list[Event] = []
    player = FakePlayer(events.append)
    settings = VoiceSettings("fr", "roa/fr", 125, (), (), folder / "lines")
    voice = ClipVoice(Clips(FakeRenderer(), {"fr": settings}, folder / "clips"), player, events.append)

    def finish() -> None:
        limit = time.monotonic() + 5
        while player.queue and not player.queue[-1].last and time.monotonic() < limit:
            time.sleep(0.001)
        player.finish()

    yield Stage(voice, events, finish)
    voice.close()


@pytest.fixture(params=[fake_stage, clip_stage])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stage]:
    """Each voice in turn."""
    yield from request.param(tmp_path)


def say(text: str) -> Utterance:
    """A line named after its text."""
    return Utterance(line=f"{text}.say.1", language="fr", text=text, shown=text)


def test_all_is_said_in_order_and_then_spoken(stage: Stage) -> None:
    """`Speaking` is posted as each utterance begins, `Spoken` after the last."""
    says = (Tone.YOUR_TURN, say("bonjour"), Playback(Recording(b"\1\0")), say("merci"))
    stage.voice.speak(Speak(7, says))
    stage.finish()
    assert stage.events == [*(Speaking(7, index) for index in range(4)), Spoken(7)]


def test_a_new_order_replaces_the_one_before(stage: Stage) -> None:
    """Nothing is posted of what was replaced."""
    stage.voice.speak(Speak(1, (Tone.SAVED, say("bonjour"))))
    stage.voice.speak(Speak(2, (Tone.SAVED, say("merci"))))
    stage.finish()
    assert stage.events == [Speaking(2, 0), Speaking(2, 1), Spoken(2)]


def test_no_spoken_follows_a_stop(stage: Stage) -> None:
    """What was stopped is not spoken."""
    stage.voice.speak(Speak(1, (Tone.SAVED, say("bonjour"))))
    stage.voice.stop_speaking()
    stage.finish()
    assert stage.events == []


def test_it_speaks_again_after_a_stop(stage: Stage) -> None:
    """A stop ends one order, not the voice."""
    stage.voice.stop_speaking()
    stage.voice.speak(Speak(3, (Tone.TYPED,)))
    stage.finish()
    assert stage.events == [Speaking(3, 0), Spoken(3)]


def test_an_order_without_anything_to_say_is_spoken_at_once(stage: Stage) -> None:
    """Nobody waits for a `Spoken` that can't come."""
    stage.voice.speak(Speak(4, ()))
    assert stage.events == [Spoken(4)]
