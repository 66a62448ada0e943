"""Speech embeddings: 96 numbers every 80 ms from the openWakeWord features. Knows no phrase and no device."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from pyopen_wakeword import OpenWakeWordFeatures

from kiosk.sound.samples import HEARING_RATE_HZ, Samples, silence

Frames = npt.NDArray[np.float32]
"""Embeddings of shape (frames, 96)."""

FRAME_MS = 80
LEAD_MS = 400
"""Silence put before a phrase: with `TAIL_MS` the shortest word (0.3 s) has ten frames of 775 ms."""
TAIL_MS = 320

_AUDIO_SAMPLES = 2 * HEARING_RATE_HZ
_PIECE_SAMPLES = HEARING_RATE_HZ // 2
_MELS, _MEL_BANDS = 256, 32


@dataclass(frozen=True, slots=True)
class _State:
    audio: npt.NDArray[np.float32]
    new_audio: int
    mels: npt.NDArray[np.float32]
    new_mels: int
    frames: int


class Embedder:
    """Turns 16 kHz samples into frames as they come; one phrase at a time."""

    def __init__(self) -> None:
        self._model = OpenWakeWordFeatures.from_builtin()
        self._frames: list[Frames] = []
        self.reset()

    def reset(self) -> None:
        """Begin a phrase with its leading silence.

        The library's own reset would queue eight seconds of zeros (0.34 s of work); its buffers are also
        cut from ten seconds to two, because each call shifts them whole.
        """
        self._model.audio = np.zeros(_AUDIO_SAMPLES, np.float32)
        self._model.new_audio_samples = 0
        self._model.mels = np.zeros((_MELS, _MEL_BANDS), np.float32)
        self._model.new_mels = 0
        self._frames = []
        self.feed(silence(LEAD_MS))

    def feed(self, samples: Samples) -> None:
        """Go on with the phrase."""
        for at in range(0, len(samples), _PIECE_SAMPLES):
            piece = samples[at : at + _PIECE_SAMPLES]
            for frame in self._model.process_streaming(piece.tobytes()):
                self._frames.append(np.array(frame[0, 0], np.float32))

    def if_it_ended_here(self) -> Frames:
        """The phrase's frames with its trailing silence; the phrase can still go on."""
        state = self._save()
        self.feed(silence(TAIL_MS))
        frames = np.concatenate(self._frames) if self._frames else np.zeros((0, 96), np.float32)
        self._restore(state)
        return frames

    def _save(self) -> _State:
        model = self._model
        return _State(
            model.audio.copy(), model.new_audio_samples, model.mels.copy(), model.new_mels, len(self._frames)
        )

    def _restore(self, state: _State) -> None:
        self._model.audio, self._model.new_audio_samples = state.audio, state.new_audio
        self._model.mels, self._model.new_mels = state.mels, state.new_mels
        del self._frames[state.frames :]


def embed(embedder: Embedder, samples: Samples) -> Frames:
    """The frames of one whole phrase at 16 kHz, as a listener would have made them."""
    embedder.reset()
    embedder.feed(samples)
    return embedder.if_it_ended_here()
