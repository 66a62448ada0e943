from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pytest

from tests.benchmarks.hearing_figures import (
    Trial,
    accuracy,
    calibration_error,
    equal_error,
    equal_error_share,
    error_rates,
    percentile,
    reliability,
    threshold_accepting,
    wilson,
)


def trial(*, right: bool = True, probability: float = 0.9, speaker: str = "a", wanted: bool = True) -> Trial:
    """Someone said "yes"."""
    return Trial("yes" if wanted else "other", speaker, wanted, "yes" if right else "no", probability)


def test_equal_error_of_scores_that_never_overlap_is_zero() -> None:
    """A threshold between them makes no error."""
    assert equal_error([0.8, 0.9], [0.1, 0.2]) == 0


def test_equal_error_of_scores_that_tell_nothing_is_a_half() -> None:
    """The same scores for both."""
    random = np.random.default_rng(1).random(4_000)
    assert equal_error(random[:2_000], random[2_000:]) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("apart", [1.0, 2.0, 3.0])
def test_equal_error_of_two_normal_distributions_is_the_known_one(apart: float) -> None:
    """Scores of equal spread whose means are so far apart have the equal error Phi(-apart / 2)."""
    random = np.random.default_rng(2)
    wanted, unwanted = random.normal(apart, 1, 20_000), random.normal(0, 1, 20_000)
    assert equal_error(wanted, unwanted) == pytest.approx(NormalDist().cdf(-apart / 2), abs=0.005)


def test_error_rates_run_from_accepting_all_to_accepting_nothing() -> None:
    """The first threshold misses nothing, the last accepts nothing."""
    missed, accepted = error_rates([0.5, 0.9], [0.0, 0.0, 0.6])
    assert (missed[0], accepted[0]) == (0, 1)
    assert (missed[-1], accepted[-1]) == (1, 0)


def test_a_threshold_accepts_the_share_asked_for() -> None:
    """Of a hundred scores 95 reach it, and no higher one is reached by so many."""
    scores = np.random.default_rng(3).random(100)
    threshold = threshold_accepting(0.95, scores)
    assert np.count_nonzero(scores >= threshold) == 95


@pytest.mark.parametrize(
    ("right", "count", "low", "high"), [(0, 20, 0.0, 0.161), (10, 20, 0.299, 0.701), (20, 20, 0.839, 1.0)]
)
def test_wilson_intervals_are_those_of_the_tables(right: int, count: int, low: float, high: float) -> None:
    """Values as published for 95 %."""
    found = wilson(right, count)
    assert [found.low, found.high] == pytest.approx([low, high], abs=0.001)


def test_accuracy_counts_trials() -> None:
    """Three of four are right."""
    assert accuracy([trial(), trial(), trial(), trial(right=False)]).value == 0.75


def test_accuracy_is_less_sure_where_speakers_differ() -> None:
    """One speaker who is never understood widens the interval more than errors spread over all."""
    names = "abcdefghij"
    one_bad = [trial(right=name != "a", speaker=name) for name in names for _ in range(20)]
    spread = [trial(right=at != 0, speaker=name) for name in names for at in range(10) for _ in range(2)]
    concentrated, even = accuracy(one_bad), accuracy(spread)
    assert concentrated.value == even.value == pytest.approx(0.9)
    assert concentrated.high - concentrated.low > even.high - even.low


def test_accuracy_without_an_error_is_not_certain() -> None:
    """All right leaves room below, counting each word of a speaker once."""
    assert accuracy([trial(speaker=name) for name in "abcdefghij" for _ in range(9)]).low == pytest.approx(
        wilson(10, 10).low
    )


def test_equal_error_over_speakers_has_an_interval_around_it() -> None:
    """The interval holds the figure."""
    random = np.random.default_rng(4)
    trials = [
        trial(probability=float(random.normal(2.0 * wanted, 1)), speaker=name, wanted=wanted)
        for name in "abcdefgh"
        for wanted in (True, False)
        for _ in range(100)
    ]
    found = equal_error_share(trials)
    assert found.low < found.value < found.high
    assert found.value == pytest.approx(NormalDist().cdf(-1), abs=0.03)


def test_reliability_of_true_probabilities_lies_on_the_diagonal() -> None:
    """Where what is said with probability p is right in p of all cases, the calibration error is small."""
    random = np.random.default_rng(5)
    trials = [trial(right=bool(random.random() < p), probability=p) for p in random.random(20_000)]
    bins = reliability(trials)
    assert len(bins) == 10
    assert all(each.right.low - 0.02 <= each.probability <= each.right.high + 0.02 for each in bins)
    assert calibration_error(bins) < 0.02


def test_boasting_shows_in_the_calibration_error() -> None:
    """Sure of everything and right half of the time: half a point wrong."""
    trials = [trial(right=at % 2 == 0, probability=1.0) for at in range(100)]
    assert calibration_error(reliability(trials)) == pytest.approx(0.5)


def test_percentiles_lie_between_values() -> None:
    """The median of an even number of values is between the middle two."""
    assert percentile([1.0, 2.0, 3.0, 4.0], 50) == 2.5
