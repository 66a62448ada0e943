"""Hears all choices by example and, for languages with a Vosk model, by words too; puts both together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.events import Candidate
from kiosk.sound.embedding import Embedder
from kiosk.sound.examples import ExampleStore
from kiosk.sound.fusion import Evidence, candidates, evidence_of, fused
from kiosk.sound.loading import Models, Tell, memory_for_models_mb
from kiosk.sound.recogniser import ExampleRecogniser, Hearing, Recogniser
from kiosk.sound.samples import Samples
from kiosk.sound.settings import SoundSettings


class Examples(Protocol):
    """Knows which choices have examples: `ExampleStore`, or a fake."""

    def examples_of(self, hear: Hear) -> Sequence[object]:
        """The examples of a choice; none when there are none."""


class WordsHearing(Hearing, Protocol):
    """A phrase being heard by words."""

    def evidence(self) -> Evidence:
        """How much speaks for each choice that could be heard."""


class WordsRecogniser(Protocol):
    """Tells choices of one language apart by their words."""

    def listen_for(self, hears: Sequence[Hear]) -> WordsHearing:
        """Get ready to hear one of these."""


class WordsRecognisers(Protocol):
    """Has the recognisers by words of some languages."""

    def of(self, languages: Collection[str]) -> Mapping[str, WordsRecogniser]:
        """Those that are ready now."""


def make_recogniser(settings: SoundSettings, tell: Tell | None = None) -> Recogniser:
    """The recogniser of all languages; `tell` is told of a model that can't be used."""
    store = ExampleStore(settings)
    by_example = ExampleRecogniser(store, Embedder())
    if settings.voices is None:
        return by_example
    marks, memory_mb = settings.examples / "models", memory_for_models_mb()
    models = Models(settings.voices, marks, tell=tell or _ignore, memory_mb=memory_mb)
    return FusedRecogniser(by_example, store, models)


class FusedRecogniser:
    """Listens by example for every choice and by words in those languages whose model is ready."""

    def __init__(self, by_example: Recogniser, examples: Examples, models: WordsRecognisers) -> None:
        self._by_example = by_example
        self._examples = examples
        self._models = models

    def listen_for(self, hears: Sequence[Hear]) -> Hearing:
        """See `Recogniser`; by example alone until a model is ready."""
        by_example = self._by_example.listen_for(hears)
        ready = self._models.of([*dict.fromkeys(hear.language for hear in hears)])
        by_words = [
            recogniser.listen_for([hear for hear in hears if hear.language == language])
            for language, recogniser in ready.items()
        ]
        if not by_words:
            return by_example
        compared = [hear.choice for hear in hears if self._examples.examples_of(hear)]
        return FusedHearing(by_example, compared, by_words)


class FusedHearing:
    """One phrase heard both ways; `compared` are the choices that have examples."""

    def __init__(
        self, by_example: Hearing, compared: Sequence[str], by_words: Sequence[WordsHearing]
    ) -> None:
        self._by_example, self._compared, self._by_words = by_example, compared, by_words

    def begin(self, samples: Samples) -> None:
        """See `Hearing`."""
        for hearing in (self._by_example, *self._by_words):
            hearing.begin(samples)

    def go_on(self, samples: Samples) -> None:
        """See `Hearing`."""
        for hearing in (self._by_example, *self._by_words):
            hearing.go_on(samples)

    def if_it_ended_here(self) -> tuple[Candidate, ...]:
        """See `Hearing`."""
        found = self._by_example.if_it_ended_here()
        words = {choice: odds for hearing in self._by_words for choice, odds in hearing.evidence().items()}
        if not words:
            return found
        return candidates(fused(evidence_of(found, self._compared), words))


def _ignore(where: str, what: str) -> None:
    del where, what
