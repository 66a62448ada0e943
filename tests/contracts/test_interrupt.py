"""A kiosk that may be interrupted: the real sound process in a room without echo, and the core."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.dialogue.effects import Listen, StopSpeaking
from kiosk.dialogue.events import Heard, Recording, Speaking, SpeechBegan
from kiosk.dialogue.script import Pace
from tests.contracts.sound import HEARS, PHRASES, RATE_HZ, ROOMS, RealSound, loud, real_sound
from tests.dialogue.conversation import Conversation
from tests.dialogue.sample import sample_script
from tests.sound.signals import sine

LONG = Recording(sine(400, 6_000).tobytes())


@pytest.fixture(params=ROOMS)
def sound(request: pytest.FixtureRequest, examples: Path) -> Iterator[RealSound]:
    """The sound process with open ears."""
    with real_sound(request.param, examples, interrupt=True) as real:
        yield real


def test_speech_stops_the_voice_and_is_understood(sound: RealSound) -> None:
    """The core orders silence as speech begins; within 100 ms there is silence; then the answer is heard."""
    visit = Conversation(sample_script(pace=Pace(interrupt=True)))
    listen_id, speak_id = visit.session.listen_id or 0, visit.session.speak_id or 0
    sound.process.listen(Listen(listen_id, HEARS))
    sound.process.play(speak_id, 0, LONG, last=True, rate_percent=100, volume_percent=100)
    sound.box.wait_for(Speaking)
    time.sleep(0.5)
    visitor = threading.Thread(target=sound.say, args=(PHRASES["learn"],), daemon=True)
    visitor.start()
    _, began = sound.box.wait_for(SpeechBegan)
    assert StopSpeaking() in visit.send(began)
    start = sound.now()
    sound.process.stop()
    _, heard = sound.box.wait_for(Heard)
    visitor.join(10)
    after = loud(sound.heard_since(start))
    silent_ms = (after[-1] if len(after) else 0) * 1000 / RATE_HZ
    print(f"from the order to silence: {silent_ms:.0f} ms")
    assert silent_ms < 100
    assert heard.candidates[0].choice == "learn"
