from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.embedding import WIDTH, Embedder, embed
from kiosk.sound.samples import silence
from tests.sound.signals import noise, spoken


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    """The model is loaded once."""
    return Embedder()


def test_a_phrase_becomes_frames_of_96_numbers(embedder: Embedder) -> None:
    """One every 80 ms."""
    short, long = embed(embedder, noise(400, -20)), embed(embedder, noise(1_200, -20))
    assert short.shape[1] == WIDTH
    assert short.dtype == np.float32
    assert len(long) - len(short) == 10


def test_the_shortest_word_has_frames_enough(embedder: Embedder) -> None:
    """A word of 0.3 s, with what the ear keeps around it."""
    assert len(embed(embedder, noise(300 + 256 + 160, -20))) >= 8


def test_a_phrase_that_comes_in_blocks_is_the_same(embedder: Embedder) -> None:
    """Streaming costs no precision."""
    phrase = spoken("I want to learn")
    whole = embed(embedder, phrase)
    embedder.reset()
    for at in range(0, len(phrase), 317):
        embedder.feed(phrase[at : at + 317])
    assert np.array_equal(embedder.if_it_ended_here(), whole)


def test_a_phrase_can_go_on_after_a_guess(embedder: Embedder) -> None:
    """Looking at it changes nothing."""
    phrase = spoken("I want to learn")
    whole = embed(embedder, phrase)
    embedder.reset()
    for at in range(0, len(phrase), 4_000):
        embedder.feed(phrase[at : at + 4_000])
        guess = embedder.if_it_ended_here()
    assert np.array_equal(guess, whole)


def test_nothing_of_the_last_phrase_is_left(embedder: Embedder) -> None:
    """A reset is a new beginning."""
    fresh = embed(embedder, noise(500, -20))
    embed(embedder, spoken("something else"))
    assert np.array_equal(embed(embedder, noise(500, -20)), fresh)


def test_even_nothing_can_be_embedded(embedder: Embedder) -> None:
    """And a whole minute."""
    assert embed(embedder, silence(0)).shape[1] == WIDTH
    assert len(embed(embedder, silence(60_000))) > 700
