"""Where tiles lie: on the glass, beside each other, large enough for a thumb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import hypot

from kiosk.dialogue.view import View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.inspection.finding import Finding, Rule
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet

HAIR_PX = 0.01
"""What sums of floating numbers are out by."""

GAP_MM, LETTER_GAP_MM = 1.0, 0.4
EDGE_MM = 1.0


def findings(view: View, tiles: Sequence[Tile], sheet: Sheet) -> Iterator[Finding]:
    """What lies wrong."""
    front = [tile for tile in tiles if not tile.ground]
    yield from _named_once(tiles)
    for tile in tiles:
        yield from _on_the_glass(tile, sheet)
    for one, other in combinations(front, 2):
        if one.rect.inset(HAIR_PX).overlaps(other.rect):
            yield Finding(Rule.APART, one.name, f"lies over {other.name}")
    targets = [tile for tile in front if tile.target]
    for tile in targets:
        yield from _large_enough(tile, sheet, letter=is_letter(view, tile))
    for one, other in combinations(targets, 2):
        letters = is_letter(view, one) and is_letter(view, other)
        yield from _far_enough(one, other, sheet, LETTER_GAP_MM if letters else GAP_MM)


def is_letter(view: View, tile: Tile) -> bool:
    """Whether a tile is a key of the letters' keypad."""
    return view.spelling and tile.name.startswith("key:")


def within(inner: Rect, outer: Rect) -> bool:
    """Whether one rectangle lies in another, but for a hair."""
    return (
        inner.left >= outer.left - HAIR_PX
        and inner.top >= outer.top - HAIR_PX
        and inner.right <= outer.right + HAIR_PX
        and inner.bottom <= outer.bottom + HAIR_PX
    )


def _named_once(tiles: Sequence[Tile]) -> Iterator[Finding]:
    names = [tile.name for tile in tiles]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Finding(Rule.NAMED_ONCE, name, f"{names.count(name)} tiles")


def _on_the_glass(tile: Tile, sheet: Sheet) -> Iterator[Finding]:
    if not within(tile.rect, sheet.rect):
        yield Finding(Rule.ON_THE_GLASS, tile.name)
    for piece in tile.pieces:
        if not within(piece.rect, tile.rect):
            yield Finding(Rule.ON_THE_GLASS, tile.name, f"{type(piece).__name__} outside the tile")


def _large_enough(tile: Tile, sheet: Sheet, *, letter: bool) -> Iterator[Finding]:
    least = theme.TARGET_HEIGHT_MM if letter else theme.TARGET_WIDTH_MM
    wide, high = (side / sheet.glass_px_per_mm for side in (tile.rect.width, tile.rect.height))
    if wide < least - HAIR_PX or high < theme.TARGET_HEIGHT_MM - HAIR_PX:
        yield Finding(Rule.TARGET_SIZE, tile.name, f"{wide:.2f} x {high:.2f} mm")
    edge = min(
        tile.rect.left,
        tile.rect.top,
        sheet.width_px - tile.rect.right,
        sheet.height_px - tile.rect.bottom,
    )
    if edge < EDGE_MM * sheet.glass_px_per_mm - HAIR_PX:
        yield Finding(Rule.TARGET_GAP, tile.name, f"{edge / sheet.glass_px_per_mm:.2f} mm from the edge")


def _far_enough(one: Tile, other: Tile, sheet: Sheet, least_mm: float) -> Iterator[Finding]:
    apart = _distance(one.rect, other.rect)
    if apart < least_mm * sheet.glass_px_per_mm - HAIR_PX:
        apart_mm = apart / sheet.glass_px_per_mm
        yield Finding(Rule.TARGET_GAP, one.name, f"{apart_mm:.2f} mm from {other.name}")


def _distance(one: Rect, other: Rect) -> float:
    across = max(0.0, other.left - one.right, one.left - other.right)
    down = max(0.0, other.top - one.bottom, one.top - other.bottom)
    return hypot(across, down)
