"""The arithmetic of doubt: evidence from two recognisers becomes one probability for each choice. Pure.

Evidence is in natural logarithms of odds against "none of these": from examples how probable a choice is, all
in all; from words how many times more probable it became.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from kiosk.dialogue.events import Candidate

Evidence = Mapping[str, float]
"""Log odds by choice; a choice that could not be heard is absent."""

LEAST_PROBABILITY = 0.01
"""Less probable candidates are not worth telling."""
STRONGEST = 6.0
"""Examples alone never count for more than odds of 400 to 1, for or against."""
STRONGEST_WORDS = 4.0
EXAMPLE_WEIGHT = 0.95
WORDS_WEIGHT = 0.6
BOTH = -0.5
"""Two ears that hear the same sound err together now and then, so neither counts for more than alone.

Chosen, not learned: on the synthesiser's voices regression would trust its examples 2.4 times as much as
words, which no person's voice deserves. Measured with these weights on other voices and steps of the Korean
script (105 right and 265 wrong words; `python -m tests.benchmarks.vosk_korean --speech ...`), wrong words
accepted / right words accepted: bare grammar 40 / 68 %, words 17 / 61 %, examples 14 / 98 %, both 9 / 100 %.
"""


def candidates(evidence: Evidence) -> tuple[Candidate, ...]:
    """Each choice competes with the others and with "none of these", at log odds 0; most probable first."""
    most = max([0.0, *evidence.values()])
    weights = {choice: math.exp(odds - most) for choice, odds in evidence.items()}
    total = sum(weights.values()) + math.exp(-most)
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    return tuple(
        Candidate(choice, weight / total) for choice, weight in ranked if weight / total >= LEAST_PROBABILITY
    )


def evidence_of(found: Sequence[Candidate], compared: Sequence[str]) -> Evidence:
    """The evidence behind calibrated candidates; a choice compared and not found is most improbable."""
    none = max(LEAST_PROBABILITY / 2, 1 - sum(candidate.probability for candidate in found))
    probabilities = dict.fromkeys(compared, LEAST_PROBABILITY / 2)
    probabilities.update({candidate.choice: candidate.probability for candidate in found})
    return {choice: _bounded(math.log(p / none), STRONGEST) for choice, p in probabilities.items() if p > 0}


def with_even_odds(by_words: Evidence) -> Evidence:
    """What words alone make of it, when "some choice" and "none of these" were equally expected."""
    expected = math.log(max(1, len(by_words)))
    return {choice: odds - expected for choice, odds in by_words.items()}


def fused(by_example: Evidence, by_words: Evidence) -> Evidence:
    """Log odds from both for what both could hear, from one for what the other could not."""
    both = {
        choice: EXAMPLE_WEIGHT * _bounded(by_example[choice], STRONGEST)
        + WORDS_WEIGHT * _bounded(odds, STRONGEST_WORDS)
        + BOTH
        for choice, odds in by_words.items()
        if choice in by_example
    }
    return {**by_example, **with_even_odds(by_words), **both}


def _bounded(odds: float, most: float) -> float:
    return max(-most, min(most, odds))
