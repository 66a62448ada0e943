"""The figures as pictures: reliability, detection error trade-off, accuracy by choices and by noise.

Needs matplotlib. Colours are told apart by those who see few (Okabe and Ito), and markers differ too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from tests.benchmarks.hearing_figures import Share, Trial, accuracy, error_rates, reliability
from tests.benchmarks.hearing_plan import NOISES, NOISY_CHOICES, STRANGE, TAUGHT, VOICED
from tests.benchmarks.hearing_rows import Results

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BLUE, _ORANGE, _GREEN, _GREY = "#0072B2", "#D55E00", "#009E73", "#999999"
_PER_CENT = (0.1, 0.5, 1, 2, 5, 10, 20, 40, 60)
_INCHES = (6.4, 4.8)


def write_plots(folder: Path, results: Results, rival: Results) -> tuple[Path, ...]:
    """Write the plots as PNG files; raises ImportError without matplotlib."""
    import matplotlib as mpl  # noqa: PLC0415 - only the plots need it

    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415 - the same

    pictures: dict[str, Callable[[Axes], None]] = {
        "reliability": lambda axes: _reliability(axes, results[STRANGE]),
        "words-that-are-no-choice": lambda axes: _trade_off(axes, results[STRANGE]),
        "choices": lambda axes: _by_choices(axes, results, rival),
        "noise": lambda axes: _by_noise(axes, results),
    }
    for name, draw in pictures.items():
        figure, axes = plt.subplots(figsize=_INCHES, layout="constrained")
        draw(axes)
        axes.grid(alpha=0.3)
        figure.savefig(folder / f"{name}.png", dpi=120)
        plt.close(figure)
    return tuple(folder / f"{name}.png" for name in pictures)


def _reliability(axes: Axes, trials: Sequence[Trial]) -> None:
    axes.plot([0, 1], [0, 1], color=_GREY, linestyle=":", label="a perfect probability")
    answers = [trial for trial in trials if trial.wanted]
    mixed = [trial for trial in trials if trial.said]
    _line(axes, answers, "answers only", _BLUE, "o")
    _line(axes, mixed, "and as many words that are no choice", _ORANGE, "s")
    axes.set(
        title=f"How true the kiosk's probability is ({NOISY_CHOICES} choices)",
        xlabel="probability of the best candidate",
        ylabel="share of best candidates that were right",
        xlim=(0, 1),
        ylim=(0, 1.02),
    )
    axes.legend()


def _line(axes: Axes, trials: Sequence[Trial], label: str, colour: str, marker: str) -> None:
    bins = reliability(trials)
    places = [each.probability for each in bins]
    errors = _errors([each.right for each in bins])
    shares = [each.right.value for each in bins]
    axes.errorbar(places, shares, errors, label=label, color=colour, marker=marker, capsize=3)
    for each in bins:
        axes.annotate(
            f"{each.count}",
            (each.probability, each.right.value),
            (3, -11),
            textcoords="offset points",
            fontsize=7,
            color=colour,
        )


def _trade_off(axes: Axes, trials: Sequence[Trial]) -> None:
    answers = [trial.probability for trial in trials if trial.wanted]
    unwanted = {
        "words that are no choice": ([t.probability for t in trials if t.said and not t.wanted], _ORANGE),
        "other talk": ([t.probability for t in trials if not t.said], _BLUE),
    }
    for label, (scores, colour) in unwanted.items():
        missed, accepted = error_rates(answers, scores)
        axes.plot(_probit(accepted), _probit(missed), label=label, color=colour)
    ends = _probit(np.array([_PER_CENT[0], _PER_CENT[-1]]) / 100)
    axes.plot(ends, ends, color=_GREY, linestyle=":", label="equal error")
    places, labels = _probit(np.array(_PER_CENT) / 100), [f"{each:g}" for each in _PER_CENT]
    axes.set_xticks(places, labels)
    axes.set_yticks(places, labels)
    axes.set(
        title=f"Turning away what is no answer ({NOISY_CHOICES} choices)",
        xlabel="accepted wrongly, %",
        ylabel="true answers turned away, %",
        xlim=tuple(ends),
        ylim=tuple(ends),
    )
    axes.legend()


def _by_choices(axes: Axes, results: Results, rival: Results) -> None:
    for label, found, colour, marker in (
        ("taught by 3 people", dict(_numbered(results, TAUGHT)), _BLUE, "o"),
        ("espeak-ng examples only", dict(_numbered(results, VOICED)), _ORANGE, "s"),
        ("plain DTW on MFCC, taught by 3 people", dict(_numbered(rival, TAUGHT)), _GREEN, "^"),
    ):
        if found:
            shares = [accuracy(trials) for trials in found.values()]
            values = [100 * each.value for each in shares]
            axes.errorbar(
                [*found], values, 100 * _errors(shares), label=label, color=colour, marker=marker, capsize=3
            )
    axes.set(title="Arabic words, other speakers", xlabel="choices", ylabel="right, %", ylim=(None, 100.5))
    axes.legend()


def _by_noise(axes: Axes, results: Results) -> None:
    clean = [trial for trial in results[STRANGE] if trial.wanted]
    found = {"clean": accuracy(clean), **{noise.value: accuracy(results[noise.value]) for noise in NOISES}}
    shares = [*found.values()]
    labels = [name.replace(", ", ",\n").replace(" RT60", "\nRT60") for name in found]
    axes.barh(
        labels, [100 * each.value for each in shares], xerr=100 * _errors(shares), color=_BLUE, capsize=3
    )
    axes.invert_yaxis()
    axes.set(
        title=f"{NOISY_CHOICES} Arabic words, taught by 3 other speakers", xlabel="right, %", xlim=(0, 100)
    )


def _numbered(results: Results, name: str) -> Iterator[tuple[int, Sequence[Trial]]]:
    for group, trials in results.items():
        kind, _, number = group.rpartition(" ")
        if kind == name:
            yield int(number), trials


def _errors(shares: Sequence[Share]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Distances down and up to the bounds, as error bars want them."""
    bounds = [[each.value - each.low for each in shares], [each.high - each.value for each in shares]]
    return np.array(bounds, float).clip(min=0.0)


def _probit(shares: np.ndarray[tuple[int], np.dtype[np.float64]]) -> list[float]:
    """Normal deviates: errors of normal scores lie on a straight line (Martin et al. 1997)."""
    return [NormalDist().inv_cdf(float(share)) for share in np.clip(shares, 1e-4, 1 - 1e-4)]
