"""How Kivy is told to behave, before any of it is imported: it reads the environment as it is imported."""

from __future__ import annotations

import ctypes
import logging
import os
from contextlib import suppress

from kiosk.screen.settings import ScreenSettings


def prepare(settings: ScreenSettings) -> None:
    """Set Kivy's environment; what the person who starts the kiosk has set of the display is kept.

    With neither an X nor a Wayland display, and no other SDL video driver named (kmsdrm for a bare
    console), the window is drawn in memory.
    """
    home = settings.data_folder / "kivy"
    with suppress(OSError):  # Kivy writes nothing there: the screen works on a disk that can't be written
        home.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        KIVY_HOME=str(home),
        KIVY_NO_ARGS="1",
        KIVY_NO_CONFIG="1",
        KIVY_NO_FILELOG="1",
        KIVY_NO_CONSOLELOG="1",
        KIVY_LOG_MODE="PYTHON",
    )
    logging.getLogger("kivy").addFilter(_worth_telling)  # Kivy sets its own level as it is imported
    os.environ.setdefault("KIVY_WINDOW", "sdl2")
    os.environ.setdefault("KIVY_TEXT", "sdl2")
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("SDL_VIDEODRIVER", "offscreen")
    if on_the_console() and _has_mtdev():
        # Each touch would come twice: by mtdev, and as SDL's own pointer.
        os.environ["SDL_TOUCH_MOUSE_EVENTS"] = "0"


def configure(settings: ScreenSettings) -> None:
    """Set Kivy's own configuration, before its window is imported."""
    from kivy.config import Config  # noqa: PLC0415  Kivy reads the environment as it is imported

    whole = fills_the_screen(settings)
    # SDL leaves a window at its first size where no window manager makes it fill the screen.
    width_px, height_px = (_x_screen_px() if whole else None) or (settings.width_px, settings.height_px)
    graphics = {
        "width": width_px,
        "height": height_px,
        "fullscreen": "auto" if whole else 0,
        "borderless": int(whole),
        "show_cursor": int(not whole),
        "resizable": 0,
        "multisamples": 0,
        "maxfps": 0,  # the screen's own loop sleeps: as long as nothing moves and nobody touches
        "allow_screensaver": 0,
    }
    for name, value in graphics.items():
        Config.set("graphics", name, str(value))
    for name in ("exit_on_escape", "pause_on_minimize", "log_enable"):
        Config.set("kivy", name, "0")
    _configure_inputs(console=on_the_console())


def _worth_telling(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING


def fills_the_screen(settings: ScreenSettings) -> bool:
    """True when the window takes the size of the display, whatever the settings say of pixels."""
    return settings.full_screen and os.environ.get("SDL_VIDEODRIVER") != "offscreen"


def on_the_console() -> bool:
    """True without a desktop: the kiosk draws through the kernel's display driver."""
    return os.environ.get("SDL_VIDEODRIVER", "").lower() == "kmsdrm"


def _configure_inputs(*, console: bool) -> None:
    from kivy.config import Config  # noqa: PLC0415  Kivy reads the environment as it is imported

    Config.remove_section("input")
    Config.add_section("input")
    Config.set("input", "mouse", "mouse,disable_multitouch")
    if console and _has_mtdev():
        # On a bare console nobody else tells the fingers of a touch screen apart.
        Config.set("input", "touch_%(name)s", "probesysfs,provider=mtdev")


def _has_mtdev() -> bool:
    """Whether the library is there that reads touch screens; without it SDL makes a pointer of one finger."""
    try:
        ctypes.CDLL("libmtdev.so.1")
    except OSError:
        return False
    return True


def _x_screen_px() -> tuple[int, int] | None:
    """The size of the X server's screen; None where there is no X server."""
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return None
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None) if os.environ.get("DISPLAY") else None)
    if not display:
        return None
    screen = x11.XDefaultScreen(display)
    size = x11.XDisplayWidth(display, screen), x11.XDisplayHeight(display, screen)
    x11.XCloseDisplay(display)
    return size
