"""The window itself, for the main thread only: draws views, with the marks of `inputs` on them.

Importing this imports Kivy: `environment.prepare` and `configure` come first.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from math import ceil, floor
from pathlib import Path

from kivy.base import EventLoop, runTouchApp, stopTouchApp
from kivy.core.window import Window
from kivy.graphics.opengl import (
    GL_RENDERER,
    GL_RGB,
    GL_SCISSOR_TEST,
    GL_UNSIGNED_BYTE,
    glDisable,
    glEnable,
    glFinish,
    glGetString,
    glReadPixels,
    glScissor,
)
from kivy.uix.widget import Widget

from kiosk.dialogue.view import Theme, View
from kiosk.screen import finger
from kiosk.screen.damage import parts
from kiosk.screen.environment import fills_the_screen, on_the_console
from kiosk.screen.geometry import Rect
from kiosk.screen.inputs import Inputs
from kiosk.screen.motion import Motion
from kiosk.screen.pages.page import lay_out
from kiosk.screen.painter import Painter
from kiosk.screen.pieces import Tile
from kiosk.screen.png import write_png
from kiosk.screen.settings import ScreenSettings
from kiosk.screen.sheet import Sheet
from kiosk.screen.textures import Textures, width_em
from kiosk.screen.theme import PALETTES, Palette
from kiosk.screen.walls import rgb

_log = logging.getLogger(__name__)

_LOOK_S = 0.024
"""How often touches and keys are looked for. Nothing wakes the loop for them: SDL's own waiting looks every
millisecond where it has no X server."""
_LOOK_TOUCHED_S = 0.005
"""The same while a finger is down: it is its release that counts."""
_TURN_S = 0.2
"""How often Kivy's own clock is looked at, by which a new size of the window comes."""
_TURNED = 90
"""Degrees by which the picture is turned where the screen lies and config.yaml says that it stands; the
environment's KCFG_GRAPHICS_ROTATION (270) turns it the other way."""
_SOFTWARE = (b"llvmpipe", b"softpipe", b"swrast")
"""Mesa's renderers without a graphics processor."""


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
        self._motion = Motion()
        self._next_s: float | None = None
        self._turned_s = 0.0
        self.shown: View | None = None
        self._open_window()

    def _open_window(self) -> None:
        if Window is None:
            raise ScreenMissingError("The window can't be opened. Is a screen connected? (DISPLAY)")
        self._take_size()
        self._root = Widget(size=Window.size)
        runTouchApp(self._root, embedded=True)
        for module in tuple(EventLoop.postproc_modules):
            EventLoop.remove_postproc_module(module)  # double taps and the like: `hands` tells what they mean
        # In memory there is one buffer, and what was drawn stays in it; a graphics processor changes between
        # several, and draws all in no time.
        software = any(name in glGetString(GL_RENDERER).lower() for name in _SOFTWARE)
        self._draws_parts = software and not on_the_console() and Window.rotation == 0
        self._start_drawing()
        self._inputs = Inputs(
            self._settings, self._clock, press=self._pressed, point=self._point, changed=self._draw
        )
        self._bind(Window.fbind)

    def _take_size(self) -> None:
        wished = self._settings.width_px, self._settings.height_px
        if not fills_the_screen(self._settings):
            if tuple(Window.size) != wished:
                Window.size = wished
        elif (Window.width > Window.height) != (wished[0] > wished[1]):
            Window.rotation = _TURNED  # the glass stands upright, its driver does not know

    def _bind(self, bind: Callable[..., object]) -> None:
        bind("size", self._resized)
        bind("on_draw", self._draw_parts)
        bind("on_flip", self._finish_frame)

    def _start_drawing(self) -> None:
        self.width_px, self.height_px = (float(side) for side in Window.size)
        self.px_per_mm = self._settings.px_per_mm * Window.width / self._settings.width_px
        self._root.canvas.clear()
        self._painter = Painter(self._root.canvas, Window.height, Textures(self._emoji_font))
        self._damage: list[Rect] = []
        self._take_palette(self._palette)
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

    @property
    def rest_s(self) -> float:
        """How long the loop may sleep if no view comes."""
        look_s = _LOOK_TOUCHED_S if self._inputs.touched else _LOOK_S
        return look_s if self._next_s is None else min(look_s, max(0.0, self._next_s - self._clock()))

    def tick(self) -> None:
        """Read what was touched, take the latest view, and draw what changed; does not sleep."""
        Window.mainloop()
        EventLoop.dispatch_input()
        if Window.canvas.needs_redraw and not self._damage:
            self._whole = True  # the window was uncovered
        self.take_view()
        self._inputs.tick()
        now_s = self._clock()
        if self._next_s is not None and now_s >= self._next_s:
            self._draw()
        # A turn of Kivy's loop costs more than all else that an idle kiosk does: not for nothing.
        if Window.canvas.needs_redraw or not 0.0 <= now_s - self._turned_s < _TURN_S:
            self._turned_s = now_s
            EventLoop.idle()
        self.shown = self._view

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
        self._motion.take(view, page, self._clock())
        if PALETTES[view.theme] != self._palette:
            self._take_palette(PALETTES[view.theme])
        self._draw()

    def _take_palette(self, palette: Palette) -> None:
        self._palette = palette
        Window.clearcolor = (*rgb(palette.page), 1.0)
        self._whole = True

    def _pressed(self, name: str) -> None:
        self._motion.press(name, self._clock())
        self._draw()
        self._press(name)

    def _draw(self) -> None:
        now_s = self._clock()
        self._damage += self._painter.draw([self._as_it_looks(tile, now_s) for tile in self._page])
        rest_s = self._motion.rest_s(now_s)
        self._next_s = None if rest_s is None else now_s + rest_s

    def _as_it_looks(self, tile: Tile, now_s: float) -> Tile:
        pressed = tile.target is not None and tile.target == self._motion.asked(now_s)
        return self._inputs.marked(self._motion.posed(tile, now_s), self._palette, pressed=pressed)

    def _draw_parts(self, *_: object) -> bool:
        """Draw what changed, where the rest is still there; False where all is to be drawn."""
        whole = Rect(0.0, 0.0, Window.width, Window.height)
        changed = parts(self._damage, whole) if self._draws_parts and not self._whole else ()
        self._damage, self._whole = [], False
        if changed:
            glEnable(GL_SCISSOR_TEST)
            for part in changed:
                left, low = floor(part.left), floor(Window.height - part.bottom)
                glScissor(left, low, ceil(part.right) - left, ceil(Window.height - part.top) - low)
                Window.on_draw()
            glDisable(GL_SCISSOR_TEST)
        return bool(changed)

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

    def screenshot(self, path: Path, *, anew: bool = True) -> None:
        """Write what is drawn now as a PNG, drawn `anew` for it; OSError when it can't be written."""
        if anew:
            self._whole = True
            # Read before the buffers are swapped: after it their content is undefined.
            Window.dispatch("on_draw")
        width, height = (int(side) for side in Window.system_size)
        pixels = bytes(glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE))
        Window.dispatch("on_flip")
        write_png(path, width, height, pixels)

    def close(self) -> None:
        """Take everything off the window; another stage of this process may use it again."""
        self._inputs.close()
        self._bind(Window.funbind)
        self._root.canvas.clear()
        Window.remove_widget(self._root)
        stopTouchApp()
