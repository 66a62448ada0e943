"""The sheet a page is laid out on: its size, and how wide words are. Knows nothing of Kivy."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Align, Colour, Picture, Words
from kiosk.screen.text import Fitted, Measure, fit, is_right_to_left
from kiosk.screen.theme import INK, letters_px

_TURNED_ABOUT = frozenset("➡⬅↩↪⏩⏪⏭⏮▶◀🔙🔜")
"""Pictures that point along the line of writing: they point the other way from right to left."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page needs to know of the screen; `pictures` is False where no emoji font was found."""

    width_px: float
    height_px: float
    px_per_mm: float
    measure: Measure
    pictures: bool = True
    right_to_left: bool = False

    @property
    def rect(self) -> Rect:
        """The whole sheet."""
        return Rect(0.0, 0.0, self.width_px, self.height_px)

    def mm(self, millimetres: float) -> float:
        """Millimetres in pixels."""
        return millimetres * self.px_per_mm

    def fit(self, text: str, rect: Rect, cap_mm: float) -> Fitted:
        """The text in this box, its capitals at most this high."""
        return fit(
            text,
            width_px=rect.width,
            height_px=rect.height,
            size_px=letters_px(cap_mm, self.px_per_mm),
            measure=self.measure,
            right_to_left=self.right_to_left,
        )

    def words(
        self, text: str, rect: Rect, cap_mm: float, *, align: Align = "centre", colour: Colour = INK
    ) -> Words:
        """The text as a piece; "left" is where a line begins: the right for Arabic, on any page."""
        fitted = self.fit(text, rect, cap_mm)
        return Words(rect, fitted.lines, fitted.size_px, colour, self._align(text, align))

    def picture(self, emoji: str, rect: Rect) -> tuple[Picture, ...]:
        """The picture as a piece, or nothing where there is none to draw."""
        if not emoji or not self.pictures:
            return ()
        return (Picture(rect, emoji, flipped=self.right_to_left and emoji[0] in _TURNED_ABOUT),)

    def _align(self, text: str, align: Align) -> Align:
        # The page is laid out from left to right and mirrored afterwards, so that only a text whose
        # direction is not the page's begins at the far side.
        against = is_right_to_left(text, default=self.right_to_left) != self.right_to_left
        return "right" if align == "left" and against else align
