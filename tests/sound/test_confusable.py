from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.confusable import Features, Told, tell_apart, unlike
from kiosk.sound.embedding import Embedder, Frames, embed
from kiosk.sound.speech import spoken_part
from tests.sound.signals import spoken

VOICES = ("gmw/en-us", "gmw/en-us+f2", "gmw/en-us+m3")


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    """Any."""
    return Embedder()


@pytest.fixture(scope="module")
def phrases(embedder: Embedder) -> Features:
    """Three phrases of three voices."""
    return {text: takes(embedder, text) for text in ("I want to learn", "the café", "help me")}


def takes(embedder: Embedder, text: str) -> list[Frames]:
    """A phrase by each voice."""
    return [embed(embedder, spoken_part(spoken(text, voice))) for voice in VOICES]


def test_different_phrases_are_told_apart(embedder: Embedder, phrases: Features) -> None:
    """Each example by the others."""
    told = tell_apart(embedder, phrases)
    assert [(found.choice, found.tested, found.right, found.taken_for) for found in told] == [
        (text, 3, 3, ()) for text in phrases
    ]
    assert all(share < 0.1 for found in told for _, share in found.alike)


def test_the_same_words_for_two_choices_are_found(embedder: Embedder, phrases: Features) -> None:
    """Whatever the choices are named."""
    twice = {**phrases, "assist": [frames + np.float32(0.001) for frames in phrases["help me"]]}
    (told,) = tell_apart(embedder, twice, {"assist"})
    name, share = told.alike[0]
    assert name == "help me"
    assert share > 0.4


def test_one_example_tells_nothing(embedder: Embedder, phrases: Features) -> None:
    """There is nothing to compare it with."""
    one = {**phrases, "help me": phrases["help me"][:1]}
    assert Told("help me", 0, 0) in tell_apart(embedder, one)
    assert tell_apart(embedder, {}) == []


def test_only_so_many_examples_are_heard(embedder: Embedder, phrases: Features) -> None:
    """Enough to know."""
    many = {name: [*found] * 10 for name, found in phrases.items()}
    assert {told.tested for told in tell_apart(embedder, many, most=2)} == {2}


def test_a_take_of_other_words_is_found(embedder: Embedder, phrases: Features) -> None:
    """And only that one."""
    assert list(unlike(phrases)) == []
    slip = embed(embedder, spoken_part(spoken("the café", "gmw/en-us+f4")))
    mixed = {**phrases, "help me": [*phrases["help me"][:2], slip]}
    assert list(unlike(mixed)) == [("help me", 2)]
