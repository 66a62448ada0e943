"""A model that knows words, without a sound: samples are numbers of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from kiosk.sound.samples import Samples


@dataclass
class FakeModel:
    """Hears exactly what `said` makes; `decoders` are those it gave."""

    words: Sequence[str]
    decoders: list[FakeDecoder] = field(default_factory=list, repr=False)

    def knows(self, word: str) -> bool:
        """Whether it is one of the words."""
        return word in self.words

    def decoder(self, texts: Sequence[str]) -> FakeDecoder:
        """A new one."""
        assert all(self.knows(word) for text in texts for word in text.split())
        self.decoders.append(FakeDecoder(self.words, texts))
        return self.decoders[-1]

    def said(self, text: str) -> Samples:
        """Words as samples; one it does not know is number -1."""
        known = {word: number for number, word in enumerate(self.words)}
        return np.array([known.get(word, -1) for word in text.split()], np.int16)


@dataclass
class FakeDecoder:
    """Finds the texts with the most words in common with what was said."""

    words: Sequence[str]
    texts: Sequence[str]
    heard: list[int] = field(default_factory=list, repr=False)
    finished: bool = False

    def feed(self, samples: Samples) -> None:
        """More words."""
        assert not self.finished
        self.heard += samples.tolist()

    def finish(self) -> Mapping[str, float]:
        """-10 for each word that is not as it was said, -5 for each word at all."""
        self.finished = True
        if not self.heard:
            return {"": 0.0}
        said = [self.words[number] if number >= 0 else "?" for number in self.heard]
        return {text: _likelihood(text.split(), said) for text in self.texts}


def _likelihood(text: Sequence[str], said: Sequence[str]) -> float:
    wrong = sum(a != b for a, b in zip(text, said, strict=False)) + abs(len(text) - len(said))
    return -10.0 * wrong - 5.0 * len(said)
