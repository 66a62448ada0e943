"""How far a phrase is from examples: dynamic time warping over embeddings. Knows no choice."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kiosk.sound.embedding import EMBEDDING, WIDTH, Frames

LEARNED = Path(__file__).parent / "learned.npz"
"""What `python -m tests.learning` learned: Arabic Speech Commands (CC BY 4.0) and synthetic words."""

CEPSTRA = 0.3
"""How much the cepstra count beside the embedding: they help in noise and echo, alone they are worse.

With them, 6 choices of words and speakers not learned on: kitchen noise 93.7 to 95.3 %, reverberation 94.6 to
95.9 %, equal error of words that are no choice 11.4 to 10.5 %, a quiet room 98.7 to 98.6 %.
"""

Distances = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float32]
Lengths = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Metric:
    """What frames are compared by: the `mean` of speech (96) and a `projection` (96, any).

    Directions in which a word differs between speakers and rooms count less than those in which words differ.
    """

    mean: Matrix = field(repr=False)
    projection: Matrix = field(repr=False)

    def normalised(self, frames: Frames, lengths: Lengths | None = None) -> Frames:
        """Half of the phrase's own mean (voice, room) and half of all speech's taken away; length one.

        `lengths` are those of several phrases, none of them empty, in one array of frames.
        """
        lengths = np.array([len(frames)], np.int64) if lengths is None else lengths
        embeddings, cepstra = frames[:, :EMBEDDING], frames[:, EMBEDDING:]
        means = np.add.reduceat(embeddings, np.cumsum(lengths) - lengths) / lengths[:, None]
        own = np.repeat(np.asarray(means, np.float32), lengths, axis=0)
        centred = (embeddings - (own + self.mean) / 2) @ self.projection
        norms = np.linalg.norm(centred, axis=1, keepdims=True)
        both = [centred / np.maximum(norms, 1e-6), np.sqrt(CEPSTRA) * cepstra]
        return np.concatenate(both, axis=1, dtype=np.float32) / np.float32(np.sqrt(1 + CEPSTRA))

    @property
    def width(self) -> int:
        """How many numbers a normalised frame has."""
        return int(self.projection.shape[1]) + WIDTH - EMBEDDING


@functools.cache
def learned_metric() -> Metric:
    """The metric that the kiosk hears by."""
    with np.load(LEARNED, allow_pickle=False) as file:
        return Metric(file["mean"], file["projection"].astype(np.float32))


def save_metric(path: Path, metric: Metric, words: Sequence[str], speakers: Sequence[str]) -> None:
    """Keep a metric with the names of what it was learned on: measure on others."""
    np.savez(
        path,
        mean=metric.mean,
        projection=metric.projection,
        words=np.array(words),
        speakers=np.array(speakers),
    )


@dataclass(frozen=True, slots=True)
class Examples:
    """Examples ready to be compared: `frames` (examples, longest, any), zeros after each one's `lengths`."""

    frames: npt.NDArray[np.float32]
    lengths: Lengths


def ready(examples: Sequence[Frames]) -> Examples:
    """Normalise and stack examples, none of them empty: some 0.1 s for the 1,350 of 135 phrases."""
    metric = learned_metric()
    lengths = np.array([len(example) for example in examples], np.int64)
    frames = np.zeros((len(examples), max(lengths, default=0), metric.width), np.float32)
    if len(examples):
        there = np.arange(frames.shape[1]) < lengths[:, None]
        frames[there] = metric.normalised(np.concatenate(examples), lengths)
    return Examples(frames, lengths)


def distances(phrase: Frames, examples: Examples) -> Distances:
    """The mean cosine distance along the best alignment with each example, 0 (the same) to about 1.

    `phrase` is as embedded. Loops over cells and works on all examples at once: 2 ms for 120 of them.
    """
    if not len(examples.lengths) or not len(phrase):
        return np.ones(len(examples.lengths), np.float32)
    costs = 1 - _similarities(learned_metric().normalised(phrase), examples.frames)
    ends = _accumulated(costs)[examples.lengths - 1, np.arange(len(examples.lengths))]
    return np.asarray(ends / (examples.lengths + len(phrase)), np.float32)


def _similarities(phrase: Frames, examples: Matrix) -> Matrix:
    """The cosines, of shape (longest, phrase, examples): one product of matrices, then turned."""
    count, longest, width = examples.shape
    flat = examples.reshape(count * longest, width) @ phrase.T
    return np.ascontiguousarray(flat.reshape(count, longest, len(phrase)).transpose(1, 2, 0))


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
