"""A figure beside the first one and the aim, and the table of them: for a terminal, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from rich.table import Table

from tests.benchmarks.hearing_figures import Share

HEADINGS = ("task", "first figure", "aim", "measured", "95 % interval", "trials")


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure in its unit, from so many trials; `low` and `high` bound it where it is a share."""

    value: float
    unit: str
    trials: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a figure, or why there is none."""

    task: str
    first: str
    aim: str
    measured: Measured | str


class RowData(TypedDict):
    """A row, ready for JSON."""

    task: str
    first: str
    aim: str
    value: float | None
    unit: str
    low: float | None
    high: float | None
    trials: int
    problem: str | None


def per_cent(share: Share, trials: int) -> Measured:
    """A share as percentage."""
    return Measured(100 * share.value, "%", trials, 100 * share.low, 100 * share.high)


def cells(row: Row) -> tuple[str, str, str, str, str, str]:
    """The texts of a row, as `HEADINGS`."""
    if isinstance(row.measured, str):
        return row.task, row.first, row.aim, row.measured, "", ""
    found = row.measured
    bounds = "" if found.low is None or found.high is None else f"{found.low:.1f} – {found.high:.1f}"
    return row.task, row.first, row.aim, f"{found.value:.1f} {found.unit}", bounds, f"{found.trials}"


def terminal(rows: Sequence[Row], title: str) -> Table:
    """For rich."""
    table = Table(title=title)
    for heading in HEADINGS:
        table.add_column(heading, overflow="fold", justify="right" if heading == "trials" else "left")
    for row in rows:
        table.add_row(*cells(row))
    return table


def markdown(rows: Sequence[Row]) -> str:
    """A table for a README."""
    lines = [HEADINGS, ("---",) * len(HEADINGS), *(cells(row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def data(rows: Sequence[Row]) -> list[RowData]:
    """For other programs."""
    return [_data(row) for row in rows]


def _data(row: Row) -> RowData:
    found = row.measured if isinstance(row.measured, Measured) else None
    return RowData(
        task=row.task,
        first=row.first,
        aim=row.aim,
        value=found.value if found else None,
        unit=found.unit if found else "",
        low=found.low if found else None,
        high=found.high if found else None,
        trials=found.trials if found else 0,
        problem=row.measured if isinstance(row.measured, str) else None,
    )
