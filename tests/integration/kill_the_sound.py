"""Plays the French visit and kills the sound process in the middle of it; prints how long it was away."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

from kiosk.app import HOME, Kiosk, open_project
from kiosk.content.visit_file import read_visit_file
from kiosk.demo.play import play
from kiosk.demo.thought import phrases_of
from kiosk.demo.watch import Seen, Watch
from kiosk.preparation import prepare

LIMIT_S = 20.0
figures: dict[str, object] = {"notices": []}


def kill(kiosk: Kiosk, watch: Watch) -> None:
    """Kill it when the cafés are shown, then time its return."""
    watch.wait_for(lambda seen: "cafe" in seen.steps, 120)
    pid = kiosk.sound.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    killed = time.monotonic()
    watch.wait_for(lambda seen: "touch_only" in notices(seen), LIMIT_S)
    figures["notices"] = notices(watch.seen)
    for part, notice in (("ear", "touch_only"), ("voice", "silent")):
        back = watch.wait_for(lambda seen, n=notice: n not in notices(seen), LIMIT_S)  # type: ignore[misc]  # mypy can't infer a default
        figures[f"{part} back after, s"] = round(time.monotonic() - killed, 2) if back else None


def notices(seen: Seen) -> list[str]:
    """The notices on the page."""
    return [notice.name for notice in seen.view.notices] if seen.view else []


def main() -> None:
    """Play it."""
    visit = read_visit_file(HOME / "tests" / "visits" / "french-touch.yaml")
    project = open_project()
    prepare(project, lambda *_: None, only=phrases_of(project.script, visit))
    played = play(project, visit, Path(sys.argv[1]), meanwhile=kill)
    print(json.dumps({**figures, "failure": played.failure}))


if __name__ == "__main__":
    main()
