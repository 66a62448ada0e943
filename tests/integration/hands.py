"""Hands of visitors who don't speak: a finger, a keyboard, switches; each acts on what the window shows.

They learn only where things are; all they do goes through the X server.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from kiosk.app import Kiosk
from kiosk.demo.room import AnyRoom
from kiosk.demo.visitor import VisitFailedError, pressed_since
from kiosk.demo.watch import Seen, Watch
from kiosk.screen import focus
from kiosk.screen.hands import DOUBLE_STRIKE_S
from kiosk.screen.pieces import Tile
from kiosk.screen.scan import BOUNCE_S
from tests.integration import display

SHOWN_S = 10.0
"""The longest until the window has drawn what the kiosk shows, or tells what it was given."""

Keys = Mapping[str, Callable[[Sequence[Tile], str], str | None]]
MOVES: Keys = {
    "Tab": lambda page, here: focus.around(page, here, 1),
    "shift+Tab": lambda page, here: focus.around(page, here, -1),
    "Left": lambda page, here: focus.towards(page, here, "left"),
    "Right": lambda page, here: focus.towards(page, here, "right"),
    "Up": lambda page, here: focus.towards(page, here, "up"),
    "Down": lambda page, here: focus.towards(page, here, "down"),
}
"""Where each key takes the focus."""


class Silent:
    """What all of them share: nothing is said, and a press is done once the kiosk has noted it."""

    def __init__(self, _hall: AnyRoom, kiosk: Kiosk, watch: Watch) -> None:
        self._screen = kiosk.screen
        self._watch = watch

    def say(self, wav: Path) -> NoReturn:
        """Nobody would hear it."""
        raise NotImplementedError(wav.name)

    def touch(self, name: str) -> bool:
        """Press what is called so; False when it is not on the page."""
        tile = self._find(name)
        if tile is None:
            return False
        before = len(self._watch.seen.pressed)
        self._press(tile)
        demand(self._watch.wait_for(partial(pressed_since, before), SHOWN_S), f"{name}: nothing was pressed")
        demand(self._watch.seen.pressed[before].name == tile.target, f"{name}: something else was pressed")
        return True

    def _press(self, tile: Tile) -> None:
        raise NotImplementedError

    def _pointed(self, before: int) -> str:
        """What the focus came to next, after it had come to so many things."""
        demand(self._watch.wait_for(partial(points_more, before), SHOWN_S), "the focus does not move")
        return self._watch.seen.pointed[before]

    def _find(self, name: str) -> Tile | None:
        until = time.monotonic() + SHOWN_S
        while self._screen.shown != self._watch.seen.view and time.monotonic() < until:
            time.sleep(0.01)
        return next((tile for tile in self._screen.targets() if name in (tile.target, tile.typed)), None)


class Finger(Silent):
    """Touches the middle of things, no faster than a finger that means two presses."""

    def _press(self, tile: Tile) -> None:
        time.sleep(DOUBLE_STRIKE_S + 0.05)  # since the last one was noted: the window may have been late
        display.touch(*tile.rect.centre)


class Keyboard(Silent):
    """Goes from thing to thing by Tab and the arrows, and presses by Enter; strikes digits themselves."""

    def _press(self, tile: Tile) -> None:
        if tile.typed.isdigit():
            display.key(tile.typed)
            return
        assert tile.target
        here = self._move("Tab")
        for move in way(self._screen.targets(), here, tile.target):
            here = self._move(move)
        demand(here == tile.target, f"the focus came to {here}")
        display.key("Return")

    def _move(self, move: str) -> str:
        """Strike a key that moves the focus; what it came to."""
        before = len(self._watch.seen.pointed)
        display.key(move)
        return self._pointed(before)


class OneSwitch(Silent):
    """Waits until the focus has come by itself to a row, then to a thing in it, and strikes."""

    _page: tuple[str, int] | None = None

    def _press(self, tile: Tile) -> None:
        row = next(row for row in focus.rows(self._screen.targets()) if tile in row)
        begun = len(self._watch.seen.pointed)
        self._begin()
        begun = self._come_to(row[0], begun)
        if len(row) > 1:
            self._choose()
            self._come_to(tile, begun)
        self._choose()

    def _begin(self) -> None:
        """On a new page the first strike shows the focus; where one goes on, it comes again by itself."""
        view = self._screen.shown
        assert view is not None
        page, self._page = self._page, (view.step, view.page)
        if page != self._page:
            self._strike("space")

    def _come_to(self, tile: Tile, begun: int) -> int:
        """Let the focus come here; how many things it has come to then."""
        for so_far in range(begun, begun + 3 * len(self._screen.targets())):
            if self._pointed(so_far) == tile.target:
                return so_far + 1
            self._move()
        raise VisitFailedError("the focus does not come to what is meant")

    def _move(self) -> None:
        """The focus moves by itself."""

    def _choose(self) -> None:
        self._strike("space")

    def _strike(self, key: str) -> None:
        time.sleep(BOUNCE_S + 0.05)  # since what the last one did was noted: the window may have been late
        display.key(key)


class TwoSwitches(OneSwitch):
    """Moves the focus by one switch and chooses by the other."""

    def _begin(self) -> None:
        self._move()

    def _move(self) -> None:
        self._strike("space")

    def _choose(self) -> None:
        self._strike("Return")


def demand(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - as in an assertion
    """Raise VisitFailedError where this does not hold: an assertion would be lost in the visitor's thread."""
    if not holds:
        raise VisitFailedError(otherwise)


def points_more(before: int, seen: Seen) -> bool:
    """Whether the focus moved since."""
    return len(seen.pointed) > before


def way(page: Sequence[Tile], here: str, there: str) -> list[str]:
    """The fewest keys that take the focus from one target to another."""
    names = {tile.target: tile.name for tile in page}
    ways: dict[str, list[str]] = {names[here]: []}
    open_ends = deque(ways)
    while open_ends and names[there] not in ways:
        at = open_ends.popleft()
        for key, move in MOVES.items():
            to = move(page, at)
            if to is not None and to not in ways:
                ways[to] = [*ways[at], key]
                open_ends.append(to)
    return ways[names[there]]
