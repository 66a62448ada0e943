"""Brackets in a line that was turned about: python-bidi 0.6 turns their order but not their shape."""

from __future__ import annotations

_CLOSES = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›", "<": ">"}
_OPENS = {closing: opening for opening, closing in _CLOSES.items()}


def facing(line: str) -> str:
    """The drawn line with each pair that stands back to back turned face to face; others stay."""
    signs = list(line)
    waiting: list[int] = []
    for place, sign in enumerate(line):
        if sign not in _CLOSES and sign not in _OPENS:
            continue
        before = line[waiting[-1]] if waiting else ""
        if _CLOSES.get(before) == sign:
            waiting.pop()
        elif before and _OPENS.get(before) == sign:
            signs[waiting.pop()], signs[place] = sign, before
        else:
            waiting.append(place)
    return "".join(signs)
