"""Arabic letters and their vowel marks: written for the synthesiser, left out on the screen."""

from __future__ import annotations

import re

from kiosk.dialogue.marks import strip_marks

__all__ = ["bare_word", "is_arabic", "plain", "strip_marks"]

_WORD = re.compile("[\u0621-\u0652\u0670\u0671-\u06d3]+")
_LETTER = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u06d3]")
_VOWEL = re.compile("[\u064b-\u0652\u0670]")

_ALIKE = str.maketrans("أإآٱؤئىة", "ااااوييه", "ء\u0653\u0654\u0655")
"""Letters that are written one for the other: alif with and without hamza, the last yaa and taa."""

_SHORTEST = 3
"""Letters of a word from which a mark is expected: shorter ones are often left without."""


def plain(text: str) -> str:
    """The text without vowel marks, with letters that are taken for each other written alike."""
    return strip_marks(text).translate(_ALIKE)


def is_arabic(text: str) -> bool:
    """True when some letter is Arabic."""
    return _LETTER.search(text) is not None


def bare_word(text: str) -> str | None:
    """The first word of three letters or more that has no vowel mark at all, or None."""
    words = (word for word in _WORD.findall(text) if len(_LETTER.findall(word)) >= _SHORTEST)
    return next((word for word in words if not _VOWEL.search(word)), None)
