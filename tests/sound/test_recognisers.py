from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.dialogue.effects import Hear
from kiosk.dialogue.events import Candidate
from kiosk.sound.recogniser import ExampleRecogniser
from kiosk.sound.recognisers import FusedRecogniser, make_recogniser
from kiosk.sound.samples import Samples
from kiosk.sound.settings import SoundSettings
from kiosk.sound.vosk_recogniser import VoskRecogniser
from tests.fakes.words import FakeModel

YES, NO, KIOSK = (
    Hear(name, "fr", (text,)) for name, text in (("yes", "oui"), ("no", "non"), ("kiosk", "kiosque"))
)
ARABIC = Hear("arabic", "ar", ("salam",))
FRENCH = FakeModel(("oui", "non", "le", "de"))


@dataclass
class Examples:
    """Hears by example what it is told to; only some choices have examples."""

    found: tuple[Candidate, ...]
    without: Collection[str] = ()
    asked: list[str] = field(default_factory=list)

    def listen_for(self, hears: Sequence[Hear]) -> Examples:
        """Itself."""
        self.asked = [hear.choice for hear in hears]
        return self

    def examples_of(self, hear: Hear) -> Sequence[object]:
        """One, or none."""
        return () if hear.choice in self.without else ("example",)

    def begin(self, samples: Samples) -> None:
        """Nothing is heard of it."""

    def go_on(self, samples: Samples) -> None:
        """Nothing is heard of it."""

    def if_it_ended_here(self) -> tuple[Candidate, ...]:
        """Always the same."""
        return self.found


@dataclass
class Ready:
    """Models that are ready."""

    models: Mapping[str, FakeModel]

    def of(self, languages: Collection[str]) -> Mapping[str, VoskRecogniser]:
        """Their recognisers."""
        found = {language: self.models[language] for language in languages if language in self.models}
        return {language: VoskRecogniser(model, ("le", "de")) for language, model in found.items()}


def heard(
    said: str, by_example: Examples, hears: Sequence[Hear], models: Mapping[str, FakeModel] | None = None
) -> dict[str, float]:
    """The probabilities of what was said in French."""
    ready = Ready({"fr": FRENCH} if models is None else models)
    hearing = FusedRecogniser(by_example, by_example, ready).listen_for(hears)
    hearing.begin(FRENCH.said(said)[:1])
    hearing.go_on(FRENCH.said(said)[1:])
    return {one.choice: one.probability for one in hearing.if_it_ended_here()}


def test_without_a_ready_model_all_is_heard_by_example() -> None:
    """As it is."""
    examples = Examples((Candidate("yes", 0.7),))
    assert heard("oui", examples, [YES, NO, ARABIC], models={}) == {"yes": 0.7}
    assert examples.asked == ["yes", "no", "arabic"]


def test_words_that_agree_with_examples_make_surer() -> None:
    """And words that disagree make a doubt."""
    found = (Candidate("yes", 0.6), Candidate("no", 0.05))
    assert heard("oui", Examples(found), [YES, NO])["yes"] > 0.75
    against = heard("non", Examples((Candidate("yes", 0.8), Candidate("no", 0.02))), [YES, NO])
    assert against["yes"] < 0.8
    assert against["no"] > 0.02


def test_a_phrase_with_a_word_that_the_model_lacks_is_accepted_by_example() -> None:
    """The model hears it as nothing."""
    found = (Candidate("kiosk", 0.8),)
    assert heard("?", Examples(found), [YES, NO, KIOSK])["kiosk"] > 0.7


def test_a_choice_without_examples_is_heard_by_words() -> None:
    """In the same step as one with examples."""
    assert heard("oui", Examples((), without={"yes"}), [YES, NO])["yes"] > 0.5


def test_several_languages_are_heard_at_once() -> None:
    """Those with a model both ways, the others by example."""
    found = (Candidate("arabic", 0.8), Candidate("yes", 0.05))
    both = heard("?", Examples(found), [YES, NO, ARABIC])
    assert both["arabic"] > 0.7
    assert heard("oui", Examples(found), [YES, NO, ARABIC])["yes"] > both.get("yes", 0.0)


def test_a_kiosk_without_voices_hears_by_example(tmp_path: Path) -> None:
    """As for `kiosk recognise`."""
    assert isinstance(make_recogniser(SoundSettings(examples=tmp_path)), ExampleRecogniser)
    assert not isinstance(
        make_recogniser(SoundSettings(examples=tmp_path, voices=tmp_path)).listen_for([YES]), FusedRecogniser
    )
