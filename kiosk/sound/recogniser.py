"""Recognition by example: which choice a phrase is nearest to, and how surely. Knows no device."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.events import Candidate
from kiosk.sound.alignment import Examples, distances, ready
from kiosk.sound.embedding import Embedder, Frames
from kiosk.sound.examples import ExampleStore
from kiosk.sound.samples import Samples
from kiosk.sound.speech import loud_part

NOTHING_AT = 0.59
"""The distance at which "none of these" is as likely as a choice."""
STEEPNESS = 38.0
"""How fast doubt falls with distance.

Both are the most likely values for people's speech that the metric was not learned on (Arabic Speech
Commands, 12 words of 10 speakers; 4, 6 and 10 choices; a third of the words no choice). Measured there with 6
choices: 94 % of right words come out above 0.5 and 97 % above 0.25, of words that are no choice 14 and 25 %,
of 60 English sentences none.
"""

MANY_PHRASES = 40
"""So many phrases has a usual page with its controls."""
NEARER = 0.028
"""With twice the phrases the nearest of them is so much nearer to what is none of them.

Measured with synthetic strangers in French and English: 25 phrases that are no answer, among 5 to 141 that
are, lie 0.653 to 0.515 and 0.679 to 0.533 from the nearest; right ones lie at 0.23, 95 % below 0.30.
"""


class Hearing(Protocol):
    """One phrase being heard."""

    def begin(self, samples: Samples) -> None:
        """Someone began to speak: 16 kHz samples."""

    def go_on(self, samples: Samples) -> None:
        """More of the same phrase."""

    def if_it_ended_here(self) -> tuple[Candidate, ...]:
        """What it would be, most probable first; the phrase can still go on."""


class Recogniser(Protocol):
    """Tells choices apart."""

    def listen_for(self, hears: Sequence[Hear]) -> Hearing:
        """Get ready to hear one of these."""


class ExampleRecogniser:
    """Recognises by the examples of a store; a choice without any is not listened for."""

    def __init__(self, store: ExampleStore, embedder: Embedder) -> None:
        self._store = store
        self._embedder = embedder

    def listen_for(self, hears: Sequence[Hear]) -> Hearing:
        """See `Recogniser`; reads examples not read before, 1 ms a phrase."""
        found = {hear.choice: self._store.examples_of(hear) for hear in hears}
        return ExampleHearing(self._embedder, found, sum(len(hear.phrases) for hear in hears))


class ExampleHearing:
    """Embeds speech as it comes, so that little is left to do when it ends."""

    def __init__(
        self, embedder: Embedder, examples: Mapping[str, Sequence[Frames]], phrases: int = 0
    ) -> None:
        """`phrases` is how many there are of all choices together."""
        self._embedder = embedder
        self._nothing_at = nothing_at(phrases)
        self._choices = [choice for choice, frames in examples.items() for _ in frames]
        self._examples: Examples = ready([frame for frames in examples.values() for frame in frames])
        self._parts: list[Samples] = []

    def begin(self, samples: Samples) -> None:
        """See `Hearing`."""
        self._parts = [samples]
        self._embedder.reset()
        self._embedder.feed(samples)

    def go_on(self, samples: Samples) -> None:
        """See `Hearing`."""
        self._parts.append(samples)
        self._embedder.feed(samples)

    def if_it_ended_here(self) -> tuple[Candidate, ...]:
        """See `Hearing`."""
        phrase = np.concatenate(self._parts)
        loud = loud_part(phrase)
        if len(loud) < len(phrase):
            return self.recognise(self._embedder.aside(loud))
        return self.recognise(self._embedder.if_it_ended_here())

    def recognise(self, frames: Frames) -> tuple[Candidate, ...]:
        """What a whole phrase, already embedded, is taken for."""
        return candidates(self.scores(frames), self._nothing_at)

    def scores(self, frames: Frames) -> dict[str, float]:
        """The mean distance of the best two examples of each choice."""
        by_choice: dict[str, list[float]] = {}
        for choice, distance in zip(self._choices, distances(frames, self._examples), strict=True):
            by_choice.setdefault(choice, []).append(float(distance))
        return {choice: float(np.mean(sorted(found)[:2])) for choice, found in by_choice.items()}


def nothing_at(phrases: int) -> float:
    """The distance at which "none of these" is as likely as a choice, on a page of so many phrases."""
    return NOTHING_AT - NEARER * math.log2(max(1.0, phrases / MANY_PHRASES))


def candidates(scores: Mapping[str, float], nothing: float = NOTHING_AT) -> tuple[Candidate, ...]:
    """Probabilities from distances: each choice competes with the others and with "none of these".

    None of these counts as a choice at the distance `nothing`.
    """
    if not scores:
        return ()
    logits = -STEEPNESS * np.array([*scores.values(), nothing])
    weights = np.exp(logits - logits.max())
    probabilities = (weights / weights.sum())[:-1]
    ranked = sorted(zip(scores, probabilities, strict=True), key=lambda pair: -pair[1])
    return tuple(Candidate(choice, float(p)) for choice, p in ranked)
