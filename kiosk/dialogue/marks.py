"""Arabic vowel marks: they are spoken, and left out on the screen."""

from __future__ import annotations

import re

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
"""Vowel marks, the small alif, and the stretching line."""


def strip_marks(text: str) -> str:
    """The text without vowel marks."""
    return _MARKS.sub("", text)
