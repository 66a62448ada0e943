from __future__ import annotations

import pytest

from kiosk.screen.geometry import Rect
from kiosk.screen.hands import Hands, tile_at
from kiosk.screen.pieces import Tile

LEARN = Tile("option:learn", Rect(0, 0, 100, 100), (), target="learn")
CAFE = Tile("option:cafe", Rect(110, 0, 100, 100), (), target="cafe")
NOTICE = Tile("notice:ribbon", Rect(0, 200, 100, 50), ())
TILES = (LEARN, CAFE, NOTICE)
PX_PER_MM = 5.0


def hands_on_glass() -> Hands:
    """Nobody touches yet."""
    return Hands(PX_PER_MM, 1000, 600)


def strike(hands: Hands, x: float, y: float, seconds: float) -> str | None:
    """A touch of a tenth of a second."""
    hands.down(1, x, y, seconds, TILES)
    return hands.up(1, x, y, seconds + 0.1, TILES)


def test_a_touch_presses_on_release() -> None:
    """The press comes when the finger leaves, inside the same target."""
    hands = hands_on_glass()
    hands.down(1, 50, 50, 0.0, TILES)
    assert hands.held == {"option:learn"}
    assert hands.up(1, 60, 60, 2.0, TILES) == "learn"
    assert hands.held == frozenset()


def test_a_drag_to_another_target_does_nothing() -> None:
    """Sliding off is the way to change one's mind."""
    hands = hands_on_glass()
    hands.down(1, 50, 50, 0.0, TILES)
    assert hands.up(1, 150, 50, 0.2, TILES) is None


def test_a_drag_off_every_target_does_nothing() -> None:
    """Nor does a touch that began on nothing and ends on a target."""
    hands = hands_on_glass()
    hands.down(1, 50, 50, 0.0, TILES)
    assert hands.up(1, 50, 400, 0.2, TILES) is None
    hands.down(2, 50, 400, 1.0, TILES)
    assert hands.up(2, 50, 50, 1.2, TILES) is None


def test_a_touch_on_nothing_presses_the_screen() -> None:
    """The bare screen and what can't be pressed both count as the screen."""
    hands = hands_on_glass()
    assert strike(hands, 300, 400, 0.0) == "screen"
    assert strike(hands, 50, 220, 1.0) == "screen"


def test_a_double_strike_counts_once() -> None:
    """A second touch 0.3 s after the first is a trembling hand."""
    hands = hands_on_glass()
    assert strike(hands, 50, 50, 0.0) == "learn"
    assert strike(hands, 55, 52, 0.3) is None
    assert strike(hands, 50, 50, 1.0) == "learn"


def test_a_hand_that_trembles_still_presses() -> None:
    """A finger may slide as far as the target goes."""
    hands = hands_on_glass()
    hands.down(1, 5, 50, 0.0, TILES)
    assert hands.up(1, 95, 60, 1.5, TILES) == "learn"


def test_a_double_strike_counts_once_when_the_page_has_changed() -> None:
    """The second strike falls on what has taken the place of the first target."""
    hands = hands_on_glass()
    other = (Tile("option:yes", LEARN.rect, (), target="yes"),)
    assert strike(hands, 50, 50, 0.0) == "learn"
    hands.forget()
    hands.down(1, 50, 50, 0.3, other)
    assert hands.up(1, 50, 50, 0.4, other) is None


def test_two_targets_in_quick_succession_both_count() -> None:
    """Digits can be typed as fast as a visitor likes."""
    hands = hands_on_glass()
    assert strike(hands, 50, 50, 0.0) == "learn"
    assert strike(hands, 150, 50, 0.15) == "cafe"


def test_a_finger_down_while_the_page_changes_presses_nothing() -> None:
    """What is under the finger now is not what was touched."""
    hands = hands_on_glass()
    hands.down(1, 50, 50, 0.0, TILES)
    hands.forget()
    assert hands.up(1, 50, 50, 0.5, TILES) is None


def test_a_resting_hand_does_not_lock_the_screen() -> None:
    """Each finger is followed by itself."""
    hands = hands_on_glass()
    hands.down(1, 300, 400, 0.0, TILES)
    hands.down(2, 50, 50, 5.0, TILES)
    assert hands.up(2, 50, 50, 5.1, TILES) == "learn"


def test_a_touch_that_rests_presses_nothing() -> None:
    """Who leans on the glass longer than 5 s did not mean to press; 4 s is a slow hand."""
    for held_s, pressed in ((4.0, "learn"), (5.5, None)):
        hands = hands_on_glass()
        hands.down(1, 50, 50, 0.0, TILES)
        assert hands.up(1, 50, 50, held_s, TILES) == pressed


@pytest.mark.parametrize(("x", "y"), [(2, 300), (998, 300), (500, 3), (500, 597)])
def test_a_touch_on_the_very_edge_is_ignored(x: float, y: float) -> None:
    """Hands that hold the frame press nothing, not even the bare screen."""
    hands = hands_on_glass()
    assert strike(hands, x, y, 0.0) is None
    assert strike(hands, 500, 300, 1.0) == "screen"


def palm(hands: Hands, seconds: float) -> None:
    """The side of a hand: three places, at once."""
    for finger, (x, y) in enumerate(((50, 50), (90, 50), (140, 60)), start=1):
        hands.down(finger, x, y, seconds + finger / 50, TILES)


def test_a_palm_presses_nothing_until_it_has_left() -> None:
    """Neither its three fingers nor a fourth; then the glass is as before."""
    hands = hands_on_glass()
    palm(hands, 0.0)
    assert hands.held == frozenset()
    hands.down(4, 50, 50, 1.0, TILES)
    assert [hands.up(finger, 50, 50, 1.2, TILES) for finger in (1, 2, 3, 4)] == [None] * 4
    assert strike(hands, 50, 50, 2.0) == "learn"


def test_a_palm_whose_release_is_lost_does_not_end_the_kiosk() -> None:
    """After 20 s touches count again."""
    hands = hands_on_glass()
    palm(hands, 0.0)
    hands.down(4, 50, 50, 19.0, TILES)
    assert hands.up(4, 50, 50, 19.1, TILES) is None
    hands.down(5, 50, 50, 21.0, TILES)
    assert hands.up(5, 50, 50, 21.1, TILES) == "learn"


def test_fingers_that_come_one_after_the_other_are_no_palm() -> None:
    """A hand that leans on the glass with two fingers can press with a third, as can two drivers at once."""
    hands = hands_on_glass()
    for finger, (x, seconds) in enumerate(((300, 0.0), (400, 0.1), (50, 1.0), (51, 1.0)), start=1):
        hands.down(finger, x, 50, seconds, TILES)
    assert hands.up(3, 50, 50, 1.2, TILES) == "learn"
    assert hands.up(4, 51, 50, 1.2, TILES) is None


def test_a_touch_as_large_as_a_palm_presses_nothing() -> None:
    """Where the device tells how large a touch is; also when it grows after it came."""
    hands = hands_on_glass()
    for finger, (sizes, pressed) in enumerate((((0.1,), "learn"), ((0.15, 0.5), None), ((0.2,), "learn"))):
        hands.down(finger, 50, 50, finger, TILES)
        for size in sizes:
            hands.grow(size, finger + 0.1)
        assert hands.up(finger, 50, 50, finger + 0.2, TILES) == pressed


def test_a_device_that_tells_the_same_size_always_is_not_believed() -> None:
    """Its touches press."""
    hands = hands_on_glass()
    for second in range(3):
        hands.down(1, 50, 50, second, TILES)
        hands.grow(1.0, second)
        assert hands.up(1, 50, 50, second + 0.1, TILES) == "learn"


def test_what_has_no_target_is_not_found() -> None:
    """Notices are not to be touched."""
    assert tile_at(50, 220, TILES) is None
    assert tile_at(50, 50, TILES) is LEARN
