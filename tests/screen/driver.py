"""A real screen in memory, driven frame by frame from the test's own thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.dialogue.events import Event, Pressed
from kiosk.dialogue.view import View
from kiosk.screen import KioskScreen, ScreenSettings
from kiosk.screen.fonts import EMOJI_FONTS

if TYPE_CHECKING:
    from kiosk.screen.stage import Stage

SIZES = {"1280x800": (217.0, 136.0), "1024x600": (154.0, 90.0), "800x480": (154.0, 86.0)}
"""Screens of 7 and 10 inches, millimetres by pixels; the largest first: a window in memory can't grow."""


def settings(size: str, data_folder: Path) -> ScreenSettings:
    """The settings of a screen of this size."""
    width_px, height_px = (int(side) for side in size.split("x"))
    width_mm, height_mm = SIZES[size]
    return ScreenSettings(width_px, height_px, width_mm, height_mm, full_screen=True, data_folder=data_folder)


@dataclass
class FakeClock:
    """A clock that a test moves on."""

    seconds: float = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.seconds


@dataclass
class Driver:
    """The screen, what it posted, and the time it goes by."""

    screen: KioskScreen
    clock: FakeClock
    events: list[Event] = field(default_factory=list)

    @property
    def stage(self) -> Stage:
        """The open window."""
        assert self.screen._stage is not None
        return self.screen._stage

    @property
    def pressed(self) -> list[str]:
        """The names that were posted."""
        return [event.name for event in self.events if isinstance(event, Pressed)]

    def show(self, view: View) -> None:
        """Show a view and draw it."""
        self.screen.show(view)
        self.screen.tick()
        self.later(1.0)

    def later(self, seconds: float) -> None:
        """Let time go by."""
        self.clock.seconds += seconds


Open = Callable[..., Driver]


@contextmanager
def opened(size: str, folder: Path, emoji_fonts: tuple[Path, ...] = EMOJI_FONTS) -> Iterator[Driver]:
    """A screen of this size, closed at the end."""
    clock = FakeClock()
    events: list[Event] = []
    screen = KioskScreen(settings(size, folder), events.append, clock=clock, emoji_fonts=emoji_fonts)
    screen.start()
    try:
        yield Driver(screen, clock, events)
    finally:
        screen.stop()
