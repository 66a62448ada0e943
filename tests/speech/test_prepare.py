from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.speech import Progress, Reason, Synthesiser, Unvoiced, VoiceSettings, prepare, read_wav, write_wav
from kiosk.speech.prepare import ScriptLine, example_voices
from tests.speech.fakes import BUZZ, FakeRenderer

LINES = [("fr", "home.say.1", "bonjour"), ("fr", "home.say.2", "au revoir")]
PHRASES = [("fr", "apprendre"), ("fr", "aide")]


@dataclass
class Enrolment:
    """Notes what it is given; `forgotten` phrases are no longer there."""

    given: list[tuple[str, str, int]] = field(default_factory=list)
    forgotten: set[str] = field(default_factory=set)
    paths: list[Path] = field(default_factory=list)

    def enrol(self, languages: Sequence[str], text: str, wavs: tuple[Path, ...]) -> None:
        """Read the files while they are there."""
        assert all(read_wav(path.read_bytes()) for path in wavs)
        self.paths += wavs
        self.given += [(language, text, len(wavs)) for language in languages]

    def enrolled(self, language: str, text: str) -> bool:
        """Whether the examples are still there."""
        return language == "fr" and text not in self.forgotten


@dataclass
class Kiosk:
    """A data folder with French, and fake renderers."""

    folder: Path
    renderers: list[FakeRenderer] = field(default_factory=list)
    enrolment: Enrolment = field(default_factory=Enrolment)
    answer: Unvoiced | None = None
    examples: tuple[str, ...] = ("roa/fr", "roa/fr+f2", "roa/fr+m3")

    def renderer(self) -> FakeRenderer:
        """One more renderer."""
        self.renderers.append(FakeRenderer(self.answer or BUZZ))
        return self.renderers[-1]

    def prepare(
        self, lines: list[ScriptLine] | None = None, phrases: list[tuple[str, str]] | None = None
    ) -> list[Progress]:
        """Prepare these lines and phrases, by default all."""
        settings = VoiceSettings("fr", "roa/fr", 125, self.examples, (), self.folder / "lines")
        return list(
            prepare(
                self.folder / "clips",
                {"fr": settings},
                LINES if lines is None else lines,
                PHRASES if phrases is None else phrases,
                self.enrolment.enrol,
                enrolled=self.enrolment.enrolled,
                workers=2,
                make_renderer=self.renderer,
            )
        )

    def clips(self) -> int:
        """How many clips of lines there are."""
        return len(list((self.folder / "clips" / "fr").glob("*.wav")))


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    """A new kiosk."""
    return Kiosk(tmp_path)


def test_all_is_made_with_progress(kiosk: Kiosk) -> None:
    """One progress a line and a phrase, and each phrase in every voice at two speeds."""
    progress = kiosk.prepare()
    assert [(p.done, p.total, p.problem) for p in progress] == [(n, 4, None) for n in (1, 2, 3, 4)]
    assert {p.what for p in progress} == {"fr home.say.1", "fr home.say.2", "fr apprendre", "fr aide"}
    assert kiosk.clips() == 2
    assert sorted(kiosk.enrolment.given) == [("fr", "aide", 6), ("fr", "apprendre", 6)]


def test_the_second_time_nothing_is_made(kiosk: Kiosk) -> None:
    """It starts no synthesiser either."""
    kiosk.prepare()
    rendered = [list(renderer.rendered) for renderer in kiosk.renderers]
    assert kiosk.prepare() == []
    assert [renderer.rendered for renderer in kiosk.renderers if renderer.rendered] == [
        r for r in rendered if r
    ]
    assert len(kiosk.enrolment.given) == 2


def test_a_stopped_run_goes_on_where_it_was(kiosk: Kiosk) -> None:
    """What was made stays made."""
    kiosk.prepare(phrases=[])
    assert {p.what for p in kiosk.prepare()} == {"fr apprendre", "fr aide"}


def test_examples_that_were_lost_are_made_again(kiosk: Kiosk) -> None:
    """The callback's own store is asked, not only remembered."""
    kiosk.prepare()
    kiosk.enrolment.forgotten.add("aide")
    assert [p.what for p in kiosk.prepare()] == ["fr aide"]


def test_other_example_voices_make_the_examples_anew(kiosk: Kiosk) -> None:
    """A change of voice.yaml counts."""
    kiosk.prepare()
    kiosk.examples = ("roa/fr-be",)
    assert {p.what for p in kiosk.prepare()} == {"fr apprendre", "fr aide"}


def test_clips_of_lines_no_longer_said_are_deleted(kiosk: Kiosk) -> None:
    """So that a card does not fill up; clips of filled lines have a bound of their own."""
    kiosk.prepare()
    filled = kiosk.folder / "clips" / "fr" / "filled" / "x.wav"
    write_wav(filled, BUZZ)
    kiosk.prepare(lines=LINES[:1])
    assert kiosk.clips() == 1
    assert filled.exists()


def test_a_recorded_line_needs_no_clip(kiosk: Kiosk) -> None:
    """The synthesiser is not asked for what a person recorded."""
    write_wav(kiosk.folder / "lines" / "home.say.1.wav", BUZZ)
    assert [p.what for p in kiosk.prepare(phrases=[])] == ["fr home.say.2"]


def test_the_files_of_examples_are_deleted(kiosk: Kiosk) -> None:
    """They last as long as the callback; so do those of a run that was killed."""
    left = kiosk.folder / "clips" / "fr" / "examples" / "making-before"
    left.mkdir(parents=True)
    kiosk.prepare()
    assert kiosk.enrolment.paths
    assert not any(path.exists() for path in [left, *kiosk.enrolment.paths])


def test_problems_are_told_one_by_one(kiosk: Kiosk) -> None:
    """A missing synthesiser ends nothing, and is tried again the next time."""
    kiosk.answer = Unvoiced(Reason.MISSING)
    progress = kiosk.prepare()
    assert len(progress) == 4
    assert all(p.problem is not None and "espeak-ng" in p.problem for p in progress)
    kiosk.answer = None
    assert [p.problem for p in kiosk.prepare()] == [None] * 4


def test_a_callback_that_fails_stops_no_other_phrase(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its phrase is tried again the next time."""

    def fail(_languages: Sequence[str], text: str, _wavs: tuple[Path, ...]) -> None:
        if text == "aide":
            raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(kiosk.enrolment, "enrol", fail)
        problems = {p.what: p.problem for p in kiosk.prepare(lines=[])}
    assert problems == {"fr apprendre": None, "fr aide": "OSError: no space left"}
    assert [p.what for p in kiosk.prepare(lines=[])] == ["fr aide"]


def test_closing_the_generator_stops_it_and_ends_its_processes(kiosk: Kiosk) -> None:
    """What was not begun is not made."""
    settings = VoiceSettings("fr", "roa/fr", 125, (), (), kiosk.folder / "lines")
    lines = [("fr", f"s.say.{n}", f"phrase {n}") for n in range(200)]
    work = prepare(
        kiosk.folder / "clips",
        {"fr": settings},
        lines,
        [],
        lambda *_: None,
        workers=1,
        make_renderer=kiosk.renderer,
    )
    next(work)
    work.close()
    assert kiosk.clips() < 200
    assert all(renderer.closed for renderer in kiosk.renderers if renderer.rendered)
    assert not [thread for thread in threading.enumerate() if "ThreadPool" in thread.name]


def test_languages_with_the_same_voices_share_the_same_words(tmp_path: Path) -> None:
    """Rendered once, kept and enrolled for both; what only one of them says is its own."""
    arabic, darija = (
        VoiceSettings(code, "sem/ar", 150, ("sem/ar+f2",), (), tmp_path / code) for code in ("ar", "ary")
    )
    renderer, enrolment = FakeRenderer(), Enrolment()
    lines = [("ar", "a.say.1", "نَعَمْ"), ("ary", "a.say.1", "نَعَمْ"), ("ary", "a.say.2", "وَاخَّا")]
    progress = list(
        prepare(
            tmp_path / "clips",
            {"ar": arabic, "ary": darija},
            lines,
            [(code, text) for code, _, text in lines],
            enrolment.enrol,
            workers=1,
            make_renderer=lambda: renderer,
        )
    )
    assert [p.problem for p in progress] == [None] * 4
    assert len(renderer.rendered) == len(set(renderer.rendered)) == 6
    assert {code: len(list((tmp_path / "clips" / code).glob("*.wav"))) for code in ("ar", "ary")} == {
        "ar": 1,
        "ary": 2,
    }
    assert sorted(enrolment.given) == [("ar", "نَعَمْ", 2), ("ary", "نَعَمْ", 2), ("ary", "وَاخَّا", 2)]


def test_a_language_without_a_voice_is_left_to_its_recordings(tmp_path: Path) -> None:
    """No synthesiser is asked, and nothing of it is a problem."""
    renderer = FakeRenderer()
    tamazight = VoiceSettings("zgh", None, 125, (), (), tmp_path / "lines")
    lines, phrases = [("zgh", "home.say.1", "azul")], [("zgh", "azul")]
    assert (
        list(
            prepare(
                tmp_path / "clips",
                {"zgh": tamazight},
                lines,
                phrases,
                lambda *_: None,
                make_renderer=lambda: renderer,
            )
        )
        == []
    )
    assert renderer.rendered == []


def test_every_voice_speaks_before_any_speaks_twice() -> None:
    """At most ten examples, of as many voices as possible, at both speeds."""
    voices = tuple(f"v{n}" for n in range(8))
    pairs = example_voices(VoiceSettings("fr", "v0", 125, voices, (), Path()))
    assert len(pairs) == len(set(pairs)) == 10
    assert {voice for voice, _ in pairs[:8]} == set(voices)
    assert len({rate for _, rate in pairs[:2]}) == 2


def test_real_clips_and_examples_are_made_side_by_side(tmp_path: Path) -> None:
    """With the real synthesiser, in three scripts' worth of languages, on two processes."""
    enrolment = Enrolment()
    settings = {
        language: VoiceSettings(language, voice, 125, (voice, f"{voice}+f2"), (), tmp_path / "lines")
        for language, voice in (("fr", "roa/fr"), ("en", "gmw/en-us"), ("ar", "sem/ar"))
    }
    lines = [("fr", "a.say.1", "bonjour"), ("en", "a.say.1", "hello"), ("ar", "a.say.1", "مَرْحَبًا")]
    phrases = [("fr", "apprendre"), ("en", "learn"), ("ar", "أَتَعَلَّمُ")]
    progress = list(prepare(tmp_path / "clips", settings, lines, phrases, enrolment.enrol, workers=2))
    assert [p.problem for p in progress] == [None] * 6
    assert {count for _, _, count in enrolment.given} == {4}
    again = prepare(tmp_path / "clips", settings, lines, phrases, enrolment.enrol, make_renderer=Synthesiser)
    assert list(again) == []
