"""Words and emoji as Kivy textures, and the width of words."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from typing import Any

from kivy.core.text import Label
from kivy.resources import resource_find

from kiosk.screen import fonts

_EMOJI_PX = 109
"""The one size at which Noto Color Emoji can be drawn (its strike is 136 x 128 px)."""
_MEASURED_PX = 256
_KEPT = 64
_INK = (0.06, 0.19, 0.18)

Texture = Any
"""A Kivy texture (Kivy ships no types)."""


def words_font() -> Path:
    """DejaVu Sans, which comes inside Kivy: Latin, Arabic with its joined forms, and Tifinagh."""
    return Path(str(resource_find("data/fonts/DejaVuSans.ttf")))


def width_em(text: str) -> float:
    """The width of drawn text over its font size.

    Measured sign by sign: only signs are kept in the cache, so no name and no telephone number is.
    """
    return sum(_sign_em(sign) for sign in text)


@lru_cache(maxsize=2048)
def _sign_em(sign: str) -> float:
    label = Label(font_size=_MEASURED_PX, font_name=str(words_font()))
    label.resolve_font_name()
    return float(label.get_extents(sign)[0]) / _MEASURED_PX


class Textures:
    """Draws words anew each time, and keeps the last few emoji."""

    def __init__(self, emoji_font: Path | None) -> None:
        self._words_font = words_font()
        self._emoji_font = emoji_font
        self._kept: OrderedDict[str, Texture] = OrderedDict()

    def words(self, text: str, size_px: float, colour: tuple[float, float, float]) -> Texture:
        """One line of words as drawn; never kept: it may be a visitor's."""
        label = Label(text=text, font_size=int(size_px), font_name=str(self._words_font), color=(*colour, 1))
        label.refresh()
        return label.texture

    def emoji(self, emoji: str) -> Texture | None:
        """A picture, or None where neither font has it."""
        if emoji not in self._kept:
            self._kept[emoji] = self._emoji(emoji)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(emoji)
        return self._kept[emoji]

    def _emoji(self, emoji: str) -> Texture | None:
        if self._emoji_font is not None and fonts.holds(self._emoji_font, emoji):
            return _label(emoji, self._emoji_font, (1.0, 1.0, 1.0)).texture
        if fonts.holds(self._words_font, emoji):
            return _without_air(_label(emoji, self._words_font, _INK).texture)
        return None


def _label(emoji: str, font: Path, colour: tuple[float, float, float]) -> Label:
    label = Label(text=emoji, font_size=_EMOJI_PX, font_name=str(font), color=(*colour, 1), mipmap=True)
    label.refresh()
    return label


def _without_air(texture: Texture) -> Texture:
    """A sign of the words' font less what its line keeps for accents and descenders."""
    below, above = round(_EMOJI_PX * 0.16), round(_EMOJI_PX * 0.12)
    return texture.get_region(0, below, texture.width, texture.height - below - above)
