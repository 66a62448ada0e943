from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.play_queue import Begins, Ends, Mark, PlayQueue


@pytest.fixture
def marks() -> list[Mark]:
    """Those that were reached."""
    return []


@pytest.fixture
def queue(marks: list[Mark]) -> PlayQueue:
    """An empty one."""
    return PlayQueue(marks.append)


def ones(count: int) -> np.ndarray:
    """A loud sound."""
    return np.full(count, 10_000, np.int16)


def test_what_is_offered_is_pulled_in_order(queue: PlayQueue) -> None:
    """In pieces of any size, with silence after the end."""
    queue.offer(queue.turn, ones(5))
    queue.offer(queue.turn, ones(3) * 2)
    assert queue.pull(6).tolist() == [10_000] * 5 + [20_000]
    assert queue.pull(4).tolist() == [20_000] * 2 + [0] * 2
    assert queue.empty


def test_marks_are_reached_with_the_sound_before_them(queue: PlayQueue, marks: list[Mark]) -> None:
    """Not earlier."""
    for item in (Begins(1, 0), ones(4), Ends(1)):
        queue.offer(queue.turn, item)
    queue.pull(4)
    assert marks == [Begins(1, 0)]
    queue.pull(1)
    assert marks == [Begins(1, 0), Ends(1)]


def test_after_a_clear_there_is_silence_within_5_ms(queue: PlayQueue) -> None:
    """With a fade, so that it does not click."""
    queue.offer(queue.turn, ones(1_000))
    queue.pull(100)
    queue.clear()
    out = queue.pull(200)
    assert out[0] == 10_000
    assert np.all(np.diff(out.astype(int)) <= 0)
    assert not np.any(out[80:])


def test_no_mark_is_reached_after_a_clear(queue: PlayQueue, marks: list[Mark]) -> None:
    """What was stopped is not spoken."""
    queue.offer(queue.turn, ones(10))
    queue.offer(queue.turn, Ends(1))
    queue.clear()
    queue.pull(500)
    assert marks == []


def test_what_comes_for_an_earlier_turn_is_dropped(queue: PlayQueue) -> None:
    """A clip that was being read as it was stopped."""
    turn = queue.turn
    queue.clear()
    assert not queue.offer(turn, ones(5))
    assert queue.empty


def test_it_holds_no_more_than_a_second_or_two(queue: PlayQueue) -> None:
    """A card that does not pull gets no more."""
    queue.offer(queue.turn, ones(17_000))
    assert not queue.offer(queue.turn, ones(10), timeout_s=0.01)
