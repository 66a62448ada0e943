"""Scanning for one or two switches: the focus goes round, a switch chooses. Pure: is told the time.

Many things (keys, the bar) are passed row by row; whoever chooses a row goes round within it, once. With one
switch the focus moves by itself, a while after the thing was named, and rests after two rounds without a
choice. With two, one of them moves it. Nothing is chosen that has not had the focus.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from kiosk.screen import focus
from kiosk.screen.pieces import Tile

BOUNCE_S = 0.3
"""A switch that is struck twice within this time was struck once (a trembling hand, a worn contact)."""

_NAMING_S = 8.0
"""The focus waits no longer for the end of a name, if something else is being said."""
_ROUNDS = 2


class Switch(Enum):
    """What a strike is for; with one switch either does for both."""

    MOVE = "move"
    CHOOSE = "choose"


class Scanner:
    """The focus of switches on the page that is shown."""

    def __init__(self, switches: int, rest_s: float) -> None:
        self._by_itself = switches == 1
        self._rest_s = rest_s
        self._rows: tuple[tuple[Tile, ...], ...] = ()
        self._row: int | None = None
        self._place: int | None = None
        self._rounds = 0
        self._resumes = False
        self._struck_s = self._came_s = self._spoken_s = float("-inf")

    @property
    def focus(self) -> tuple[Tile, ...]:
        """The tiles that have the focus: one, or a row that can be chosen; none while nobody scans."""
        if self._row is None:
            return ()
        row = self._rows[self._row]
        return row if self._place is None else (row[self._place],)

    def leave(self) -> None:
        """A finger or a key came, or another page: scanning ends."""
        self._row, self._place, self._resumes = None, None, False

    def take(self, tiles: Sequence[Tile], *, same: bool) -> None:
        """The tiles that are shown from now on; `same` while they are still those of the same page."""
        rows = focus.rows(tiles)
        if not same or (self._row is not None and _names(rows) != _names(self._rows)):
            self.leave()
        self._rows = rows

    def strike(self, switch: Switch, seconds: float) -> str | None:
        """A switch is struck; the name to press, or None."""
        if seconds - self._struck_s < BOUNCE_S or not self._rows:
            return None
        self._struck_s = seconds
        if self._row is None:
            self._begin(seconds)
        elif switch is Switch.MOVE and not self._by_itself:
            self._move(self._row, seconds)
        else:
            return self._choose(self._row, seconds)
        return None

    def tick(self, seconds: float, *, speaking: bool) -> None:
        """Time goes by, and the kiosk speaks or does not: the focus of one switch moves on."""
        if not self._by_itself:
            return
        if speaking:
            self._spoken_s = seconds
        rested = seconds - max(self._spoken_s, self._came_s) >= self._rest_s
        if self._row is not None and (rested or seconds - self._came_s >= self._rest_s + _NAMING_S):
            self._move(self._row, seconds)
        elif self._resumes and rested and self._rows:
            self._begin(seconds)

    def _begin(self, seconds: float) -> None:
        self._row, self._place, self._rounds = 0, None, 0
        self._resumes, self._came_s = False, seconds

    def _move(self, row: int, seconds: float) -> None:
        self._came_s = seconds
        if self._place is not None:
            # A round within a row ends on the row: who missed their letter chooses it again.
            self._place = self._place + 1 if self._place + 1 < len(self._rows[row]) else None
            return
        self._row = (row + 1) % len(self._rows)
        self._rounds += self._row == 0
        if self._by_itself and self._rounds == _ROUNDS:
            self.leave()

    def _choose(self, row: int, seconds: float) -> str | None:
        self._came_s = seconds
        if self._place is None and len(self._rows[row]) > 1:
            self._place, self._rounds = 0, 0
            return None
        target = self._rows[row][self._place or 0].target
        self.leave()
        # Whoever types goes on from the first row, once what was chosen has been said.
        self._resumes = self._by_itself
        return target


def _names(rows: Sequence[Sequence[Tile]]) -> list[list[str]]:
    return [[tile.name for tile in row] for row in rows]
