from __future__ import annotations

import struct
from pathlib import Path

import pytest

from kiosk.sound.vocabulary import (
    Unheard,
    VocabularyError,
    as_model_text,
    common_pieces,
    model_words,
    unheard,
    unheard_by_models,
)
from kiosk.sound.vosk_model import VoskModel
from tests.contracts.words import korean_model

WORDS = ("<eps>", "oui", "aidez-moi", "page", "d'accueil", "ساعدوني")


def table(words: tuple[str, ...]) -> bytes:
    """The head of an OpenFst file with a table of symbols."""
    head = b"\xd6\xfd\xb2~" + bytes(60) + struct.pack("<i", 2125658996)
    name = b"words.txt"
    body = struct.pack("<i", len(name)) + name + struct.pack("<qq", len(words), len(words))
    for number, word in enumerate(words):
        text = word.encode()
        body += struct.pack("<i", len(text)) + text + struct.pack("<q", number)
    return head + body + bytes(1_000)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder that looks like a model of French."""
    folder = tmp_path / "fr" / "model"
    (folder / "graph").mkdir(parents=True)
    (folder / "am").mkdir()
    (folder / "graph" / "Gr.fst").write_bytes(table(WORDS))
    return folder


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("Aidez-moi !", "aidez-moi"),
        ("page d’accueil", "page d'accueil"),
        ("  I want,  to learn. ", "i want to learn"),
        ("سَاعِدُونِي", "ساعدوني"),
    ],
)
def test_phrases_are_written_as_models_write_them(phrase: str, text: str) -> None:
    """Small letters, no vowel marks, no punctuation."""
    assert as_model_text(phrase) == text


def test_words_are_read_from_the_graph(model: Path) -> None:
    """From the table at its head."""
    assert model_words(model) == list(WORDS)


def test_words_are_read_from_a_list_where_there_is_one(model: Path) -> None:
    """Larger models have it as text."""
    (model / "graph" / "words.txt").write_text("<eps> 0\noui 1\nnon 2\n", encoding="utf-8")
    assert model_words(model) == ["<eps>", "oui", "non"]


def test_phrases_with_words_that_the_model_lacks_are_named(model: Path) -> None:
    """With those words, each once; a phrase without a word can't be heard either."""
    phrases = [("fr", text) for text in ("Oui !", "le kiosque, le kiosque", "page d’accueil", "…")]
    assert unheard(model, phrases) == (
        Unheard("fr", "le kiosque, le kiosque", ("le", "kiosque")),
        Unheard("fr", "…", ()),
    )


def test_only_languages_with_a_model_are_looked_at(model: Path) -> None:
    """Others are heard by example."""
    phrases = [("fr", "oui"), ("en", "yes"), ("fr", "peut-être")]
    assert list(unheard_by_models(model.parent.parent, phrases)) == [
        Unheard("fr", "peut-être", ("peut-être",))
    ]


@pytest.mark.parametrize(
    "damage", [b"", b"\xd6\xfd\xb2~" + bytes(100), table(WORDS)[:130], table(("\ud7ff" * 400,))]
)
def test_a_damaged_graph_is_one_error(model: Path, damage: bytes) -> None:
    """That names the folder and what to do; the other languages are looked at."""
    (model / "graph" / "Gr.fst").write_bytes(damage)
    with pytest.raises(VocabularyError, match="fetch it again") as caught:
        model_words(model)
    assert str(model) in str(caught.value)
    (error,) = unheard_by_models(model.parent.parent, [("fr", "oui"), ("ar", "نعم")])
    assert isinstance(error, VocabularyError)


def test_a_folder_without_a_graph_is_an_error(tmp_path: Path) -> None:
    """Not a traceback."""
    with pytest.raises(VocabularyError):
        model_words(tmp_path)


def test_common_pieces_are_short_words_found_in_many() -> None:
    """Most common first; marks such as <eps> and long words are none."""
    words = ["<eps>", "re", "de", "x", "refaire", "prendre", "demande", "remettre", "vendredi"]
    assert common_pieces(words, 2) == ["re", "de"]


def test_a_real_models_words_are_those_it_knows() -> None:
    """What was read without loading it is what the loaded model says."""
    words = model_words(korean_model())
    model = VoskModel(korean_model())
    assert all(model.knows(word) for word in words[:20_000:500] if word.isalpha())
    phrases = [("ko", "안녕하세요"), ("ko", "카페에 가고 싶어요")]
    assert unheard(korean_model(), phrases) == (Unheard("ko", "카페에 가고 싶어요", ("카페에", "가고")),)
    assert not any(model.knows(word) for word in ("카페에", "가고"))
    assert common_pieces(words, 200)[:3] == ["이", "스", "리"]
