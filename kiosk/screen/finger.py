"""A finger for demonstrations and tests, which touches the window as a visitor does.

Importing this imports Kivy.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kivy.base import EventLoop
from kivy.core.window import Window
from kivy.input.providers.mouse import MouseMotionEvent

from kiosk.screen import focus
from kiosk.screen.hands import SCREEN, tile_at
from kiosk.screen.pieces import Tile

Point = tuple[float, float]
"""Pixels from the left and from the top."""


def place_of(name: str, page: Sequence[Tile]) -> Point | None:
    """The middle of the target of this name (or of the key with this digit or letter), if there is one.

    That of "screen" is a point beside every target.
    """
    if name == SCREEN:
        return _bare_point(page)
    tile = next((t for t in focus.stops(page) if name in (t.target, t.typed)), None)
    return tile.rect.centre if tile else None


def _bare_point(page: Sequence[Tile]) -> Point | None:
    """A point where nothing can be touched, beyond the edge that hands hold; looked for from the top."""
    width, height = (int(side) for side in Window.size)
    points = ((x, y) for y in range(9, height, 9) for x in range(9, width, 9))
    return next((point for point in points if tile_at(*point, page) is None), None)


def touch(x: float, y: float, to: Point | None, tick: Callable[[], None]) -> None:
    """Touch a point (y from the top), move to another if one is given, and let go."""
    event = _motion("begin", x, y, None)
    tick()
    if to is not None:
        event = _motion("update", *to, event)
    _motion("end", *(to or (x, y)), event)
    tick()


def _motion(kind: str, x: float, y: float, event: Any) -> Any:  # noqa: ANN401  Kivy ships no types
    place = (x / (Window.width - 1.0), (Window.height - y) / (Window.height - 1.0))
    if event is None:
        event = MouseMotionEvent("kiosk", "touch", [*place, "left"], is_touch=True, type_id="touch")
    else:
        event.move([*place, "left"])
    EventLoop.post_dispatch_input(kind, event)
    return event
