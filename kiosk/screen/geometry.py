"""Rectangles in pixels, measured from the top left of the screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels; `top` grows downwards, as in a screenshot."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle, as (x, y from the top)."""
        return self.left + self.width / 2, self.top + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """True when the point (y from the top) lies inside."""
        return self.left <= x < self.right and self.top <= y < self.bottom

    def overlaps(self, other: Rect) -> bool:
        """True when the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inset(self, across: float, down: float | None = None) -> Rect:
        """What is left without a border of `across` at the sides and `down` above and below."""
        down = across if down is None else down
        return Rect(
            self.left + across,
            self.top + down,
            max(0.0, self.width - 2 * across),
            max(0.0, self.height - 2 * down),
        )

    def square(self, side: float) -> Rect:
        """A square of this side in the middle."""
        x, y = self.centre
        return Rect(x - side / 2, y - side / 2, side, side)

    def middle(self, height: float) -> Rect:
        """A strip of this height across the middle."""
        return Rect(self.left, self.centre[1] - height / 2, self.width, height)

    def cut_top(self, height: float, gap: float = 0.0) -> tuple[Rect, Rect]:
        """The upper `height` and what is left under it after a gap."""
        top = Rect(self.left, self.top, self.width, height)
        return top, Rect(self.left, top.bottom + gap, self.width, max(0.0, self.height - height - gap))

    def cut_bottom(self, height: float, gap: float = 0.0) -> tuple[Rect, Rect]:
        """The lower `height` and what is left over it after a gap."""
        rest, bottom = self.cut_top(self.height - height - gap, gap)
        return bottom, rest

    def cut_left(self, width: float, gap: float = 0.0) -> tuple[Rect, Rect]:
        """The left `width` and what is left beside it after a gap."""
        left = Rect(self.left, self.top, width, self.height)
        return left, Rect(left.right + gap, self.top, max(0.0, self.width - width - gap), self.height)

    def cut_right(self, width: float, gap: float = 0.0) -> tuple[Rect, Rect]:
        """The right `width` and what is left beside it after a gap."""
        rest, right = self.cut_left(self.width - width - gap, gap)
        return right, rest

    def columns(self, count: int, gap: float) -> tuple[Rect, ...]:
        """Equal columns from left to right."""
        width = (self.width - gap * (count - 1)) / count
        return tuple(Rect(self.left + i * (width + gap), self.top, width, self.height) for i in range(count))

    def rows(self, count: int, gap: float) -> tuple[Rect, ...]:
        """Equal rows from the top down."""
        return self.rows_by([1.0] * count, gap)

    def rows_by(self, shares: list[float], gap: float) -> tuple[Rect, ...]:
        """Rows from the top down, each with its share of the height."""
        unit = (self.height - gap * (len(shares) - 1)) / sum(shares)
        rows = []
        top = self.top
        for share in shares:
            rows.append(Rect(self.left, top, self.width, unit * share))
            top += unit * share + gap
        return tuple(rows)

    def grid(self, columns: int, rows: int, gap: float) -> tuple[Rect, ...]:
        """Equal cells in reading order, from left to right and from the top down."""
        return tuple(cell for row in self.rows(rows, gap) for cell in row.columns(columns, gap))

    def mirrored(self, page_width: float) -> Rect:
        """The same rectangle seen in a mirror that stands upright in the middle of the page."""
        return Rect(page_width - self.right, self.top, self.width, self.height)
