"""Recognises WAV files as the kiosk would have heard them: what `kiosk recognise` and measurements use."""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NotRequired, TypedDict

from kiosk.dialogue.effects import Hear
from kiosk.sound.examples import Skipped, enrol_recorded
from kiosk.sound.recogniser import Hearing
from kiosk.sound.recognisers import make_recogniser
from kiosk.sound.samples import HEARING_RATE_HZ, BadWavError, read_wav, to_rate
from kiosk.sound.settings import SoundSettings
from kiosk.sound.speech import spoken_part

_LOG = logging.getLogger(__name__)

AT_LEAST = 0.05
"""A best choice less probable than this does not fit: it is no likely mishearing of any of them.

Of people's right words 98.0 % come above it, of English sentences none (their most probable choice: 0.009).
The kiosk itself is stricter: it asks back from `hearing.ask` of config.yaml on.
"""


class RankedChoice(TypedDict):
    """A choice and its probability."""

    choice: str
    probability: float


class Recognition(TypedDict):
    """What a WAV file was taken for, ready for JSON: `choice` is None when nothing fits.

    `probability` is of the best choice, also where it is too low to fit. `seconds` is the time it took,
    without reading the file; `problem` says why it could not be heard.
    """

    wav: str
    choice: str | None
    probability: float
    candidates: list[RankedChoice]
    seconds: float
    problem: NotRequired[str]


def recognise_files(
    examples_dir: Path, choices: Iterable[str] | None, wavs: Iterable[Path], *, language: str = "und"
) -> Iterator[Recognition]:
    """Recognise each file by the examples in `examples_dir/<choice>/*.wav`; None takes every choice.

    Examples that can't be used are logged by name and left out. Making their features takes 70 ms each.
    """
    names = sorted(path.name for path in examples_dir.glob("*/")) if choices is None else list(choices)
    with tempfile.TemporaryDirectory(prefix="kiosk-examples-") as features:
        settings = SoundSettings(examples=Path(features), recorded=(examples_dir,))
        for found in enrol_recorded(settings, names):
            if isinstance(found, Skipped):
                _LOG.warning("%s: %s", found.source, found.reason)
        hearing = make_recogniser(settings).listen_for([Hear(name, language, ()) for name in names])
    for wav in wavs:
        yield _recognise(hearing, wav)


def _recognise(hearing: Hearing, wav: Path) -> Recognition:
    try:
        samples, rate_hz = read_wav(wav)
    except BadWavError as error:
        return _nothing(wav, str(error))
    except OSError as error:
        return _nothing(wav, f"it can't be read ({error.strerror})")
    began = time.perf_counter()
    try:
        spoken = spoken_part(to_rate(samples, rate_hz, HEARING_RATE_HZ))
    except BadWavError as error:
        return _nothing(wav, str(error))
    hearing.begin(spoken)
    found = hearing.if_it_ended_here()
    best = found[0] if found else None
    return Recognition(
        wav=str(wav),
        choice=best.choice if best and best.probability >= AT_LEAST else None,
        probability=best.probability if best else 0.0,
        candidates=[RankedChoice(choice=one.choice, probability=one.probability) for one in found],
        seconds=time.perf_counter() - began,
    )


def _nothing(wav: Path, problem: str) -> Recognition:
    return Recognition(
        wav=str(wav), choice=None, probability=0.0, candidates=[], seconds=0.0, problem=problem
    )
