"""What the kiosk makes of each recording, kept in a folder of the user's cache between runs.

Goes through the kiosk's own code alone: `spoken_part` and `embed` for what is heard, `enrol` for examples.
Its key holds that code's text, so that a change of it is never measured with old features.
"""

from __future__ import annotations

import ast
import hashlib
import inspect
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np

from kiosk.sound import cepstra, embedding, endpoint
from kiosk.sound.embedding import WIDTH, Embedder, Frames, embed
from kiosk.sound.examples import FEATURES_VERSION, Enrolled, enrol
from kiosk.sound.samples import BadWavError, Samples
from kiosk.sound.speech import loud_part, spoken_part, spoken_parts
from tests.benchmarks import hearing_corpus, hearing_mfcc, hearing_rooms
from tests.benchmarks.hearing_corpus import Condition, Recording, Rooms, load, spoken

_Code = ModuleType | Callable[..., object]
_HEARS: tuple[_Code, ...] = (
    cepstra,
    embedding,
    endpoint,
    spoken_parts,
    spoken_part,
    loud_part,
    hearing_rooms,
    Rooms,
)
_LEARNS: tuple[_Code, ...] = (*_HEARS, enrol)


@dataclass(frozen=True, slots=True)
class Said:
    """A recording as the kiosk hears it in a room."""

    recording: Recording
    condition: Condition = Condition.CLEAN
    around_ms: int = 0


@dataclass(frozen=True, slots=True)
class Taught:
    """A recording as an example."""

    recording: Recording


@dataclass(frozen=True, slots=True)
class Voiced:
    """A text spoken by the kiosk's voices, as examples."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """Every stretch of a longer recording."""

    path: Path


@dataclass(frozen=True, slots=True)
class Cepstra:
    """The same speech as another recogniser takes it."""

    of: Said | Taught | Voiced
    band_hz: int


Wanted = Said | Taught | Voiced | Talk | Cepstra


class Shelf:
    """Features in a folder, one file each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[Wanted, tuple[Frames, ...]] = {}

    def __getitem__(self, wanted: Wanted) -> tuple[Frames, ...]:
        """Features made before; several for examples, none where nobody could be heard."""
        if wanted not in self._read:
            with np.load(self._path(wanted)) as file:
                self._read[wanted] = (
                    tuple(np.split(file["frames"], file["ends"][:-1])) if len(file["ends"]) else ()
                )
        return self._read[wanted]

    def __contains__(self, wanted: Wanted) -> bool:
        """True when it has been made."""
        return self._path(wanted).exists()

    def put(self, wanted: Wanted, made: Sequence[Frames]) -> None:
        """Keep features, whole or not at all."""
        path = self._path(wanted)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.partial")
        with partial.open("wb") as file:
            np.savez(
                file,
                frames=np.concatenate(made) if made else np.zeros((0, WIDTH), np.float32),
                ends=np.cumsum([len(frames) for frames in made], dtype=np.int64),
            )
        partial.replace(path)

    def _path(self, wanted: Wanted) -> Path:
        key = hashlib.sha256("\0".join(_dependences(wanted)).encode()).hexdigest()[:32]
        return self._folder / key[:2] / f"{key}.npz"


@dataclass(frozen=True, slots=True)
class Make:
    """Makes what is wanted; for a worker process."""

    speech: Path
    folder: Path

    def __call__(self, wanted: Wanted) -> None:
        """Make it and put it on the shelf."""
        Shelf(self.folder).put(wanted, _made(wanted, self.speech))


def _made(wanted: Wanted, speech_folder: Path) -> tuple[Frames, ...]:
    match wanted:
        case Said():
            return _heard(*_sounds(wanted, speech_folder))
        case Taught() | Voiced():
            return _enrolled(_sounds(wanted, speech_folder))
        case Talk(path):
            return tuple(embed(_embedder(), stretch) for stretch in spoken_parts(load(path)))
        case Cepstra(of, band_hz):
            parts = (spoken_part(sound) for sound in _sounds(of, speech_folder))
            return tuple(hearing_mfcc.cepstra(part, band_hz) for part in parts)


def _sounds(wanted: Said | Taught | Voiced, speech_folder: Path) -> Sequence[Samples]:
    match wanted:
        case Said(recording, condition, around_ms):
            clean = load(recording.path)
            return [_rooms(speech_folder).hear(clean, condition, recording.name, around_ms=around_ms)]
        case Taught(recording):
            return [load(recording.path)]
        case Voiced(language, text):
            return spoken(language, [text])[text]


def _heard(sound: Samples) -> tuple[Frames, ...]:
    """What the kiosk makes of a sound; nothing when it hears nobody."""
    try:
        return (embed(_embedder(), spoken_part(sound)),)
    except BadWavError:
        return ()


def _enrolled(sounds: Iterable[Samples]) -> tuple[Frames, ...]:
    return tuple(found.frames for found in enrol(sounds) if isinstance(found, Enrolled))


@cache
def _embedder() -> Embedder:
    return Embedder()


@cache
def _rooms(speech_folder: Path) -> Rooms:
    return Rooms(speech_folder)


def _dependences(wanted: Wanted) -> Iterator[str]:
    yield from (FEATURES_VERSION, type(wanted).__name__)
    match wanted:
        case Said(recording, condition, around_ms):
            yield from (_texts(_HEARS), _file(recording.path), condition.value, str(around_ms))
        case Taught(recording):
            yield from (_texts(_LEARNS), _file(recording.path))
        case Voiced(language, text):
            yield from (_texts(_LEARNS), _voice(language), language, text)
        case Talk(path):
            yield from (_texts(_HEARS), _file(path))
        case Cepstra(of, band_hz):
            yield from (_texts((hearing_mfcc,)), str(band_hz), *_dependences(of))


def _file(path: Path) -> str:
    stat = path.stat()
    return f"{path.resolve()}:{stat.st_size}:{stat.st_mtime_ns}"


@cache
def _voice(language: str) -> str:
    return str(hearing_corpus.voices(language))


@cache
def _texts(code: tuple[_Code, ...]) -> str:
    """Code without its comments and layout."""
    trees = (ast.dump(ast.parse(inspect.getsource(part))) for part in code)
    return hashlib.sha256("\0".join(trees).encode()).hexdigest()
