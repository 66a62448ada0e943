"""What became of each sign-up: cancelled ones are left out, moved ones are for their new café.

A note counts for the sign-up with the same link, which only their kiosk can make: a forged one does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kiosk.signups.record import Cancellation, Move, Paper, Question, Record


@dataclass(frozen=True, slots=True)
class Merged:
    """Sign-ups as they are now, questions, and cancelled sign-ups; each in the order of the exports."""

    records: tuple[Record, ...] = field(repr=False)
    questions: tuple[Question, ...] = field(repr=False)
    cancelled: tuple[Cancellation, ...] = field(repr=False)


def merged(papers: Sequence[Paper]) -> Merged:
    """Sorts them; notes may come before or after their sign-up, or without it, and in any order."""
    cancelled = tuple(paper for paper in papers if isinstance(paper, Cancellation))
    gone = {note.link for note in cancelled}
    moves = sorted((paper for paper in papers if isinstance(paper, Move)), key=lambda move: move.number)
    cafes = {move.link: move.to for move in moves}
    records = [paper for paper in papers if isinstance(paper, Record) and paper.link not in gone]
    return Merged(
        records=tuple(replace(record, cafe=cafes.get(record.link, record.cafe)) for record in records),
        questions=tuple(paper for paper in papers if isinstance(paper, Question)),
        cancelled=cancelled,
    )
