"""What moves on a page, and how it looks at a time. Knows nothing of Kivy.

Nothing moves but what tells something: the star of the attract page (somebody is near), the sign while the
kiosk hears or works (it is alive), the ring of a recording (so much time is left).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import cos, pi

from kiosk.dialogue.view import Attention, View
from kiosk.screen.geometry import Rect
from kiosk.screen.pieces import Countdown, Mosaic, Panel, Picture, Piece, Tile

SIGN = "attention"
"""The name of the tile with the sign of what the kiosk does."""

LIFE_S = 0.1
"""Whoever has pressed something and sees nothing for longer presses again."""
GIVEN_UP_S = 5.0
"""Nothing follows from this press: its mark would tell nothing any more."""

_WORKING = (Attention.HEARING, Attention.THINKING, Attention.SAVING)
_STAR_PER_S, _SIGN_PER_S, _RING_PER_S = 20.0, 4.0, 4.0
"""Pictures a second."""
_POINT_S = 4.0
"""How long the star takes to turn by one of its points: its tips move 10 pixels a second on 7 inches."""
_PULSE_PICTURES = 6
_PULSE_SHARE = 0.2
"""How much smaller the sign gets."""
_TINY_S = 1e-6
"""Less than a clock can tell apart from nothing."""


@dataclass(frozen=True, slots=True)
class Beat:
    """So many pictures a second since a time: between two of them nothing changes."""

    per_s: float
    since_s: float

    def picture(self, now_s: float) -> int:
        """Which picture it is, from 0."""
        return int((now_s - self.since_s + _TINY_S) * self.per_s)

    def rest_s(self, now_s: float) -> float:
        """Seconds until the next picture."""
        return max(0.0, self.since_s + (self.picture(now_s) + 1) / self.per_s - now_s)


class Motion:
    """The page that is shown, what was pressed on it, and since when; all times in seconds of one clock."""

    def __init__(self) -> None:
        self._rings: dict[Countdown, Beat] = {}
        self._sign: Beat | None = None
        self._star: Beat | None = None
        self._pressed: str | None = None
        self._pressed_s = 0.0

    def take(self, view: View, page: tuple[Tile, ...], now_s: float) -> None:
        """A new page: what was pressed has been answered, and a ring that is new on it begins to empty."""
        pieces = [piece for tile in page for piece in tile.pieces]
        rings = [piece for piece in pieces if isinstance(piece, Countdown)]
        self._rings = {ring: self._rings.get(ring, Beat(_RING_PER_S, now_s)) for ring in rings}
        star = any(isinstance(piece, Mosaic) and piece.moving for piece in pieces)
        self._star = (self._star or Beat(_STAR_PER_S, now_s)) if star else None
        at_work = view.attention in _WORKING
        self._sign = (self._sign or Beat(_SIGN_PER_S, now_s)) if at_work else None
        self._pressed = None

    def press(self, target: str, now_s: float) -> None:
        """Something was pressed: it stays marked until a page follows."""
        self._pressed, self._pressed_s = target, now_s

    def asked(self, now_s: float) -> str | None:
        """What was pressed and not answered yet."""
        return self._pressed if now_s - self._pressed_s < GIVEN_UP_S else None

    def rest_s(self, now_s: float) -> float | None:
        """Seconds until something looks otherwise; None where nothing moves."""
        beats = [beat for beat in (*self._rings.values(), self._star, self._pulse(now_s)) if beat]
        waiting = [self._pressed_s + LIFE_S - now_s] if self.asked(now_s) else []
        return min((rest for rest in (*(b.rest_s(now_s) for b in beats), *waiting) if rest > 0), default=None)

    def posed(self, tile: Tile, now_s: float) -> Tile:
        """The tile as it looks now."""
        pulse = self._pulse(now_s)
        if tile.name == SIGN and pulse:
            return _pulsing(tile, pulse.picture(now_s) + 1)
        if not any(isinstance(piece, Countdown | Mosaic) for piece in tile.pieces):
            return tile
        return replace(tile, pieces=tuple(self._moved(piece, now_s) for piece in tile.pieces))

    def _pulse(self, now_s: float) -> Beat | None:
        """The beat of the sign, if it shows that the kiosk is alive."""
        waits = self.asked(now_s) is not None and now_s - self._pressed_s >= LIFE_S - _TINY_S
        return self._sign or (Beat(_SIGN_PER_S, self._pressed_s + LIFE_S) if waits else None)

    def _moved(self, piece: Piece, now_s: float) -> Piece:
        if isinstance(piece, Countdown) and piece in self._rings:
            beat = self._rings[piece]
            gone_s = beat.picture(now_s) / beat.per_s
            return replace(piece, left=max(0.0, 1.0 - gone_s / piece.seconds))
        if isinstance(piece, Mosaic) and piece.moving and self._star:
            return replace(piece, phase=self._star.picture(now_s) / _STAR_PER_S / _POINT_S % 1.0)
        return piece


def _pulsing(sign: Tile, picture: int) -> Tile:
    """The sign breathes inside its ground; picture 0 is the sign at rest."""
    turn = picture % _PULSE_PICTURES / _PULSE_PICTURES
    share = 1.0 - _PULSE_SHARE * (1.0 - cos(2 * pi * turn)) / 2
    return replace(sign, pieces=(*sign.pieces[:1], *_scaled(sign.pieces[1:], sign.rect.centre, share)))


def _scaled(pieces: tuple[Piece, ...], middle: tuple[float, float], share: float) -> Iterator[Piece]:
    x, y = middle
    for piece in pieces:
        rect = piece.rect
        left, top = x + (rect.left - x) * share, y + (rect.top - y) * share
        place = Rect(left, top, rect.width * share, rect.height * share)
        if isinstance(piece, Panel):
            yield replace(piece, rect=place, radius_px=piece.radius_px * share, edge_px=piece.edge_px * share)
        elif isinstance(piece, Picture):
            yield replace(piece, rect=place)
        else:
            yield piece
