"""The table's rows made of trials, with the first figures and the aims. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.benchmarks.hearing_corpus import Condition
from tests.benchmarks.hearing_figures import (
    Trial,
    accepted,
    accuracy,
    calibration_error,
    equal_error_share,
    reliability,
    threshold_accepting,
)
from tests.benchmarks.hearing_plan import DIGITS_GROUP, NOISES, NOISY_CHOICES, STRANGE, TAUGHT, VOICED
from tests.benchmarks.hearing_table import Measured, Row, per_cent

Results = Mapping[str, Sequence[Trial]]
"""Trials by the name of their group."""

NOT_YET = "not measured"
TRUE_ACCEPTED = 0.95
"""The share of true answers that are accepted where other talk is counted."""
_TAUGHT = {4: ("97.8 %", "99.3 %"), 6: ("96.8 %", "99 %"), 10: ("94.4 %", "98.3 %"), 25: ("~90 %", "96.5 %")}
_VOICED = {4: ("82 %", "92 %"), 6: ("75 %", ""), 10: ("65 %", ""), 25: ("", "")}
_NOISY = {
    Condition.KITCHEN: ("92 %", "98 %"),
    Condition.BABBLE: ("70-80 %", "92 %"),
    Condition.ECHO: (NOT_YET, "98 %"),
    Condition.BOILER: (NOT_YET, ""),
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """How sure the kiosk must be to go on, and to ask back."""

    accept: float
    ask: float


def recognition_rows(results: Results, doubt: Doubt) -> Iterator[Row]:
    """What the kiosk makes of people's speech."""
    yield from taught_rows(results, "Arabic, 3 other speakers x 1 example", _TAUGHT)
    for choices, (first, aim) in _VOICED.items():
        task = f"Arabic, espeak-ng examples only: {choices} choices"
        yield from _accuracy(results.get(f"{VOICED} {choices}"), task, first, aim)
    yield from _accuracy(
        results.get(DIGITS_GROUP), "English digits, espeak-ng examples only, ten choices", "92.3 %", "97 %"
    )
    for noise in NOISES:
        first, aim = _NOISY[noise]
        task = f"{NOISY_CHOICES} choices in {noise.value}"
        yield from _accuracy(results.get(noise.value), task, first, aim)
    yield from _doubt_rows(results[STRANGE], doubt)


def taught_rows(results: Results, task: str, known: Mapping[int, tuple[str, str]]) -> Iterator[Row]:
    """Accuracy by number of choices, of kiosks that people taught."""
    for choices, (first, aim) in known.items():
        yield from _accuracy(results.get(f"{TAUGHT} {choices}"), f"{task}: {choices} choices", first, aim)


def new_rows(results: Results) -> Iterator[Row]:
    """The same of words and speakers that nothing was learned on."""
    yield from taught_rows(
        results,
        "the same, only words and speakers that nothing was learned on",
        dict.fromkeys(_TAUGHT, ("", "")),
    )


def _accuracy(trials: Sequence[Trial] | None, task: str, first: str, aim: str) -> Iterator[Row]:
    if trials:
        yield Row(task, first, aim, per_cent(accuracy(trials), len(trials)))


def _doubt_rows(trials: Sequence[Trial], doubt: Doubt) -> Iterator[Row]:
    answers = [trial for trial in trials if trial.wanted]
    words = [trial for trial in trials if not trial.wanted and trial.said]
    talk = [trial for trial in trials if not trial.said]
    threshold = threshold_accepting(TRUE_ACCEPTED, (trial.probability for trial in answers))
    error = equal_error_share([*answers, *words])
    task = f"{NOISY_CHOICES} choices, words that are no choice: equal error"
    yield Row(task, "11-12 %", "5 %", per_cent(error, len(answers) + len(words)))
    task = f"other talk accepted, at {TRUE_ACCEPTED:.0%} of true answers accepted (p ≥ {threshold:.2f})"
    yield Row(task, NOT_YET, "below 1 %", per_cent(accepted(talk, threshold), len(talk)))
    for name, said in {
        "true answers": answers,
        "words that are no choice": words,
        "other talk": talk,
    }.items():
        for does, least in {"accepted": doubt.accept, "accepted or asked back about": doubt.ask}.items():
            task = f"as config.yaml has it, {name} {does} (p ≥ {least:g})"
            yield Row(task, "", "", per_cent(accepted(said, least), len(said)))
    task = "calibration error, answers and as many words that are no choice"
    found = calibration_error(reliability([*answers, *words]))
    yield Row(task, NOT_YET, "", Measured(100 * found, "points", len(answers) + len(words)))
