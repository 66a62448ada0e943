"""A café as a leaf of a calendar, drawn: the weekday on red, the day very large, sun or moon, the place."""

from __future__ import annotations

from kiosk.dialogue.view import Meeting
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages.leaf_plan import Facts, Leaf, Plan
from kiosk.screen.pieces import Colour, Panel, Piece
from kiosk.screen.sheet import Sheet

_CLOSED = "⛔"
_SKIES = ((6, "🌙"), (14, "☀️"), (17, "🌤️"), (20, "🌇"), (24, "🌙"))
"""The sky from before the hour given: night, morning and noon, afternoon, evening, night."""

_RING_MM, _RING_SHARE = (1.4, 1.8), 0.8
_RINGS = (0.2, 0.8)
"""Where the rings that hold a calendar's leaves stand, over its width."""


def sky(hour: int) -> str:
    """The picture of the sky at this hour of the day."""
    return next(picture for before, picture in _SKIES if hour < before)


def draw(meeting: Meeting, plan: Plan, sheet: Sheet, ink: Colour, pad: Colour = "") -> tuple[Piece, ...]:
    """The leaf, and under or beside it hour and place in letters of the colour `ink`, on a `pad` or none."""
    ground = (Panel(plan.facts.pad, pad, radius_px=sheet.mm(theme.RADIUS_MM * 0.6)),) if pad else ()
    return (
        *_leaf(meeting, plan.leaf, plan.cap_mm, sheet),
        *ground,
        *_hour(meeting, plan, ink, sheet),
        *_place(meeting, plan.facts, plan.cap_mm, ink, sheet),
    )


def _leaf(meeting: Meeting, leaf: Leaf, cap_mm: float, sheet: Sheet) -> tuple[Piece, ...]:
    """A café with no seat left has lost its colour."""
    colours = sheet.palette
    letters, edge = (colours.ink, colours.card_edge) if meeting.full else (colours.leaf_ink, colours.leaf)
    thick, radius = sheet.mm(theme.EDGE_MM), sheet.mm(theme.RADIUS_MM * 0.6)
    return (
        Panel(leaf.paper, colours.card, edge, thick, radius),
        *_head(leaf, edge, sheet, empty=meeting.full),
        sheet.words(meeting.weekday, leaf.head, cap_mm, colour=letters),
        sheet.words(meeting.day, leaf.day, leaf.day_mm),
        sheet.words(meeting.month, leaf.month, cap_mm),
    )


def _head(leaf: Leaf, colour: Colour, sheet: Sheet, *, empty: bool) -> tuple[Panel, ...]:
    """The coloured head, straight below, and the rings over it; only a line under it where it is empty."""
    radius, (wide, high) = sheet.mm(theme.RADIUS_MM * 0.6), (sheet.mm(side) for side in _RING_MM)
    lower, _ = leaf.head.cut_bottom(sheet.mm(theme.EDGE_MM) if empty else leaf.head.height * 0.5)
    rings = (
        Rect(
            leaf.head.left + leaf.head.width * share - wide / 2,
            leaf.head.top - high * _RING_SHARE,
            wide,
            high,
        )
        for share in _RINGS
    )
    return (
        *(() if empty else (Panel(leaf.head, colour, radius_px=radius),)),
        Panel(lower, colour),
        *(Panel(ring, sheet.palette.card_edge, radius_px=wide / 2) for ring in rings),
    )


def _hour(meeting: Meeting, plan: Plan, ink: Colour, sheet: Sheet) -> tuple[Piece, ...]:
    """The sun or the moon and the hour; that it is full in place of both, where it is."""
    facts = plan.facts
    if not meeting.full:
        shown = sheet.picture(sky(meeting.hour), facts.sky)
        return (*shown, sheet.words(meeting.time, facts.time, plan.cap_mm, colour=ink))
    if sheet.wide(meeting.seats, plan.cap_mm) <= facts.time.width or not sheet.pictures:
        words = sheet.words(meeting.seats, facts.time, plan.cap_mm, colour=ink)
        return (*sheet.picture(_CLOSED, facts.sky), words)
    x, y = (facts.sky.left + facts.time.right) / 2, facts.sky.centre[1]
    side = facts.time.height
    return sheet.picture(_CLOSED, Rect(x - side / 2, y - side / 2, side, side))


def _place(meeting: Meeting, facts: Facts, cap_mm: float, ink: Colour, sheet: Sheet) -> tuple[Piece, ...]:
    pieces: list[Piece] = list(sheet.picture(meeting.picture, facts.picture))
    if facts.place.width:
        pieces.append(sheet.words(meeting.place, facts.place, cap_mm, colour=ink))
    if facts.seats.width and meeting.seats and not meeting.full:
        pieces.append(sheet.words(meeting.seats, facts.seats, cap_mm, colour=ink))
    return tuple(pieces)
