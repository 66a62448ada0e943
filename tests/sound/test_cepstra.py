from __future__ import annotations

import numpy as np

from kiosk.sound.cepstra import COEFFICIENTS, cepstra
from kiosk.sound.samples import silence
from tests.sound.signals import noise, spoken


def test_every_ten_milliseconds_has_a_unit_vector() -> None:
    """Of 26 numbers."""
    found = cepstra(noise(500, -20))
    assert found.shape == (51, COEFFICIENTS)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-4)


def test_loudness_does_not_matter() -> None:
    """Of a voice near or far."""
    phrase = spoken("good morning")
    near, far = cepstra(phrase), cepstra(phrase // 4)
    assert float((near * far).sum(axis=1).mean()) > 0.9


def test_different_sounds_differ() -> None:
    """And the same word by another voice is nearer than another word."""
    word, same, other = (
        cepstra(spoken(text, voice))[10:40]
        for text, voice in (("seven", "gmw/en-us"), ("seven", "gmw/en-us+f4"), ("eight", "gmw/en-us"))
    )
    assert float((word * same).sum(axis=1).mean()) > float((word * other).sum(axis=1).mean())


def test_nothing_has_a_piece_too() -> None:
    """A phrase is never without."""
    assert cepstra(silence(0)).shape == (1, COEFFICIENTS)
    assert np.isfinite(cepstra(silence(100))).all()
