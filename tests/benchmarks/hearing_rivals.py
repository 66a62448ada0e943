"""What a user would pick instead, on the same recordings: each a row, or how to install what it needs."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kiosk.sound.samples import HEARING_RATE_HZ
from tests.benchmarks.hearing_bench import Bench
from tests.benchmarks.hearing_corpus import Recording, load
from tests.benchmarks.hearing_figures import Trial, accuracy
from tests.benchmarks.hearing_plan import DIGITS_GROUP, TAUGHT, Group
from tests.benchmarks.hearing_rows import Results
from tests.benchmarks.hearing_table import Row, per_cent
from tests.benchmarks.hearing_tasks import Corpus

if TYPE_CHECKING:
    from pocketsphinx import Decoder

NOT_INSTALLED = "not installed: pip install -e .[bench]"
POCKETSPHINX = "instead: pocketsphinx, its English model, a grammar of the ten: English digits"
MFCC = "instead: plain DTW on MFCC"
_AROUND_MS = 300
"""Silence put around each recording: pocketsphinx hears cut words better with it (75 % in place of 68 %)."""


def pocketsphinx_row(bench: Bench, english: Corpus) -> Row:
    """English digits by pocketsphinx."""
    if find_spec("pocketsphinx") is None:
        return Row(POCKETSPHINX, "73.3 %", "", NOT_INSTALLED)
    hear = partial(by_pocketsphinx, english.texts)
    trials = [*bench.each(hear, english.recordings, "pocketsphinx")]
    return Row(POCKETSPHINX, "73.3 %", "", per_cent(accuracy(trials), len(trials)))


def by_pocketsphinx(texts: Mapping[str, str], recording: Recording) -> Trial:
    """What pocketsphinx takes a recording for; in a worker process."""
    decoder = _decoder(tuple(texts.values()))
    heard = np.pad(load(recording.path), _AROUND_MS * HEARING_RATE_HZ // 1000)
    decoder.start_utt()
    decoder.process_raw(heard.tobytes(), full_utt=True)
    decoder.end_utt()
    found = decoder.hyp()
    words = {text: word for word, text in texts.items()}
    return Trial(recording.word, recording.speaker, True, words.get(found.hypstr if found else "", ""), 1.0)  # noqa: FBT003 - a Trial's field


@cache
def _decoder(words: tuple[str, ...]) -> Decoder:
    import pocketsphinx  # noqa: PLC0415 - only the comparison needs it

    with tempfile.TemporaryDirectory() as folder:
        grammar = Path(folder) / "words.gram"
        grammar.write_text(f"#JSGF V1.0;\ngrammar words;\npublic <word> = {' | '.join(words)} ;\n")
        return pocketsphinx.Decoder(jsgf=str(grammar), loglevel="FATAL")


def mfcc_trials(bench: Bench, groups: Mapping[str, Group]) -> Results:
    """The trials of plain DTW on MFCC; none where its features can't be made."""
    return bench.trials(groups) if find_spec("kaldi_native_fbank") else {}


def mfcc_rows(results: Results) -> Iterator[Row]:
    """Its accuracy."""
    if not results:
        yield Row(MFCC, "", "", NOT_INSTALLED)
    for name, trials in results.items():
        yield Row(f"{MFCC}: {_task(name)}", "", "", per_cent(accuracy(trials), len(trials)))


def vosk_rows() -> Sequence[Row]:
    """Vosk with a bare grammar on the Korean test script."""
    return [Row("instead: Vosk with a bare grammar: wrong words accepted", "", "", NOT_INSTALLED)]


def _task(name: str) -> str:
    if name == DIGITS_GROUP:
        return "English digits, espeak-ng examples only, ten choices"
    return f"Arabic, 3 other speakers x 1 example: {name.removeprefix(TAUGHT).strip()} choices"
