"""The window itself, for the main thread only: draws views, with the marks of `inputs` on them.

Importing this imports Kivy: `environment.prepare` and `configure` come first.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kivy.base import EventLoop, runTouchApp, stopTouchApp
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glFinish, glReadPixels
from kivy.uix.widget import Widget

from kiosk.dialogue.view import Theme, View
from kiosk.screen import finger
from kiosk.screen.environment import fills_the_screen
from kiosk.screen.inputs import Inputs
from kiosk.screen.pages.page import lay_out
from kiosk.screen.painter import Painter
from kiosk.screen.pieces import Tile
from kiosk.screen.png import write_png
from kiosk.screen.settings import ScreenSettings
from kiosk.screen.sheet import Sheet
from kiosk.screen.textures import Textures, width_em
from kiosk.screen.theme import PALETTES

_log = logging.getLogger(__name__)


class ScreenMissingError(RuntimeError):
    """There is no window to draw in."""


class Stage:
    """One open window; `press` is called with the name of what was pressed, `point` with that of the focus.

    `latest` gives the view to draw next, None where there is no newer one.
    """

    def __init__(
        self,
        settings: ScreenSettings,
        *,
        press: Callable[[str], None],
        point: Callable[[str], None],
        latest: Callable[[], View | None],
        clock: Callable[[], float],
        emoji_font: Path | None,
    ) -> None:
        self._settings = settings
        self._press = press
        self._point = point
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
        self._root = Widget(size=Window.size)
        runTouchApp(self._root, embedded=True)
        self._start_drawing()
        self._inputs = Inputs(self.px_per_mm, self._clock, self._press, self._point, self._draw)
        self._bind(Window.fbind)
        self._each_frame = Clock.schedule_interval(self._look, 0)

    def _bind(self, bind: Callable[..., object]) -> None:
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
        self._view, self._page = view, page
        self._inputs.take(view, page)
        self._palette = PALETTES[view.theme]
        self._draw()

    def _draw(self) -> None:
        palette = self._palette
        self._painter.draw(palette, [self._inputs.marked(tile, palette) for tile in self._page])

    def _finish_frame(self, *_: object) -> None:
        # Drawn by Mesa in memory, frames that nobody waits for pile up: 2 MB each, never given back.
        glFinish()

    def _resized(self, *_: object) -> None:
        self._root.size = Window.size
        self._start_drawing()
        if self._view is not None:
            self.show(self._view)

    def touch(self, name: str) -> bool:
        """Touch the target of this name (or the key with this digit or letter) in its middle, and let go.

        "screen" touches beside every target. Goes through the window as a finger does; False when there is
        no such target.
        """
        point = finger.place_of(name, self._page)
        if point is None:
            return False
        self.touch_at(*point)
        return True

    def touch_at(self, x: float, y: float, to: finger.Point | None = None) -> None:
        """Touch a point (y from the top), move to another if one is given, and let go."""
        finger.touch(x, y, to, self.tick)

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
        self._inputs.close()
        self._bind(Window.funbind)
        self._root.canvas.clear()
        Window.remove_widget(self._root)
        stopTouchApp()
