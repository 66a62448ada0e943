"""Words into lines that fit a box and read rightly, Arabic included. Knows nothing of Kivy.

Arabic is measured word by word in its joined forms, broken into lines, and only then turned, line by
line, into the order in which it is drawn from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import floor

import bidi
from arabic_reshaper import ArabicReshaper

from kiosk.screen.brackets import turned
from kiosk.screen.theme import LINE_HEIGHT_EM

Measure = Callable[[str], float]
"""The width of drawn text over its font size (in em)."""

NO_BREAK = "\u00a0"
_STAYS_TOGETHER = re.compile(r"(?<=\d) (?=\d)| (?=[?!:;»%·])|(?<=[«·]) ")
_NUMBER = re.compile(r"\+?\d[\d\u00a0:/.,+\-–]*\d|\+\d")
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LEAST_PX = 7
_EXACT_PX = 0.001
_NARROWER = tuple(share / 100 for share in range(98, 30, -2))


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
    if not right_to_left and not _ARABIC.search(line):
        return line
    # A number with a dash or a plus would be turned about by the bidirectional rules: it is isolated.
    ready = joined(turned(line) if right_to_left else line)
    isolated = _NUMBER.sub(lambda found: f"\u2066{found[0]}\u2069", ready)
    ordered = bidi.get_display(isolated, base_dir="R" if right_to_left else "L")
    return _CONTROLS.sub("", str(ordered))


def joined(text: str) -> str:
    """Arabic letters in their joined forms and without vowel marks; other text as it is."""
    return str(_reshaper().reshape(text)) if _ARABIC.search(text) else text


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
    most_lines: int | None = None,
) -> Fitted:
    """The text at the largest size up to `size_px` at which it fits the box, whole words a line.

    A line break of the text stays one. A word is never broken: where one alone is wider than the box, the
    whole text shrinks, since half a word on a line is a riddle to those who spell their way through it.
    Below 7 px the text is left as it is (the painter squeezes it): nothing is ever cut off.
    """
    words = measured(text, measure)
    size = words.size_px(width_px, height_px, size_px, most_lines)
    to_left = is_right_to_left(text, default=right_to_left)
    return Fitted(tuple(drawn(line, right_to_left=to_left) for line in words.lines(width_px, size)), size)


def measured(text: str, measure: Measure) -> Measured:
    """The text with its words measured, to be fitted to several boxes."""
    kept = _STAYS_TOGETHER.sub(NO_BREAK, text)
    words = tuple(
        _Word(word, measure(joined(word)), begins_line=i == 0)
        for line in kept.splitlines()
        for i, word in enumerate(word for word in line.split(" ") if word)
    )
    return Measured(words, measure(" "))


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    width_em: float
    begins_line: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """A text whose words have been measured: joining Arabic letters takes longer than all the rest."""

    words: tuple[_Word, ...] = field(repr=False)
    space_em: float

    def size_px(
        self, width_px: float, height_px: float, largest_px: float, most_lines: int | None = None
    ) -> int:
        """The largest size at which it fits a box, in at most so many lines if that is given."""
        box = _Box(width_px, height_px, self.space_em)
        return _largest(self.words, box, largest_px, len(self.words) if most_lines is None else most_lines)

    def lines(self, width_px: float, size_px: float) -> tuple[str, ...]:
        """As few lines as it needs at this size, as even as they can be, in the order of reading."""
        return _Box(width_px, 0.0, self.space_em).even(self.words, size_px)

    def count(self, width_px: float, size_px: float) -> int:
        """How many lines it needs at this size."""
        return len(_Box(width_px, 0.0, self.space_em).wrap(self.words, size_px))


@dataclass(frozen=True, slots=True)
class _Box:
    width_px: float
    height_px: float
    space_em: float

    def wrap(self, words: Sequence[_Word], size_px: float, share: float = 1.0) -> tuple[str, ...]:
        """The words in lines of at most this share of the width."""
        lines: list[list[str]] = []
        used = 0.0
        for word in words:
            room = (used + self.space_em + word.width_em) * size_px <= self.width_px * share
            if lines and room and not word.begins_line:
                lines[-1].append(word.text)
                used += self.space_em + word.width_em
            else:
                lines.append([word.text])
                used = word.width_em
        return tuple(" ".join(line) for line in lines)

    def even(self, words: Sequence[_Word], size_px: float) -> tuple[str, ...]:
        """The words in as few lines as they need, of lengths as equal as whole words allow."""
        lines = self.wrap(words, size_px)
        for share in _NARROWER:
            narrower = self.wrap(words, size_px, share)
            if len(narrower) > len(lines):
                break
            lines = narrower
        return lines

    def holds(self, words: Sequence[_Word], size_px: float, lines: int) -> bool:
        """True when the words fit at this size in at most so many lines."""
        if max((word.width_em for word in words), default=0.0) * size_px > self.width_px:
            return False
        needed = len(self.wrap(words, size_px))
        return needed <= lines and needed * size_px * LINE_HEIGHT_EM <= self.height_px


def _largest(words: Sequence[_Word], box: _Box, size_px: float, lines: int) -> int:
    """By halves: what fits at a size fits at all smaller ones."""
    # A font is drawn in whole pixels: what is measured is what is drawn.
    fits, beyond = _LEAST_PX, max(floor(size_px + _EXACT_PX), _LEAST_PX) + 1
    while beyond - fits > 1:
        size = (fits + beyond) // 2
        fits, beyond = (size, beyond) if box.holds(words, size, lines) else (fits, size)
    return fits
