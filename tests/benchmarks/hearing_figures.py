"""Figures from trials: shares with intervals, equal error, thresholds, reliability. Knows no recogniser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

CONFIDENCE = 0.95
_Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)
_RESAMPLED = 2_000
_EQUAL_ERRORS = 200
_FEWEST_SPEAKERS = 5


@dataclass(frozen=True, slots=True)
class Trial:
    """One recording recognised: the best candidate and its probability (0 for none).

    `wanted` is true when what was said is one of the choices.
    """

    said: str
    speaker: str
    wanted: bool
    best: str | None
    probability: float

    @property
    def right(self) -> bool:
        """True when the best candidate is what was said."""
        return self.wanted and self.best == self.said


@dataclass(frozen=True, slots=True)
class Share:
    """A share from 0 to 1 with its confidence interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Trials whose best candidates were about as probable: the mean, how many were right, and how many."""

    probability: float
    right: Share
    count: int


def accuracy(trials: Sequence[Trial]) -> Share:
    """The share of right best candidates."""
    return share(trials, lambda trial: trial.right)


def accepted(trials: Sequence[Trial], threshold: float) -> Share:
    """The share of trials whose best candidate is at least so probable."""
    return share(trials, lambda trial: trial.probability >= threshold)


def share(trials: Sequence[Trial], true: Callable[[Trial], bool]) -> Share:
    """The share of trials for which something is true.

    The interval resamples speakers, because trials of one speaker are alike. It is Wilson's where there are
    fewer than five, or where all trials agree (counting each word of a speaker once).
    """
    found: dict[str, tuple[int, int]] = {}
    for trial in trials:
        yes, count = found.get(trial.speaker, (0, 0))
        found[trial.speaker] = (yes + true(trial), count + 1)
    yes, count = (sum(each) for each in zip(*found.values(), strict=True)) if found else (0, 0)
    if yes in (0, count):
        distinct = len({(trial.said, trial.speaker) for trial in trials})
        return wilson(distinct if yes else 0, distinct)
    return wilson(yes, count) if len(found) < _FEWEST_SPEAKERS else _resampled(list(found.values()))


def equal_error_share(trials: Sequence[Trial]) -> Share:
    """The equal error rate between choices and words that are none, with an interval over speakers."""
    found: dict[str, tuple[list[float], list[float]]] = {}
    for trial in trials:
        found.setdefault(trial.speaker, ([], []))[not trial.wanted].append(trial.probability)
    by_speaker = [found[speaker] for speaker in sorted(found)]

    def rate(chosen: Iterable[int]) -> float:
        pairs = [by_speaker[at] for at in chosen]
        return equal_error((p for good, _ in pairs for p in good), (p for _, bad in pairs for p in bad))

    random = np.random.default_rng(len(by_speaker))
    count = len(by_speaker)
    low, high = _middle([rate(random.integers(count, size=count)) for _ in range(_EQUAL_ERRORS)])
    return Share(rate(range(count)), low, high)


def wilson(right: int, count: int) -> Share:
    """Wilson's score interval (1927) of a share: honest near 0 and 1, where the usual one has no width."""
    if not count:
        return Share(float("nan"), 0.0, 1.0)
    share, spread = right / count, _Z**2 / count
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread)
    return Share(share, max(0.0, middle - half), min(1.0, middle + half))


def equal_error(wanted: Iterable[float], unwanted: Iterable[float]) -> float:
    """The rate at which as many wanted scores fall below a threshold as unwanted ones reach it."""
    missed, accepted = error_rates(wanted, unwanted)
    at = int(np.argmin(np.abs(missed - accepted)))
    return float((missed[at] + accepted[at]) / 2)


def error_rates(wanted: Iterable[float], unwanted: Iterable[float]) -> tuple[Numbers, Numbers]:
    """Shares missed and wrongly accepted at each threshold, from the lowest to above the highest score."""
    good, bad = np.sort(np.array([*wanted], float)), np.sort(np.array([*unwanted], float))
    thresholds = np.append(np.unique(np.concatenate([good, bad])), np.inf)
    missed = np.searchsorted(good, thresholds) / len(good)
    accepted = 1 - np.searchsorted(bad, thresholds) / len(bad)
    return missed, accepted


def threshold_accepting(share: float, wanted: Iterable[float]) -> float:
    """The highest threshold that at least this share of scores reaches."""
    scores = np.sort(np.array([*wanted], float))[::-1]
    return float(scores[int(np.ceil(share * len(scores))) - 1])


def reliability(trials: Iterable[Trial], bins: int = 10) -> tuple[Bin, ...]:
    """How often the best candidate was right, by the probability it was given; empty bins are left out."""
    heard = [trial for trial in trials if trial.best is not None]
    places = [min(bins - 1, int(trial.probability * bins)) for trial in heard]
    grouped = [[t for t, at in zip(heard, places, strict=True) if at == place] for place in range(bins)]
    return tuple(
        Bin(
            probability=float(np.mean([trial.probability for trial in group])),
            right=wilson(sum(trial.right for trial in group), len(group)),
            count=len(group),
        )
        for group in grouped
        if group
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """The mean distance between probability and share of right ones, each bin counting by its trials."""
    count = sum(each.count for each in bins)
    return sum(abs(each.probability - each.right.value) * each.count for each in bins) / max(1, count)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many per cent of values do not exceed, between neighbours in proportion."""
    return float(np.percentile(np.array(values, float), percent))


def _resampled(by_speaker: Sequence[tuple[int, int]]) -> Share:
    right, count = np.array(by_speaker, float).T
    random = np.random.default_rng(len(by_speaker))
    chosen = random.integers(len(right), size=(_RESAMPLED, len(right)))
    shares = right[chosen].sum(axis=1) / count[chosen].sum(axis=1)
    return Share(float(right.sum() / count.sum()), *_middle(shares))


def _middle(values: Sequence[float] | Numbers) -> tuple[float, float]:
    outside = (1 - CONFIDENCE) / 2
    low, high = np.quantile(values, [outside, 1 - outside])
    return float(low), float(high)
