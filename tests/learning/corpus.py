"""What is learned from, as features: people's recordings and machines' words, each also in noise or echo.

The first halves of the noises, and of the sentences that babble is made of, are learned on; hearing is
measured on the second halves.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kiosk.sound.embedding import EMBEDDING, Embedder, Frames, embed
from kiosk.sound.samples import BadWavError, Samples
from kiosk.sound.speech import spoken_part
from tests.benchmarks.hearing_corpus import ARABIC, Condition, Recording, Rooms, arabic, load, spoken
from tests.learning.synthetic import Spoken, english, invented, sound_of

_NOISES = (Condition.KITCHEN, Condition.BABBLE, Condition.ECHO, Condition.BOILER)
_INVENTED, _INVENTED_VOICES, _ENGLISH_VOICES = 400, 7, 3


@dataclass(frozen=True, slots=True)
class Said:
    """One word by one speaker: `views` are its features, first as it is, then in noise or echo."""

    word: str
    speaker: str
    views: tuple[Frames, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Who says what: people, the kiosk's own voices (the same words), and machines (other words)."""

    people: tuple[Said, ...]
    voices: tuple[Said, ...]
    machines: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class _Job:
    word: str
    speaker: str
    sound: Recording | Spoken | tuple[int, ...]
    noises: tuple[Condition, ...]


def make(speech: Path, words: Sequence[str], speakers: Sequence[str]) -> Corpus:
    """The features of these words by these speakers, and of what machines say; ten minutes on two cores."""
    recordings = [one for one in arabic(speech) if one.word in words and one.speaker in speakers]
    people = [_Job(one.word, one.speaker, one, _NOISES[:3]) for one in recordings]
    made = spoken("ar", [ARABIC[word] for word in words])
    voices = [
        _Job(word, f"voice {number}", tuple(samples.tolist()), _NOISES[:1])
        for word in words
        for number, samples in enumerate(made[ARABIC[word]])
    ]
    listed = (Path(__file__).parent / "english_words.txt").read_text(encoding="utf-8").split()
    random = np.random.default_rng(0)
    machines = [
        [_Job(one.word, one.speaker, one, (_NOISES[random.integers(len(_NOISES))],)) for one in said]
        for said in (invented(_INVENTED, _INVENTED_VOICES), english(listed, _ENGLISH_VOICES))
    ]
    with ProcessPoolExecutor() as pool:
        done = [_all(pool, speech, jobs) for jobs in (people, voices, *machines)]
    return Corpus(done[0], done[1], tuple(done[2:]))


def _all(pool: ProcessPoolExecutor, speech: Path, jobs: Iterable[_Job]) -> tuple[Said, ...]:
    heard = pool.map(functools.partial(_said, speech), jobs, chunksize=16)
    found = tuple(said for said in heard if said is not None)
    print(f"{len(found)} words heard", flush=True)
    return found


@functools.cache
def _rooms(speech: Path) -> Rooms:
    return Rooms(speech, second_half=False)


@functools.cache
def _embedder() -> Embedder:
    return Embedder()


def _said(speech: Path, job: _Job) -> Said | None:
    try:
        samples = spoken_part(_samples(job))
    except BadWavError:
        return None
    name = f"{job.word} {job.speaker}"
    noisy = [_rooms(speech).hear(samples, noise, name)[: len(samples)] for noise in job.noises]
    return Said(
        job.word, job.speaker, tuple(embed(_embedder(), each)[:, :EMBEDDING] for each in (samples, *noisy))
    )


def _samples(job: _Job) -> Samples:
    match job.sound:
        case Recording():
            return load(job.sound.path)
        case Spoken():
            return sound_of(job.sound)
        case samples:
            return np.array(samples, np.int16)
