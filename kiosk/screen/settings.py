"""What the screen must be told about itself; knows nothing of Kivy or of config.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """The screen's size in pixels and in millimetres of its visible face, and where its library may write.

    `data_folder` is the kiosk's data folder: Kivy gets a folder of its own inside it. With one of `switches`
    the focus goes round by itself and rests `scan_s` seconds on each thing; with two, one of them moves it.
    """

    width_px: int
    height_px: int
    width_mm: float
    height_mm: float
    full_screen: bool
    data_folder: Path
    switches: int = 0
    scan_s: float = 2.0

    @property
    def px_per_mm(self) -> float:
        """Pixels per millimetre, the smaller of the two directions."""
        return min(self.width_px / self.width_mm, self.height_px / self.height_mm)
