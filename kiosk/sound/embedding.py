"""Speech as frames of 80 ms: an embedding of what is around, and the cepstra within. Knows no device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from pyopen_wakeword import OpenWakeWordFeatures

from kiosk.sound.cepstra import COEFFICIENTS, HOP_MS, cepstra
from kiosk.sound.samples import HEARING_RATE_HZ, Samples, powers

Frames = npt.NDArray[np.float32]
"""Of shape (frames, WIDTH): the openWakeWord features' embedding of 775 ms, and the cepstra at its middle."""

EMBEDDING = 96
PIECES = (5, 7, 9, 11)
"""The four cepstra of a frame, in steps of 10 ms: the middle of its 775 ms, 20 ms apart."""
WIDTH = EMBEDDING + len(PIECES) * COEFFICIENTS

FRAME_MS = 80
LEAD_MS = 400
"""Quiet put before a phrase: with `TAIL_MS` the shortest word (0.3 s) has ten frames of 775 ms."""
TAIL_MS = 320

LEVEL_DBFS = -20.0
"""Every phrase is brought to this level, measured over its loudest half of the first `LEVEL_MS`."""
LEVEL_MS = 640
FLOOR_DBFS = -50.0
"""Quiet noise put under every phrase, so that digital silence and a quiet room sound the same.

People by people, 10 choices: 95.3 % without, 96.4 % with it; people by synthetic voices, 10 choices: 58.8 and
62.9 % (Arabic Speech Commands, 13 words of 10 speakers that nothing was learned on).
"""

_BEFORE_MS, _AFTER_MS = 100, 80
"""So much of the quiet around a phrase belongs to its cepstra."""
_LEVEL_PIECE_SAMPLES = HEARING_RATE_HZ // 50
_AUDIO_SAMPLES = 2 * HEARING_RATE_HZ
_PIECE_SAMPLES = HEARING_RATE_HZ // 2
_MELS, _MEL_BANDS = 256, 32


@dataclass(frozen=True, slots=True)
class _State:
    audio: npt.NDArray[np.float32]
    new_audio: int
    mels: npt.NDArray[np.float32]
    new_mels: int
    frames: tuple[Frames, ...] = ()
    waiting: tuple[Samples, ...] = ()
    gain: float | None = None
    sound: tuple[Samples, ...] = ()
    position: int = 0


class Embedder:
    """Turns 16 kHz samples into frames as they come; one phrase at a time."""

    def __init__(self) -> None:
        self._model = OpenWakeWordFeatures.from_builtin()
        self._floor = _floor_noise()
        self._frames: list[Frames] = []
        self._waiting: list[Samples] = []
        self._gain: float | None = None
        self._sound: list[Samples] = []
        self._position = 0
        self._before = self._quiet()
        self.reset()

    def _quiet(self) -> _State:
        """What the leading quiet leaves: the same before every phrase, so that it is worked on once.

        The library's own reset would queue eight seconds of zeros (0.34 s of work); its buffers are also
        cut from ten seconds to two, because each call shifts them whole.
        """
        audio, mels = np.zeros(_AUDIO_SAMPLES, np.float32), np.zeros((_MELS, _MEL_BANDS), np.float32)
        self._restore(_State(audio, 0, mels, 0))
        self._push(np.zeros(LEAD_MS * HEARING_RATE_HZ // 1000))
        return self._save()

    def reset(self) -> None:
        """Begin a phrase."""
        self._restore(self._before)

    def feed(self, samples: Samples) -> None:
        """Go on with the phrase; nothing is worked on until its level is known."""
        if self._gain is not None:
            self._push(samples * self._gain)
            return
        self._waiting.append(samples)
        if sum(map(len, self._waiting)) >= LEVEL_MS * HEARING_RATE_HZ // 1000:
            self._begin()

    def if_it_ended_here(self) -> Frames:
        """The phrase's frames with its trailing quiet; the phrase can still go on."""
        state = self._save()
        if self._gain is None:
            self._begin()
        self._push(np.zeros(TAIL_MS * HEARING_RATE_HZ // 1000))
        frames = self._with_cepstra()
        self._restore(state)
        return frames

    def aside(self, samples: Samples) -> Frames:
        """The frames of another whole phrase; the one under way can still go on."""
        state = self._save()
        frames = embed(self, samples)
        self._restore(state)
        return frames

    def _begin(self) -> None:
        """The level is known: go on with what has waited for it."""
        samples = np.concatenate([np.zeros(0, np.int16), *self._waiting])
        self._waiting = []
        self._gain = 32_768 * 10 ** (LEVEL_DBFS / 20) / active_level(samples)
        self._push(samples * self._gain)

    def _push(self, scaled: npt.NDArray[np.floating[Any]]) -> None:
        for at in range(0, len(scaled), _PIECE_SAMPLES):
            piece = scaled[at : at + _PIECE_SAMPLES]
            floor = self._floor[(self._position + np.arange(len(piece))) % len(self._floor)]
            self._position += len(piece)
            sound = np.clip(piece + floor, -32_768, 32_767).astype(np.int16)
            self._sound.append(sound)
            for frame in self._model.process_streaming(sound.tobytes()):
                self._frames.append(np.array(frame[0, 0], np.float32))

    def _with_cepstra(self) -> Frames:
        """The four unit vectors of a frame have length one together."""
        embeddings = np.concatenate([np.zeros((0, EMBEDDING), np.float32), *self._frames])
        sound = np.concatenate(self._sound)
        begin, end = (LEAD_MS - _BEFORE_MS), (TAIL_MS - _AFTER_MS)
        found = cepstra(sound[begin * HEARING_RATE_HZ // 1000 : -end * HEARING_RATE_HZ // 1000])
        places = np.arange(len(embeddings))[:, None] * (FRAME_MS // HOP_MS) + np.array(PIECES)
        around = found[np.minimum(places, len(found) - 1)] / np.sqrt(len(PIECES))
        return np.concatenate(
            [embeddings, around.reshape(len(embeddings), WIDTH - EMBEDDING)], axis=1, dtype=np.float32
        )

    def _save(self) -> _State:
        model = self._model
        frames, waiting = tuple(self._frames), tuple(self._waiting)
        buffers = model.audio.copy(), model.new_audio_samples, model.mels.copy(), model.new_mels
        return _State(*buffers, frames, waiting, self._gain, tuple(self._sound), self._position)

    def _restore(self, state: _State) -> None:
        # The library changes its buffers in place.
        self._model.audio, self._model.new_audio_samples = state.audio.copy(), state.new_audio
        self._model.mels, self._model.new_mels = state.mels.copy(), state.new_mels
        self._frames, self._waiting = list(state.frames), list(state.waiting)
        self._gain, self._sound, self._position = state.gain, list(state.sound), state.position


def embed(embedder: Embedder, samples: Samples) -> Frames:
    """The frames of one whole phrase at 16 kHz, as a listener would have made them."""
    embedder.reset()
    embedder.feed(samples)
    return embedder.if_it_ended_here()


def active_level(samples: Samples) -> float:
    """The root mean square of the louder half of a phrase's first 20 ms pieces, at least 1."""
    ranked = np.sort(powers(samples[: LEVEL_MS * HEARING_RATE_HZ // 1000], _LEVEL_PIECE_SAMPLES))
    louder = ranked[len(ranked) // 2 :]
    return max(1.0, float(np.sqrt(louder.mean()))) if len(louder) else 1.0


def _floor_noise() -> npt.NDArray[np.float64]:
    """Four seconds of pink noise (3 dB less each octave above 50 Hz), always the same."""
    count = 4 * HEARING_RATE_HZ
    spectrum = np.fft.rfft(np.random.default_rng(0).standard_normal(count))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), count * 50 / HEARING_RATE_HZ))
    noise = np.fft.irfft(spectrum, count)
    level = 32_768 * 10 ** (FLOOR_DBFS / 20)
    return np.asarray(noise / np.sqrt(np.square(noise).mean()) * level, np.float64)
