"""Where the parts of a leaf of a calendar stand: weekday, day and month; under or beside it hour and place.

All leaves of a page have one plan. Of the plans that hold the words at a size that people can read, that with
the largest day, pictures and words is taken. A place with no room for its name has its picture alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from kiosk.dialogue.view import Meeting
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.sheet import Sheet

_WORDS_MM = 6.2
_SIZES = 4
_INK_GAP = 0.2
_DAY_MM, _PICTURE_MM = 15.0, 16.0
"""A day and pictures of this height are as good as larger ones."""

_WORDS_WORTH = 2.0
_DAY_OVER_WORDS = 1.0
_PICTURE_OVER_LINE = 0.6
"""A picture that is smaller tells nothing."""

_EDGE_MM, _RINGS_MM, _FOOT_MM, _GAP_MM = 1.3, 1.5, 1.0, 0.9
_SHARES = (0.4, 0.46, 0.52, 0.58)
"""What the leaf itself may have of its card's height or width."""

_WIDEST_DAY = "30"
_EXACT_PX = 0.01


@dataclass(frozen=True, slots=True)
class Leaf:
    """The paper with its head, the day, and the month; `day_mm` is how high the day's digits are."""

    paper: Rect
    head: Rect
    day: Rect
    month: Rect
    day_mm: float


@dataclass(frozen=True, slots=True)
class Facts:
    """The hour with its sun or moon, the place with its picture, the seats; no size for what is not shown."""

    pad: Rect
    sky: Rect
    time: Rect
    picture: Rect
    place: Rect
    seats: Rect


@dataclass(frozen=True, slots=True)
class Plan:
    """A leaf and its facts; `cap_mm` is how high the capitals of its words are."""

    card: Rect
    leaf: Leaf
    facts: Facts
    cap_mm: float


@dataclass(frozen=True, slots=True)
class _Need:
    """What the widest words of each kind need in pixels, their capitals so high; 0 for those left out."""

    cap_mm: float
    line: float
    gap: float
    weekday: float
    month: float
    time: float
    place: float
    seats: float
    mm: float
    digits_em: float
    pictures: bool


@dataclass(frozen=True, slots=True)
class _Cut:
    """How a card is parted: whether the facts stand beside the leaf or under it, and the leaf's share."""

    beside: bool
    share: float

    def parts(self, card: Rect, need: _Need) -> tuple[Rect, Rect]:
        """The leaf's and the facts'."""
        inner = _inside(card, need)
        if self.beside:
            return inner.cut_left(inner.width * self.share, need.gap)
        return inner.cut_top(inner.height * self.share, need.gap)


@dataclass(frozen=True, slots=True)
class _Shape:
    """One way to part a card, its leaf and its facts."""

    cut: _Cut
    leaf: Callable[[Rect, _Need], Leaf | None]
    facts: Callable[[Rect, _Need], Facts | None]

    def plan(self, card: Rect, need: _Need) -> Plan | None:
        """The boxes in this card, or None where they don't hold what is needed."""
        first, rest = self.cut.parts(card, need)
        leaf, facts = self.leaf(first, need), self.facts(rest, need)
        return Plan(card, leaf, facts, need.cap_mm) if leaf and facts else None


_Found = tuple[Plan, Sequence[Rect], _Need, _Shape]


def plans(
    meetings: Sequence[Meeting], arrangements: Sequence[Sequence[Rect]], sheet: Sheet
) -> tuple[Plan, ...]:
    """A plan for each meeting, all alike, in that arrangement of cards that reads best."""
    for needs in _needs(meetings, sheet):
        found = [*_found(arrangements, needs)]
        if found:
            wish_mm = _WORDS_MM * sheet.text_scale
            _, rects, need, shape = max(found, key=lambda one: _worth(one[0], wish_mm, sheet))
            return tuple(plan for rect in rects if (plan := shape.plan(rect, need)))[: len(meetings)]
    return ()


def _found(arrangements: Sequence[Sequence[Rect]], needs: Sequence[_Need]) -> Iterator[_Found]:
    for rects, need, beside in product(arrangements, needs, (False, True)):
        for share in (_least_share(rects[0], need, beside=beside), *_SHARES):
            cut = _Cut(beside, share)
            first, rest = cut.parts(rects[0], need)
            leaves = [(plan, leaf) for plan in (_beside, _under) if (leaf := plan(first, need))]
            tables = (_rows, _under_picture, _beside_picture, _one_row) if leaves else ()
            every_facts = [(plan, facts) for plan in tables if (facts := plan(rest, need))]
            for (plan_leaf, leaf), (plan_facts, facts) in product(leaves, every_facts):
                shape = _Shape(cut, plan_leaf, plan_facts)
                yield Plan(rects[0], leaf, facts, need.cap_mm), rects, need, shape


def _inside(card: Rect, need: _Need) -> Rect:
    """The card without its edge, and without what the rings need over the leaf."""
    _, under = card.inset(need.mm * _EDGE_MM, 0.0).cut_top(need.mm * _RINGS_MM)
    return under.cut_bottom(need.mm * _FOOT_MM)[1]


def _least_share(card: Rect, need: _Need, *, beside: bool) -> float:
    """What a leaf must have of its card."""
    inner = _inside(card, need)
    if beside:
        return (max(need.weekday, need.month) + need.gap * 3) / inner.width
    day = _DAY_OVER_WORDS * need.cap_mm / theme.CAP_HEIGHT_EM * need.mm + 1.2
    return (need.line + 2 * need.gap * _INK_GAP + day * theme.LINE_HEIGHT_EM) / inner.height


def _worth(plan: Plan, wish_mm: float, sheet: Sheet) -> float:
    """How well a leaf reads: its day and its pictures, and its words the more the larger they are wished."""
    sky, place = (
        min(box.width, box.height) / sheet.mm(_PICTURE_MM) for box in (plan.facts.sky, plan.facts.picture)
    )
    pictures = min(sky, 1.0) + 1.5 * min(place, 1.0) if sheet.pictures else 0.0
    # Whoever chose larger letters wants them here too.
    words = _WORDS_WORTH * plan.cap_mm / wish_mm * sheet.text_scale**2
    return min(plan.leaf.day_mm / _DAY_MM, 1.0) * 2.0 + pictures + words


def _needs(meetings: Sequence[Meeting], sheet: Sheet) -> Iterator[tuple[_Need, ...]]:
    """What is needed at several sizes; with less shown where it is too much, smaller only at last."""
    readable = sheet.readable_mm
    wish = max(readable, _WORDS_MM * sheet.text_scale)
    steps = (readable + (wish - readable) * i / (_SIZES - 1) for i in reversed(range(_SIZES)))
    whole = tuple(_need(meetings, size, sheet) for size in steps)
    yield whole
    bare = tuple(replace(need, seats=0.0) for need in whole)
    yield bare
    if sheet.pictures:
        yield tuple(replace(need, place=0.0) for need in bare)
    for size in (readable * share / 20 for share in range(19, 4, -1)):
        yield (replace(_need(meetings, size, sheet), seats=0.0),)


def _need(meetings: Sequence[Meeting], cap_mm: float, sheet: Sheet) -> _Need:
    def widest(texts: Sequence[str]) -> float:
        # A little more than measured, so that no rounding makes the words smaller.
        return max(sheet.wide(text, cap_mm) for text in texts) + 1.0

    return _Need(
        cap_mm=cap_mm,
        line=sheet.mm(theme.line_mm(cap_mm)) + 1.0,
        gap=sheet.mm(_GAP_MM),
        weekday=widest([each.weekday for each in meetings]),
        month=widest([each.month for each in meetings]),
        time=widest([each.time for each in meetings]),
        place=widest([each.place for each in meetings]),
        seats=widest([each.seats for each in meetings])
        if any(each.seats and not each.full for each in meetings)
        else 0.0,
        mm=sheet.px_per_mm,
        digits_em=sheet.measure(_WIDEST_DAY),
        pictures=sheet.pictures,
    )


def _beside(rect: Rect, need: _Need) -> Leaf | None:
    """The day with the month beside it, under the weekday."""
    head, rest = rect.cut_top(need.line)
    inner = rest.inset(need.gap * 1.4, need.gap * _INK_GAP)
    month, day = inner.cut_right(need.month, need.gap)
    leaf = _leaf(rect, head, day, month, need)
    if leaf is None:
        return None
    spare = max(0.0, day.width - need.digits_em * (theme.letters_px(leaf.day_mm, need.mm) + 1.0)) / 2
    together = inner.inset(spare, 0.0)
    month, day = together.cut_right(need.month, need.gap)
    return replace(leaf, day=day, month=month)


def _under(rect: Rect, need: _Need) -> Leaf | None:
    """The day over the month."""
    head, rest = rect.cut_top(need.line)
    month, day = rest.inset(need.gap * 1.4, need.gap * _INK_GAP).cut_bottom(need.line)
    return _leaf(rect, head, day, month, need)


def _leaf(rect: Rect, head: Rect, day: Rect, month: Rect, need: _Need) -> Leaf | None:
    size_px = min(day.height / theme.LINE_HEIGHT_EM, day.width / need.digits_em) - 1.0
    day_mm = size_px * theme.CAP_HEIGHT_EM / need.mm
    narrow = need.weekday > head.width - need.gap or need.month > month.width
    if narrow or month.height < need.line - _EXACT_PX or day_mm < _DAY_OVER_WORDS * need.cap_mm:
        return None
    return Leaf(rect, head, day, month, min(day_mm, _DAY_MM * 1.4))


def _rows(rect: Rect, need: _Need) -> Facts | None:
    """The hour, the place beside its picture, and the seats, one under the other."""
    seats, rest = _seats(rect.inset(need.gap * 0.6), need)
    upper, lower = rest.rows(2, need.gap * 0.5)
    picture, place = _pictured(lower, need.place, need)
    return _facts(need, rect, upper, (picture, place, seats))


def _under_picture(rect: Rect, need: _Need) -> Facts | None:
    """The hour, the picture of the place, its name under it, and the seats."""
    seats, rest = _seats(rect.inset(need.gap * 0.6), need)
    upper, lower = rest.cut_top(need.line, need.gap * 0.5)
    place, picture = lower.cut_bottom(need.line) if need.place else (lower.square(0.0), lower)
    return _facts(need, rect, upper, (picture, place, seats)) if need.pictures else None


def _beside_picture(rect: Rect, need: _Need) -> Facts | None:
    """The picture of the place at the side; beside it the hour, the name and the seats."""
    seats, inner = _seats(rect.inset(need.gap * 0.6), need)
    picture, rest = inner.cut_left(min(inner.height, inner.width * 0.45), need.gap)
    upper, lower = rest.rows(2, need.gap * 0.5) if need.place else (rest, rest.square(0.0))
    return _facts(need, rect, upper, (picture, lower, seats)) if need.pictures else None


def _one_row(rect: Rect, need: _Need) -> Facts | None:
    """The hour and the place side by side, over the seats."""
    seats, rest = _seats(rect.inset(need.gap * 0.6), need)
    hour, place = need.time + need.line, need.place + need.line
    first, second = rest.cut_left(rest.width * hour / (hour + place), need.gap)
    picture, name = _pictured(second, need.place, need)
    return _facts(need, rect, first, (picture, name, seats))


def _seats(rect: Rect, need: _Need) -> tuple[Rect, Rect]:
    return rect.cut_bottom(need.line, need.gap * 0.3) if need.seats else (rect.square(0.0), rect)


def _pictured(row: Rect, words_px: float, need: _Need) -> tuple[Rect, Rect]:
    """A picture and words beside it, together in the middle of a row; the picture alone without words."""
    if not need.pictures:
        return row.square(0.0), row
    side = min(row.height, row.width - words_px - (need.gap if words_px else 0.0))
    if not words_px:
        return row.square(max(0.0, side)), row.square(0.0)
    spare = max(0.0, row.width - side - need.gap - words_px) / 2
    picture, words = row.inset(spare, 0.0).cut_left(max(0.0, side), need.gap)
    x, y = picture.centre
    return Rect(x - side / 2, y - side / 2, side, side), words


def _facts(need: _Need, rect: Rect, hour: Rect, others: tuple[Rect, Rect, Rect]) -> Facts | None:
    picture, place, seats = others
    sky, time = _pictured(hour, need.time, need)
    words = ((time, need.time), (place, need.place), (seats, need.seats))
    low = any(box.height < need.line - _EXACT_PX for box, wide in words if wide)
    narrow = any(box.width < wide - _EXACT_PX for box, wide in words)
    least = need.line * _PICTURE_OVER_LINE if need.pictures else 0.0
    small = min(sky.width, sky.height, picture.width, picture.height) < least
    return None if low or narrow or small else Facts(rect, sky, time, picture, place, seats)
