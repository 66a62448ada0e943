from __future__ import annotations

import time

import numpy as np
import pytest

from kiosk.dialogue.effects import Hear
from kiosk.sound.loading import load_recogniser
from kiosk.sound.samples import silence
from kiosk.sound.speech import spoken_part
from kiosk.sound.vosk_model import VoskModel
from kiosk.sound.vosk_recogniser import (
    HEARD,
    MARGIN_WEIGHT,
    MOST_MARGIN,
    NOT_HEARD,
    Grammar,
    VoskHearing,
    VoskRecogniser,
    grammar_of,
    judged,
)
from tests.contracts.words import korean_model, pieces
from tests.fakes.words import FakeModel
from tests.sound.signals import noise, spoken

WORDS = ("oui", "non", "merci", "je", "veux", "apprendre", "le", "de", "re")
FILLERS = ("le", "de", "re")
HEARS = [
    Hear("yes", "fr", ("Oui !", "oui merci")),
    Hear("no", "fr", ("non",)),
    Hear("learn", "fr", ("je veux apprendre", "je veux kiosquer")),
]


def hearing(model: FakeModel) -> VoskHearing:
    """Listens for the three choices."""
    return VoskRecogniser(model, FILLERS).listen_for(HEARS)


def test_a_phrase_with_an_unknown_word_is_not_listened_for() -> None:
    """Its other words would be heard in its place; silence about its choice then tells nothing."""
    grammar = grammar_of(FakeModel(WORDS), [*HEARS, Hear("empty", "fr", ("!",)), Hear("new", "fr", ("ça",))])
    assert grammar == Grammar(
        {"oui": "yes", "oui merci": "yes", "non": "no", "je veux apprendre": "learn"},
        frozenset({"yes", "no"}),
    )


def test_a_phrase_is_heard_piece_by_piece() -> None:
    """It is decoded while it is spoken."""
    model = FakeModel(WORDS)
    listening = hearing(model)
    listening.begin(model.said("je veux"))
    phrases, fillers = model.decoders
    assert (phrases.heard, phrases.finished) == ([3, 4], False)
    listening.go_on(model.said("apprendre"))
    assert listening.if_it_ended_here()[0].choice == "learn"
    assert fillers.heard == phrases.heard == [3, 4, 5]


def test_a_phrase_that_goes_on_after_a_pause_is_decoded_whole() -> None:
    """By new decoders: the ones before are used up."""
    model = FakeModel(WORDS)
    listening = hearing(model)
    listening.begin(model.said("oui"))
    assert listening.if_it_ended_here()[0].choice == "yes"
    listening.go_on(model.said("merci"))
    assert listening.if_it_ended_here()[0].choice == "yes"
    assert [decoder.heard for decoder in model.decoders] == [[0], [0], [0, 2], [0, 2]]
    assert listening.if_it_ended_here()[0].choice == "yes"


def test_the_next_phrase_begins_afresh() -> None:
    """Nothing is left of the one before."""
    model = FakeModel(WORDS)
    listening = hearing(model)
    listening.begin(model.said("oui"))
    listening.begin(model.said("non"))
    assert listening.if_it_ended_here()[0].choice == "no"


def test_nothing_that_can_be_heard_costs_nothing() -> None:
    """No decoder is made, no evidence is given."""
    model = FakeModel(WORDS)
    listening = VoskRecogniser(model, FILLERS).listen_for([Hear("new", "fr", ("kiosque",))])
    listening.begin(silence(100))
    listening.go_on(silence(100))
    assert listening.evidence() == {}
    assert listening.if_it_ended_here() == ()
    assert model.decoders == []


def test_only_a_text_that_is_exactly_a_phrase_counts() -> None:
    """Two phrases joined are neither, and a rival of both."""
    grammar = Grammar({"oui": "yes", "non": "no"}, frozenset({"yes", "no"}))
    assert judged(grammar, {"oui non": -10.0}, -20.0) == {"yes": NOT_HEARD, "no": NOT_HEARD}
    alone = judged(grammar, {"oui": -12.0}, -12.0)["yes"]
    beaten = judged(grammar, {"oui": -12.0, "oui non": -10.0}, -12.0)["yes"]
    assert alone == pytest.approx(HEARD + MARGIN_WEIGHT * MOST_MARGIN)
    assert beaten < alone


def test_what_fillers_say_as_well_is_not_believed() -> None:
    """Evidence falls with the likelihood of the fillers."""
    grammar = Grammar({"oui": "yes"}, frozenset({"yes"}))
    clear, doubtful = (judged(grammar, {"oui": -50.0}, fillers)["yes"] for fillers in (-60.0, -20.0))
    assert clear > HEARD + 1 > HEARD - 1 > doubtful


def test_silence_tells_nothing_of_a_choice_that_can_be_said_otherwise() -> None:
    """One of its phrases can't be heard."""
    grammar = Grammar({"oui": "yes", "non": "no"}, frozenset({"yes"}))
    assert judged(grammar, {"": 0.0}, 0.0) == {"yes": NOT_HEARD}


def test_nothing_that_was_said_is_printed() -> None:
    """Neither sound nor text, should anything ever print the hearing."""
    model = FakeModel(WORDS)
    listening = hearing(model)
    listening.begin(model.said("oui merci") + 1_234)
    assert "123" not in repr(listening)
    assert repr(listening) == repr(hearing(model))


@pytest.fixture(scope="module")
def korean() -> VoskRecogniser:
    """The real small model of Korean."""
    return load_recogniser(korean_model())


KOREAN = [
    Hear("learn", "ko", ("배우고 싶어요",)),
    Hear("hello", "ko", ("안녕하세요",)),
    Hear("thanks", "ko", ("감사합니다",)),
    Hear("cafe", "ko", ("카페에 가고 싶어요",)),
]


def test_a_real_model_hears_its_phrases(korean: VoskRecogniser) -> None:
    """Piece by piece, and after a pause in the middle."""
    listening = korean.listen_for(KOREAN)
    for text, choice in (("감사합니다", "thanks"), ("안녕하세요", "hello"), ("배우고 싶어요", "learn")):
        first, *others = pieces(spoken_part(spoken(text, "ko+f2", 130)))
        listening.begin(first)
        for number, piece in enumerate(others):
            if number == len(others) // 2:
                listening.if_it_ended_here()
            listening.go_on(piece)
        best = listening.if_it_ended_here()[0]
        assert (best.choice, best.probability > 0.5) == (choice, True)


@pytest.mark.parametrize("text", ["il pleut depuis ce matin", "combien coûte le pain aujourd'hui"])
def test_a_real_model_hears_no_phrase_in_other_talk(korean: VoskRecogniser, text: str) -> None:
    """Nor in noise."""
    listening = korean.listen_for(KOREAN)
    for sound in (spoken_part(spoken(text, "roa/fr")), noise(800, -30)):
        listening.begin(np.ascontiguousarray(sound))
        assert max((one.probability for one in listening.if_it_ended_here()), default=0) < 0.25


def test_the_decision_costs_little(korean: VoskRecogniser) -> None:
    """Computing after the end of speech: far below 300 ms even on a computer four times as slow."""
    listening = korean.listen_for(KOREAN)
    said = spoken_part(spoken("안녕하세요", "ko"))
    seconds = []
    for _ in range(5):
        listening.begin(said)
        began = time.thread_time()
        listening.if_it_ended_here()
        seconds.append(time.thread_time() - began)
    assert min(seconds) < 0.075


def test_a_real_model_lacks_words(korean: VoskRecogniser) -> None:
    """A choice it can't hear is absent, not improbable."""
    listening = korean.listen_for(KOREAN)
    listening.begin(spoken_part(spoken("카페에 가고 싶어요", "ko")))
    assert set(listening.evidence()) == {"learn", "hello", "thanks"}
    assert isinstance(korean._model, VoskModel)
