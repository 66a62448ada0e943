"""Colours: each word against what lies behind it, each shape against what lies around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import hypot

from kiosk.dialogue.view import Theme, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.inspection.finding import Finding, Rule
from kiosk.screen.inspection.wording import ink, is_text
from kiosk.screen.pieces import Colour, Countdown, Mosaic, Panel, Piece, Tile, Words
from kiosk.screen.sheet import Sheet
from kiosk.screen.theme import PALETTES, Palette

LEAST_OF_SHAPES = 3.0
"""WCAG 1.4.11."""

_OUTSIDE_PX = 1.5
_MEANT = ("attention", "dots")
"""Tiles all of whose panels tell something."""

Point = tuple[float, float]


def findings(view: View, tiles: Sequence[Tile], sheet: Sheet) -> Iterator[Finding]:
    """What does not stand out."""
    palette = PALETTES[view.theme]
    ground = [piece for tile in tiles if tile.ground for piece in tile.pieces]
    for tile in tiles:
        under = [piece for piece in ground if not tile.ground and piece.rect.overlaps(tile.rect)]
        for at, piece in enumerate(tile.pieces):
            behind = (*under, *tile.pieces[:at])
            if isinstance(piece, Words):
                yield from _words(tile, piece, behind, view.theme, sheet)
            elif isinstance(piece, Countdown):
                yield from _shape(tile, piece.colour, piece.rect, behind, palette)
            elif isinstance(piece, Panel) and (_face(tile, at) or tile.name in _MEANT):
                yield from _panel(tile, piece, behind, palette)


def _face(tile: Tile, at: int) -> bool:
    """Whether this is the face of something that can be touched."""
    return at == 0 and tile.target is not None


def _words(
    tile: Tile, words: Words, behind: Sequence[Piece], colours: Theme, sheet: Sheet
) -> Iterator[Finding]:
    wanted = theme.LEAST_TEXT_CONTRAST[colours] if is_text(words) else LEAST_OF_SHAPES
    palette = PALETTES[colours]
    points = [point for line in ink(words, sheet) for point in _corners(line)]
    grounds = {colour for point in points for colour in _colours_at(point, behind, palette)}
    found = min((_contrast(words.colour, ground) for ground in grounds), default=wanted)
    if found < wanted:
        yield Finding(Rule.CONTRAST, tile.name, f"{found:.1f}:1")


def _panel(tile: Tile, panel: Panel, behind: Sequence[Piece], palette: Palette) -> Iterator[Finding]:
    """A panel stands out by its edge or by its fill."""
    outside = _middles(panel.rect.inset(-_OUTSIDE_PX))
    around = {colour for point in outside for colour in _colours_at(point, behind, palette)}
    shown = {colour for colour in (panel.fill, panel.edge if panel.edge_px else "") if colour}
    found = min((max(_contrast(one, ground) for one in shown) for ground in around), default=21.0)
    if shown and found < LEAST_OF_SHAPES:
        yield Finding(Rule.SHAPES, tile.name, f"{found:.1f}:1")


def _shape(
    tile: Tile, colour: Colour, rect: Rect, behind: Sequence[Piece], palette: Palette
) -> Iterator[Finding]:
    inside = _middles(rect.inset(_OUTSIDE_PX))
    grounds = {each for point in inside for each in _colours_at(point, behind, palette)}
    found = min(_contrast(colour, ground) for ground in grounds)
    if found < LEAST_OF_SHAPES:
        yield Finding(Rule.SHAPES, tile.name, f"{found:.1f}:1")


def _corners(rect: Rect) -> tuple[Point, ...]:
    """The corners and the middles of the sides above and below."""
    across = (rect.left, rect.centre[0], rect.right)
    return tuple((x, y) for x in across for y in (rect.top, rect.bottom))


def _middles(rect: Rect) -> tuple[Point, ...]:
    """The middles of the sides: they are on the edge of a disc too."""
    x, y = rect.centre
    return (x, rect.top), (x, rect.bottom), (rect.left, y), (rect.right, y)


def _colours_at(point: Point, behind: Sequence[Piece], palette: Palette) -> tuple[Colour, ...]:
    """The colours that lie at a point, of what is drawn first to last."""
    for piece in reversed(behind):
        match piece:
            case Panel() if _holds(piece.rect, piece.radius_px, point):
                inner = piece.rect.inset(piece.edge_px)
                filled = not piece.edge_px or _holds(inner, piece.radius_px - piece.edge_px, point)
                if colour := piece.fill if filled else piece.edge:
                    return (colour,)
            case Mosaic() if piece.rect.holds(*point):
                return piece.colours
            case _:
                pass
    return (palette.page, palette.pattern)


def _holds(rect: Rect, radius: float, point: Point) -> bool:
    """Whether a point lies in a rectangle with round corners."""
    x, y = point
    if not rect.holds(x, y):
        return False
    core = rect.inset(max(0.0, min(radius, rect.width / 2, rect.height / 2)))
    across = max(0.0, core.left - x, x - core.right)
    down = max(0.0, core.top - y, y - core.bottom)
    return hypot(across, down) <= max(radius, 0.0) or not (across or down)


@lru_cache(maxsize=1024)
def _contrast(one: Colour, other: Colour) -> float:
    return theme.contrast(one, other)
