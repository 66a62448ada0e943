from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from kiosk.dialogue.view import Attention, View
from kiosk.screen.geometry import Rect
from kiosk.screen.motion import GIVEN_UP_S, LIFE_S, SIGN, Motion
from kiosk.screen.pieces import Countdown, Mosaic, Panel, Picture, Tile
from tests.screen.samples import home

SQUARE = Rect(100.0, 100.0, 80.0, 80.0)
PULSING = Tile(
    SIGN, SQUARE, (Panel(SQUARE, "#000000"), Panel(SQUARE.inset(8), "#FFFFFF"), Picture(SQUARE, "🎤"))
)
RING = Tile("ring", SQUARE, (Countdown(SQUARE, 10.0, "#FF0000", 4.0),))
ROSETTE = Mosaic(SQUARE, ("#FF0000", "#FFFFFF"), 1, SQUARE, moving=True)
WALL = Tile("wall", SQUARE, (ROSETTE,), ground=True)
CARD = Tile("option:learn", SQUARE, (Panel(SQUARE, "#FFFFFF"),), target="learn")
PAGE = (PULSING, CARD)


def view(attention: Attention = Attention.LISTENING) -> View:
    """A page while the kiosk does this."""
    return replace(home("fr"), attention=attention)


def shown(attention: Attention, page: tuple[Tile, ...], now_s: float = 0.0) -> Motion:
    """The motion of a page that came at this time."""
    motion = Motion()
    motion.take(view(attention), page, now_s)
    return motion


def times(motion: Motion, seconds: float) -> list[float]:
    """When something looks otherwise, for a clock that sleeps as long as it may."""
    at: list[float] = []
    while (rest_s := motion.rest_s(at[-1] if at else 0.0)) is not None:
        at.append((at[-1] if at else 0.0) + rest_s)
        if at[-1] > seconds:
            return at[:-1]
    return at


@pytest.mark.parametrize(
    "attention", [Attention.SPEAKING, Attention.LISTENING, Attention.WAITING, Attention.PAUSED]
)
def test_nothing_moves_where_nothing_is_to_be_told(attention: Attention) -> None:
    """While the kiosk speaks, listens or waits, the page stands still and the loop may sleep."""
    motion = shown(attention, PAGE)
    assert motion.rest_s(0.1) is None
    assert [motion.posed(tile, 7.3) for tile in PAGE] == list(PAGE)


@pytest.mark.parametrize("attention", [Attention.HEARING, Attention.THINKING, Attention.SAVING])
def test_the_sign_pulses_while_the_kiosk_works(attention: Attention) -> None:
    """Four pictures a second, each smaller or larger than the last, the first at once; its ground stands."""
    motion = shown(attention, PAGE)
    assert times(motion, 1.01) == pytest.approx([0.25, 0.5, 0.75, 1.0])
    widths = [motion.posed(PULSING, now_s).pieces[1].rect.width for now_s in (0.0, *times(motion, 1.01))]
    assert all(one != other for one, other in pairwise(widths))
    assert widths[0] < PULSING.pieces[1].rect.width
    assert motion.posed(PULSING, 0.3).pieces[0] == PULSING.pieces[0]
    assert motion.posed(PULSING, 0.3).pieces[1].rect.centre == pytest.approx(SQUARE.centre)
    assert motion.posed(CARD, 0.3) == CARD


def test_another_view_does_not_set_the_pulse_back() -> None:
    """A caption that goes on while the kiosk thinks leaves its sign in its beat."""
    motion = shown(Attention.THINKING, PAGE)
    before = motion.posed(PULSING, 0.6)
    motion.take(view(Attention.THINKING), PAGE, 0.6)
    assert motion.posed(PULSING, 0.6) == before


def test_a_ring_empties_from_when_it_is_first_shown() -> None:
    """A quarter of a second at a time; a louder voice, which makes a new page, does not fill it again."""
    motion = shown(Attention.RECORDING, (RING,), 100.0)
    assert left(motion, 100.2) == 1.0
    assert left(motion, 102.55) == pytest.approx(0.75)
    motion.take(view(Attention.RECORDING), (CARD, RING), 103.0)
    assert left(motion, 105.0) == pytest.approx(0.5)
    assert left(motion, 200.0) == 0.0


def test_a_second_recording_has_a_whole_ring() -> None:
    """Between the two another page was shown."""
    motion = shown(Attention.RECORDING, (RING,), 100.0)
    motion.take(view(), PAGE, 105.0)
    motion.take(view(Attention.RECORDING), (RING,), 110.0)
    assert left(motion, 110.1) == 1.0


def left(motion: Motion, now_s: float) -> float:
    """How much of the ring is left."""
    ring = motion.posed(RING, now_s).pieces[0]
    assert isinstance(ring, Countdown)
    return ring.left


def test_the_star_turns_twenty_times_a_second_while_somebody_is_near() -> None:
    """Each picture is a little further than the last; nobody near, nothing turns."""
    motion = shown(Attention.WAITING, (WALL,))
    assert len(times(motion, 1.01)) == 20
    phases = [phase(motion, now_s) for now_s in times(motion, 1.01)]
    assert phases == sorted(set(phases))
    still = replace(WALL, pieces=(replace(ROSETTE, moving=False),))
    motion.take(view(Attention.WAITING), (still,), 2.0)
    assert motion.rest_s(2.0) is None
    assert motion.posed(still, 3.0) == still


def phase(motion: Motion, now_s: float) -> float:
    """How far the star is turned."""
    wall = motion.posed(WALL, now_s).pieces[0]
    assert isinstance(wall, Mosaic)
    return wall.phase


def test_a_press_without_an_answer_shows_that_the_kiosk_lives() -> None:
    """The card is marked at once, and after a tenth of a second the sign pulses, until a page comes."""
    motion = shown(Attention.LISTENING, PAGE)
    motion.press("learn", 5.0)
    assert motion.asked(5.0) == "learn"
    assert motion.rest_s(5.0) == pytest.approx(LIFE_S)
    assert motion.posed(PULSING, 5.05) == PULSING
    assert motion.posed(PULSING, 5.0 + LIFE_S) != PULSING
    assert motion.rest_s(5.0 + LIFE_S) == pytest.approx(0.25)
    motion.take(view(), PAGE, 5.5)
    assert motion.asked(5.5) is None
    assert motion.posed(PULSING, 5.6) == PULSING
    assert motion.rest_s(5.6) is None


def test_a_press_that_nothing_follows_is_given_up() -> None:
    """A mark that stays for ever would tell nothing."""
    motion = shown(Attention.LISTENING, PAGE)
    motion.press("learn", 5.0)
    assert motion.asked(5.0 + GIVEN_UP_S) is None
    assert motion.rest_s(5.0 + GIVEN_UP_S) is None
    assert motion.posed(PULSING, 5.0 + GIVEN_UP_S) == PULSING
