"""Colours and sizes of the screen, as values; the test computes their contrast."""

from __future__ import annotations

PAGE = "#FBF3E4"
PATTERN = "#F6EAD4"
INK = "#10302E"
CARD = "#FFFDF8"
TEAL = "#1D6B66"
TERRACOTTA = "#A2401C"
BAR = "#0F4644"
BAR_EDGE = "#0A302E"
LIT = "#FFD34D"
LIT_EDGE = "#8F2F0B"
HELD = "#CFE9E4"
CHOSEN = "#DDF3DC"
FOCUS = "#1A3FB0"
GREEN = "#17773A"
GREEN_BRIGHT = "#0E5A2A"
RED = "#B0141C"
INDIGO = "#3A478C"
RIBBON = "#FFE7A6"
RIBBON_EDGE = "#8A5A00"
TINTS = ("#DDEFEA", "#FBE3D3", "#E4E3F6", "#FBEFC4")
"""Pads behind the pictures, one an answer in order: "the blue one" is a name for those who do not read."""

TEXT_PAIRS = (
    (INK, PAGE),
    (INK, PATTERN),
    (INK, CARD),
    (INK, LIT),
    (INK, HELD),
    (INK, CHOSEN),
    (INK, RIBBON),
    *((INK, tint) for tint in TINTS),
)
"""Letters and what lies behind them: WCAG 1.4.6 asks for 7:1."""

SHAPE_PAIRS = (
    (TEAL, PAGE),
    (TEAL, CARD),
    (BAR, PAGE),
    (CARD, BAR),
    (LIT_EDGE, LIT),
    (LIT_EDGE, PAGE),
    (FOCUS, PAGE),
    (FOCUS, CARD),
    (FOCUS, LIT),
    (CARD, TEAL),
    (GREEN, PAGE),
    (GREEN, CARD),
    (GREEN, CHOSEN),
    (GREEN_BRIGHT, PAGE),
    (RED, PAGE),
    (RED, CARD),
    (INDIGO, PAGE),
    (INDIGO, CARD),
    (TERRACOTTA, PAGE),
    (TERRACOTTA, CARD),
    (RIBBON_EDGE, RIBBON),
    (RIBBON_EDGE, PAGE),
)
"""Shapes that carry meaning and what lies behind them: WCAG 1.4.11 asks for 3:1."""

CAP_HEIGHT_EM = 0.729
"""Height of a capital of DejaVu Sans over its size (its OS/2 table: 1493 of 2048)."""
LINE_HEIGHT_EM = 1.17
"""Height of a line of DejaVu Sans over its size (its hhea table: ascent 1901, descent 483 of 2048)."""

READABLE_MM = 4.8
"""Height of a capital that EN 301 549 5.1.4 and Section 508 402.4 ask for."""
TARGET_WIDTH_MM = 17.8
TARGET_HEIGHT_MM = 12.7
"""The least target (VVSG 2.0)."""
MARGIN_MM = 2.6
GAP_MM = 2.0
RADIUS_MM = 2.6
EDGE_MM = 0.5
STRONG_EDGE_MM = 1.3

_LINEAR_BELOW = 0.04045
"""From the definition of sRGB."""


def letters_px(cap_mm: float, px_per_mm: float) -> float:
    """The font size in pixels at which a capital is this high."""
    return cap_mm * px_per_mm / CAP_HEIGHT_EM


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
