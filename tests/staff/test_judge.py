from __future__ import annotations

import numpy as np
import pytest

from kiosk.sound.level import measure
from kiosk.sound.samples import from_bytes, silence, to_rate
from kiosk.staff.judge import SAID, Fault, finish, judge
from kiosk.staff.plan import Spoken
from tests.sound.signals import noise
from tests.staff.voices import PHRASE, recording, said

LINE = Spoken("home.say.1", (("en", "Touch a picture, or say after the tone what you would like to do."),))


def test_a_clear_take_is_good() -> None:
    """Of a phrase and of a line, at any rate."""
    words = said("I want to learn")
    assert judge(PHRASE, recording(words)) is None
    assert judge(PHRASE, recording(to_rate(words, 16_000, 44_100), 44_100)) is None
    assert judge(LINE, recording(said(LINE.texts[0][1]))) is None


@pytest.mark.parametrize(
    ("text", "gain_db", "fault"),
    [
        ("I want to learn", -35.0, Fault.TOO_QUIET),
        ("I want to learn", 25.0, Fault.CLIPPED),
        (
            "I want to learn and so on and so on and so on, as long as anybody listens to me",
            0.0,
            Fault.TOO_LONG,
        ),
    ],
)
def test_a_bad_take_is_told_by_its_fault(text: str, gain_db: float, fault: Fault) -> None:
    """One thing at a time."""
    assert judge(PHRASE, recording(said(text, gain_db=gain_db))) is fault


def test_silence_and_clicks_are_no_takes() -> None:
    """Nobody spoke, or a door fell shut."""
    click = np.concatenate([silence(300), noise(40, -10), silence(300)])
    assert judge(PHRASE, recording(silence(1_000))) is Fault.NOBODY
    assert judge(PHRASE, recording(click)) is Fault.TOO_SHORT


def test_a_line_must_be_whole() -> None:
    """Two words of fourteen are not the line."""
    assert judge(LINE, recording(said("Touch a"))) is Fault.TOO_SHORT


def test_every_fault_is_said_in_words() -> None:
    """Staff are told what to do."""
    assert set(SAID) == set(Fault)


def test_a_line_is_kept_without_silence_and_as_loud_as_the_others() -> None:
    """At its own rate; a phrase is kept as it was heard."""
    words = to_rate(said(LINE.texts[0][1], gain_db=-15, lead_ms=2_000), 16_000, 44_100)
    kept = finish(LINE, recording(words, 44_100))
    assert kept.sample_rate_hz == 44_100
    samples = from_bytes(kept.samples)
    assert len(words) - len(samples) > 3 * 44_100
    assert np.abs(samples.astype(int)).max() == pytest.approx(32_767 * 10 ** (-3 / 20), rel=0.01)
    assert measure(samples).speech_dbfs > measure(words).speech_dbfs + 5
    assert finish(PHRASE, recording(words)) == recording(words)
