"""The page on which a café is chosen: leaves of a calendar to be touched, and the card of the next page."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.dialogue.script import PAGE
from kiosk.dialogue.view import Meeting, Option, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, leaf, leaf_plan, onward, short_head
from kiosk.screen.pages.leaf_plan import Plan
from kiosk.screen.pieces import Tile
from kiosk.screen.sheet import Sheet

_LEAVES_MM, _LEAST_LEAVES_MM = (47.0, 82.0), (31.0, 76.0)
"""What leaves need to show all their words and pictures."""

_ONWARD_MM, _ONWARD_HIGH_MM = 22.0, 28.0
_LOW_ONWARD_MM, _LOW_ONWARD_SHARE = 13.2, 0.56
_DOTS_MM = 5.0
_ONE_SHARE = 0.15


def fits(view: View) -> bool:
    """True where each answer is a café."""
    return bool(view.options) and all(option.meeting for option in view.options)


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The head, the leaves, and what goes on."""
    top, rest = short_head.cut(view, sheet, room, _LEAVES_MM, _LEAST_LEAVES_MM)
    going_on, rest = _onward(view, sheet, rest)
    count = PAGE if onward.listed(view) else len(view.options)
    return (
        *frame.head(view, sheet, top),
        *_leaves(view, _arrangements(count, rest, sheet), sheet),
        *going_on,
    )


def _onward(view: View, sheet: Sheet, rest: Rect) -> tuple[tuple[Tile, ...], Rect]:
    """In the far lower corner, narrower than elsewhere; the dots stand over it, or beside it in portrait."""
    if not view.onward:
        return (), rest
    gap = sheet.mm(theme.GAP_MM)
    if sheet.portrait:
        foot, rest = rest.cut_bottom(sheet.mm(_LOW_ONWARD_MM), gap)
        place, beside = foot.cut_right(foot.width * _LOW_ONWARD_SHARE, gap)
        places = place.columns(len(view.onward), gap)
        over = beside.middle(sheet.mm(_DOTS_MM))
    else:
        column, rest = rest.cut_right(sheet.mm(_ONWARD_MM), gap)
        height = min(column.height - sheet.mm(_DOTS_MM), sheet.mm(_ONWARD_HIGH_MM) * len(view.onward))
        place, over = column.cut_bottom(height)
        places = place.rows(len(view.onward), gap)
    dots, _ = onward.dots(view, sheet, over)
    return (*onward.cards(view.onward, places, sheet), *dots), rest


def _arrangements(count: int, rect: Rect, sheet: Sheet) -> tuple[Sequence[Rect], ...]:
    gap = sheet.mm(theme.GAP_MM)
    if count == 1:
        return ((rect.inset(rect.width * _ONE_SHARE, 0.0),),)
    lines = (rect.columns(count, gap), rect.rows(count, gap))
    return lines if count % 2 else (*lines, rect.grid(2, count // 2, gap))


def _leaves(view: View, arrangements: Sequence[Sequence[Rect]], sheet: Sheet) -> tuple[Tile, ...]:
    meetings = [option.meeting for option in view.options if option.meeting]
    plans = leaf_plan.plans(meetings, arrangements, sheet)
    each = zip(view.options, meetings, plans, sheet.palette.pads, strict=False)
    return tuple(_card(option, meeting, plan, pad, sheet) for option, meeting, plan, pad in each)


def _card(option: Option, meeting: Meeting, plan: Plan, pad: str, sheet: Sheet) -> Tile:
    """A leaf that is being named has a lit ground; one with no seat left has none."""
    panel = cards.card_panel(plan.card, sheet, lit=option.lit)
    bare = option.lit or meeting.full
    ink = (
        sheet.palette.lit_ink if option.lit else sheet.palette.ink if meeting.full else sheet.palette.pad_ink
    )
    pieces = (panel, *leaf.draw(meeting, plan, sheet, ink, "" if bare else pad))
    return Tile(f"option:{option.name}", plan.card, pieces, target=option.name)
