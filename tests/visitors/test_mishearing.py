"""A simulated recogniser errs as often as it is told, mostly towards what is written alike."""

from __future__ import annotations

import random
from collections import Counter

from kiosk.dialogue.effects import Hear
from kiosk.visitors.mishearing import RIGHT, WRONG, Recogniser, confusions, drawn

HEARS = tuple(
    Hear(name, "en", (phrase,)) for name, phrase in {"a": "seven", "b": "eleven", "c": "xxxx"}.items()
)


def test_it_errs_as_often_as_it_is_told() -> None:
    """Within a percent of 15 %."""
    draw = random.Random(1)
    heard = [Recogniser(0.15).hear(HEARS, "a", draw)[0].choice for _ in range(20_000)]
    assert abs(heard.count("a") / len(heard) - 0.85) < 0.01


def test_what_is_written_alike_is_confused_more_often() -> None:
    """Eleven for seven, hardly ever what shares no letter."""
    draw = random.Random(1)
    wrong = Counter(Recogniser(1.0).hear(HEARS, "a", draw)[0].choice for _ in range(2_000))
    assert wrong["b"] > 10 * wrong["c"]
    assert len(confusions(HEARS, "a")) == 2


def test_probabilities_are_distributed_as_measured() -> None:
    """Half of the right ones are above 0.98, half of the wrong ones below 0.34."""
    draw = random.Random(1)
    right = sorted(drawn(RIGHT, draw) for _ in range(4_001))
    wrong = sorted(drawn(WRONG, draw) for _ in range(4_001))
    assert abs(right[2_000] - 0.98) < 0.02
    assert abs(wrong[2_000] - 0.34) < 0.03
