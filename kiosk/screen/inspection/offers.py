"""What the page holds: all of the view once, nothing else, and the way of the focus through it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kiosk.dialogue.view import Option, View
from kiosk.screen import focus
from kiosk.screen.geometry import Rect
from kiosk.screen.inspection.finding import Finding, Rule
from kiosk.screen.pages import paused
from kiosk.screen.pieces import Tile
from kiosk.screen.text import is_right_to_left

_SPECIAL = ("key:space", "key:erase")
"""Keys that stand apart from the others."""


def findings(view: View, tiles: Sequence[Tile]) -> Iterator[Finding]:
    """What is missing, there twice, or not in order."""
    yield from _offered(view, tiles)
    yield from _told(view, tiles)
    yield from _reached(tiles)
    yield from _in_order(view, tiles)


def offered(view: View) -> tuple[str, ...]:
    """The names that can be pressed on a page; a pause offers to go on, large, and the bar."""
    read = () if view.read is None else (view.read.name,)
    bar = tuple(control.name for control in view.bar)
    if paused.fills(view):
        return (paused.GO_ON, *bar, *read)
    cards = (*view.options, *view.onward, *view.keys, *view.groups)
    return (*(option.name for option in cards), *bar, *read)


def _offered(view: View, tiles: Sequence[Tile]) -> Iterator[Finding]:
    here, wanted = Counter(tile.target for tile in tiles if tile.target), Counter(offered(view))
    for name in sorted((wanted - here).elements()):
        yield Finding(Rule.OFFERED, name, "can't be touched")
    for name in sorted((here - wanted).elements()):
        yield Finding(Rule.OFFERED, name, "is not offered, or there twice")


def _told(view: View, tiles: Sequence[Tile]) -> Iterator[Finding]:
    """The caption, what the kiosk does, notices and answers are there."""
    names = {tile.name for tile in tiles}
    # A name that is typed stands in the caption's place.
    said = "entry" if view.spelling and "entry" in names else "caption"
    wanted = [said, "attention", *(f"notice:{notice.name}" for notice in view.notices)]
    if not paused.fills(view):
        wanted.extend(f"detail:{detail.name}" for detail in view.details)
    for name in wanted:
        if name not in names:
            yield Finding(Rule.OFFERED, name, "is not there")


def _reached(tiles: Sequence[Tile]) -> Iterator[Finding]:
    """Tab goes round all targets, and arrows reach all from the first: nobody is trapped."""
    names = [tile.name for tile in focus.stops(tiles)]
    if not names:
        return
    seen = [focus.around(tiles, None, 1)]
    while (following := focus.around(tiles, seen[-1], 1)) not in seen:
        seen.append(following)
    by_arrows = _by_arrows(tiles, names[0])
    for name in names:
        if name not in seen:
            yield Finding(Rule.FOCUS, name, "is not reached by Tab")
        if name not in by_arrows:
            yield Finding(Rule.FOCUS, name, "is not reached by arrows")


def _by_arrows(tiles: Sequence[Tile], first: str) -> set[str]:
    ways: tuple[focus.Direction, ...] = ("left", "right", "up", "down")
    reached, ahead = set[str](), {first}
    while ahead:
        here = ahead.pop()
        reached.add(here)
        ahead |= {there for way in ways if (there := focus.towards(tiles, here, way))} - reached
    return reached


def _in_order(view: View, tiles: Sequence[Tile]) -> Iterator[Finding]:
    """What is of one kind follows in lines from the top down; the bar comes last."""
    stops = [tile for tile in focus.stops(tiles) if tile.name not in _SPECIAL]
    for one, other in pairwise(stops):
        kind = _kind(one)
        if kind == "bar" != _kind(other):
            yield Finding(Rule.FOCUS, other.name, "comes after the bar")
        if kind == _kind(other) and not _follows(one.rect, other.rect, to_left=_to_left(view, kind)):
            yield Finding(Rule.FOCUS, other.name, f"does not follow {one.name}")


def _kind(tile: Tile) -> str:
    return tile.name.partition(":")[0]


def _to_left(view: View, kind: str) -> bool:
    """The direction of a line: digits and the letters of an alphabet have their own."""
    if kind == "group" or (kind == "key" and not view.spelling):
        return False
    return is_right_to_left(_letters(view.keys)) if kind == "key" else view.right_to_left


def _letters(keys: Sequence[Option]) -> str:
    return "".join(key.label for key in keys if f"key:{key.name}" not in _SPECIAL)


def _follows(one: Rect, other: Rect, *, to_left: bool) -> bool:
    """Whether the other comes later in the line, or in a line below."""
    beside = one.top < other.centre[1] < one.bottom
    if not beside:
        return other.centre[1] > one.centre[1]
    return other.centre[0] < one.centre[0] if to_left else other.centre[0] > one.centre[0]
