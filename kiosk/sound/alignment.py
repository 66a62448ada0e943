"""How far a phrase is from examples: dynamic time warping over embeddings. Knows no choice and no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kiosk.sound.embedding import Frames

Distances = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Examples:
    """Examples ready to be compared: `frames` (examples, longest, 96), zeros after each one's `lengths`."""

    frames: npt.NDArray[np.float32]
    lengths: npt.NDArray[np.int64]


def ready(examples: Sequence[Frames]) -> Examples:
    """Normalise and stack examples."""
    lengths = np.array([len(example) for example in examples], np.int64)
    frames = np.zeros((len(examples), max(lengths, default=0), 96), np.float32)
    for stacked, example in zip(frames, examples, strict=True):
        stacked[: len(example)] = normalised(example)
    return Examples(frames, lengths)


def normalised(frames: Frames) -> Frames:
    """The phrase's own mean removed (voice and room), each frame of length one."""
    centred = frames - frames.mean(axis=0)
    lengths: Frames = np.linalg.norm(centred, axis=1, keepdims=True)
    result: Frames = centred / np.maximum(lengths, 1e-6)
    return result


def distances(phrase: Frames, examples: Examples) -> Distances:
    """The mean cosine distance along the best alignment with each example, 0 (the same) to about 1.

    `phrase` is as embedded. Loops over cells and works on all examples at once: 2 ms for 120 of them.
    """
    if not len(examples.lengths) or not len(phrase):
        return np.ones(len(examples.lengths), np.float32)
    costs = 1 - np.einsum("etd,qd->tqe", examples.frames, normalised(phrase), optimize=True)
    ends = _accumulated(costs)[examples.lengths - 1, np.arange(len(examples.lengths))]
    return np.asarray(ends / (examples.lengths + len(phrase)), np.float32)


def _accumulated(costs: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The cost of the best path to the phrase's last frame and each frame of each example.

    Shape (longest, examples). A step along the diagonal passes two frames at once, so it counts twice
    (Sakoe and Chiba's symmetric form).
    """
    longest, heard, count = costs.shape
    column = np.full((longest + 1, count), np.inf, np.float32)
    column[0] = 0
    for q in range(heard):
        before = column.copy()
        column[0] = np.inf
        for t in range(longest):
            cost = costs[t, q]
            side = np.minimum(before[t + 1], column[t]) + cost
            column[t + 1] = np.minimum(side, before[t] + 2 * cost)
        before[0] = np.inf
    return column[1:]
