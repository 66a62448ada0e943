"""The screens that pages are made for: pixels and millimetres of their glass, upright ones too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """A screen: its pixels and the millimetres of its visible face."""

    width_px: int
    height_px: int
    width_mm: float
    height_mm: float

    @property
    def name(self) -> str:
        """As "1024x600"."""
        return f"{self.width_px}x{self.height_px}"

    @property
    def px_per_mm(self) -> float:
        """Pixels per millimetre, the smaller of the two directions."""
        return min(self.width_px / self.width_mm, self.height_px / self.height_mm)

    @property
    def turned(self) -> Size:
        """The same glass upright."""
        return Size(self.height_px, self.width_px, self.height_mm, self.width_mm)


_LANDSCAPE = (
    Size(800, 480, 154.0, 86.0),
    Size(1024, 600, 154.0, 90.0),
    Size(1280, 800, 217.0, 136.0),
    Size(1920, 1080, 344.0, 194.0),
)
"""Screens of 7, 7, 10 and 15.6 inches, as their makers give them."""

SIZES = {size.name: size for size in (*_LANDSCAPE, *(size.turned for size in _LANDSCAPE))}
"""By name."""
