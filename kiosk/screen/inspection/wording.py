"""Words: whole, high enough, of signs that the fonts have, and those of the view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from kiosk.dialogue.view import Meeting, View
from kiosk.screen import theme
from kiosk.screen.fonts import JOINERS
from kiosk.screen.geometry import Rect
from kiosk.screen.inspection.finding import Finding, Rule
from kiosk.screen.inspection.places import HAIR_PX, within
from kiosk.screen.pieces import SHARE, Picture, Tile, Words
from kiosk.screen.sheet import Sheet
from kiosk.screen.text import joined

_BRACKETS = str.maketrans("()[]{}<>«»‹›“”", "((((((((((((((")
_EXACT_MM = 0.001
_WIDER = 0.5
"""Pixels by which a line may be wider than its box: it is squeezed by less than a hundredth."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The code points that the words' font and the pictures' font have."""

    words: frozenset[int]
    pictures: frozenset[int]

    def can_draw(self, picture: str) -> bool:
        """Whether either font has this picture."""
        return ord(picture) in self.pictures or ord(picture) in self.words


def findings(view: View, tiles: Sequence[Tile], sheet: Sheet, signs: Signs) -> Iterator[Finding]:
    """What is wrong with the words and pictures of a page."""
    for tile in tiles:
        for piece in tile.pieces:
            if isinstance(piece, Words):
                yield from _whole(tile, piece, sheet)
                yield from _high_enough(tile, piece, sheet)
            yield from _in_the_fonts(tile, piece, signs)
        yield from _bare(tile, sheet)
    texts = _texts(view)
    for tile in tiles:
        if tile.name in texts and not _shows(tile, texts[tile.name]):
            yield Finding(Rule.SAME_TEXT, tile.name)


def is_text(words: Words) -> bool:
    """Whether there is something to read; ticks and arrows are shapes."""
    return any(sign.isalnum() for line in words.lines for sign in line)


def ink(words: Words, sheet: Sheet) -> tuple[Rect, ...]:
    """Where each line is drawn: as wide as its signs, as high as its capitals."""
    line_px = words.size_px * theme.LINE_HEIGHT_EM
    cap_px = words.size_px * theme.CAP_HEIGHT_EM
    top = words.rect.centre[1] - line_px * len(words.lines) / 2
    lines = []
    for i, line in enumerate(words.lines):
        width = min(words.rect.width, sheet.measure(line) * words.size_px)
        left = words.rect.left + (words.rect.width - width) * SHARE[words.align]
        lines.append(Rect(left, top + i * line_px + (line_px - cap_px) / 2, width, cap_px))
    return tuple(lines)


def _whole(tile: Tile, words: Words, sheet: Sheet) -> Iterator[Finding]:
    high = len(words.lines) * words.size_px * theme.LINE_HEIGHT_EM
    wide = max((sheet.measure(line) * words.size_px for line in words.lines), default=0.0)
    if high > words.rect.height + HAIR_PX:
        yield Finding(Rule.WHOLE_WORDS, tile.name, f"{high:.0f} px high in {words.rect.height:.0f}")
    if wide > words.rect.width + _WIDER:
        yield Finding(Rule.WHOLE_WORDS, tile.name, f"{wide:.0f} px wide in {words.rect.width:.0f}")
    if not within(words.rect, tile.rect):
        yield Finding(Rule.WHOLE_WORDS, tile.name, "box outside the tile")


def _high_enough(tile: Tile, words: Words, sheet: Sheet) -> Iterator[Finding]:
    # A font is drawn at whole pixels.
    cap_mm = int(words.size_px + HAIR_PX) * theme.CAP_HEIGHT_EM / sheet.glass_px_per_mm
    if is_text(words) and cap_mm < theme.READABLE_MM - _EXACT_MM:
        yield Finding(Rule.LETTER_HEIGHT, tile.name, f"{cap_mm:.1f} mm")


def _in_the_fonts(tile: Tile, piece: object, signs: Signs) -> Iterator[Finding]:
    lacking: set[str] = set()
    if isinstance(piece, Words):
        lacking = {sign for line in piece.lines for sign in line if ord(sign) not in signs.words}
    elif isinstance(piece, Picture):
        lacking = {sign for sign in piece.emoji if not (sign in JOINERS or signs.can_draw(sign))}
    if lacking:
        yield Finding(Rule.FONT, tile.name, " ".join(f"U+{ord(sign):04X}" for sign in sorted(lacking)))


def _bare(tile: Tile, sheet: Sheet) -> Iterator[Finding]:
    """Text lies neither over other words of its tile nor over a picture."""
    written = [(words, ink(words, sheet)) for words in tile.pieces if isinstance(words, Words)]
    pictures = [piece.rect for piece in tile.pieces if isinstance(piece, Picture)]
    for words, lines in written:
        others = [line for other, more in written if other is not words for line in more]
        if is_text(words) and any(line.overlaps(other) for line in lines for other in (*others, *pictures)):
            yield Finding(Rule.BARE_WORDS, tile.name)


def _texts(view: View) -> dict[str, tuple[str, ...]]:
    """What may stand on a tile; "" where a picture alone may."""
    alone = ("",) if view.keys else ()
    return {
        "caption": (view.caption,),
        **{
            f"option:{option.name}": (*_card(option.label, option.meeting), *alone) for option in view.options
        },
        **{f"onward:{option.name}": (option.label, "") for option in view.onward},
        **{f"group:{option.name}": (option.label,) for option in view.groups},
        **{f"bar:{option.name}": (option.label, "") for option in view.bar},
        **{f"notice:{notice.name}": (notice.label, "") for notice in view.notices},
        **{f"detail:{detail.name}": (*_card(detail.text, detail.meeting), "") for detail in view.details},
    }


def _card(text: str, meeting: Meeting | None) -> tuple[str, ...]:
    """A café may be a leaf of a calendar: pictures can stand for its hour and its place."""
    if meeting is None:
        return (text,)
    day = f"{meeting.weekday} {meeting.day} {meeting.month}"
    more = ((words, "") for words in (meeting.time, meeting.place, meeting.seats))
    return (text, *(" ".join((day, *words)) for words in product(*more)))


def _shows(tile: Tile, texts: Sequence[str]) -> bool:
    words = [piece for piece in tile.pieces if isinstance(piece, Words) and piece.lines != ("✔",)]
    drawn = _counted("".join(line for piece in words for line in piece.lines))
    return any(drawn == _counted(joined(text)) for text in texts)


def _counted(text: str) -> Counter[str]:
    """How often each sign is there: lines are broken and turned, but nothing is lost."""
    return Counter(sign for sign in text.translate(_BRACKETS) if not sign.isspace())
