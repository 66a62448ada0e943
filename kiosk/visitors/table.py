"""What many simulated visits showed, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.table import Table

from kiosk.visitors.many import Tally

COLUMNS = ("visitors", "visits", "reached", "minutes", "turns", "asked in a row", "no goodbye", "by mistake")


def table(tallies: Iterable[Tally]) -> Table:
    """A row a manner: the share that reached their goal, medians, and what must not happen."""
    made = Table(*COLUMNS, box=box.SIMPLE)
    for tally in tallies:
        made.add_row(
            tally.manner,
            f"{tally.visits:,}",
            f"{tally.reached / tally.visits:.2%}",
            f"{tally.minutes:.1f}",
            f"{tally.turns:.0f}",
            str(tally.most_asked),
            str(tally.no_goodbye),
            str(tally.mistaken),
        )
    return made
