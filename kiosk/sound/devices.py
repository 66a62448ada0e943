"""What the sound process needs of a sound card. Knows no library."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.sound.samples import Samples

BLOCK_MS = 20
"""Sound comes and goes in blocks of this length: 1 % of a core, and 50 ms from stop to silence."""

OnBlock = Callable[[Samples], None]
"""Takes a block from the microphone; called from the card's own thread, so it only copies."""

OnGap = Callable[[], None]
"""Told that the card lost some sound before the next block; called from the card's own thread."""

Pull = Callable[[int], Samples]
"""Gives this many samples for the loudspeaker; called from the card's own thread."""


class DeviceMissingError(Exception):
    """The device is not there, or can't be opened now."""


class Stream(Protocol):
    """An open microphone or loudspeaker."""

    @property
    def rate_hz(self) -> int:
        """Samples a second: the device's own rate."""

    @property
    def latency_s(self) -> float:
        """From the loudspeaker's pull to the sound leaving it, or from the sound to its block."""

    @property
    def alive(self) -> bool:
        """False once the device has gone."""

    def close(self) -> None:
        """Let the device go; harmless twice."""


class SoundCard(Protocol):
    """Opens devices by a part of their name; None is the default."""

    def open_microphone(self, name: str | None, on_block: OnBlock, on_gap: OnGap) -> Stream:
        """Begin to listen; raises DeviceMissingError."""

    def open_loudspeaker(self, name: str | None, pull: Pull) -> Stream:
        """Begin to play what is pulled; raises DeviceMissingError."""

    def look_again(self) -> None:
        """Look for devices that came since the start, if that disturbs no open one."""
