"""What keys mean: the focus moves, a target is pressed. Knows nothing of Kivy.

Of a keyboard, or of any device that sends the keys of one; all tables are in `keys`. Nothing is chosen
before it has had the focus, and so its name: the first stroke on a page only shows where the focus is.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.screen import focus, keys
from kiosk.screen.pieces import Tile


class Keyboard:
    """Holds the focus and the keys that are down: a key that repeats by being held presses once."""

    def __init__(self) -> None:
        self.focus: str | None = None
        self._down: set[int] = set()

    def leave(self) -> None:
        """A finger came, or another page: the focus is nowhere."""
        self.focus = None

    def up(self, key: int) -> None:
        """A key is let go."""
        self._down.discard(key)

    def first(self, key: int) -> bool:
        """A key goes down; False while it repeats by being held."""
        held = key in self._down
        self._down.add(key)
        return not held

    def down(
        self, key: int, tiles: Sequence[Tile], *, shift: bool = False, num_lock: bool = True
    ) -> str | None:
        """A key goes down; the name to press, or None."""
        first = self.first(key)
        if not num_lock:
            key = keys.NINE.get(key, key)
        if key == keys.TAB:
            self.focus = focus.around(tiles, self.focus, -1 if shift else 1)
        elif key in keys.ARROWS:
            self.focus = focus.towards(tiles, self.focus, keys.ARROWS[key])
        elif first:
            return self._stroke(key, tiles)
        return None

    def _stroke(self, key: int, tiles: Sequence[Tile]) -> str | None:
        focused = next((tile for tile in focus.stops(tiles) if tile.name == self.focus), None)
        if key in keys.OK:
            if focused is None:
                self.focus = focus.around(tiles, None, 1)
            return focused.target if focused else None
        if key == keys.SPACE and focused:
            return focused.target
        return _typed(key, tiles) or _control(key, tiles)


def _typed(key: int, tiles: Sequence[Tile]) -> str | None:
    """The target that bears the sign of this key."""
    targets = {tile.typed: tile.target for tile in focus.stops(tiles) if tile.typed}
    return next((targets[sign] for sign in keys.signs(key) if sign in targets), None)


def _control(key: int, tiles: Sequence[Tile]) -> str | None:
    """The first target that this key stands for, or the control that is heard without being shown."""
    stops = focus.stops(tiles)
    for name in keys.CONTROLS.get(key, ()):
        kind = name if name.endswith(":") else ""
        found = next((t for t in stops if t.name == name or (kind and t.name.startswith(kind))), None)
        if found is not None:
            return found.target
    typing = any(tile.typed for tile in stops)
    return None if typing and key in keys.SIGNS else keys.UNSEEN.get(key)
