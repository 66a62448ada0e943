"""The words a Vosk model knows, read from its folder without loading it: 0.4 s in place of 530 MB.

Knows the files of a model, no recogniser and no script.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_ARABIC_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_NO_WORD = re.compile(r"[^\w'-]")

_TABLE_MAGIC = struct.pack("<i", 2125658996)
"""How OpenFst begins a table of symbols."""
_HEADER_BYTES = 4_096
_MOST_WORDS = 5_000_000
_LONGEST_WORD_BYTES = 1_000

_SHORT = 3
_SAMPLED_WORDS = 20_000


class VocabularyError(Exception):
    """A model folder whose words can't be read; says why."""


@dataclass(frozen=True, slots=True)
class Unheard:
    """A phrase that a model can't hear, and its words that the model lacks (none: it has no word at all)."""

    language: str
    text: str
    words: tuple[str, ...]


def has_model(folder: Path) -> bool:
    """Whether this folder (`voices/<language>/model`) holds a Vosk model, by its looks."""
    return (folder / "am").is_dir()


def unheard(model_folder: Path, phrases: Iterable[tuple[str, str]]) -> tuple[Unheard, ...]:
    """Those of these (language, text) phrases that hold words the model lacks, in the order given.

    All phrases must be of the model's language. Raises VocabularyError when the folder can't be read.
    """
    known = frozenset(model_words(model_folder))
    return tuple(
        Unheard(language, text, lacking)
        for language, text in phrases
        if (lacking := _lacking(text, known)) is not None
    )


def unheard_by_models(
    voices: Path, phrases: Iterable[tuple[str, str]]
) -> Iterator[Unheard | VocabularyError]:
    """The same for each language that has a model, `voices/<language>/model`; an error for a broken one."""
    by_language: dict[str, list[tuple[str, str]]] = {}
    for language, text in phrases:
        by_language.setdefault(language, []).append((language, text))
    for language, of_language in by_language.items():
        folder = voices / language / "model"
        if has_model(folder):
            try:
                yield from unheard(folder, of_language)
            except VocabularyError as error:
                yield error


def _lacking(text: str, known: frozenset[str]) -> tuple[str, ...] | None:
    """The words that are not known; None when there is nothing wrong with the phrase."""
    words = as_model_text(text).split()
    lacking = tuple(dict.fromkeys(word for word in words if word not in known))
    return None if words and not lacking else lacking


def as_model_text(phrase: str) -> str:
    """A phrase as models write it: small letters, no vowel marks, no punctuation but ' and -."""
    bare = _ARABIC_MARKS.sub("", phrase.lower().replace("’", "'"))
    return " ".join(_NO_WORD.sub(" ", bare).split())


def model_words(model_folder: Path) -> list[str]:
    """All words of a model, from `graph/words.txt` or the table inside `graph/Gr.fst`.

    Raises VocabularyError when neither can be read.
    """
    listed, graph = model_folder / "graph" / "words.txt", model_folder / "graph" / "Gr.fst"
    try:
        if listed.is_file():
            lines = listed.read_text(encoding="utf-8").splitlines()
            return [line.split()[0] for line in lines if line.strip()]
        with graph.open("rb") as file:
            return list(_table(file))
    except (OSError, ValueError, struct.error) as error:
        message = f"{model_folder}: the words of this model can't be read: fetch it again"
        raise VocabularyError(message) from error


def _table(file: BinaryIO) -> Iterator[str]:
    """The symbols of the first table in an OpenFst file: (length, text, key) each; ValueError if damaged."""
    file.seek(file.read(_HEADER_BYTES).index(_TABLE_MAGIC) + len(_TABLE_MAGIC))
    _text(file)
    _, count = struct.unpack("<qq", file.read(16))
    if not 0 < count <= _MOST_WORDS:
        raise ValueError("not a table of words")
    for _ in range(count):
        yield _text(file)
        file.seek(8, 1)


def _text(file: BinaryIO) -> str:
    (length,) = struct.unpack("<i", file.read(4))
    if not 0 <= length <= _LONGEST_WORD_BYTES:
        raise ValueError("not a word")
    return file.read(length).decode()


def common_pieces(words: Sequence[str], count: int) -> list[str]:
    """The short words that most other words contain: speech of any kind can be written with them.

    At most three letters each. The ranking looks at 20,000 words spread over the vocabulary: 0.2 s.
    """
    short = {word for word in words if len(word) <= _SHORT and word.isalpha()}
    sampled = words[:: max(1, len(words) // _SAMPLED_WORDS)]
    pieces = Counter(piece for word in sampled for piece in _pieces(word) if piece in short)
    return [piece for piece, _ in pieces.most_common(count)]


def _pieces(word: str) -> Iterator[str]:
    for length in range(1, _SHORT + 1):
        yield from (word[at : at + length] for at in range(len(word) - length + 1))
