from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import numpy as np
import pytest

from kiosk.sound.recognise import recognise_files
from kiosk.sound.samples import HEARING_RATE_HZ, write_wav
from tests.benchmarks.hearing_bench import Bench
from tests.benchmarks.hearing_corpus import ENGLISH, Condition, digits, spoken
from tests.benchmarks.hearing_features import Taught
from tests.benchmarks.hearing_figures import accuracy
from tests.benchmarks.hearing_plan import Group, Learned, Size, learned_on, new_groups, taught
from tests.benchmarks.hearing_tasks import Corpus, Visits, draws, lessons, sayings

WORDS = ("1", "6", "7")


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Digits said by the kiosk's example voices in place of people, a boiler that hums, and some talk."""
    folder = tmp_path_factory.mktemp("speech")
    for word, takes in zip(WORDS, spoken("en", [ENGLISH[word] for word in WORDS]).values(), strict=True):
        (folder / "digits" / word).mkdir(parents=True)
        for number, sound in enumerate(takes[:5]):
            write_wav(folder / "digits" / word / f"voice{number}_0.wav", sound, HEARING_RATE_HZ)
    for name in ("noise/kitchen", "noise/boiler", *(f"other/{number}" for number in range(24))):
        path = folder / f"{name}.wav"
        path.parent.mkdir(exist_ok=True)
        random = np.random.default_rng(len(name))
        write_wav(path, random.integers(-900, 900, 4 * HEARING_RATE_HZ, np.int16), HEARING_RATE_HZ)
    return folder


def test_clear_voices_are_recognised_from_end_to_end(speech: Path, tmp_path: Path) -> None:
    """From files through worker processes to trials, in quiet and in noise; what is made is made once."""
    corpus = Corpus(digits(speech), "en", ENGLISH)
    draw = draws(corpus, 3, 1)[0]
    groups = {
        **taught(corpus, Size(kiosks={3: 1}, voices={})),
        "boiler": Group(corpus, (Visits(draw, Condition.BOILER),)),
    }
    with Bench(speech, tmp_path) as bench:
        found = bench.trials(groups)
        made = {path: path.stat().st_mtime_ns for path in tmp_path.glob("*/*.npz")}
        assert bench.trials(groups) == found
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob("*/*.npz")} == made
    assert [len(trials) for trials in found.values()] == [6, 6]
    assert accuracy(found["taught 3"]).value > 0.8


def test_kiosk_recognise_gives_the_same_answers(speech: Path, tmp_path: Path) -> None:
    """File by file, but for the rounding of examples on disk."""
    corpus = Corpus(digits(speech), "en", ENGLISH)
    visits = Visits(draws(corpus, 3, 1)[0])
    with Bench(speech, tmp_path / "cache") as bench:
        trials = bench.trials({"all": Group(corpus, (visits,))})["all"]
    for choice, lesson in lessons(corpus, visits.draw).items():
        (tmp_path / "examples" / choice).mkdir(parents=True)
        for taught_by in lesson:
            assert isinstance(taught_by, Taught)
            copyfile(taught_by.recording.path, tmp_path / "examples" / choice / taught_by.recording.path.name)
    wavs = [said.recording.path for _, _, said in sayings(corpus, visits)]
    found = list(recognise_files(tmp_path / "examples", None, wavs))
    best = [each["candidates"][0] for each in found]
    assert [each["choice"] for each in best] == [trial.best for trial in trials]
    assert [each["probability"] for each in best] == pytest.approx([t.probability for t in trials], abs=0.02)


def test_what_was_learned_on_is_left_out(speech: Path, tmp_path: Path) -> None:
    """A learned file names its words and speakers."""
    np.savez(tmp_path / "learned.npz", words=np.array(["1"]), speakers=np.array(["voice0"]), matrix=np.eye(2))
    learned = learned_on(tmp_path)
    assert learned == Learned(frozenset({"1"}), frozenset({"voice0"}))
    group = new_groups(Corpus(digits(speech), "en", ENGLISH), learned, Size(kiosks={2: 1}, voices={}))[
        "taught 2"
    ]
    assert (group.corpus.words, group.corpus.speakers) == (
        ("6", "7"),
        ("voice1", "voice2", "voice3", "voice4"),
    )


def test_where_nothing_was_learned_nothing_is_measured_twice(speech: Path) -> None:
    """All words and speakers are new then."""
    corpus = Corpus(digits(speech), "en", ENGLISH)
    assert new_groups(corpus, Learned(frozenset(), frozenset()), Size(kiosks={2: 1}, voices={})) == {}
