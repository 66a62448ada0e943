"""Recognition with a Vosk model: the phrases of a step as a grammar, the final text matched exactly.

Its confidence is often 1.0 on wrong words (measured), so a match counts as `PROBABILITY` at most.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.events import Candidate
from kiosk.sound.recogniser import Hearing
from kiosk.sound.samples import HEARING_RATE_HZ, Samples, silence

PROBABILITY = 0.85
"""Enough to be accepted, short of certain."""

_UNKNOWN = "[unk]"
_ARABIC_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_NO_WORD = re.compile(r"[^\w'-]")


class _Model(Protocol):
    def vosk_model_find_word(self, word: str) -> int: ...


def load_vosk(folder: Path) -> VoskRecogniser | None:
    """The recogniser of a model folder; None when it can't be loaded. Takes about 1.3 s and 530 MB."""
    import vosk  # noqa: PLC0415 - loads a native library that most kiosks never need

    vosk.SetLogLevel(-1)
    try:
        return VoskRecogniser(vosk.Model(model_path=str(folder)))
    except Exception:  # the library raises plain Exception; recognition by example takes over
        return None


class VoskRecogniser:
    """Recognises with one language's model."""

    def __init__(self, model: _Model) -> None:
        self._model = model

    def listen_for(self, hears: Sequence[Hear]) -> Hearing:
        """See `Recogniser`; a phrase with a word that the model lacks is not listened for."""
        texts = [(as_model_text(text), hear.choice) for hear in hears for text in hear.phrases]
        return _VoskHearing(self._model, {text: choice for text, choice in texts if self._knows(text)})

    def _knows(self, text: str) -> bool:
        """Words that a model lacks would be dropped from the grammar with a warning alone."""
        words = text.split()
        return bool(words) and all(self._model.vosk_model_find_word(word) >= 0 for word in words)


def as_model_text(phrase: str) -> str:
    """A phrase as models write it: small letters, no vowel marks, no punctuation but ' and -."""
    bare = _ARABIC_MARKS.sub("", phrase.lower().replace("’", "'"))
    return " ".join(_NO_WORD.sub(" ", bare).split())


class _VoskHearing:
    """Keeps the phrase and decodes it whole: 20 ms a second of speech, and never a grammar changed midway."""

    def __init__(self, model: _Model, choices: dict[str, str]) -> None:
        self._model, self._choices = model, choices
        self._parts: list[Samples] = []

    def begin(self, samples: Samples) -> None:
        self._parts = [samples]

    def go_on(self, samples: Samples) -> None:
        self._parts.append(samples)

    def if_it_ended_here(self) -> tuple[Candidate, ...]:
        if not self._choices:
            return ()
        choice = self._choices.get(self._text())
        return (Candidate(choice, PROBABILITY),) if choice is not None else ()

    def _text(self) -> str:
        import vosk  # noqa: PLC0415 - as above

        words = [*self._choices]
        if self._model.vosk_model_find_word(_UNKNOWN) >= 0:
            words.append(_UNKNOWN)
        decoder = vosk.KaldiRecognizer(
            self._model, float(HEARING_RATE_HZ), json.dumps(words, ensure_ascii=False)
        )
        decoder.AcceptWaveform(np.concatenate([*self._parts, silence(300)]).tobytes())
        return str(json.loads(decoder.FinalResult()).get("text", ""))
