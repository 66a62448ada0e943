from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.dialogue.effects import Playback, Speak, Tone, Utterance
from kiosk.dialogue.events import Event, Part, PartFailed, Recording
from kiosk.ports import ClipFile, Sound
from kiosk.speech import Clips, ClipVoice, VoiceSettings
from tests.fakes.voice import FakePlayer, Played
from tests.speech.fakes import BUZZ, FakeRenderer, FakeSounds

BONJOUR = ClipFile(Path("bonjour.wav"))


@dataclass
class Stage:
    """A voice with sounds and a player that only record."""

    events: list[Event] = field(default_factory=list)
    sounds: FakeSounds = field(default_factory=FakeSounds)
    player: FakePlayer = field(init=False)
    voice: ClipVoice = field(init=False)

    def __post_init__(self) -> None:
        self.player = FakePlayer(self.events.append)
        self.voice = ClipVoice(self.sounds, self.player, self.events.append)

    def played(self) -> list[tuple[int, int, Sound]]:
        """What the player was given."""
        calls = [call for call in self.player.calls if isinstance(call, Played)]
        return [(call.speak_id, call.index, call.sound) for call in calls]


@pytest.fixture
def stage() -> Iterator[Stage]:
    """A voice with one clip, "bonjour"; all else has to be made."""
    stage = Stage()
    stage.sounds.there["bonjour"] = BONJOUR
    yield stage
    stage.sounds.go_on.set()
    stage.voice.close()


def say(text: str) -> Utterance:
    """One line."""
    return Utterance(line="home.say.1", language="fr", text=text, shown=text)


def eventually(fact: Callable[[], bool]) -> bool:
    """Whether a fact comes true within 5 s."""
    limit = time.monotonic() + 5
    while not fact() and time.monotonic() < limit:
        time.sleep(0.001)
    return fact()


def test_what_is_there_is_queued_before_speak_returns(stage: Stage) -> None:
    """Clips, tones and the visitor's own recording wait for nothing."""
    recording = Recording(b"\1\0")
    stage.voice.speak(Speak(1, (say("bonjour"), Tone.SAVED, Playback(recording))))
    assert stage.played() == [(1, 0, BONJOUR), (1, 1, Tone.SAVED), (1, 2, recording)]


def test_what_is_missing_is_made_while_the_first_plays(stage: Stage) -> None:
    """The first clip is queued before the second is made; the third waits for its turn."""
    stage.voice.speak(Speak(1, (say("bonjour"), say("demain"), Tone.SAVED)))
    assert stage.played() == [(1, 0, BONJOUR)]
    stage.sounds.go_on.set()
    assert eventually(lambda: stage.played() == [(1, 0, BONJOUR), (1, 1, BUZZ), (1, 2, Tone.SAVED)])


def test_only_the_last_sound_is_the_last(stage: Stage) -> None:
    """The player is told which sound ends the order, and how fast and loud it is."""
    stage.voice.speak(Speak(1, (Tone.SAVED, Tone.TYPED), rate_percent=75, volume_percent=50))
    assert stage.player.calls == [
        Played(1, 0, Tone.SAVED, last=False, rate_percent=75, volume_percent=50),
        Played(1, 1, Tone.TYPED, last=True, rate_percent=75, volume_percent=50),
    ]


def test_an_order_that_has_to_be_made_silences_the_one_before(stage: Stage) -> None:
    """The old sound stops at once, not when the new one is made."""
    stage.voice.speak(Speak(1, (say("bonjour"),)))
    stage.voice.speak(Speak(2, (say("demain"),)))
    assert stage.player.calls[-1] == "stop"
    assert stage.player.queue == []


def test_a_late_sound_of_a_replaced_order_is_dropped(stage: Stage) -> None:
    """What is made for an old order is never played."""
    stage.voice.speak(Speak(1, (say("hier"),)))
    assert stage.sounds.asked.wait(5)
    stage.voice.speak(Speak(2, (say("demain"),)))
    stage.sounds.go_on.set()
    assert eventually(lambda: stage.sounds.made == ["hier", "demain"])
    assert eventually(lambda: stage.played() == [(2, 0, BUZZ)])


def test_a_late_sound_of_a_stopped_order_is_dropped(stage: Stage) -> None:
    """Nothing is played after a stop."""
    stage.voice.speak(Speak(1, (say("hier"), say("bonjour"))))
    assert stage.sounds.asked.wait(5)
    stage.voice.stop_speaking()
    stage.sounds.go_on.set()
    stage.voice.close()
    assert stage.played() == []


def test_a_broken_part_is_told_and_the_voice_goes_on(stage: Stage) -> None:
    """An exception ends neither the thread nor the visit."""
    stage.sounds.go_on.set()
    stage.voice.speak(Speak(1, (say("broken"),)))
    assert eventually(lambda: stage.events == [PartFailed(Part.VOICE)])
    stage.voice.speak(Speak(2, (say("demain"),)))
    assert eventually(lambda: stage.played() == [(2, 0, BUZZ)])


def test_a_clip_from_the_cache_reaches_the_player_within_5_ms(tmp_path: Path) -> None:
    """So that an answer starts at once: from `speak` to `play`, with the clip on disk."""
    settings = VoiceSettings("fr", "roa/fr", 125, (), (), tmp_path / "lines")
    clips = Clips(FakeRenderer(), {"fr": settings}, tmp_path / "clips")
    clips.make(say("bonjour"))
    player = FakePlayer(lambda _event: None)
    voice = ClipVoice(clips, player, lambda _event: None)
    times_s = []
    for speak_id in range(30):
        begun = time.perf_counter()
        voice.speak(Speak(speak_id, (say("bonjour"),)))
        times_s.append(time.perf_counter() - begun)
    voice.close()
    assert statistics.median(times_s) < 0.005
