"""What the inspection of a page found, as values; never a text of the page, which may be a visitor's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Rule(Enum):
    """What a page must keep to."""

    LAID_OUT = "the page can be laid out"
    NAMED_ONCE = "each tile has a name of its own"
    ON_THE_GLASS = "all lies on the glass"
    APART = "tiles lie beside each other"
    TARGET_SIZE = "targets are of 17.8 x 12.7 mm at least, letters of 12.7 x 12.7"
    TARGET_GAP = "targets lie 1 mm apart and from the edge of the glass at least, letters 0.4 mm"
    WHOLE_WORDS = "words fit the box that they are drawn in, and the box the tile"
    BARE_WORDS = "nothing lies over words"
    LETTER_HEIGHT = "capitals are 4.8 mm high at least"
    CONTRAST = "words stand out from what lies behind them"
    SHAPES = "shapes that carry meaning stand out by 3:1"
    FONT = "the fonts have every sign"
    FOCUS = "the keyboard's focus goes in reading order through all targets"
    OFFERED = "all that the view holds is there once, and nothing else"
    SAME_TEXT = "what is drawn is the text of the view"


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a tile breaks, and by how much in figures."""

    rule: Rule
    tile: str
    what: str = ""

    def __str__(self) -> str:
        """In a line."""
        return f"{self.tile}: {self.what or 'not so'} ({self.rule.value})"
