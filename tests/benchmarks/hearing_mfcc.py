"""What a user could write in an afternoon instead: cepstra, plain dynamic time warping, the nearest example.

Thirteen MFCC and their differences every 10 ms, mean and variance normalised; Sakoe and Chiba's symmetric
form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from kiosk.dialogue.events import Candidate
from kiosk.sound.samples import HEARING_RATE_HZ, Samples

Cepstra = npt.NDArray[np.float32]
"""Shape (frames, 26), a frame every 10 ms."""

_SCALE = 32_768.0


def cepstra(samples: Samples, band_hz: int) -> Cepstra:
    """The cepstra of 16 kHz samples up to this frequency; raises ImportError without `kaldi-native-fbank`."""
    import kaldi_native_fbank as fbank  # noqa: PLC0415 - only the comparison needs it

    options = fbank.MfccOptions()
    options.frame_opts.dither = 0.0
    options.mel_opts.high_freq = float(band_hz)
    computer = fbank.OnlineMfcc(options)
    computer.accept_waveform(HEARING_RATE_HZ, (samples / _SCALE).tolist())
    computer.input_finished()
    frames = np.array([computer.get_frame(at) for at in range(computer.num_frames_ready)], np.float32)
    both = np.hstack([frames, np.gradient(frames, axis=0)])
    spread: Cepstra = (both - both.mean(axis=0)) / (both.std(axis=0) + 1e-6)
    return spread


class Templates:
    """Takes what is said for the choice of the nearest example."""

    def __init__(self, examples: Mapping[str, Sequence[Cepstra]]) -> None:
        self._choices = [choice for choice, found in examples.items() for _ in found]
        found = [example for each in examples.values() for example in each]
        self._lengths = np.array([len(example) for example in found])
        self._stacked = np.zeros((len(found), self._lengths.max(initial=0), found[0].shape[1]), np.float32)
        for stacked, example in zip(self._stacked, found, strict=True):
            stacked[: len(example)] = example

    def recognise(self, frames: Cepstra) -> tuple[Candidate, ...]:
        """Each choice with a likeness from 0 to 1, which is no probability."""
        nearest: dict[str, float] = {}
        for choice, distance in zip(self._choices, self._distances(frames), strict=True):
            nearest[choice] = min(distance, nearest.get(choice, np.inf))
        ranked = sorted(nearest.items(), key=lambda pair: pair[1])
        return tuple(Candidate(choice, float(np.exp(-distance))) for choice, distance in ranked)

    def _distances(self, frames: Cepstra) -> npt.NDArray[np.float32]:
        costs = _euclidean(self._stacked, frames)
        return np.asarray(warped(costs, self._lengths) / (self._lengths + len(frames)), np.float32)


def warped(costs: npt.NDArray[np.float32], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
    """The cost of the best path through each (example frames, frames) matrix up to its example's length.

    Works along anti-diagonals, on all examples at once.
    """
    count, longest, heard = costs.shape
    slanted = np.full((longest + heard - 1, count, longest), np.inf, np.float32)
    for t in range(longest):
        slanted[t : t + heard, :, t] = costs[:, t].T
    ends = np.full(count, np.inf, np.float32)
    before = previous = np.full((count, longest + 1), np.inf, np.float32)
    previous = previous.copy()
    for at, cost in enumerate(slanted):
        now = np.full((count, longest + 1), np.inf, np.float32)
        sides = np.minimum(previous[:, :-1], previous[:, 1:]) + cost
        now[:, 1:] = np.minimum(sides, before[:, :-1] + 2 * cost)
        if at == 0:
            now[:, 1] = 2 * cost[:, 0]
        ended = lengths + heard - 2 == at
        ends[ended] = now[ended, lengths[ended]]
        before, previous = previous, now
    return ends


def _euclidean(examples: npt.NDArray[np.float32], frames: Cepstra) -> npt.NDArray[np.float32]:
    """Distances of shape (examples, example frames, frames)."""
    crossed = examples @ frames.T
    squared = (examples**2).sum(axis=2)[:, :, None] + (frames**2).sum(axis=1)[None, None, :] - 2 * crossed
    distances: npt.NDArray[np.float32] = np.sqrt(np.maximum(squared, 0.0))
    return distances
