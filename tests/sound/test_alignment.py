from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.sound.alignment import CEPSTRA, Metric, distances, learned_metric, ready, save_metric
from kiosk.sound.embedding import EMBEDDING, WIDTH, Frames


def frames(count: int, seed: int) -> Frames:
    """A phrase that changes slowly."""
    steps = np.random.default_rng(seed).standard_normal((count, WIDTH))
    found = np.cumsum(steps, axis=0).astype(np.float32)
    found[:, EMBEDDING:] /= np.linalg.norm(found[:, EMBEDDING:], axis=1, keepdims=True)
    return found


def plainly(phrase: Frames, example: Frames) -> float:
    """Dynamic time warping as the textbook has it."""
    metric = learned_metric()
    costs = 1 - metric.normalised(example) @ metric.normalised(phrase).T
    best = np.full((len(example) + 1, len(phrase) + 1), np.inf)
    best[0, 0] = 0
    for e in range(len(example)):
        for p in range(len(phrase)):
            cost = costs[e, p]
            best[e + 1, p + 1] = min(best[e, p + 1] + cost, best[e + 1, p] + cost, best[e, p] + 2 * cost)
    return float(best[-1, -1] / (len(example) + len(phrase)))


@pytest.mark.parametrize("seed", range(5))
def test_all_examples_at_once_are_as_one_by_one(seed: int) -> None:
    """Of any lengths."""
    phrase = frames(12 + seed, 99)
    examples = [frames(count, seed * 10 + count) for count in (5, 9, 14, 23)]
    expected = [plainly(phrase, example) for example in examples]
    assert np.allclose(distances(phrase, ready(examples)), expected, atol=1e-5)


def test_the_same_phrase_is_no_distance_away() -> None:
    """And another is."""
    near, far = distances(frames(15, 1), ready([frames(15, 1), frames(15, 2)]))
    assert near == pytest.approx(0, abs=1e-5)
    assert far > 0.1


def test_a_slower_example_is_nearer_than_another_phrase() -> None:
    """Time is warped."""
    phrase = frames(15, 1)
    slow, other = distances(phrase, ready([np.repeat(phrase, 2, axis=0), frames(30, 2)]))
    assert slow < 0.05 < other


def test_half_of_a_constant_offset_is_taken_away() -> None:
    """It is voice and room as well as word: of what all frames share, half is left."""
    metric = Metric(np.zeros(96, np.float32), np.eye(96, dtype=np.float32))
    phrase = frames(15, 1)
    half = (phrase - phrase.mean(axis=0) / 2)[:, :EMBEDDING]
    found = metric.normalised(phrase)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    cosines = (found[:, :EMBEDDING] * half).sum(axis=1) / np.linalg.norm(half, axis=1)
    assert np.allclose(cosines, 1 / np.sqrt(1 + CEPSTRA), atol=1e-4)


def test_the_learned_metric_is_kept_whole(tmp_path: Path) -> None:
    """With the names of what it was learned on."""
    metric = Metric(np.ones(96, np.float32), np.eye(96, dtype=np.float32))
    save_metric(tmp_path / "learned.npz", metric, ["yes"], ["speaker01"])
    with np.load(tmp_path / "learned.npz") as file:
        assert np.array_equal(file["mean"], metric.mean)
        assert file["words"].tolist() == ["yes"]
        assert file["speakers"].tolist() == ["speaker01"]


def test_without_examples_there_are_no_distances() -> None:
    """And without a phrase all are far."""
    assert len(distances(frames(5, 1), ready([]))) == 0
    assert distances(np.zeros((0, WIDTH), np.float32), ready([frames(5, 1)])).tolist() == [1]
