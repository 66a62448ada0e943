from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.sound.embedding import WIDTH, Frames
from tests.benchmarks.hearing_corpus import Condition, Recording
from tests.benchmarks.hearing_features import Cepstra, Said, Shelf, Talk, Taught, Voiced
from tests.benchmarks.hearing_tasks import (
    Corpus,
    Method,
    Recognise,
    Visits,
    draws,
    lessons,
    needs,
    sayings,
    strangers,
)

WORDS = tuple("abcdefgh")
SPEAKERS = tuple(f"speaker{number}" for number in range(8))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Eight words, eight speakers, two takes."""
    recordings = []
    for word in WORDS:
        for speaker in SPEAKERS:
            for take in (1, 2):
                path = tmp_path / word / f"{speaker}_{take}.wav"
                path.parent.mkdir(exist_ok=True)
                path.touch()
                recordings.append(Recording(path, word, speaker, take))
    return Corpus(tuple(recordings), "en", {word: word for word in WORDS})


def test_nobody_visits_a_kiosk_they_taught(corpus: Corpus) -> None:
    """Examples and tests never share a speaker, nor a recording."""
    for draw in draws(corpus, 4, 20):
        assert len(draw.teachers) == 3
        assert not set(draw.teachers) & set(draw.visitors)
        taught = {
            each.recording
            for lesson in lessons(corpus, draw).values()
            for each in lesson
            if isinstance(each, Taught)
        }
        said = {said.recording for _, _, said in sayings(corpus, Visits(draw))}
        assert not {one.speaker for one in taught} & {one.speaker for one in said}


def test_draws_are_the_same_in_each_run_and_differ_among_themselves(corpus: Corpus) -> None:
    """Figures can be repeated."""
    assert draws(corpus, 4, 10) == draws(corpus, 4, 10)
    assert len({(draw.choices, draw.teachers) for draw in draws(corpus, 4, 10)}) == 10


def test_each_visitor_says_each_choice_once(corpus: Corpus) -> None:
    """In a take that changes from kiosk to kiosk."""
    first, second = draws(corpus, 4, 2)
    said = [*sayings(corpus, Visits(first))]
    assert {(word, who) for word, who, _ in said} == {(w, s) for w in first.choices for s in first.visitors}
    assert len(said) == 4 * 5
    takes = [
        {said.recording.take for _, _, said in sayings(corpus, Visits(draw))} for draw in (first, second)
    ]
    assert takes == [{1}, {2}]


def test_every_take_can_be_said(corpus: Corpus) -> None:
    """Where there are few speakers."""
    draw = draws(corpus, 4, 1, teachers=0)[0]
    assert len([*sayings(corpus, Visits(draw, every_take=True))]) == 4 * 8 * 2


def test_in_noise_the_last_take_is_said(corpus: Corpus) -> None:
    """So that half as many recordings are prepared."""
    draw = draws(corpus, 4, 1)[0]
    said = [said for _, _, said in sayings(corpus, Visits(draw, Condition.BABBLE))]
    assert {(each.condition, each.recording.take) for each in said} == {(Condition.BABBLE, 2)}


def test_strange_words_are_no_choice(corpus: Corpus) -> None:
    """As many as choices, where there are so many."""
    for draw in draws(corpus, 4, 10):
        strange = strangers(corpus, draw)
        assert len(strange) == 4
        assert not set(strange) & set(draw.choices)
    assert len(strangers(corpus, draws(corpus, 6, 1)[0])) == 2


def test_without_teachers_the_kiosk_voices_its_examples(corpus: Corpus) -> None:
    """Examples by the synthesiser alone; everybody visits."""
    draw = draws(corpus, 4, 1, teachers=0)[0]
    assert draw.visitors == SPEAKERS
    assert [*lessons(corpus, draw).values()] == [[Voiced("en", word)] for word in draw.choices]


def test_only_some_words_and_speakers_can_be_kept(corpus: Corpus) -> None:
    """For what was not learned on."""
    kept = corpus.only(("a", "b"), SPEAKERS[:3])
    assert (kept.words, kept.speakers, len(kept.recordings)) == (("a", "b"), SPEAKERS[:3], 12)


def test_another_recogniser_wants_other_features_of_the_same_speech(corpus: Corpus) -> None:
    """And hears no talk."""
    visits = Visits(draws(corpus, 4, 1)[0])
    wanted = needs(corpus, visits, Method.KIOSK)
    assert needs(corpus, visits, Method.MFCC) == {
        Cepstra(each, 8_000) for each in wanted if not isinstance(each, Talk | Cepstra)
    }


def features(word: str) -> Frames:
    """Speech of a word that is always the same and unlike all others."""
    return np.random.default_rng(ord(word)).normal(size=(12, WIDTH)).astype(np.float32)


def test_the_kiosk_recognises_what_is_said_to_it(corpus: Corpus, tmp_path: Path) -> None:
    """Words that are always said alike are recognised, what was not heard is wrong, talk is no choice."""
    draw = draws(corpus, 4, 1)[0]
    talk = tmp_path / "talk.wav"
    talk.touch()
    visits = Visits(draw, strange=strangers(corpus, draw), talk=(talk,))
    shelf = Shelf(tmp_path / "cache")
    unheard = next(said for word, _, said in sayings(corpus, visits) if word == draw.choices[0])
    for wanted in needs(corpus, visits, Method.KIOSK):
        match wanted:
            case Said(recording) | Taught(recording):
                shelf.put(wanted, [] if wanted == unheard else [features(recording.word)])
            case _:
                shelf.put(wanted, [features("x"), features("y")])
    trials = Recognise(corpus, tmp_path / "cache")(visits)
    wanted_trials = [trial for trial in trials if trial.wanted]
    assert len(trials) == 8 * 5 + 2
    assert [trial.right for trial in wanted_trials].count(False) == 1
    assert not any(trial.right for trial in trials if not trial.wanted)
    assert [trial.said for trial in trials[-2:]] == ["", ""]
