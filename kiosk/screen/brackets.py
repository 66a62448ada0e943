"""Brackets and quotes in a line written from right to left: python-bidi 0.6 moves them but keeps their shape.

By the rules N0 to N2 of Unicode's bidirectional algorithm, for a line whose own direction is right to left.
"""

from __future__ import annotations

import unicodedata

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_TURNED = {sign: other for a, b in ("()", "[]", "{}", "«»", "‹›", "<>") for sign, other in ((a, b), (b, a))}


def turned(line: str) -> str:
    """The line, still in the order in which it is read, with the signs turned that will be read leftwards."""
    signs = list(line)
    pairs = _pairs(line)
    for place, sign in enumerate(line):
        if sign in _TURNED and not _reads_rightwards(line, *pairs.get(place, (place, place))):
            signs[place] = _TURNED[sign]
    return "".join(signs)


def _pairs(line: str) -> dict[int, tuple[int, int]]:
    """For each bracket that has its fellow on the line, where the two stand."""
    pairs: dict[int, tuple[int, int]] = {}
    waiting: list[int] = []
    for place, sign in enumerate(line):
        if sign in _PAIRS:
            waiting.append(place)
        elif waiting and _PAIRS[line[waiting[-1]]] == sign:
            first = waiting.pop()
            pairs[first] = pairs[place] = (first, place)
    return pairs


def _reads_rightwards(line: str, first: int, last: int) -> bool:
    """True when the sign, or the pair, belongs to words read from left to right."""
    within = {_direction(line, place) for place in range(first + 1, last)}
    if "R" in within:
        return False
    before = _nearest(line, range(first - 1, -1, -1))
    return before == "L" and ("L" in within or _nearest(line, range(last + 1, len(line))) == "L")


def _nearest(line: str, places: range) -> str:
    return next((way for place in places if (way := _direction(line, place))), "R")


def _direction(line: str, place: int) -> str:
    """L, R, or nothing for a sign without a direction; digits go with the letters before them."""
    kind = unicodedata.bidirectional(line[place])
    if kind in ("EN", "AN"):
        letters = (unicodedata.bidirectional(sign) for sign in reversed(line[:place]))
        kind = next((letter for letter in letters if letter in ("L", "R", "AL")), "R")
    return "L" if kind == "L" else "R" if kind in ("R", "AL") else ""
