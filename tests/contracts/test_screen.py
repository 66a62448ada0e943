"""What every `Screen` keeps to, on the real one: its window is drawn in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.dialogue.events import Pressed
from kiosk.ports import Screen
from tests.screen.driver import Driver, opened
from tests.screen.samples import home, topic


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    """A real screen, the largest of the tests': a window in memory can't grow afterwards."""
    with opened("1280x800", tmp_path) as driver:
        yield driver


def test_a_view_may_come_from_any_thread(driver: Driver) -> None:
    """`show` returns at once, and the view is drawn by the thread that owns the window."""
    screen: Screen = driver.screen
    thread = threading.Thread(target=screen.show, args=(home("fr"),))
    thread.start()
    thread.join(5)
    assert not thread.is_alive()
    driver.screen.tick()
    assert driver.screen.shown == home("fr")


def test_the_last_view_is_shown(driver: Driver) -> None:
    """Of two views the later stays."""
    screen: Screen = driver.screen
    screen.show(home("fr"))
    screen.show(topic("ar"))
    driver.screen.tick()
    driver.screen.tick()
    assert driver.screen.shown == topic("ar")


def test_what_is_pressed_is_posted(driver: Driver) -> None:
    """The inbox gets `Pressed` with the option's name."""
    driver.show(home("fr"))
    driver.screen.touch("learn")
    assert driver.events == [Pressed("learn")]
