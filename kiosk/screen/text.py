"""Words into lines that fit a box and read rightly, Arabic included. Knows nothing of Kivy.

Arabic is measured word by word in its joined forms, broken into lines, and only then turned, line by
line, into the order in which it is drawn from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import bidi
from arabic_reshaper import ArabicReshaper

from kiosk.screen.theme import LINE_HEIGHT_EM

Measure = Callable[[str], float]
"""The width of drawn text over its font size (in em)."""

NO_BREAK = "\u00a0"
_STAYS_TOGETHER = re.compile(r"(?<=\d) (?=\d)| (?=[?!:;»%])|(?<=«) ")
_NUMBER = re.compile(r"\+?\d[\d\u00a0:/.,+\-–]*\d|\+\d")
_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LEAST_PX = 7.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines ready to draw from left to right, and the font size at which they fit."""

    lines: tuple[str, ...] = field(repr=False)
    size_px: float


def is_right_to_left(text: str, *, default: bool = False) -> bool:
    """True when the first letter of the text belongs to a script written from right to left."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return default


def drawn(line: str, *, right_to_left: bool) -> str:
    """One line in its joined letter forms, in the order in which it is drawn from left to right."""
    if not right_to_left and not any(is_right_to_left(c) for c in line):
        return line
    # A number with a dash or a plus would be turned about by the bidirectional rules: it is isolated.
    isolated = _NUMBER.sub(lambda found: f"\u2066{found[0]}\u2069", joined(line))
    turned = bidi.get_display(isolated, base_dir="R" if right_to_left else "L")
    return _CONTROLS.sub("", str(turned))


def joined(text: str) -> str:
    """Arabic letters in their joined forms and without vowel marks; other text as it is."""
    return str(_reshaper().reshape(text))


@cache
def _reshaper() -> ArabicReshaper:
    # DejaVu Sans has no word ligatures: only lam with alef is joined into one sign.
    return ArabicReshaper({"ARABIC LIGATURE ALLAH": False, "delete_harakat": True})


def fit(
    text: str,
    *,
    width_px: float,
    height_px: float,
    size_px: float,
    measure: Measure,
    right_to_left: bool = False,
) -> Fitted:
    """The text at the largest size up to `size_px` at which it fits the box, whole words a line.

    Below 7 px it is left as it is (the painter squeezes it): nothing is ever cut off.
    """
    to_left = is_right_to_left(text, default=right_to_left)
    words = _words(text, measure)
    size = max(size_px, _LEAST_PX)
    while True:
        lines = _wrap(words, width_px / size, measure(" "))
        if size <= _LEAST_PX or _fits(lines, words, size, width_px, height_px):
            ready = tuple(drawn(line, right_to_left=to_left) for line in lines)
            return Fitted(ready, size)
        size = max(_LEAST_PX, size - 1.0)


def _words(text: str, measure: Measure) -> tuple[tuple[str, float], ...]:
    kept = _STAYS_TOGETHER.sub(NO_BREAK, " ".join(text.split(" ")))
    return tuple((word, measure(joined(word))) for word in re.split(r"[ \n]+", kept) if word)


def _wrap(words: tuple[tuple[str, float], ...], width_em: float, space_em: float) -> tuple[str, ...]:
    lines: list[list[str]] = []
    used = 0.0
    for word, wide in words:
        if lines and used + space_em + wide <= width_em:
            lines[-1].append(word)
            used += space_em + wide
        else:
            lines.append([word])
            used = wide
    return tuple(" ".join(line) for line in lines)


def _fits(
    lines: tuple[str, ...],
    words: tuple[tuple[str, float], ...],
    size_px: float,
    width_px: float,
    height_px: float,
) -> bool:
    widest = max((wide for _, wide in words), default=0.0)
    return widest * size_px <= width_px and len(lines) * size_px * LINE_HEIGHT_EM <= height_px


def grouped(digits: str) -> str:
    """A telephone number in pairs, kept on one line: "06 12 34 56 78"; an odd last digit stands alone."""
    return NO_BREAK.join(re.findall(r"\d\d?|\D+", digits))
