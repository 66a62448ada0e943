"""What a page is made of, as values: tiles of panels, pictures and words. Knows nothing of Kivy.

A page is a tuple of tiles that do not overlap, so that each can be redrawn alone when it changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from kiosk.screen.geometry import Rect

Align = Literal["left", "centre", "right"]
Colour = str
"""A colour as "#RRGGBB"."""

SHARE: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}
"""The share of the room beside a line that lies before it."""

_MIRRORED_ALIGN: dict[Align, Align] = {"left": "right", "centre": "centre", "right": "left"}


@dataclass(frozen=True, slots=True)
class Panel:
    """A rounded rectangle with an edge inside it; a radius of half its side makes a disc."""

    rect: Rect
    fill: Colour
    edge: Colour = ""
    edge_px: float = 0.0
    radius_px: float = 0.0


@dataclass(frozen=True, slots=True)
class Picture:
    """An emoji, as large as its rectangle lets it be; `flipped` shows it in a mirror."""

    rect: Rect
    emoji: str
    flipped: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Lines in the order and the letter forms in which they are drawn from left to right."""

    rect: Rect
    lines: tuple[str, ...] = field(repr=False)
    size_px: float
    colour: Colour
    align: Align = "centre"


@dataclass(frozen=True, slots=True)
class Countdown:
    """A ring that empties clockwise from the top in so many seconds, from when the piece is first drawn.

    What is gone stays as a thin line. A clock's hands go the same way in every language. `left` is the share
    of the time that is left: pages leave it whole, `motion` moves it.
    """

    rect: Rect
    seconds: float
    colour: Colour
    thick_px: float
    left: float = 1.0


@dataclass(frozen=True, slots=True)
class Mosaic:
    """A wall of zellige in rows of stars, and a rosette on it whose star turns while `moving`.

    `rosette` is the square that it fills, None for a wall alone; no rows are no wall. Of the `colours` the
    last is that of the ground and the joints. `phase` is how far the star is turned, from 0 to 1 of one of
    its points: pages leave it, `motion` moves it.
    """

    rect: Rect
    colours: tuple[Colour, ...]
    rows: int = 1
    rosette: Rect | None = None
    moving: bool = False
    phase: float = 0.0


Piece = Panel | Picture | Words | Countdown | Mosaic


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a page that is drawn as one; `name` is unique on the page.

    With a `target`, a touch on it posts `Pressed(target)`; `typed` is the digit, letter or sign of a
    keyboard that does so too. `ground` lies behind the others.
    """

    name: str
    rect: Rect
    pieces: tuple[Piece, ...] = field(repr=False)
    target: str | None = None
    typed: str = ""
    ground: bool = False


def mirror(tiles: Iterable[Tile], page_width: float) -> tuple[Tile, ...]:
    """The page for a language written from right to left."""
    return tuple(
        replace(
            tile,
            rect=tile.rect.mirrored(page_width),
            pieces=tuple(_mirror_piece(piece, page_width) for piece in tile.pieces),
        )
        for tile in tiles
    )


def _mirror_piece(piece: Piece, page_width: float) -> Piece:
    if isinstance(piece, Words):
        return replace(piece, rect=piece.rect.mirrored(page_width), align=_MIRRORED_ALIGN[piece.align])
    if isinstance(piece, Mosaic) and piece.rosette:
        return replace(
            piece, rect=piece.rect.mirrored(page_width), rosette=piece.rosette.mirrored(page_width)
        )
    return replace(piece, rect=piece.rect.mirrored(page_width))
