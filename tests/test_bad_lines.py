from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk import content
from kiosk.dialogue.effects import Utterance
from kiosk.dialogue.events import Recording
from kiosk.speech import Clips, Unvoiced, VoiceSettings
from kiosk.speech.synthesiser import Reason
from tests.sound.bad_wavs import LEFT_OUT, Brought, bring
from tests.sound.signals import spoken

GOOD = Path(__file__).parent / "content" / "good"


class NoVoice:
    """A synthesiser that says nothing."""

    def render(self, text: str, voice: str, words_per_minute: int) -> Recording | Unvoiced:
        """Nothing."""
        del text, voice, words_per_minute
        return Unvoiced(Reason.FAILED)


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> list[Brought]:
    """Recordings of any kind."""
    made = bring(tmp_path_factory.mktemp("brought"), spoken("Hello and welcome"))
    return [each for each in made if each.becomes != LEFT_OUT]


def test_a_recorded_line_is_played_or_told(brought: list[Brought], tmp_path: Path) -> None:
    """Whatever lies in its place: `kiosk check` tells what the player would not take, and nothing hangs."""
    home = tmp_path / "home"
    shutil.copytree(GOOD, home)
    lines = home / "voices" / "fr" / "lines"
    lines.mkdir(parents=True)
    line = lines / "home.say.1.wav"
    voices = {"fr": VoiceSettings("fr", "roa/fr", 125, (), (), lines)}
    clips = Clips(NoVoice(), voices, tmp_path / "clips")
    for each in brought:
        line.symlink_to(each.path)
        problems = [
            found for found in content.load(home, date(2026, 11, 24)).problems if "lines" in found.path
        ]
        clip = clips.ready(Utterance("home.say.1", "fr", "Bonjour", "Bonjour"))
        assert (clip is not None) != bool(problems), each
        line.unlink()
