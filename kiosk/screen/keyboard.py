"""What a keyboard or a switch means: the focus moves, a target is pressed. Knows nothing of Kivy.

Key numbers are those of SDL 1.2, which Kivy keeps.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.screen import focus
from kiosk.screen.pieces import Tile

_TAB = 9
_PRESS = (13, 271, 32)
"""Enter, Enter of the number pad, Space."""
_ARROWS: dict[int, focus.Direction] = {273: "up", 274: "down", 275: "right", 276: "left"}
_DIGITS = {8: "\b", **{48 + n: str(n) for n in range(10)}, **{256 + n: str(n) for n in range(10)}}


class Keyboard:
    """Holds the focus and the keys that are down: a key that repeats by being held presses once."""

    def __init__(self) -> None:
        self.focus: str | None = None
        self._down: set[int] = set()

    def leave(self) -> None:
        """A finger came: the focus is not shown any more."""
        self.focus = None

    def turn_page(self, tiles: Sequence[Tile]) -> None:
        """Another page: whoever works by keys starts at its first target."""
        if self.focus is not None:
            self.focus = focus.around(tiles, None, 1)

    def up(self, key: int) -> None:
        """A key is let go."""
        self._down.discard(key)

    def down(self, key: int, tiles: Sequence[Tile], *, shift: bool = False) -> str | None:
        """A key goes down; the name to press, or None."""
        held = key in self._down
        self._down.add(key)
        if key == _TAB:
            self.focus = focus.around(tiles, self.focus, -1 if shift else 1)
        elif key in _ARROWS:
            self.focus = focus.towards(tiles, self.focus, _ARROWS[key])
        elif held:
            return None
        elif key in _PRESS:
            return _target(tiles, name=self.focus)
        elif key in _DIGITS:
            return _target(tiles, digit=_DIGITS[key])
        return None


def _target(tiles: Sequence[Tile], *, name: str | None = None, digit: str = "") -> str | None:
    for tile in focus.stops(tiles):
        if tile.name == name or (digit and tile.digit == digit):
            return tile.target
    return None
