"""Many simulated visits of each manner, a process a core, and what is to be told of them."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from statistics import median

from kiosk.dialogue.script import Script
from kiosk.visitors.person import MANNERS, Manner, goal_of
from kiosk.visitors.visit import Outcome, visit
from kiosk.visitors.ways import Map

BATCH = 500
"""Visits a process holds before it tells how far it is."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Visits of one manner: how many, the share that reached their goal, and what must not happen."""

    manner: str
    visits: int
    reached: int
    mistaken: int
    no_goodbye: int
    most_asked: int
    turns: float
    minutes: float


@dataclass(frozen=True, slots=True)
class _Batch:
    script: Script
    manner: Manner
    visits: int
    seed: str


def hold(
    script: Script, visits: int, tell: Callable[[int, int], None], manners: Sequence[Manner] = MANNERS
) -> Iterator[Tally]:
    """So many visits of each manner; the same seed each time. Told how many are done, of how many."""
    batches = [batch for manner in manners for batch in _batches(script, manner, visits)]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        done: dict[str, list[Outcome]] = {}
        for number, (batch, outcomes) in enumerate(zip(batches, pool.map(_hold, batches), strict=True), 1):
            done.setdefault(batch.manner.name, []).extend(outcomes)
            tell(number, len(batches))
            if len(done[batch.manner.name]) == visits:
                yield tally(batch.manner.name, done.pop(batch.manner.name))


def _batches(script: Script, manner: Manner, visits: int) -> Iterator[_Batch]:
    for at in range(0, visits, BATCH):
        yield _Batch(script, manner, min(BATCH, visits - at), f"{manner.name}:{at}")


def _hold(batch: _Batch) -> list[Outcome]:
    ways, draw = Map(batch.script), random.Random(batch.seed)  # noqa: S311 - a model of people, no secret
    return [
        visit(batch.script, ways, batch.manner, goal_of(batch.script, draw, batch.manner), draw)
        for _ in range(batch.visits)
    ]


def tally(manner: str, outcomes: Sequence[Outcome]) -> Tally:
    """Sum up; turns and minutes are medians of the visits that reached their goal, if any did."""
    judged = [each for each in outcomes if each.reached] or outcomes
    return Tally(
        manner=manner,
        visits=len(outcomes),
        reached=sum(each.reached for each in outcomes),
        mistaken=sum(each.mistaken for each in outcomes),
        no_goodbye=sum(not each.goodbye for each in outcomes),
        most_asked=max(each.asked for each in outcomes),
        turns=median(each.turns for each in judged),
        minutes=median(each.seconds for each in judged) / 60,
    )
