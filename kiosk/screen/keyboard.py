"""What a keyboard or a switch means: the focus moves, a target is pressed. Knows nothing of Kivy.

Key numbers are those of SDL 1.2, which Kivy keeps; what SDL 1.2 lacks has the number of SDL 2.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from kiosk.screen import focus
from kiosk.screen.pieces import Tile

_TAB = 9
_SPACE = 32
_PRESS = (13, 271, _SPACE)
"""Enter, Enter of the number pad, Space."""
_ARROWS: dict[int, focus.Direction] = {273: "up", 274: "down", 275: "right", 276: "left"}
_TYPED = {8: "\b", **{256 + n: str(n) for n in range(10)}}
"""Backspace, and the digits of the number pad."""
_TYPED_BELOW, _ARABIC = 256, 0x600
"""Below the one, and from the other on, the number of a key is the Unicode number of what it types."""
_PAUSE = ("bar:pause", "bar:go-on")
_CONTROLS = {
    1073741896: _PAUSE,  # Pause
    27: ("bar:back",),  # Escape
    278: ("bar:home",),  # Home
    281: ("onward:",),  # Page down
    282: ("bar:help",),  # F1
}
"""The tiles that a key presses, of which one is shown; a name that ends with ":" is the first of its kind."""


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
        elif key in _PRESS and self.focus is not None:
            return _target(tiles, (self.focus,))
        elif key == _SPACE:
            return _typing(tiles, " ") or _target(tiles, _PAUSE)
        elif key in _CONTROLS:
            return _target(tiles, _CONTROLS[key])
        else:
            return _typing(tiles, _sign(key))
        return None


def _sign(key: int) -> str:
    """What a key types, or nothing."""
    if key in _TYPED:
        return _TYPED[key]
    return chr(key) if _SPACE < key < _TYPED_BELOW or _ARABIC <= key <= sys.maxunicode else ""


def _typing(tiles: Sequence[Tile], sign: str) -> str | None:
    """The target that this sign of a keyboard presses."""
    return next((tile.target for tile in focus.stops(tiles) if sign and tile.typed == sign), None)


def _target(tiles: Sequence[Tile], names: Sequence[str]) -> str | None:
    """The first target with one of these names."""
    for tile in focus.stops(tiles):
        if any(tile.name == name or (name.endswith(":") and tile.name.startswith(name)) for name in names):
            return tile.target
    return None
