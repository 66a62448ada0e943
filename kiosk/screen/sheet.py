"""The sheet a page is laid out on: its size, and how wide words are. Knows nothing of Kivy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from kiosk.dialogue.view import Theme
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Align, Colour, Picture, Words
from kiosk.screen.text import Fitted, Measure, Measured, fit, is_right_to_left, joined, measured
from kiosk.screen.theme import CAP_HEIGHT_EM, PALETTES, Palette, letters_px

_WISHED_MM = 3.8
"""On the sheet: with the glass, pictures grow, and letters three quarters as much."""

_DESIGNED_MM = (154.0, 90.0)
"""The visible face of a screen of 7 inches, for which the pages were designed: its longer side first."""

_EXACT_MM = 0.001

_A_LITTLE_SMALLER = 0.85

_TURNED_ABOUT = frozenset("➡⬅↩↪⏩⏪⏭⏮▶◀🔙🔜")
"""Pictures that point along the line of writing: they point the other way from right to left."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page needs to know of the screen; `pictures` is False where no emoji font was found.

    `px_per_mm` is that of a screen of 7 inches: on a larger one everything grows with it.
    """

    width_px: float
    height_px: float
    px_per_mm: float
    glass_px_per_mm: float
    """The real millimetres of the glass: the rules for letters and targets are given in these."""
    measure: Measure
    pictures: bool = True
    right_to_left: bool = False
    palette: Palette = PALETTES[Theme.WARM]
    text_scale: float = 1.0
    """How much larger than usual letters are to be, where they find room."""

    @classmethod
    def of(cls, width_px: float, height_px: float, px_per_mm: float, measure: Measure) -> Sheet:
        """The sheet of a screen with so many pixels a millimetre."""
        long, short = max(width_px, height_px), min(width_px, height_px)
        larger = min(long / _DESIGNED_MM[0], short / _DESIGNED_MM[1])
        return cls(width_px, height_px, max(px_per_mm, larger), px_per_mm, measure)

    @property
    def portrait(self) -> bool:
        """Whether the glass stands upright: there is height for two things over each other."""
        return self.height_px > self.width_px

    @property
    def readable_mm(self) -> float:
        """How many millimetres of this sheet are the 4.8 real ones that a capital needs at least.

        A little more: the size of a font is a whole number of pixels.
        """
        return self.cap_mm(ceil(letters_px(theme.READABLE_MM, self.glass_px_per_mm)))

    @property
    def wished_mm(self) -> float:
        """The height of capitals to aim at: at least the readable one; on large glass letters grow, too."""
        return max(self.readable_mm, _WISHED_MM)

    def readable(self, cap_mm: float) -> bool:
        """Whether capitals of this height are read by weak eyes too."""
        return cap_mm >= self.readable_mm - _EXACT_MM

    @property
    def rect(self) -> Rect:
        """The whole sheet."""
        return Rect(0.0, 0.0, self.width_px, self.height_px)

    def mm(self, millimetres: float) -> float:
        """Millimetres in pixels."""
        return millimetres * self.px_per_mm

    def fit(self, text: str, rect: Rect, cap_mm: float, *, most_lines: int | None = None) -> Fitted:
        """The text in this box, its capitals at most this high."""
        return fit(
            text,
            width_px=rect.width,
            height_px=rect.height,
            size_px=letters_px(cap_mm, self.px_per_mm),
            measure=self.measure,
            right_to_left=self.right_to_left,
            most_lines=most_lines,
        )

    def wide(self, text: str, cap_mm: float) -> float:
        """How many pixels wide the text is on one line, its capitals this high."""
        return self.measure(joined(text)) * letters_px(cap_mm, self.px_per_mm)

    def measured(self, text: str) -> Measured:
        """The text with its words measured, for several calls of `common_mm`."""
        return measured(text, self.measure)

    def common_mm(self, texts: Sequence[tuple[str | Measured, Rect]], cap_mm: float) -> float:
        """How high capitals are when each text fits its box and all are of one size.

        A size a little smaller is taken where it saves all of them a line and they stay readable.
        """
        pairs = [(self.measured(text) if isinstance(text, str) else text, rect) for text, rect in texts]
        size = _common_px(pairs, letters_px(cap_mm, self.px_per_mm))
        lines = max(text.count(rect.width, size) for text, rect in pairs)
        if lines > 1:
            smaller = _common_px(pairs, size, lines - 1)
            enough = max(_A_LITTLE_SMALLER * size, min(size, letters_px(self.readable_mm, self.px_per_mm)))
            size = smaller if smaller >= enough else size
        return self.cap_mm(size)

    def own_lines_mm(self, text: str, rect: Rect, cap_mm: float) -> float:
        """How high capitals are where the text keeps to its own lines, if it stays readable so."""
        fitted = self.fit(text, rect, cap_mm, most_lines=len(text.splitlines()))
        size = self.cap_mm(fitted.size_px)
        return size if self.readable(size) else cap_mm

    def cap_mm(self, size_px: float) -> float:
        """How high a capital of this font size is."""
        return size_px * CAP_HEIGHT_EM / self.px_per_mm

    def words(
        self,
        text: str,
        rect: Rect,
        cap_mm: float,
        *,
        align: Align = "centre",
        sentence: bool = False,
        colour: Colour = "",
    ) -> Words:
        """The text as a piece; "left" is where the page's lines begin, or a sentence's own lines."""
        fitted = self.fit(text, rect, cap_mm)
        # The page is laid out from left to right and mirrored afterwards, so that only a sentence whose
        # direction is not the page's begins at the far side.
        to_left = is_right_to_left(text, default=self.right_to_left)
        far = sentence and align == "left" and to_left != self.right_to_left
        return Words(
            rect, fitted.lines, fitted.size_px, colour or self.palette.ink, "right" if far else align
        )

    def picture(self, emoji: str, rect: Rect) -> tuple[Picture, ...]:
        """The picture as a piece, or nothing where there is none to draw."""
        if not emoji or not self.pictures:
            return ()
        return (Picture(rect, emoji, flipped=self.right_to_left and emoji[0] in _TURNED_ABOUT),)


def _common_px(pairs: Sequence[tuple[Measured, Rect]], size_px: float, most_lines: int | None = None) -> int:
    return min(text.size_px(rect.width, rect.height, size_px, most_lines) for text, rect in pairs)
