from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest

from kiosk.demo.room import WavRoom
from kiosk.dialogue.effects import Listen
from kiosk.dialogue.events import Heard
from kiosk.sound import SoundProcess, SoundSettings
from kiosk.sound.loading import TRIES, Mark
from tests.contracts.sound import HEARS, PHRASES, Box, make_examples, visitor, wait_until_whole
from tests.sound.test_loading import damaged


@pytest.mark.timeout(300)
def test_a_model_that_ends_the_sound_process_is_given_up(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The process is started again a few times; then visitors are heard by example, and staff are told."""
    caplog.set_level(logging.WARNING)
    examples = make_examples(tmp_path / "examples")
    folder = damaged(tmp_path / "voices" / "en" / "model", "graph/HCLr.fst", 100_000)
    with WavRoom() as room:
        box = Box()
        process = SoundProcess(
            room.settings(SoundSettings(examples=examples, voices=folder.parents[1])), box.post
        )
        process.start()
        try:
            wait_until_whole(box, limit_s=60)
            process.listen(Listen(1, HEARS))
            until = time.monotonic() + 200
            while "can't be loaded" not in caplog.text and time.monotonic() < until:
                time.sleep(0.1)
            assert str(folder) in caplog.text
            assert Mark(examples / "models", "en", folder).tries() == TRIES
            room.say(visitor(PHRASES["help"]))
            _, heard = box.wait_for(Heard, limit_s=30)
        finally:
            process.close()
    assert heard.candidates[0].choice == "help"
