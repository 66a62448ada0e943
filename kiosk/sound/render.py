"""A sound to play as pieces of samples at the loudspeaker's rate, speed and volume. Knows no device."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

import numpy as np
import soxr

from kiosk.dialogue.effects import Tone
from kiosk.dialogue.events import Recording
from kiosk.ports import ClipFile, Silence
from kiosk.sound.messages import Play
from kiosk.sound.samples import Samples, read_wav, silence
from kiosk.sound.stretch import Stretcher
from kiosk.sound.tones import tone

_PIECE_MS = 200
_UNCHANGED_PERCENT = 100


def render(order: Play, rate_hz: int) -> Iterator[Samples]:
    """Pieces of at most half a second; raises BadWavError or OSError when a clip can't be read.

    Only clips follow the speed: a visitor's own voice is played back as it was.
    """
    match order.sound:
        case ClipFile(path):
            samples, own_hz = read_wav(path)
            pieces = _converted(samples, own_hz, rate_hz, order.rate_percent)
        case Recording(data, own_hz):
            pieces = _converted(np.frombuffer(data, np.int16), own_hz, rate_hz, _UNCHANGED_PERCENT)
        case Tone():
            pieces = iter((tone(order.sound, rate_hz),))
        case Silence(milliseconds):
            pieces = iter((silence(milliseconds, rate_hz),))
        case _:
            assert_never(order.sound)
    return (_with_volume(piece, order.volume_percent) for piece in pieces if len(piece))


def _converted(samples: Samples, from_hz: int, to_hz: int, rate_percent: int) -> Iterator[Samples]:
    stretcher = Stretcher(from_hz, rate_percent)
    resampler = soxr.ResampleStream(from_hz, to_hz, 1, "int16")
    piece = from_hz * _PIECE_MS // 1000
    for at in range(0, len(samples), piece):
        yield resampler.resample_chunk(stretcher.feed(samples[at : at + piece]))
    yield resampler.resample_chunk(stretcher.finish(), last=True)


def _with_volume(samples: Samples, volume_percent: int) -> Samples:
    """Above 100 % loud parts bend softly, so that louder never crackles."""
    if volume_percent == _UNCHANGED_PERCENT:
        return samples
    wave = samples.astype(np.float32) * (volume_percent / 100 / 32_768)
    if volume_percent > _UNCHANGED_PERCENT:
        wave = np.tanh(wave)
    return (wave * 32_767).astype(np.int16)
