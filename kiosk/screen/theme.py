"""Colours and sizes of the screen, as values; the test computes their contrast."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.dialogue.view import Theme

Colour = str
"""A colour as "#RRGGBB"."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme by what they are for.

    `ink` is for letters on `page`, `pattern`, `card`, `held`, `chosen`, the `tints` and `bar_card`; `lit_ink`
    on `lit` (the answer being named) and `ribbon`; `pad_ink` on `pads`, which lie behind pictures in every
    theme: emoji are drawn for light grounds. The pads differ, so that "the blue one" is a name for those who
    do not read. `leaf_ink` is for the weekday at the head of a calendar's leaf, on `leaf`. `zellige` are the
    colours of the mosaic.
    """

    page: Colour
    pattern: Colour
    ink: Colour
    card: Colour
    card_edge: Colour
    bar: Colour
    bar_card: Colour
    bar_edge: Colour
    lit: Colour
    lit_ink: Colour
    lit_edge: Colour
    held: Colour
    chosen: Colour
    focus: Colour
    teal: Colour
    green: Colour
    green_bright: Colour
    red: Colour
    indigo: Colour
    terracotta: Colour
    sign: Colour
    """The disc of a sign, and what is drawn on coloured shapes: light in every theme, as the pads are."""
    picture: Colour
    """What lies behind the page's own picture."""
    ribbon: Colour
    ribbon_edge: Colour
    tints: tuple[Colour, Colour, Colour, Colour]
    pads: tuple[Colour, Colour, Colour, Colour]
    pad_ink: Colour
    zellige: tuple[Colour, ...]
    leaf: Colour
    leaf_ink: Colour

    @property
    def text_pairs(self) -> tuple[tuple[Colour, Colour], ...]:
        """Letters and what lies behind them."""
        grounds = (self.page, self.pattern, self.card, self.bar_card, self.held, self.chosen, *self.tints)
        return (
            *((self.ink, ground) for ground in grounds),
            (self.lit_ink, self.lit),
            (self.lit_ink, self.ribbon),
            *((self.pad_ink, pad) for pad in self.pads),
            (self.leaf_ink, self.leaf),
        )

    @property
    def shape_pairs(self) -> tuple[tuple[Colour, Colour], ...]:
        """Shapes that carry meaning and what lies behind them: WCAG 1.4.11 asks for 3:1."""
        signs = (self.teal, self.green, self.green_bright, self.red, self.indigo, self.terracotta)
        return (
            *((sign, ground) for sign in signs for ground in (self.page, self.card, self.sign)),
            *((edge, ground) for edge in (self.card_edge, self.focus) for ground in (self.page, self.card)),
            (self.focus, self.lit),
            (self.lit_edge, self.lit),
            (self.lit_edge, self.page),
            (self.green, self.chosen),
            (self.ribbon_edge, self.ribbon),
            (self.ribbon_edge, self.page),
        )


PALETTES = {
    Theme.WARM: Palette(
        page="#FBF3E4",
        pattern="#F6EAD4",
        ink="#10302E",
        card="#FFFDF8",
        card_edge="#1D6B66",
        bar="#0F4644",
        bar_card="#FFFDF8",
        bar_edge="#0A302E",
        lit="#FFD34D",
        lit_ink="#0B2422",
        lit_edge="#8F2F0B",
        held="#CFE9E4",
        chosen="#DDF3DC",
        focus="#1A3FB0",
        teal="#1D6B66",
        green="#17773A",
        green_bright="#0E5A2A",
        red="#B0141C",
        indigo="#3A478C",
        terracotta="#A2401C",
        sign="#FFFDF8",
        picture="#FBF3E4",
        ribbon="#FFE7A6",
        ribbon_edge="#8A5A00",
        tints=("#DDEFEA", "#FBE3D3", "#E4E3F6", "#FBEFC4"),
        pads=("#DDEFEA", "#FBE3D3", "#E4E3F6", "#FBEFC4"),
        pad_ink="#10302E",
        zellige=("#1D6B66", "#A2401C", "#D9A441", "#3A478C", "#FFFDF8"),
        leaf="#7D1016",
        leaf_ink="#FFFDF8",
    ),
    Theme.CONTRAST: Palette(
        page="#000000",
        pattern="#000000",
        ink="#FFFFFF",
        card="#000000",
        card_edge="#FFFFFF",
        bar="#000000",
        bar_card="#000000",
        bar_edge="#FFFFFF",
        lit="#FFFFC8",
        lit_ink="#000000",
        lit_edge="#E00000",
        held="#000000",
        chosen="#000000",
        focus="#C81EFA",
        teal="#1E8F86",
        green="#00963F",
        green_bright="#3F9400",
        red="#E8352B",
        indigo="#5C74F0",
        terracotta="#C96A00",
        sign="#FFFFFF",
        picture="#FFFFFF",
        ribbon="#FFFFC8",
        ribbon_edge="#7A5A00",
        tints=("#000000", "#000000", "#000000", "#000000"),
        pads=("#FFFFFF", "#FFFFFF", "#FFFFFF", "#FFFFFF"),
        pad_ink="#000000",
        zellige=("#FFD84D", "#000000"),
        leaf="#FFFFFF",
        leaf_ink="#000000",
    ),
    Theme.DARK: Palette(
        page="#0F1B20",
        pattern="#152529",
        ink="#F6EEDD",
        card="#1A2B31",
        card_edge="#6FB7AE",
        bar="#070E11",
        bar_card="#1A2B31",
        bar_edge="#6FB7AE",
        lit="#FFD34D",
        lit_ink="#0B2422",
        lit_edge="#B8481C",
        held="#203A44",
        chosen="#173A2A",
        focus="#A048FF",
        teal="#3A8F88",
        green="#2F9452",
        green_bright="#3D9B2E",
        red="#D8433B",
        indigo="#6C7BD6",
        terracotta="#C4693A",
        sign="#F6F2E6",
        picture="#BCD9D2",
        ribbon="#FFE7A6",
        ribbon_edge="#9A6500",
        tints=("#16333A", "#36271E", "#28283F", "#332B16"),
        pads=("#BCD9D2", "#E3C6B2", "#C6C5E0", "#DFD0A0"),
        pad_ink="#081816",
        zellige=("#4E948C", "#A9583A", "#B8893A", "#6671B0", "#0B1417"),
        leaf="#F2B79C",
        leaf_ink="#0B1418",
    ),
}

LEAST_TEXT_CONTRAST = {Theme.WARM: 10.0, Theme.CONTRAST: 20.0, Theme.DARK: 10.0}
"""WCAG 1.4.6 asks for 7:1; weak eyes and bright halls for more."""

TEXT_SCALES = (1.0, 1.25, 1.5, 1.8)
"""The sizes of text that a visitor can choose, over the usual one."""

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


def line_mm(cap_mm: float) -> float:
    """The height of a line of words whose capitals are this high."""
    return cap_mm / CAP_HEIGHT_EM * LINE_HEIGHT_EM


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4
