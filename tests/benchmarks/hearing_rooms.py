"""Noise and echo for recordings, defined so that others can repeat them. Knows no file and no recogniser."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kiosk.sound.samples import HEARING_RATE_HZ, Samples

Wave = npt.NDArray[np.float32]
"""Sound in units of one 16-bit step, one dimension, not yet rounded or clipped."""

_FRAME = HEARING_RATE_HZ // 50
_ACTIVE_DB = 20.0
_ECHO_AFTER_S = 0.0025
"""The first echo comes from something half a metre away."""
_FULL_SCALE = 32_768.0


def active_power(sound: npt.NDArray[np.generic]) -> float:
    """The power of speech while somebody speaks, in squared 16-bit steps.

    The mean over the 20 ms frames that are at most 20 dB below the loudest one.
    """
    whole = sound[: len(sound) // _FRAME * _FRAME].astype(np.float64).reshape(-1, _FRAME)
    powers = np.mean(whole**2, axis=1)
    return float(powers[powers >= powers.max(initial=0.0) * 10 ** (-_ACTIVE_DB / 10)].mean())


def mixed(speech: Samples, noise: Wave, snr_db: float) -> Samples:
    """Speech with as much noise under all of it that its active power is `snr_db` above the noise's."""
    gain = np.sqrt(active_power(speech) / np.mean(noise.astype(np.float64) ** 2) / 10 ** (snr_db / 10))
    return to_samples(speech + (noise * gain).astype(np.float32))


def impulse_response(random: np.random.Generator, rt60_s: float, direct_to_echo_db: float) -> Wave:
    """A room: the direct sound, then white noise that decays by 60 dB in `rt60_s`.

    The energy of the direct sound is `direct_to_echo_db` above that of all echoes together (0 dB is some
    critical distance, 1 to 2 m in a furnished room; at a kiosk the visitor stands nearer).
    """
    seconds = np.arange(round(rt60_s * HEARING_RATE_HZ)) / HEARING_RATE_HZ
    echo = random.standard_normal(len(seconds)) * 10 ** (-3 * seconds / rt60_s)
    echo[seconds < _ECHO_AFTER_S] = 0
    echo /= np.sqrt(np.sum(echo**2) * 10 ** (direct_to_echo_db / 10))
    echo[0] = 1
    return echo.astype(np.float32)


def reverberated(speech: Samples, response: Wave) -> Samples:
    """Speech in a room with this response, at its old active level, with its dying away."""
    length = len(speech) + len(response) - 1
    spectrum = np.fft.rfft(speech.astype(np.float64), length) * np.fft.rfft(response, length)
    heard = np.fft.irfft(spectrum, length)
    return to_samples((heard * np.sqrt(active_power(speech) / active_power(heard))).astype(np.float32))


def at_level(speech: Samples, level_dbfs: float) -> Wave:
    """Speech with this active level, full scale being 0."""
    wanted = _FULL_SCALE * 10 ** (level_dbfs / 20)
    return speech * np.float32(wanted / np.sqrt(active_power(speech)))


def to_samples(sound: Wave) -> Samples:
    """Rounded to 16 bits; turned down as a whole where it would clip."""
    peak = float(np.abs(sound).max(initial=0.0))
    quieter = min(1.0, (_FULL_SCALE - 1) / peak) if peak else 1.0
    return (sound * np.float32(quieter)).round().astype(np.int16)
