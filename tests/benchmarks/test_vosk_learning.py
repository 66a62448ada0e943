from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pytest

from kiosk.sound.fusion import Evidence
from tests.benchmarks.vosk_learning import fit, learned


@dataclass(frozen=True, slots=True)
class Tried:
    """A trial with made-up numbers."""

    said: str
    texts: Mapping[str, float]
    fillers: float
    by_example: Evidence
    words: Evidence
    phrases: tuple[str, ...] = field(default=("oui", "non"))


def test_weights_that_made_the_answers_are_found_again() -> None:
    """Right with the odds of 2 a - b + 0.5, right and wrong about equally often."""
    draw = np.random.default_rng(3)
    rows = draw.normal(size=(20_000, 2))
    odds = 2 * rows[:, 0] - rows[:, 1]
    right = draw.random(len(rows)) < 1 / (1 + np.exp(-odds))
    found = fit([(a, b) for a, b in rows.tolist()], right.tolist())
    assert found == pytest.approx((2, -1, 0), abs=0.1)


def test_phrases_that_are_heard_more_often_when_they_are_said_are_evidence() -> None:
    """And their absence speaks against them."""
    trials = [
        Tried(
            said, {"oui": -10.0 - number % 3} if said == "oui" or number % 5 == 0 else {}, -12.0, odds, odds
        )
        for number in range(30)
        for said, odds in (("oui", {"oui": 1.0, "non": -1.0}), ("", {"oui": -1.0, "non": -1.0}))
    ]
    found = learned(trials)
    assert found["right phrases among the texts, %"] == pytest.approx(100 * 31 / 32)
    assert found["other phrases among the texts, %"] == pytest.approx(100 * 7 / 92)
    assert found["NOT_HEARD"] < 0 < found["HEARD"]
    assert found["EXAMPLE_WEIGHT"] > 0
