"""The workers that prepare and recognise, one process a core."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Self, TypeVar

from rich.console import Console
from rich.progress import track

from tests.benchmarks.hearing_features import Make, Shelf, Wanted
from tests.benchmarks.hearing_figures import Trial
from tests.benchmarks.hearing_plan import Group
from tests.benchmarks.hearing_tasks import Recognise, Visits

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
_In = TypeVar("_In")
_Out = TypeVar("_Out")


class Bench:
    """Prepares features and recognises them; a context manager that ends its processes."""

    def __init__(self, speech: Path, cache: Path) -> None:
        self._speech, self._cache = speech, cache
        self._environment = {name: os.environ.get(name) for name in _THREADS}
        os.environ.update(
            dict.fromkeys(_THREADS, "1")
        )  # read as a process starts; a process a core is enough
        self._pool = ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        for name, value in self._environment.items():
            os.environ.pop(name)
            os.environ.update({name: value} if value is not None else {})

    @property
    def shelf(self) -> Shelf:
        """All that has been prepared."""
        return Shelf(self._cache)

    def trials(self, groups: Mapping[str, Group]) -> dict[str, tuple[Trial, ...]]:
        """The trials of each group, by its name."""
        self.prepare({wanted for group in groups.values() for wanted in group.needs()})
        jobs = [
            (name, (Recognise(group.corpus, self._cache, group.method), visits))
            for name, group in groups.items()
            for visits in group.visits
        ]
        found: dict[str, tuple[Trial, ...]] = dict.fromkeys(groups, ())
        done = self.each(_recognised, [job for _, job in jobs], "recognising")
        for (name, _), trials in zip(jobs, done, strict=True):
            found[name] += trials
        return found

    def prepare(self, wanted: Iterable[Wanted]) -> None:
        """Make the features that are not in the cache yet."""
        shelf = self.shelf
        missing = sorted((each for each in wanted if each not in shelf), key=repr)
        for _ in self.each(Make(self._speech, self._cache), missing, "preparing"):
            pass

    def each(self, work: Callable[[_In], _Out], inputs: Sequence[_In], what: str) -> Iterator[_Out]:
        """Results of work in the order of inputs, with a progress bar where somebody looks on."""
        done = self._pool.map(work, inputs)
        console = Console(stderr=True)
        yield from track(done, what, len(inputs), console=console, transient=True, disable=not inputs)


def _recognised(job: tuple[Recognise, Visits]) -> tuple[Trial, ...]:
    recognise, visits = job
    return recognise(visits)
