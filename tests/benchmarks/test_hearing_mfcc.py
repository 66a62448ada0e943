from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from tests.benchmarks.hearing_mfcc import Templates, cepstra, warped


def slowly(costs: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> float:
    """The textbook's two loops."""
    total = np.full(costs.shape, np.inf)
    for t, q in np.ndindex(*costs.shape):
        before = [2 * costs[0, 0]] if (t, q) == (0, 0) else []
        if t:
            before.append(total[t - 1, q] + costs[t, q])
        if q:
            before.append(total[t, q - 1] + costs[t, q])
        if t and q:
            before.append(total[t - 1, q - 1] + 2 * costs[t, q])
        total[t, q] = min(before)
    return float(total[-1, -1])


def test_warping_along_diagonals_gives_what_the_textbook_gives() -> None:
    """On examples of several lengths at once."""
    random = np.random.default_rng(1)
    costs = random.random((5, 9, 7)).astype(np.float32)
    lengths = np.array([9, 4, 1, 7, 2])
    expected = [slowly(each[:length]) for each, length in zip(costs, lengths, strict=True)]
    assert warped(costs, lengths) == pytest.approx(expected, rel=1e-5)


def test_the_nearest_example_wins() -> None:
    """What is said a little slower than one of two words is that word."""
    random = np.random.default_rng(2)
    words = {name: random.normal(size=(20, 26)).astype(np.float32) for name in ("yes", "no")}
    found = Templates({name: [frames] for name, frames in words.items()}).recognise(
        np.repeat(words["no"], 2, axis=0)
    )
    assert [each.choice for each in found] == ["no", "yes"]
    assert all(first.probability >= second.probability for first, second in pairwise(found))


def test_cepstra_have_a_frame_every_ten_milliseconds() -> None:
    """Thirteen and their differences, of no mean."""
    pytest.importorskip("kaldi_native_fbank")
    found = cepstra(np.random.default_rng(3).integers(-9_000, 9_000, 16_000, np.int16), 8_000)
    assert found.shape == (98, 26)
    assert np.abs(found.mean(axis=0)).max() < 1e-4
