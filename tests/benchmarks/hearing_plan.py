"""What is measured: groups of visits to kiosks, by name. Knows nothing of results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from kiosk import sound
from tests.benchmarks.hearing_corpus import ARABIC, ENGLISH, Condition, arabic, digits, other
from tests.benchmarks.hearing_features import Wanted
from tests.benchmarks.hearing_tasks import TEACHERS, Corpus, Draw, Method, Visits, draws, needs, strangers

AIMED = (Condition.KITCHEN, Condition.BABBLE, Condition.ECHO)
NOISES = (*AIMED, Condition.BOILER)
NOISY_CHOICES = 6
DIGITS = 10
TELEPHONE_BAND_HZ = 3_800
TAUGHT, VOICED, DIGITS_GROUP, STRANGE = "taught", "voiced", "digits", "strange"
_SOME = 3
_TALK_PARTS = 4
"""Each kiosk hears a quarter of the sentences."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: kiosks by number of choices, at most so many words and speakers, for how long."""

    kiosks: Mapping[int, int]
    voices: Mapping[int, int]
    words: int | None = None
    speakers: int | None = None
    decisions: int = 200
    process_s: float = 20.0


FULL = Size(kiosks={4: 30, 6: 30, 10: 20, 25: 8}, voices={4: 20, 6: 10, 10: 6, 25: 3})
QUICK = Size(
    kiosks={4: 6, 6: 6, 10: 3}, voices={4: 3, 6: 2}, words=10, speakers=7, decisions=40, process_s=5.0
)


@dataclass(frozen=True, slots=True)
class Group:
    """Visits that are measured together."""

    corpus: Corpus
    visits: tuple[Visits, ...]
    method: Method = Method.KIOSK

    def needs(self) -> Iterator[Wanted]:
        """All features that their recognition will look at."""
        for visits in self.visits:
            yield from needs(self.corpus, visits, self.method)


def arabic_corpus(speech: Path, size: Size, words: Sequence[str], speakers: Sequence[str]) -> Corpus:
    """Arabic words, only these words and speakers where any are named."""
    whole = Corpus(arabic(speech), "ar", ARABIC)
    return whole.only((words or whole.words)[: size.words], (speakers or whole.speakers)[: size.speakers])


def digits_corpus(speech: Path) -> Corpus:
    """English digits, recorded as a telephone would."""
    return Corpus(digits(speech), "en", ENGLISH, TELEPHONE_BAND_HZ)


@dataclass(frozen=True, slots=True)
class Learned:
    """What the kiosk's hearing was learned on."""

    words: frozenset[str]
    speakers: frozenset[str]


def groups(arabs: Corpus, english: Corpus, size: Size, speech: Path) -> dict[str, Group]:
    """All that the kiosk recognises, by name."""
    six = draws(arabs, NOISY_CHOICES, size.kiosks[NOISY_CHOICES])
    return {
        **taught(arabs, size),
        **voiced(arabs, size),
        DIGITS_GROUP: digit_group(english),
        STRANGE: Group(arabs, tuple(_with_strangers(arabs, draw, other(speech)) for draw in six)),
        **{
            noise.value: Group(arabs, tuple(_in_noise(arabs, draw, noise) for draw in six))
            for noise in NOISES
        },
    }


def new_groups(arabs: Corpus, learned: Learned, size: Size) -> dict[str, Group]:
    """Kiosks of words and speakers that nothing was learned on, where there are enough."""
    words = [word for word in arabs.words if word not in learned.words]
    speakers = [speaker for speaker in arabs.speakers if speaker not in learned.speakers]
    known = len(arabs.words) - len(words) + len(arabs.speakers) - len(speakers)
    enough = len(words) >= min(size.kiosks) and len(speakers) > TEACHERS
    return taught(arabs.only(words, speakers), size) if known and enough else {}


def learned_on(folder: Path = Path(sound.__file__).parent) -> Learned:
    """The words and speakers that the kiosk's learned files name in their arrays `words` and `speakers`."""
    words: set[str] = set()
    speakers: set[str] = set()
    for path in folder.glob("**/*.npz"):
        with np.load(path, allow_pickle=False) as file:
            words |= {str(each) for each in file["words"]} if "words" in file else set()
            speakers |= {str(each) for each in file["speakers"]} if "speakers" in file else set()
    return Learned(frozenset(words), frozenset(speakers))


def rival_groups(arabs: Corpus, english: Corpus, size: Size) -> dict[str, Group]:
    """What plain DTW on MFCC recognises, under the same names."""
    few = {choices: -(-count // _SOME) for choices, count in size.kiosks.items()}
    kept = {**taught(arabs, replace(size, kiosks=few)), DIGITS_GROUP: digit_group(english)}
    return {name: replace(group, method=Method.MFCC) for name, group in kept.items()}


def taught(corpus: Corpus, size: Size) -> dict[str, Group]:
    """Kiosks taught by three people, by number of choices."""
    return {
        f"{TAUGHT} {choices}": Group(corpus, tuple(Visits(draw) for draw in draws(corpus, choices, count)))
        for choices, count in size.kiosks.items()
        if choices <= len(corpus.words)
    }


def voiced(corpus: Corpus, size: Size) -> dict[str, Group]:
    """Kiosks that compare with their own voices, by number of choices."""
    return {
        f"{VOICED} {choices}": Group(
            corpus, tuple(Visits(draw) for draw in draws(corpus, choices, count, teachers=0))
        )
        for choices, count in size.voices.items()
        if choices <= len(corpus.words)
    }


def digit_group(corpus: Corpus) -> Group:
    """One kiosk with ten choices that compares with its own voices; every take is said."""
    draw = draws(corpus, DIGITS, 1, teachers=0)[0]
    return Group(corpus, (Visits(draw, every_take=True),))


def _in_noise(corpus: Corpus, draw: Draw, noise: Condition) -> Visits:
    """All visit, or some where there is no aim: features in noise take longest to make."""
    if noise in AIMED:
        return Visits(draw, noise)
    some = corpus.speakers[::_SOME]
    return Visits(replace(draw, visitors=tuple(who for who in draw.visitors if who in some)), noise)


def _with_strangers(corpus: Corpus, draw: Draw, talk: Sequence[Path]) -> Visits:
    heard = talk[draw.number % _TALK_PARTS :: _TALK_PARTS]
    return Visits(draw, strange=strangers(corpus, draw), talk=tuple(heard))
