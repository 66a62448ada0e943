"""Chooses the recogniser of each language: a Vosk model where its folder holds one, else by example."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.events import Candidate
from kiosk.sound.embedding import Embedder
from kiosk.sound.examples import ExampleStore
from kiosk.sound.recogniser import ExampleRecogniser, Hearing, Recogniser
from kiosk.sound.samples import Samples
from kiosk.sound.settings import SoundSettings


def make_recogniser(settings: SoundSettings) -> Recogniser:
    """The recogniser of all languages."""
    return ByLanguage(settings, ExampleRecogniser(ExampleStore(settings), Embedder()))


class ByLanguage:
    """Sends each language's choices to its own recogniser; models are loaded when first needed."""

    def __init__(self, settings: SoundSettings, by_example: Recogniser) -> None:
        self._settings = settings
        self._by_example = by_example
        self._loaded: dict[str, Recogniser] = {}

    def listen_for(self, hears: Sequence[Hear]) -> Hearing:
        """See `Recogniser`."""
        parts: dict[int, tuple[Recogniser, list[Hear]]] = {}
        for hear in hears:
            recogniser = self._of(hear.language)
            parts.setdefault(id(recogniser), (recogniser, []))[1].append(hear)
        hearings = [recogniser.listen_for(found) for recogniser, found in parts.values()]
        return hearings[0] if len(hearings) == 1 else _Together(hearings)

    def _of(self, language: str) -> Recogniser:
        if language not in self._loaded:
            self._loaded[language] = self._load(language)
        return self._loaded[language]

    def _load(self, language: str) -> Recogniser:
        voices = self._settings.voices
        model = voices / language / "model" if voices is not None else None
        if model is None or not (model / "am").is_dir():
            return self._by_example
        from kiosk.sound.vosk_recogniser import load_vosk  # noqa: PLC0415 - half a second and 30 MB, seldom needed

        return load_vosk(model) or self._by_example


class _Together:
    """Several recognisers hearing the same phrase."""

    def __init__(self, hearings: Sequence[Hearing]) -> None:
        self._hearings = hearings

    def begin(self, samples: Samples) -> None:
        for hearing in self._hearings:
            hearing.begin(samples)

    def go_on(self, samples: Samples) -> None:
        for hearing in self._hearings:
            hearing.go_on(samples)

    def if_it_ended_here(self) -> tuple[Candidate, ...]:
        found = [candidate for hearing in self._hearings for candidate in hearing.if_it_ended_here()]
        return tuple(sorted(found, key=lambda candidate: -candidate.probability))
