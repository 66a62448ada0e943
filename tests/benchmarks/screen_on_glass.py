"""A screen that turns a page at each press, from another thread as the dialogue does; ends with its input."""

from __future__ import annotations

import json
import queue
import sys
import tempfile
import threading
import time
from itertools import cycle
from pathlib import Path

from kiosk.app import SWITCH_S
from kiosk.dialogue.events import Event, Pressed
from kiosk.screen import KioskScreen
from tests.screen.driver import settings
from tests.screen.samples import consent, home, topic

TARGET = "repeat"


def main() -> None:
    """Draw in this thread, turn pages in another."""
    sys.setswitchinterval(SWITCH_S)
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        screen = KioskScreen(settings("1024x600", Path(folder)), events.put)
        threading.Thread(target=turn, args=(screen, events), daemon=True).start()
        threading.Thread(target=tell, args=(screen,), daemon=True).start()
        screen.run()


def turn(screen: KioskScreen, events: queue.SimpleQueue[Event]) -> None:
    """Show the next page after each press."""
    for view in cycle((home("fr"), topic("ar"), consent("fr"))):
        screen.show(view)
        while not isinstance(events.get(), Pressed):
            pass


def tell(screen: KioskScreen) -> None:
    """Say where to press, once it is on the glass, and wait for the end."""
    while not (places := [tile.rect for tile in screen.targets() if tile.target == TARGET]):
        time.sleep(0.05)
    time.sleep(1.0)
    print(json.dumps([places[0].left, places[0].top, places[0].right, places[0].bottom]), flush=True)
    sys.stdin.read()
    screen.close()


if __name__ == "__main__":
    main()
