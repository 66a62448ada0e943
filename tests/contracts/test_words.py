from __future__ import annotations

import pytest

from tests.contracts.words import HELLO, THANKS, WORD, Speaker, fake_speaker, pieces, real_speaker


@pytest.fixture(params=[fake_speaker, real_speaker], scope="module")
def speaker(request: pytest.FixtureRequest) -> Speaker:
    """Each model in turn."""
    made: Speaker = request.param()
    return made


def test_a_model_tells_which_words_it_knows(speaker: Speaker) -> None:
    """A word is known or not; two words are none."""
    assert all(speaker.model.knows(word) for word in (HELLO, THANKS, WORD))
    assert not speaker.model.knows("카페에가고싶은데")
    assert not speaker.model.knows(f"{HELLO} {THANKS}")


def test_a_phrase_is_the_likeliest_of_its_texts(speaker: Speaker) -> None:
    """Heard piece by piece."""
    decoder = speaker.model.decoder([HELLO, THANKS])
    for piece in pieces(speaker.say(THANKS)):
        decoder.feed(piece)
    found = decoder.finish()
    assert max(found, key=lambda text: found[text]) == THANKS


def test_only_texts_of_its_words_are_heard(speaker: Speaker) -> None:
    """Whatever is said."""
    decoder = speaker.model.decoder([HELLO])
    decoder.feed(speaker.say(WORD))
    assert {word for text in decoder.finish() for word in text.split()} <= {HELLO}


def test_the_right_words_are_likelier_than_others(speaker: Speaker) -> None:
    """Likelihoods of two decoders can be compared."""
    likelihoods = []
    for text in (THANKS, HELLO):
        decoder = speaker.model.decoder([text])
        decoder.feed(speaker.say(THANKS))
        likelihoods.append(decoder.finish().get(text, -1e9))
    assert likelihoods[0] > likelihoods[1]


def test_when_nothing_was_said_nothing_fits(speaker: Speaker) -> None:
    """No phrase is certain."""
    assert speaker.model.decoder([HELLO]).finish().get(HELLO, -1.0) < 0
