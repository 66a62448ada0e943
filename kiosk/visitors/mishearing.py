"""What a recogniser makes of what was said: mostly right, sometimes another answer, surely or in doubt."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.events import Candidate

QUANTILES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
RIGHT = (0.0, 0.24, 0.49, 0.76, 0.88, 0.95, 0.98, 0.99, 1.0, 1.0, 1.0, 1.0, 1.0)
WRONG = (0.0, 0.03, 0.06, 0.14, 0.16, 0.26, 0.34, 0.43, 0.51, 0.63, 0.88, 0.94, 1.0)
"""Probability of the best candidate where it is right, and where it is not.

Measured on people: Arabic Speech Commands, 10 choices taught by 3 speakers, said by all others (8 kiosks of
`tests.benchmarks.hearing_tasks.draws`, 1360 sayings, 3 % misheard).
"""
ALIKE = 6.0
"""How much more often answers are confused that are alike: e to this, from no letter in common to all."""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Mishears this share of what is said to it."""

    misheard: float

    def hear(self, hears: Sequence[Hear], said: str, draw: random.Random) -> tuple[Candidate, ...]:
        """Candidates for a phrase of the choice `said`."""
        others = [hear for hear in hears if hear.choice != said]
        if not others or draw.random() >= self.misheard:
            return (Candidate(said, drawn(RIGHT, draw)),)
        weights = confusions(tuple(hears), said)
        wrong = draw.choices([hear.choice for hear in others], weights)[0]
        return (Candidate(wrong, drawn(WRONG, draw)),)


@lru_cache(maxsize=4_096)
def confusions(hears: tuple[Hear, ...], said: str) -> tuple[float, ...]:
    """How likely each other choice is taken for this one: the more letters they share, the likelier."""
    own = next((hear.phrases for hear in hears if hear.choice == said), ())
    others = [hear.phrases for hear in hears if hear.choice != said]
    return tuple(
        2.718 ** (ALIKE * max((likeness(a, b) for a in own for b in theirs), default=0.0))
        for theirs in others
    )


@lru_cache(maxsize=65_536)
def likeness(first: str, second: str) -> float:
    """The share of letters that two phrases have in common, in order."""
    return SequenceMatcher(None, first, second).ratio()


def drawn(values: Sequence[float], draw: random.Random) -> float:
    """A number distributed as these quantiles are, between them in a straight line."""
    share = draw.random()
    at = bisect_right(QUANTILES, share) - 1
    low, high = QUANTILES[at], QUANTILES[at + 1]
    return values[at] + (share - low) / (high - low) * (values[at + 1] - values[at])
