from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.dialogue.effects import Tone
from kiosk.dialogue.events import Recording
from kiosk.ports import ClipFile, Silence, Sound
from kiosk.sound.messages import Play
from kiosk.sound.render import render
from kiosk.sound.samples import BadWavError, Samples, write_wav
from kiosk.sound.tones import tone
from tests.sound.signals import pitch_hz, sine

RATE_HZ = 48_000


def rendered(sound: Sound, rate_percent: int = 100, volume_percent: int = 100) -> Samples:
    """The whole sound."""
    order = Play(1, 0, sound, last=True, rate_percent=rate_percent, volume_percent=volume_percent)
    return np.concatenate([np.zeros(0, np.int16), *render(order, RATE_HZ)])


def test_a_clip_is_played_at_the_loudspeakers_rate(tmp_path: Path) -> None:
    """As long and as high as it was."""
    write_wav(tmp_path / "a.wav", sine(440, 500, 22_050), 22_050)
    out = rendered(ClipFile(tmp_path / "a.wav"))
    assert abs(len(out) - 24_000) < 20
    assert abs(pitch_hz(out, RATE_HZ) - 440) < 3


def test_a_clip_follows_the_speed(tmp_path: Path) -> None:
    """Half as fast is twice as long."""
    write_wav(tmp_path / "a.wav", sine(440, 500, 22_050), 22_050)
    assert abs(len(rendered(ClipFile(tmp_path / "a.wav"), rate_percent=50)) - 48_000) < 40


def test_a_visitors_own_voice_is_played_as_it_was() -> None:
    """The speed is the kiosk's, not theirs."""
    recording = Recording(sine(200, 300).tobytes())
    assert abs(len(rendered(recording, rate_percent=50)) - 14_400) < 20


@pytest.mark.parametrize("which", Tone)
def test_tones_are_short_and_soft(which: Tone) -> None:
    """Under 0.5 s, no louder than speech, and neither beginning nor ending with a click."""
    samples = tone(which, RATE_HZ)
    assert 50 <= len(samples) * 1000 / RATE_HZ <= 500
    assert 3_000 < np.max(np.abs(samples)) < 9_000
    assert np.max(np.abs(samples[:20])) < 300
    assert np.max(np.abs(samples[-20:])) < 300


def test_the_volume_is_a_gain() -> None:
    """Half is half."""
    whole, half = rendered(Tone.SAVED), rendered(Tone.SAVED, volume_percent=50)
    assert np.max(np.abs(half * 2.0 - whole)) <= 4


def test_louder_never_crackles() -> None:
    """Twice a loud sound bends below full scale in place of being cut."""
    loud = Recording(sine(200, 300, level=0.9).tobytes())
    out = rendered(loud, volume_percent=200)
    assert np.max(np.abs(out.astype(int))) < 32_000
    assert np.mean(np.abs(out) > 31_900) < 0.001


def test_silence_is_as_long_as_it_says() -> None:
    """And silent."""
    out = rendered(Silence(250))
    assert len(out) == 12_000
    assert not np.any(out)


def test_a_clip_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    """The player goes on to the next."""
    (tmp_path / "a.wav").write_bytes(b"nothing")
    with pytest.raises(BadWavError):
        rendered(ClipFile(tmp_path / "a.wav"))
