"""How a tile looks under a finger and with the keyboard's focus. Knows nothing of Kivy."""

from __future__ import annotations

from dataclasses import replace

from kiosk.screen import theme
from kiosk.screen.pieces import Panel, Tile
from kiosk.screen.theme import Palette


def marked(tile: Tile, *, held: bool, focused: bool, px_per_mm: float, palette: Palette) -> Tile:
    """The tile with its panel marked; a tile that begins with no panel stays as it is."""
    if not (held or focused) or not tile.pieces or not isinstance(tile.pieces[0], Panel):
        return tile
    panel = tile.pieces[0]
    if held:
        panel = replace(panel, fill=palette.held)
    if focused:
        panel = replace(panel, edge=palette.focus, edge_px=theme.STRONG_EDGE_MM * px_per_mm)
    return replace(tile, pieces=(panel, *tile.pieces[1:]))
