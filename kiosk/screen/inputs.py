"""What comes in through the window, for the main thread only: touches and keys, and the marks they leave.

Importing this imports Kivy. What a touch or a key means is decided in `hands` and `keyboard`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.core.window import Window

from kiosk.dialogue.view import View
from kiosk.screen.hands import Hands
from kiosk.screen.keyboard import Keyboard
from kiosk.screen.marks import marked
from kiosk.screen.pieces import Tile
from kiosk.screen.theme import Palette

_WHEEL = ("scrollup", "scrolldown", "scrollleft", "scrollright")


class Inputs:
    """Hands and keys on the page that is shown.

    `press` is called with the name of what is pressed, `point` with that of what the focus came to, and
    `changed` when something may look otherwise now.
    """

    def __init__(
        self,
        px_per_mm: float,
        clock: Callable[[], float],
        press: Callable[[str], None],
        point: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self._px_per_mm = px_per_mm
        self._clock = clock
        self._press = press
        self._point = point
        self._changed = changed
        self._hands = Hands(px_per_mm)
        self._keyboard = Keyboard()
        self._view: View | None = None
        self._page: tuple[Tile, ...] = ()
        self._bind(Window.fbind)

    def close(self) -> None:
        """Let go of the window."""
        self._bind(Window.funbind)

    def _bind(self, bind: Callable[..., object]) -> None:
        bind("on_touch_down", self._touched)
        bind("on_touch_up", self._released)
        bind("on_key_down", self._key_down)
        bind("on_key_up", self._key_up)

    def take(self, view: View, page: tuple[Tile, ...]) -> None:
        """The page that is shown from now on."""
        if self._view is None or view.step != self._view.step:
            self._hands.forget()
            self._keyboard.turn_page(page)
        self._view, self._page = view, page

    def marked(self, tile: Tile, palette: Palette) -> Tile:
        """The tile as it looks under a finger and with the focus."""
        return marked(
            tile,
            held=tile.name in self._hands.held,
            focused=tile.name == self._keyboard.focus,
            px_per_mm=self._px_per_mm,
            palette=palette,
        )

    def _touched(self, _window: object, touch: Any) -> bool:  # noqa: ANN401  Kivy ships no types
        if getattr(touch, "button", "left") in _WHEEL:
            return True
        self._keyboard.leave()
        self._hands.down(touch.uid, touch.x, Window.height - touch.y, self._clock(), self._page)
        self._changed()
        return True

    def _released(self, _window: object, touch: Any) -> bool:  # noqa: ANN401  Kivy ships no types
        self._send(self._hands.up(touch.uid, touch.x, Window.height - touch.y, self._clock(), self._page))
        return True

    def _key_down(self, _window: object, key: int, _scancode: int, _text: str, modifiers: list[str]) -> bool:
        focused = self._keyboard.focus
        name = self._keyboard.down(key, self._page, shift="shift" in modifiers)
        if self._keyboard.focus != focused:
            self._name_focus()
        self._send(name)
        return True

    def _key_up(self, _window: object, key: int, *_: object) -> bool:
        self._keyboard.up(key)
        return True

    def _name_focus(self) -> None:
        for tile in self._page:
            if tile.target and tile.name == self._keyboard.focus:
                self._point(tile.target)

    def _send(self, name: str | None) -> None:
        if name is not None:
            self._press(name)
        self._changed()
