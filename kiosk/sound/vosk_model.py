"""A Vosk model and its decoders: the only module that touches the library. Knows no choice.

What the library must never be asked: a model by name (it would download it), a grammar changed midway (it
aborts), a decoder gone on with after its final result (it forgets the beginning).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from kiosk.sound.samples import HEARING_RATE_HZ, Samples, silence

ALTERNATIVES = 8
"""Texts a decoder gives at most; few phrases come near enough to be among them."""
_TAIL_MS = 300
"""Silence that lets the last word be decoded: the network looks ahead."""


class Decoder(Protocol):
    """Decodes one phrase."""

    def feed(self, samples: Samples) -> None:
        """Go on with the phrase: 16 kHz."""

    def finish(self) -> Mapping[str, float]:
        """The texts it may be and the log likelihood of each; the decoder is used up."""


class WordModel(Protocol):
    """A model that knows words."""

    def knows(self, word: str) -> bool:
        """Whether the model can hear this word."""

    def decoder(self, texts: Sequence[str]) -> Decoder:
        """A new decoder that hears only these texts and their parts; every word must be known."""


class LoadError(Exception):
    """A model that can't be loaded; names its folder."""


class VoskModel:
    """A loaded model; takes about 1.3 s and 530 MB to load. Raises LoadError."""

    def __init__(self, folder: Path) -> None:
        try:
            import vosk  # noqa: PLC0415 - loads a native library that most kiosks never need

            vosk.SetLogLevel(-1)
            self._model: Any = vosk.Model(model_path=str(folder))
        except Exception as error:  # the library raises plain Exception, or is not for this computer
            raise LoadError(str(folder)) from error

    def knows(self, word: str) -> bool:
        """See `WordModel`."""
        return bool(self._model.vosk_model_find_word(word) >= 0)

    def decoder(self, texts: Sequence[str]) -> Decoder:
        """See `WordModel`; takes 5 ms."""
        return _VoskDecoder(self._model, texts)


class _VoskDecoder:
    def __init__(self, model: object, texts: Sequence[str]) -> None:
        import vosk  # noqa: PLC0415 - as above

        grammar = json.dumps(list(texts), ensure_ascii=False)
        self._decoder: Any = vosk.KaldiRecognizer(model, float(HEARING_RATE_HZ), grammar)
        self._decoder.SetMaxAlternatives(ALTERNATIVES)

    def feed(self, samples: Samples) -> None:
        """See `Decoder`; its own opinion that the phrase is over is not asked for."""
        self._decoder.AcceptWaveform(samples.tobytes())

    def finish(self) -> Mapping[str, float]:
        """See `Decoder`."""
        self.feed(silence(_TAIL_MS))
        found = json.loads(self._decoder.FinalResult()).get("alternatives", [])
        likelihoods: dict[str, float] = {}
        for one in found:
            text, likelihood = str(one["text"]), float(one["confidence"])
            likelihoods[text] = max(likelihood, likelihoods.get(text, likelihood))
        return likelihoods
