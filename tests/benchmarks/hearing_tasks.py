"""The trials behind each figure: which words are choices, whose examples are compared, who speaks.

Examples and tests never share a speaker. Draws are random with a fixed seed, so that each run makes the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np

from kiosk.dialogue.events import Candidate
from kiosk.sound.embedding import Embedder, Frames
from kiosk.sound.recogniser import ExampleHearing
from kiosk.sound.samples import HEARING_RATE_HZ
from tests.benchmarks.hearing_corpus import Condition, Recording
from tests.benchmarks.hearing_features import Cepstra, Said, Shelf, Talk, Taught, Voiced, Wanted
from tests.benchmarks.hearing_figures import Trial
from tests.benchmarks.hearing_mfcc import Templates

TEACHERS = 3
_SEED = 5


class Listening(Protocol):
    """What recognises."""

    def recognise(self, frames: Frames) -> tuple[Candidate, ...]:
        """Candidates, the best first."""


class Method(Enum):
    """Who recognises."""

    KIOSK = "the kiosk"
    MFCC = "plain DTW on MFCC"

    def listening(self, examples: Mapping[str, Sequence[Frames]]) -> Listening:
        """The recogniser with these examples."""
        return ExampleHearing(_embedder(), examples) if self is Method.KIOSK else Templates(examples)

    def features(self, wanted: Said | Taught | Voiced, band_hz: int) -> Wanted:
        """What it wants to know of a recording whose sound ends at this frequency."""
        return wanted if self is Method.KIOSK else Cepstra(wanted, band_hz)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Recordings of words in one language, and how the kiosk's voices are told to say each word."""

    recordings: tuple[Recording, ...]
    language: str
    texts: Mapping[str, str]
    band_hz: int = HEARING_RATE_HZ // 2
    """The highest frequency in all of them."""

    @property
    def words(self) -> tuple[str, ...]:
        """All words."""
        return tuple(sorted({one.word for one in self.recordings}))

    @property
    def speakers(self) -> tuple[str, ...]:
        """All speakers."""
        return tuple(sorted({one.speaker for one in self.recordings}))

    def only(self, words: Iterable[str], speakers: Iterable[str]) -> Corpus:
        """The recordings of these words by these speakers."""
        these, those = frozenset(words), frozenset(speakers)
        kept = (one for one in self.recordings if one.word in these and one.speaker in those)
        return replace(self, recordings=tuple(kept))


@dataclass(frozen=True, slots=True)
class Draw:
    """One kiosk: its choices, who spoke its examples (nobody: the kiosk's own voices), and its visitors."""

    number: int
    choices: tuple[str, ...]
    teachers: tuple[str, ...]
    visitors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visits:
    """What is said to one kiosk: each choice by each visitor once, or in every take.

    `strange` words that are no choice are said by each visitor too, and `talk` is heard.
    """

    draw: Draw
    condition: Condition = Condition.CLEAN
    around_ms: int = 0
    every_take: bool = False
    strange: tuple[str, ...] = ()
    talk: tuple[Path, ...] = ()


def draws(corpus: Corpus, choices: int, count: int, *, teachers: int = TEACHERS) -> tuple[Draw, ...]:
    """Kiosks with so many random choices, taught by so many random speakers, visited by all others."""
    random = np.random.default_rng([_SEED, choices, teachers])
    made = []
    for number in range(count):
        words = sorted(random.choice(corpus.words, choices, replace=False).tolist())
        teach = sorted(random.choice(corpus.speakers, teachers, replace=False).tolist())
        visit = [speaker for speaker in corpus.speakers if speaker not in teach]
        made.append(Draw(number, tuple(words), tuple(teach), tuple(visit)))
    return tuple(made)


def strangers(corpus: Corpus, draw: Draw) -> tuple[str, ...]:
    """As many random words that are no choice as there are choices, where there are so many."""
    others = [word for word in corpus.words if word not in draw.choices]
    random = np.random.default_rng([_SEED, draw.number])
    return tuple(random.permutation(others)[: len(draw.choices)].tolist())


def lessons(corpus: Corpus, draw: Draw) -> dict[str, list[Taught | Voiced]]:
    """The examples of each choice: the first take of each teacher, or the kiosk's own voices."""
    if not draw.teachers:
        return {word: [Voiced(corpus.language, corpus.texts[word])] for word in draw.choices}
    first = {(one.word, one.speaker): one for one in reversed(corpus.recordings)}
    return {word: [Taught(first[word, teacher]) for teacher in draw.teachers] for word in draw.choices}


def sayings(corpus: Corpus, visits: Visits) -> Iterator[tuple[str, str, Said]]:
    """Each word that is said to a kiosk, its speaker, and its features."""
    takes: dict[tuple[str, str], list[Recording]] = {}
    for one in corpus.recordings:
        takes.setdefault((one.word, one.speaker), []).append(one)
    for word in (*visits.draw.choices, *visits.strange):
        for visitor in visits.draw.visitors:
            for recording in _chosen(takes.get((word, visitor), []), visits):
                yield word, visitor, Said(recording, visits.condition, visits.around_ms)


def needs(corpus: Corpus, visits: Visits, method: Method) -> set[Wanted]:
    """All features that recognition will look at."""
    taught = (each for lesson in lessons(corpus, visits.draw).values() for each in lesson)
    said = (wanted for _, _, wanted in sayings(corpus, visits))
    return {
        *(method.features(each, corpus.band_hz) for each in (*taught, *said)),
        *(Talk(path) for path in visits.talk),
    }


@dataclass(frozen=True, slots=True)
class Recognise:
    """Recognises all that is said to a kiosk; for a worker process."""

    corpus: Corpus
    folder: Path
    method: Method = Method.KIOSK

    def __call__(self, visits: Visits) -> tuple[Trial, ...]:
        """One trial for each saying and each stretch of talk."""
        shelf = opened(self.folder)
        taught = lessons(self.corpus, visits.draw)
        hearing = self.method.listening(
            {
                choice: [
                    frames
                    for each in wanted
                    for frames in shelf[self.method.features(each, self.corpus.band_hz)]
                ]
                for choice, wanted in taught.items()
            }
        )
        said = [
            _trial(hearing, visits, word, visitor, shelf[self.method.features(wanted, self.corpus.band_hz)])
            for word, visitor, wanted in sayings(self.corpus, visits)
        ]
        talked = [
            _trial(hearing, visits, "", path.stem, (stretch,))
            for path in visits.talk
            for stretch in shelf[Talk(path)]
        ]
        return (*said, *talked)


def _trial(hearing: Listening, visits: Visits, word: str, who: str, heard: Sequence[Frames]) -> Trial:
    found = hearing.recognise(heard[0]) if heard else ()
    best = found[0] if found else Candidate("", 0.0)
    return Trial(word, who, word in visits.draw.choices, best.choice, best.probability)


def _chosen(takes: Sequence[Recording], visits: Visits) -> Sequence[Recording]:
    """Every take, or one: the last in noise (fewer recordings to prepare), else in turns."""
    if visits.every_take or not takes:
        return takes
    if visits.condition is not Condition.CLEAN:
        return takes[-1:]
    return [takes[visits.draw.number % len(takes)]]


@cache
def opened(folder: Path) -> Shelf:
    """The shelf in this folder, read by this process."""
    return Shelf(folder)


@cache
def _embedder() -> Embedder:
    return Embedder()
