"""The kiosk's own short sounds, made of soft sine notes."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kiosk.dialogue.effects import Tone
from kiosk.sound.samples import Samples

_AMPLITUDE = 0.2
_FADE_MS = 12


def tone(which: Tone, rate_hz: int) -> Samples:
    """The samples of a tone; at most half a second, about -17 dBFS."""
    notes = [_note(pitch_hz, milliseconds, rate_hz) for pitch_hz, milliseconds in _notes(which)]
    return (np.concatenate(notes) * _AMPLITUDE * 32_767).astype(np.int16)


def _notes(which: Tone) -> tuple[tuple[float, int], ...]:
    """Pitches in hertz (of the scale of C) and lengths in milliseconds: good news rises, bad news falls."""
    match which:
        case Tone.YOUR_TURN:
            return ((523.25, 110), (783.99, 140))
        case Tone.TYPED:
            return ((659.26, 60),)
        case Tone.GROUP:
            return ((659.26, 60), (783.99, 90))
        case Tone.NOT_UNDERSTOOD:
            return ((392.0, 130), (329.63, 170))
        case Tone.SAVED:
            return ((523.25, 120), (659.26, 120), (783.99, 240))


def _note(pitch_hz: float, milliseconds: int, rate_hz: int) -> npt.NDArray[np.float64]:
    time_s = np.arange(milliseconds * rate_hz // 1000) / rate_hz
    wave = np.sin(2 * np.pi * pitch_hz * time_s) + 0.2 * np.sin(4 * np.pi * pitch_hz * time_s)
    fade = _FADE_MS * rate_hz // 1000
    wave[:fade] *= np.linspace(0, 1, fade)
    wave *= np.minimum(1, np.linspace(len(wave) / rate_hz / 0.04, 0, len(wave)))
    return wave
