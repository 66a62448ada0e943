"""Which choices sound too alike, and which take of a phrase is unlike the others: from features alone.

Each example is heard as if a visitor had said it, by the others. Knows no file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.sound.alignment import distances, ready
from kiosk.sound.embedding import Embedder, Frames
from kiosk.sound.recogniser import ExampleHearing

SURE_ENOUGH = 0.25
"""A candidate less probable than this would be asked again: `Pace.ask` of the core."""
MOST_TESTED = 5
"""Examples of a choice that are tested: more cost time and tell little more."""
MOST_COMPARED = 120
"""Examples of a choice that are listened by: twelve phrases in ten voices.

With fewer than all, what is tried is not compared with its own phrase: of a topic with nine phrases and six
voices a tenth was, and it passed for whatever came nearest.
"""
UNLIKE = 1.3
"""So many times farther from its own phrase than from another: a slip of the tongue, or the wrong phrase.

Of two takes of a word by one speaker (Arabic Speech Commands, 4 speakers, 25 words) 95 % stay below 1.11;
of a wrong word put among them 95 % lie above 1.45.
"""

Features = Mapping[str, Sequence[Frames]]
"""Examples by choice (or takes by phrase)."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a choice was told apart: of so many examples, those heard right, and those taken for another.

    The rest were not understood. `tested` is 0 where there are too few examples to leave one out. `alike`
    is the mean share of the probability that another choice got, of what it and this one got together:
    0 for what is never mistaken, 0.5 for the same words.
    """

    choice: str
    tested: int
    right: int
    taken_for: tuple[tuple[str, int], ...] = ()
    alike: tuple[tuple[str, float], ...] = ()


def tell_apart(
    embedder: Embedder, examples: Features, tested: Collection[str] | None = None, most: int = MOST_TESTED
) -> list[Told]:
    """Hear at most so many examples of each tested choice (of all, if None) among all choices; 5 ms each.

    One example of every choice is left out at a time: making the others ready costs as much as an answer,
    and the kiosk's own voices come in the same order for each.
    """
    kept = {name: [found[n] for n in _spread(len(found), MOST_COMPARED)] for name, found in examples.items()}
    names = [name for name in kept if tested is None or name in tested]
    heard: dict[str, list[Mapping[str, float]]] = {name: [] for name in names}
    for turn in range(most):
        out = {
            name: _spread(len(found), most)[turn] for name, found in kept.items() if _has(found, turn, most)
        }
        hearing = ExampleHearing(embedder, _without(kept, out))
        for name in (name for name in names if name in out):
            found = hearing.recognise(kept[name][out[name]])
            heard[name].append({each.choice: each.probability for each in found})
    return [_told(name, found) for name, found in heard.items()]


def _has(found: Sequence[Frames], turn: int, most: int) -> bool:
    """Whether one can be left out at this turn, and another is left."""
    return len(found) > 1 and turn < min(len(found), most)


def _without(examples: Features, out: Mapping[str, int]) -> dict[str, list[Frames]]:
    return {
        name: [frames for n, frames in enumerate(found) if n != out.get(name)]
        for name, found in examples.items()
    }


def _told(choice: str, heard: Sequence[Mapping[str, float]]) -> Told:
    best = Counter(
        max(each, key=lambda name: each[name])
        for each in heard
        if max(each.values(), default=0) >= SURE_ENOUGH
    )
    taken_for = tuple((name, count) for name, count in best.most_common() if name != choice)
    others = {name for each in heard for name in each} - {choice}
    alike = {name: float(np.mean([_share(each, name, choice) for each in heard])) for name in others}
    return Told(
        choice, len(heard), best[choice], taken_for, tuple(sorted(alike.items(), key=lambda pair: -pair[1]))
    )


def _share(probabilities: Mapping[str, float], other: str, own: str) -> float:
    of_other, of_own = probabilities.get(other, 0.0), probabilities.get(own, 0.0)
    return of_other / max(of_other + of_own, SURE_ENOUGH)


def _spread(count: int, most: int) -> list[int]:
    """So many places, evenly spread: examples lie by phrase, so that each phrase has its turn."""
    return sorted({round(place) for place in np.linspace(0, count - 1, min(count, most))})


def unlike(takes: Features) -> Iterator[tuple[str, int]]:
    """The takes (phrase, place) that are farther from each take of their own phrase than from another's."""
    for phrase, own in takes.items():
        others = [found for name, found in takes.items() if name != phrase]
        for place, frames in enumerate(own):
            rest = [take for n, take in enumerate(own) if n != place]
            if is_unlike(frames, rest, others):
                yield phrase, place


def is_unlike(take: Frames, own: Sequence[Frames], others: Sequence[Sequence[Frames]]) -> bool:
    """Whether a take is far from the other takes of its phrase, measured by the takes of other phrases.

    Another phrase counts by its median take: a slip among those must not cast doubt on this one.
    """
    others = [found for found in others if found]
    if not own or not others:
        return False
    nearest_own = float(distances(take, ready(own)).min())
    found = np.split(
        distances(take, ready([frames for phrase in others for frames in phrase])),
        np.cumsum([len(phrase) for phrase in others])[:-1],
    )
    return nearest_own > UNLIKE * min(float(np.median(each)) for each in found)
