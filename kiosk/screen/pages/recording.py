"""The page on which a visitor is recorded: a large microphone, how loud they are, and how much time is left.

It has the same plan while the kiosk still says what to do: only its colour changes when the recording begins.
"""

from __future__ import annotations

from kiosk.dialogue.view import Attention, View
from kiosk.screen import theme
from kiosk.screen.geometry import Rect
from kiosk.screen.pages import cards, frame, onward, short_head
from kiosk.screen.pieces import Countdown, Panel, Piece, Tile
from kiosk.screen.sheet import Sheet

_WISHED_MM, _LEAST_MM = (43.0, 66.0), (27.8, 54.0)
_PANEL_SHARE, _PANEL_SHARE_UPRIGHT = 0.66, 0.52
_OPTIONS_MANY = 2
_PANEL_SHARE_OF_MANY = 0.38

_RING_SHARE, _RING_MM, _RING_GAP_MM = 0.9, 2.6, 1.2
_SOUND = (0.62, 0.34, 0.5, 0.2, 0.32, 0.12)
"""Heights of the bars that stand for sound, from the microphone outwards, over the height of the panel.

One bar at each side for each step of loudness; those that are not reached are dots.
"""
_BAR_SHARE = 0.42


def fits(view: View) -> bool:
    """True for a page that records, or is about to."""
    return view.attention is Attention.RECORDING or view.record_seconds > 0


def body(view: View, sheet: Sheet, room: Rect) -> tuple[Tile, ...]:
    """The words, the microphone, and the options beside or under it."""
    gap = sheet.mm(theme.GAP_MM)
    few = len(view.options) <= _OPTIONS_MANY
    top, rest = short_head.cut(view, sheet, room, _WISHED_MM, _LEAST_MM, pictured=False)
    going_on, rest = onward.beside(view, sheet, rest)
    panel, places = rest, rest.square(0.0)
    if view.options and sheet.portrait:
        panel, places = rest.cut_top(rest.height * _PANEL_SHARE_UPRIGHT, gap)
    elif view.options:
        panel, places = rest.cut_left(rest.width * (_PANEL_SHARE if few else _PANEL_SHARE_OF_MANY), gap)
    arrangements = cards.arrangements(len(view.options), places, sheet) if view.options else ()
    return (
        *frame.words(view, sheet, top),
        *_panel(view, panel, sheet),
        *cards.cards(view.options, arrangements, sheet),
        *going_on,
    )


def _panel(view: View, rect: Rect, sheet: Sheet) -> tuple[Tile, ...]:
    """The microphone in its ring, and the bars at both sides: only these change with the voice."""
    records = view.attention is Attention.RECORDING
    ring = rect.square(min(rect.height, rect.width * 0.62) * _RING_SHARE)
    left, right = _sides(rect, ring)
    ground = Panel(rect, sheet.palette.red if records else sheet.palette.tints[1], radius_px=_radius(sheet))
    return (
        Tile("panel", rect, (ground,), ground=True),
        _microphone(view, ring, sheet),
        *(
            Tile(f"loudness:{side}", place, _sound(place, rect, view.loudness, sheet, outwards))
            for side, place, outwards in (("left", left, -1), ("right", right, 1))
            if records
        ),
    )


def _radius(sheet: Sheet) -> float:
    return sheet.mm(theme.RADIUS_MM)


def _sides(rect: Rect, ring: Rect) -> tuple[Rect, Rect]:
    """What is left of the panel at the sides of the ring."""
    left, _ = rect.cut_left(ring.left - rect.left - 1.0)
    right, _ = rect.cut_right(rect.right - ring.right - 1.0)
    return left, right


def _microphone(view: View, ring: Rect, sheet: Sheet) -> Tile:
    """The ring empties while the time runs out; it is whole until then."""
    thick = sheet.mm(_RING_MM)
    disc = ring.inset(thick + sheet.mm(_RING_GAP_MM))
    pieces: list[Piece] = []
    if view.attention is Attention.RECORDING and view.record_seconds:
        pieces.append(Countdown(ring, view.record_seconds, sheet.palette.sign, thick))
    pieces.append(Panel(disc, sheet.palette.pads[0], radius_px=disc.width / 2))
    pieces.extend(sheet.picture(view.picture or "🎤", disc.square(disc.width * 0.68)))
    return Tile("microphone", ring, tuple(pieces))


def _sound(side: Rect, panel: Rect, loudness: int, sheet: Sheet, outwards: int) -> tuple[Panel, ...]:
    step = side.width / (len(_SOUND) + 0.6)
    wide = step * _BAR_SHARE
    begin = side.left if outwards > 0 else side.right
    bars: list[Panel] = []
    for i, share in enumerate(_SOUND):
        high = share * panel.height if i < loudness else wide
        x, y = begin + outwards * step * (i + 0.8), panel.centre[1]
        bar = Rect(x - wide / 2, y - high / 2, wide, high)
        bars.append(Panel(bar, sheet.palette.sign, radius_px=wide / 2))
    return tuple(bars)
