"""Plays a visit in a real X window of a kiosk that neither hears nor speaks.

`python -m tests.integration.by_hand finger tests/visits/french-finger.yaml OUT`
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Self

from kiosk.app import open_project
from kiosk.content.visit_file import read_visit_file
from kiosk.demo.play import play
from kiosk.sound import SoundSettings
from kiosk.sound.samples import Samples
from tests.integration.display import virtual_display
from tests.integration.hands import Finger, Keyboard, OneSwitch, TwoSwitches

HANDS = {"finger": Finger, "keys": Keyboard, "one switch": OneSwitch, "two switches": TwoSwitches}
SWITCHES = {"one switch": 1, "two switches": 2}
REST_S = 0.8
"""How long the focus of one switch rests on each thing."""
NOWHERE = ("PULSE_SERVER", "unix:/nowhere")


class DeadRoom:
    """A room without a sound card: nobody is heard, and nothing is said."""

    def settings(self, settings: SoundSettings) -> SoundSettings:
        """The same settings, where no device is found."""
        return replace(settings, environment=(*settings.environment, NOWHERE))

    def say(self, sound: Path | Samples) -> None:
        """It is lost."""

    def heard(self) -> Samples:
        """Nothing."""
        raise NotImplementedError

    def save(self, path: Path) -> None:
        """There is nothing to write."""

    def unplug_microphone(self) -> None:
        """There is none."""

    def plug_microphone(self) -> None:
        """There is none."""

    def close(self) -> None:
        """Nothing is open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def main(how: str, visit: str, out: str) -> None:
    """Play it, and print why it failed and what was opened."""
    project = open_project()
    glass = replace(project.settings.screen, switches=SWITCHES.get(how, 0), scan_s=REST_S)
    project = replace(project, settings=replace(project.settings, screen=glass))
    with virtual_display(glass.width_px, glass.height_px):
        played = play(project, read_visit_file(Path(visit)), Path(out), room=DeadRoom, hands=HANDS[how])
    print(json.dumps({"failure": played.failure, "opened": played.opened}))


if __name__ == "__main__":
    main(*sys.argv[1:])
