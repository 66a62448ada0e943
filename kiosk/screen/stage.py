"""The window itself, for the main thread only: draws views, turns touches and keys into names.

Importing this imports Kivy: `environment.prepare` and `configure` come first.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from kivy.base import EventLoop, runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glFinish, glReadPixels
from kivy.input.providers.mouse import MouseMotionEvent
from kivy.uix.widget import Widget

from kiosk.dialogue.view import Theme, View
from kiosk.screen import focus
from kiosk.screen.environment import fills_the_screen
from kiosk.screen.hands import SCREEN, Hands, tile_at
from kiosk.screen.keyboard import Keyboard
from kiosk.screen.marks import marked
from kiosk.screen.pages.page import lay_out
from kiosk.screen.painter import Painter
from kiosk.screen.pieces import Tile
from kiosk.screen.png import write_png
from kiosk.screen.settings import ScreenSettings
from kiosk.screen.sheet import Sheet
from kiosk.screen.textures import Textures, width_em
from kiosk.screen.theme import PALETTES

_log = logging.getLogger(__name__)
_WHEEL = ("scrollup", "scrolldown", "scrollleft", "scrollright")


class ScreenMissingError(RuntimeError):
    """There is no window to draw in."""


class Stage:
    """One open window; `press` is called with the name of what was touched or pressed.

    `latest` gives the view to draw next, None where there is no newer one.
    """

    def __init__(
        self,
        settings: ScreenSettings,
        press: Callable[[str], None],
        latest: Callable[[], View | None],
        clock: Callable[[], float],
        emoji_font: Path | None,
    ) -> None:
        self._settings = settings
        self._press = press
        self._latest = latest
        self._clock = clock
        self._emoji_font = emoji_font
        self._page: tuple[Tile, ...] = ()
        self._view: View | None = None
        self._palette = PALETTES[Theme.WARM]
        self.shown: View | None = None
        self._open_window()

    def _open_window(self) -> None:
        width, height = self._settings.width_px, self._settings.height_px
        if Window is None:
            raise ScreenMissingError("The window can't be opened. Is a screen connected? (DISPLAY)")
        if not fills_the_screen(self._settings) and tuple(Window.size) != (width, height):
            Window.size = (width, height)
        self.width_px, self.height_px = (float(side) for side in Window.size)
        self.px_per_mm = self._settings.px_per_mm * Window.width / width
        self._hands = Hands(self.px_per_mm)
        self._keyboard = Keyboard()
        self._root = Widget(size=Window.size)
        runTouchApp(self._root, embedded=True)
        self._start_drawing()
        self._bind(Window.fbind)
        self._each_frame = Clock.schedule_interval(self._look, 0)

    def _bind(self, bind: Callable[..., object]) -> None:
        bind("on_touch_down", self._touched)
        bind("on_touch_up", self._released)
        bind("on_key_down", self._key_down)
        bind("on_key_up", self._key_up)
        bind("size", self._resized)
        bind("on_flip", self._finish_frame)

    def _start_drawing(self) -> None:
        self._root.canvas.clear()
        self._painter = Painter(self._root.canvas, Window.width, Window.height, Textures(self._emoji_font))
        sheet = Sheet.of(Window.width, Window.height, self.px_per_mm, width_em)
        self.sheet = replace(sheet, pictures=self._emoji_font is not None)

    @property
    def open(self) -> bool:
        """False once the window was closed."""
        return not EventLoop.quit and EventLoop.status == "started"

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """The tiles that are drawn."""
        return self._page

    def tick(self) -> None:
        """Sleep until the next frame is due, read what was touched, and draw what changed."""
        EventLoop.idle()
        self.shown = self._view

    def _look(self, _seconds: float) -> None:
        # Called as the sleep ends: what came during it is read and drawn in this frame, not in the next.
        Window.mainloop()
        self.take_view()

    def take_view(self) -> None:
        """Lay out the latest view, if there is a newer one than is shown."""
        view = self._latest()
        if view is not None:
            self.show(view)

    def show(self, view: View) -> None:
        """Lay a view out; the next tick draws it. One that can't be laid out leaves the page as it was."""
        try:
            page = lay_out(view, self.sheet)
        except Exception as error:
            # A page that can't be drawn must not end the kiosk. Neither the text of the error nor its
            # traceback is logged: they could hold an answer.
            _log.error("Step %s could not be drawn (%s)", view.step, type(error).__name__)
            return
        if self._view is None or view.step != self._view.step:
            self._hands.forget()
            self._keyboard.turn_page(page)
        self._view, self._page = view, page
        self._palette = PALETTES[view.theme]
        self._draw()

    def _draw(self) -> None:
        held, focused = self._hands.held, self._keyboard.focus
        self._painter.draw(
            self._palette,
            [
                marked(
                    tile,
                    held=tile.name in held,
                    focused=tile.name == focused,
                    px_per_mm=self.px_per_mm,
                    palette=self._palette,
                )
                for tile in self._page
            ],
        )

    def _finish_frame(self, *_: object) -> None:
        # Drawn by Mesa in memory, frames that nobody waits for pile up: 2 MB each, never given back.
        glFinish()

    def _resized(self, *_: object) -> None:
        self._root.size = Window.size
        self._start_drawing()
        if self._view is not None:
            self.show(self._view)

    def _touched(self, _window: object, touch: Any) -> bool:  # noqa: ANN401  Kivy ships no types
        if getattr(touch, "button", "left") in _WHEEL:
            return True
        self._keyboard.leave()
        self._hands.down(touch.uid, touch.x, Window.height - touch.y, self._clock(), self._page)
        self._draw()
        return True

    def _released(self, _window: object, touch: Any) -> bool:  # noqa: ANN401  Kivy ships no types
        name = self._hands.up(touch.uid, touch.x, Window.height - touch.y, self._clock(), self._page)
        if name is not None:
            self._press(name)
        self._draw()
        return True

    def _key_down(self, _window: object, key: int, _scancode: int, _text: str, modifiers: list[str]) -> bool:
        name = self._keyboard.down(key, self._page, shift="shift" in modifiers)
        if name is not None:
            self._press(name)
        self._draw()
        return True

    def _key_up(self, _window: object, key: int, *_: object) -> bool:
        self._keyboard.up(key)
        return True

    def touch(self, name: str) -> bool:
        """Touch the target of this name (or the key with this digit or letter) in its middle, and let go.

        "screen" touches beside every target. Goes through the window as a finger does; False when there is
        no such target.
        """
        tile = next((t for t in focus.stops(self._page) if name in (t.target, t.typed)), None)
        middle = tile.rect.centre if tile else None
        point = self._bare_point() if name == SCREEN else middle
        if point is None:
            return False
        self.touch_at(*point)
        return True

    def _bare_point(self) -> tuple[float, float] | None:
        """A point where nothing can be touched, looked for from the top."""
        width, height = (int(side) for side in Window.size)
        points = ((x, y) for y in range(5, height, 20) for x in range(5, width, 20))
        return next(((x, y) for x, y in points if tile_at(x, y, self.tiles) is None), None)

    def touch_at(self, x: float, y: float, to: tuple[float, float] | None = None) -> None:
        """Touch a point (y from the top), move to another if one is given, and let go."""
        event = self._motion("begin", x, y, None)
        self.tick()
        if to is not None:
            event = self._motion("update", *to, event)
        self._motion("end", *(to or (x, y)), event)
        self.tick()

    def _motion(self, kind: str, x: float, y: float, event: Any) -> Any:  # noqa: ANN401  Kivy ships no types
        place = (x / (Window.width - 1.0), (Window.height - y) / (Window.height - 1.0))
        if event is None:
            event = MouseMotionEvent("kiosk", "touch", [*place, "left"], is_touch=True, type_id="touch")
        else:
            event.move([*place, "left"])
        EventLoop.post_dispatch_input(kind, event)
        return event

    def screenshot(self, path: Path) -> None:
        """Write what is drawn now as a PNG; OSError when it can't be written."""
        # Read before the buffers are swapped: after it their content is undefined.
        Window.dispatch("on_draw")
        width, height = (int(side) for side in Window.size)
        pixels = bytes(glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE))
        Window.dispatch("on_flip")
        write_png(path, width, height, pixels)

    def close(self) -> None:
        """Take everything off the window; another stage of this process may use it again."""
        self._each_frame.cancel()
        self._bind(Window.funbind)
        self._root.canvas.clear()
        Window.remove_widget(self._root)
        stopTouchApp()
