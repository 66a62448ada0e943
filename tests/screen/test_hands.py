from __future__ import annotations

from kiosk.screen.geometry import Rect
from kiosk.screen.hands import Hands, tile_at
from kiosk.screen.pieces import Tile

LEARN = Tile("option:learn", Rect(0, 0, 100, 100), (), target="learn")
CAFE = Tile("option:cafe", Rect(110, 0, 100, 100), (), target="cafe")
NOTICE = Tile("notice:ribbon", Rect(0, 200, 100, 50), ())
TILES = (LEARN, CAFE, NOTICE)
PX_PER_MM = 5.0


def strike(hands: Hands, x: float, y: float, seconds: float) -> str | None:
    """A touch of a tenth of a second."""
    hands.down(1, x, y, seconds, TILES)
    return hands.up(1, x, y, seconds + 0.1, TILES)


def test_a_touch_presses_on_release() -> None:
    """The press comes when the finger leaves, inside the same target."""
    hands = Hands(PX_PER_MM)
    hands.down(1, 50, 50, 0.0, TILES)
    assert hands.held == {"option:learn"}
    assert hands.up(1, 60, 60, 2.0, TILES) == "learn"
    assert hands.held == frozenset()


def test_a_drag_to_another_target_does_nothing() -> None:
    """Sliding off is the way to change one's mind."""
    hands = Hands(PX_PER_MM)
    hands.down(1, 50, 50, 0.0, TILES)
    assert hands.up(1, 150, 50, 0.2, TILES) is None


def test_a_drag_off_every_target_does_nothing() -> None:
    """Nor does a touch that began on nothing and ends on a target."""
    hands = Hands(PX_PER_MM)
    hands.down(1, 50, 50, 0.0, TILES)
    assert hands.up(1, 50, 400, 0.2, TILES) is None
    hands.down(2, 50, 400, 1.0, TILES)
    assert hands.up(2, 50, 50, 1.2, TILES) is None


def test_a_touch_on_nothing_presses_the_screen() -> None:
    """The bare screen and what can't be pressed both count as the screen."""
    hands = Hands(PX_PER_MM)
    assert strike(hands, 300, 400, 0.0) == "screen"
    assert strike(hands, 50, 220, 1.0) == "screen"


def test_a_double_strike_counts_once() -> None:
    """A second touch 0.3 s after the first is a trembling hand."""
    hands = Hands(PX_PER_MM)
    assert strike(hands, 50, 50, 0.0) == "learn"
    assert strike(hands, 55, 52, 0.3) is None
    assert strike(hands, 50, 50, 1.0) == "learn"


def test_a_double_strike_counts_once_when_the_page_has_changed() -> None:
    """The second strike falls on what has taken the place of the first target."""
    hands = Hands(PX_PER_MM)
    other = (Tile("option:yes", LEARN.rect, (), target="yes"),)
    assert strike(hands, 50, 50, 0.0) == "learn"
    hands.forget()
    hands.down(1, 50, 50, 0.3, other)
    assert hands.up(1, 50, 50, 0.4, other) is None


def test_two_targets_in_quick_succession_both_count() -> None:
    """Digits can be typed as fast as a visitor likes."""
    hands = Hands(PX_PER_MM)
    assert strike(hands, 50, 50, 0.0) == "learn"
    assert strike(hands, 150, 50, 0.15) == "cafe"


def test_a_finger_down_while_the_page_changes_presses_nothing() -> None:
    """What is under the finger now is not what was touched."""
    hands = Hands(PX_PER_MM)
    hands.down(1, 50, 50, 0.0, TILES)
    hands.forget()
    assert hands.up(1, 50, 50, 0.5, TILES) is None


def test_a_resting_hand_does_not_lock_the_screen() -> None:
    """Each finger is followed by itself."""
    hands = Hands(PX_PER_MM)
    hands.down(1, 300, 400, 0.0, TILES)
    hands.down(2, 50, 50, 5.0, TILES)
    assert hands.up(2, 50, 50, 5.1, TILES) == "learn"


def test_what_has_no_target_is_not_found() -> None:
    """Notices are not to be touched."""
    assert tile_at(50, 220, TILES) is None
    assert tile_at(50, 50, TILES) is LEARN
