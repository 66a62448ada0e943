"""Staff's voices for tests: espeak-ng in a room with a little noise."""

from __future__ import annotations

import numpy as np

from kiosk.dialogue.events import Recording
from kiosk.sound.samples import HEARING_RATE_HZ, Samples
from kiosk.staff.plan import Phrase
from tests.sound.signals import noise, spoken

PHRASE = Phrase("learn", "i-want-to-learn", "💡", (("en", "I want to learn"),))


def said(text: str, voice: str = "gmw/en-us", gain_db: float = 0.0, lead_ms: int = 250) -> Samples:
    """The words as the ear records them: with a little of the room around them."""
    words = spoken(text, voice).astype(np.float64) * 10 ** (gain_db / 20)
    room = np.zeros(lead_ms * HEARING_RATE_HZ // 1000)
    whole = np.concatenate([room, words, room])
    whole = whole + noise(len(whole) // 16 + 1, -70)[: len(whole)]
    clipped: Samples = np.clip(whole, -32_768, 32_767).astype(np.int16)
    return clipped


def recording(samples: Samples, rate_hz: int = HEARING_RATE_HZ) -> Recording:
    """The same as the sound process gives it."""
    return Recording(samples.tobytes(), rate_hz)
