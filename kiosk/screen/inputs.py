"""What comes in through the window, for the main thread only: touches, keys, switches, and their marks.

Importing this imports Kivy. What they mean is decided in `hands`, `keyboard` and `scan`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.core.window import Window

from kiosk.dialogue.view import Attention, View
from kiosk.screen import keys
from kiosk.screen.hands import Hands
from kiosk.screen.keyboard import Keyboard
from kiosk.screen.marks import marked
from kiosk.screen.pieces import Tile
from kiosk.screen.scan import Scanner, Switch
from kiosk.screen.settings import ScreenSettings
from kiosk.screen.theme import Palette

_WHEEL = ("scrollup", "scrolldown", "scrollleft", "scrollright")


class Inputs:
    """Hands, keys and switches on the page that is shown.

    `press` is called with the name of what is pressed, `point` with that of what the focus came to, and
    `changed` when something may look otherwise now.
    """

    def __init__(
        self,
        settings: ScreenSettings,
        clock: Callable[[], float],
        *,
        press: Callable[[str], None],
        point: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._press = press
        self._point = point
        self._changed = changed
        self._keyboard = Keyboard()
        self._scanner = Scanner(settings.switches, settings.scan_s)
        self._view: View | None = None
        self._page: tuple[Tile, ...] = ()
        self._focused: tuple[str, ...] = ()
        self._resized()
        self._bind(Window.fbind)

    def close(self) -> None:
        """Let go of the window."""
        self._bind(Window.funbind)

    @property
    def touched(self) -> bool:
        """True while a finger is down."""
        return bool(self._hands.held)

    def _bind(self, bind: Callable[..., object]) -> None:
        bind("on_touch_down", self._touched)
        bind("on_touch_move", self._moved)
        bind("on_touch_up", self._released)
        bind("on_key_down", self._key_down)
        bind("on_key_up", self._key_up)
        bind("size", self._resized)

    def _resized(self, *_: object) -> None:
        self._px_per_mm = self._settings.px_per_mm * Window.width / self._settings.width_px
        self._hands = Hands(self._px_per_mm, Window.width, Window.height)

    def take(self, view: View, page: tuple[Tile, ...]) -> None:
        """The page that is shown from now on."""
        same = self._view is not None and (view.step, view.page) == (self._view.step, self._view.page)
        if not same:
            self._hands.forget()
            self._keyboard.leave()
        self._scanner.take(page, same=same)
        self._view, self._page = view, page
        self._focused = self._focus()

    def tick(self) -> None:
        """Time went by: the focus of a switch moves on by itself."""
        if self._view is None:
            return
        self._scanner.tick(self._clock(), speaking=self._view.attention is Attention.SPEAKING)
        self._settle()

    def marked(self, tile: Tile, palette: Palette, *, pressed: bool = False) -> Tile:
        """The tile as it looks under a finger or just `pressed`, and with the focus."""
        return marked(
            tile,
            held=pressed or tile.name in self._hands.held,
            focused=tile.name in self._focused,
            px_per_mm=self._px_per_mm,
            palette=palette,
        )

    def _touched(self, _window: object, touch: Any) -> bool:  # noqa: ANN401  Kivy ships no types
        if getattr(touch, "button", "left") in _WHEEL:
            return True
        self._keyboard.leave()
        self._scanner.leave()
        seconds = self._clock()
        self._hands.down(touch.uid, touch.x, Window.height - touch.y, seconds, self._page)
        self._hands.grow(_size(touch), seconds)
        self._settle(marks=True)
        return True

    def _moved(self, _window: object, touch: Any) -> bool:  # noqa: ANN401  Kivy ships no types
        held = self._hands.held
        self._hands.grow(_size(touch), self._clock())
        self._settle(marks=self._hands.held != held)
        return True

    def _released(self, _window: object, touch: Any) -> bool:  # noqa: ANN401  Kivy ships no types
        self._send(self._hands.up(touch.uid, touch.x, Window.height - touch.y, self._clock(), self._page))
        self._settle(marks=True)
        return True

    def _key_down(self, _window: object, key: int, _scancode: int, _text: str, modifiers: list[str]) -> bool:
        switch = keys.switch(key) if self._settings.switches else None
        if switch is None:
            self._scanner.leave()
            self._send(
                self._keyboard.down(
                    key, self._page, shift="shift" in modifiers, num_lock="numlock" in modifiers
                )
            )
        elif self._keyboard.first(key):
            self._strike(switch)
        self._settle()
        return True

    def _strike(self, switch: Switch) -> None:
        self._keyboard.leave()
        self._send(self._scanner.strike(switch, self._clock()))

    def _key_up(self, _window: object, key: int, *_: object) -> bool:
        self._keyboard.up(key)
        return True

    def _send(self, name: str | None) -> None:
        if name is not None:
            self._press(name)

    def _settle(self, *, marks: bool = False) -> None:
        """Have what changed drawn; say what the focus came to."""
        before, self._focused = self._focused, self._focus()
        if self._focused != before and self._focused:
            self._name(self._focused[0])
        if marks or self._focused != before:
            self._changed()

    def _focus(self) -> tuple[str, ...]:
        if self._keyboard.focus is not None:
            return (self._keyboard.focus,)
        return tuple(tile.name for tile in self._scanner.focus)

    def _name(self, name: str) -> None:
        for tile in self._page:
            if tile.target and tile.name == name:
                self._point(tile.target)


def _size(touch: Any) -> float:  # noqa: ANN401  Kivy ships no types
    """The longer side of a touch as a share of the longest that its device can tell; 0 when it tells none."""
    # Kivy's mtdev divides by the range of the axis, and says 0 - 0 where there is none.
    shape = getattr(touch, "shape", None)
    return 0.0 if shape is None else max(float(shape.width), float(shape.height))
