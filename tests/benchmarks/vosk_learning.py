"""Learns how much the likelihoods of words and the evidence of both recognisers are worth."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from kiosk.sound.fusion import STRONGEST, STRONGEST_WORDS, Evidence, fused
from kiosk.sound.vosk_recogniser import margin

Numbers = npt.NDArray[np.float64]


class Tried(Protocol):
    """What was said at a step and how it was heard."""

    @property
    def said(self) -> str:
        """What was said."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """The step's phrases, each its own choice."""

    @property
    def texts(self) -> Mapping[str, float]:
        """The texts that were heard and their log likelihoods."""

    @property
    def fillers(self) -> float:
        """The log likelihood of fillers."""

    @property
    def words(self) -> Evidence:
        """Evidence from words."""

    @property
    def by_example(self) -> Evidence:
        """Evidence from examples."""


def learned(trials: Sequence[Tried]) -> dict[str, float]:
    """The weights that `vosk_recogniser` and `fusion` hold, by their names there."""
    return {**_of_words(trials), **_of_both(trials)}


def _of_words(trials: Sequence[Tried]) -> dict[str, float]:
    pairs = [(trial, phrase) for trial in trials for phrase in trial.phrases]
    heard = [
        (trial.said == phrase, trial.texts[phrase] - trial.fillers, margin(trial.texts, phrase))
        for trial, phrase in pairs
        if phrase in trial.texts
    ]
    right, wrong = (
        _share([phrase in trial.texts for trial, phrase in pairs if (trial.said == phrase) is same])
        for same in (True, False)
    )
    above, apart, start = fit([one[1:] for one in heard], [one[0] for one in heard])
    return {
        "FILLER_WEIGHT": above,
        "MARGIN_WEIGHT": apart,
        "HEARD": start + math.log(right / wrong),
        "NOT_HEARD": math.log((1 - right) / (1 - wrong)),
        "right phrases among the texts, %": 100 * right,
        "other phrases among the texts, %": 100 * wrong,
    }


def _share(these: Sequence[bool]) -> float:
    """Never 0 and never 1: one more of each was seen."""
    return (sum(these) + 1) / (len(these) + 2)


def _of_both(trials: Sequence[Tried]) -> dict[str, float]:
    rows, right = [], []
    for trial in trials:
        together = fused(trial.by_example, trial.words)
        best = max(together, key=lambda phrase: together[phrase])
        words = max(-STRONGEST_WORDS, min(STRONGEST_WORDS, trial.words[best]))
        example = max(-STRONGEST, min(STRONGEST, trial.by_example[best]))
        rows.append((example, words))
        right.append(trial.said == best)
    example, words, both = fit(rows, right)
    return {"EXAMPLE_WEIGHT": example, "WORDS_WEIGHT": words, "BOTH": both}


def fit(rows: Sequence[tuple[float, float]], right: Sequence[bool]) -> tuple[float, float, float]:
    """Logistic regression by Newton's steps, right and wrong counting equally: two weights and a constant."""
    x: Numbers = np.column_stack([np.array(rows, np.float64), np.ones(len(rows))])
    y = np.array(right, np.float64)
    counts = np.where(y == 1, 0.5 / max(y.mean(), 1e-9), 0.5 / max(1 - y.mean(), 1e-9))
    weights = np.zeros(3)
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (counts * (y - p)) - 1e-3 * weights
        bend = (x * (counts * p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(3)
        weights = weights + np.linalg.solve(bend, slope)
    first, second, constant = weights.tolist()
    return first, second, constant
