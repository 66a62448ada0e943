"""How a tile looks under a finger and with the keyboard's focus. Knows nothing of Kivy."""

from __future__ import annotations

from dataclasses import replace

from kiosk.screen.pieces import Panel, Tile
from kiosk.screen.theme import Palette

_RING_MM, _BETWEEN_RINGS_MM = 0.7, 0.5

_HELD_EDGE_MM = 0.9
"""By how much the edge grows under a finger."""


def marked(tile: Tile, *, held: bool, focused: bool, px_per_mm: float, palette: Palette) -> Tile:
    """The tile with its panel marked; a tile that begins with no panel stays as it is."""
    if not (held or focused) or not tile.pieces or not isinstance(tile.pieces[0], Panel):
        return tile
    panel = tile.pieces[0]
    if held:
        # Letters that are made for a lit ground stay on it; and in the strongest contrast all grounds are
        # black: a thicker edge tells of the finger everywhere.
        fill = panel.fill if panel.fill == palette.lit else palette.held
        edge_px = panel.edge_px + _HELD_EDGE_MM * px_per_mm
        panel = replace(panel, fill=fill, edge=panel.edge or palette.card_edge, edge_px=edge_px)
    faces = _rings(panel, px_per_mm, palette) if focused else (panel,)
    return replace(tile, pieces=(*faces, *tile.pieces[1:]))


def _rings(panel: Panel, px_per_mm: float, palette: Palette) -> tuple[Panel, Panel]:
    """Two rings, and the colour of the page between them: one could pass for the edge of a chosen card."""
    ring = _RING_MM * px_per_mm
    inside = ring + _BETWEEN_RINGS_MM * px_per_mm
    outer = replace(panel, fill=palette.page, edge=palette.focus, edge_px=ring)
    inner = replace(
        panel,
        rect=panel.rect.inset(inside),
        edge=palette.focus,
        edge_px=ring,
        radius_px=max(0.0, panel.radius_px - inside),
    )
    return outer, inner
