"""Which choices sound too alike, and which take of a phrase is unlike the others: from features alone.

Each example is heard as if a visitor had said it, by all the others (leave one out). Knows no file.
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
MOST_TESTED = 3
"""Examples of a choice that are tested: more cost time and tell little more."""
MOST_COMPARED = 8
"""Examples of a choice that are listened by, for the same reason."""
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

    The rest were not understood. `tested` is 0 where there are too few examples to leave one out.
    """

    choice: str
    tested: int
    right: int
    taken_for: tuple[tuple[str, int], ...] = ()


def tell_apart(
    embedder: Embedder, examples: Features, tested: Collection[str] | None = None, most: int = MOST_TESTED
) -> list[Told]:
    """Hear examples of the tested choices (of all, if None) among all choices; 5 ms an example.

    At most so many of each.
    """
    kept = {name: [found[n] for n in _spread(len(found), MOST_COMPARED)] for name, found in examples.items()}
    names = [name for name in kept if tested is None or name in tested]
    return [_tell(embedder, kept, name, most) for name in names]


def _tell(embedder: Embedder, examples: Features, choice: str, most: int) -> Told:
    own = examples[choice]
    if len(own) < 2:  # noqa: PLR2004 - one to hear, one to compare it with
        return Told(choice, 0, 0)
    places = _spread(len(own), most)
    heard = Counter(_heard(embedder, examples, choice, place) for place in places)
    others = [(name, count) for name, count in heard.most_common() if name not in (choice, None)]
    return Told(choice, len(places), heard[choice], tuple((name, count) for name, count in others if name))


def _heard(embedder: Embedder, examples: Features, choice: str, place: int) -> str | None:
    """What one example is taken for by all the others."""
    own = examples[choice]
    others = {**examples, choice: [frames for n, frames in enumerate(own) if n != place]}
    found = ExampleHearing(embedder, others).recognise(own[place])
    return found[0].choice if found and found[0].probability >= SURE_ENOUGH else None


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
