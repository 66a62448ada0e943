"""Compares an opened sign-up with what the visitor said and typed."""

from __future__ import annotations

import numpy as np

from kiosk.dialogue.effects import SignUp
from kiosk.sound.samples import Samples

ALIKE = 0.5
"""Correlation above which two sounds are the same words: other phrases of one voice stayed below 0.4."""


def correlation(short: Samples, long: Samples) -> float:
    """How well one sound is found in another at the same rate, from 0 to 1, wherever it lies in it."""
    wanted, searched = short.astype(np.float64), long.astype(np.float64)
    if len(wanted) > len(searched):
        wanted, searched = searched, wanted
    size = 1 << (len(wanted) + len(searched)).bit_length()
    product = np.fft.rfft(searched, size) * np.conj(np.fft.rfft(wanted, size))
    lags = np.abs(np.fft.irfft(product, size))
    at = int(np.argmax(lags))
    begins = at if at < len(searched) else at - size
    overlap = searched[max(0, begins) : begins + len(wanted)]
    energy = float(np.linalg.norm(wanted) * np.linalg.norm(overlap))
    return float(lags[at] / energy) if energy else 0.0


def differences(sign_up: SignUp, opened: SignUp, typed: str | None) -> tuple[str, ...]:
    """The names of the fields that differ between what was given, ordered and opened; none when all agree."""
    pairs = {
        "café": (sign_up.cafe, opened.cafe),
        "language": (sign_up.language, opened.language),
        "notice": (sign_up.notice, opened.notice),
        "telephone": (sign_up.telephone, opened.telephone),
        "telephone as given": (typed, opened.telephone),
        "name": (sign_up.name, opened.name),
        "written name": (sign_up.written_name, opened.written_name),
        "needs": (sign_up.needs, opened.needs),
    }
    return tuple(name for name, (given, found) in pairs.items() if given != found)
