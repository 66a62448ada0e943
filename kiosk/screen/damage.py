"""Which parts of the screen look otherwise after a change; only these are drawn anew. No Kivy here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Mosaic, Piece, Tile
from kiosk.screen.zellige import Facet, star

_MOST = 4
"""Each part walks over the whole page once: beyond so many, drawing all of it is quicker."""
_ALL_SHARE = 0.95
"""So much of it is all of it."""
_SOFT_EDGE_PX = 2.0
"""Edges are drawn softly, a little over the rectangle."""


def damaged(old: Tile | None, new: Tile | None) -> tuple[Rect, ...]:
    """Where a tile looks otherwise: its pieces that changed, or all of it."""
    if old is None or new is None or old.rect != new.rect or len(old.pieces) != len(new.pieces):
        return tuple(tile.rect for tile in (old, new) if tile is not None)
    pairs = zip(old.pieces, new.pieces, strict=True)
    return tuple(rect for before, after in pairs if before != after for rect in _changed(before, after))


def _changed(before: Piece, after: Piece) -> Iterator[Rect]:
    if (
        isinstance(before, Mosaic)
        and isinstance(after, Mosaic)
        and replace(before, phase=after.phase) == after
    ):
        yield from (_box(facet) for mosaic in (before, after) for facet in star(mosaic, mosaic.phase))
    else:
        yield before.rect
        yield after.rect


def _box(facet: Facet) -> Rect:
    across, down = zip(*facet.corners, strict=True)
    return Rect(min(across), min(down), max(across) - min(across), max(down) - min(down))


def parts(rects: Iterable[Rect], whole: Rect) -> tuple[Rect, ...]:
    """The few parts of the whole that cover these rectangles and their soft edges; empty where it is all."""
    kept: list[Rect] = []
    for rect in rects:
        grown = rect.inset(-_SOFT_EDGE_PX)
        while near := next((other for other in kept if _one(other, grown)), None):
            kept.remove(near)
            grown = around((near, grown))
        kept.append(grown)
    if len(kept) > _MOST:
        kept = [around(kept)]
    return () if sum(map(_area, kept)) > _area(whole) * _ALL_SHARE else tuple(kept)


def _one(one: Rect, other: Rect) -> bool:
    """True when drawing both as one draws no more than both apart."""
    return _area(around((one, other))) <= _area(one) + _area(other)


def _area(rect: Rect) -> float:
    return rect.width * rect.height


def around(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle that holds all of these."""
    left, top = min(rect.left for rect in rects), min(rect.top for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Rect(left, top, right - left, bottom - top)
