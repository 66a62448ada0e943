"""Examples of phrases as features on disk: made from WAVs, found again by content. Knows no recogniser.

A phrase's synthetic examples lie in `<examples>/<language>/<phrase key>.npz`, the recordings of a folder in
`<examples>/recorded/<folder key>.npz`. A choice is listened for by the first of these that has any:
`<recorded folder>/<choice>/*.wav` of the settings, `<voices>/<language>/examples/<choice>/*.wav`, the
synthetic examples of its phrases. No visitor's voice ever comes here.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from kiosk.dialogue.effects import Hear
from kiosk.sound.embedding import WIDTH, Embedder, Frames, embed
from kiosk.sound.samples import HEARING_RATE_HZ, BadWavError, Samples, read_wav, to_rate
from kiosk.sound.settings import SoundSettings
from kiosk.sound.speech import spoken_part

FEATURES_VERSION = "2"
"""Part of every key: change it whenever trimming, padding or the embedding changes."""

_CACHED_FILES = 400
LONGEST_S = 30
"""Of a recording of one phrase: a longer one is something else."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """One example's features and where it came from."""

    source: str
    frames: Frames = field(repr=False)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A recording that can't be an example, and why, for staff."""

    source: str
    reason: str


def phrase_key(language: str, text: str) -> str:
    """The file name, without ending, of a phrase's synthetic examples."""
    return _key(language, text)


def phrase_path(examples: Path, language: str, text: str) -> Path:
    """Where a phrase's synthetic examples lie."""
    return examples / language / f"{phrase_key(language, text)}.npz"


def enrol(sounds: Iterable[Path | Samples]) -> Iterator[Enrolled | Skipped]:
    """Features of recordings: WAV files of any kind, or samples at 16 kHz; about 70 ms each."""
    embedder = Embedder()
    for number, sound in enumerate(sounds, start=1):
        source = str(sound) if isinstance(sound, Path) else f"recording {number}"
        try:
            spoken = spoken_part(_samples(sound))
        except BadWavError as error:
            yield Skipped(source, str(error))
        except OSError as error:
            yield Skipped(source, f"it can't be read ({error.strerror})")
        else:
            yield Enrolled(source, embed(embedder, spoken))


def enrol_phrase(
    examples: Path, languages: str | Sequence[str], text: str, sounds: Iterable[Path | Samples]
) -> tuple[Skipped, ...]:
    """Make and keep a phrase's synthetic examples; gives those that could not be used.

    Languages in which it sounds the same get the same examples.
    """
    codes = [languages] if isinstance(languages, str) else languages
    return _keep([phrase_path(examples, code, text) for code in codes], enrol(sounds))


def enrol_recorded(
    settings: SoundSettings, choices: Collection[str] | None = None
) -> Iterator[Path | Skipped]:
    """Make the features of every recorded folder that has none yet or has changed: each folder as it is done.

    `choices` leaves out all folders but those of these names.

    Run it before the sound process starts, and again after staff recorded an example.
    """
    for folder in _recorded_folders(settings):
        if choices is not None and folder.name not in choices:
            continue
        path = _recorded_path(settings.examples, folder)
        if path is not None and not path.exists():
            yield from _keep([path], enrol(wavs_in(folder)))
            yield folder


def save_features(path: Path, examples: Iterable[Frames]) -> None:
    """Keep features as one file, whole or not at all."""
    kept = list(examples)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}.partial")
    with partial.open("wb") as file:
        np.savez(
            file,
            frames=np.concatenate([np.zeros((0, WIDTH), np.float32), *kept]).astype(np.float16),
            lengths=np.array([len(frames) for frames in kept], np.int64),
        )
    partial.replace(path)


def load_features(path: Path) -> tuple[Frames, ...]:
    """The examples of one file; none when it is missing or damaged."""
    try:
        with path.open("rb") as opened, np.load(opened, allow_pickle=False) as file:
            frames, lengths = file["frames"].astype(np.float32), file["lengths"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return ()
    return tuple(part for part in np.split(frames, np.cumsum(lengths)[:-1]) if len(part))


class ExampleStore:
    """Finds the examples of a choice, reading each file once."""

    def __init__(self, settings: SoundSettings) -> None:
        self._settings = settings
        self._cache: OrderedDict[Path, tuple[Frames, ...]] = OrderedDict()

    def examples_of(self, hear: Hear) -> tuple[Frames, ...]:
        """The examples to compare with; none when there are none yet."""
        for folder in self._folders(hear):
            recorded = self._read(_recorded_path(self._settings.examples, folder))
            if recorded:
                return recorded
        paths = (phrase_path(self._settings.examples, hear.language, text) for text in hear.phrases)
        return tuple(example for path in paths for example in self._read(path))

    def _folders(self, hear: Hear) -> Iterator[Path]:
        yield from (folder / hear.choice for folder in self._settings.recorded)
        if self._settings.voices is not None:
            yield self._settings.voices / hear.language / "examples" / hear.choice

    def _read(self, path: Path | None) -> tuple[Frames, ...]:
        if path is None:
            return ()
        if path in self._cache:
            self._cache.move_to_end(path)
            return self._cache[path]
        examples = load_features(path)
        if examples:
            self._cache[path] = examples
        if len(self._cache) > _CACHED_FILES:
            self._cache.popitem(last=False)
        return examples


def _keep(paths: Iterable[Path], results: Iterable[Enrolled | Skipped]) -> tuple[Skipped, ...]:
    done = list(results)
    for path in paths:
        save_features(path, [result.frames for result in done if isinstance(result, Enrolled)])
    return tuple(result for result in done if isinstance(result, Skipped))


def _samples(sound: Path | Samples) -> Samples:
    if not isinstance(sound, Path):
        return sound
    samples, rate_hz = read_wav(sound, LONGEST_S)
    return to_rate(samples, rate_hz, HEARING_RATE_HZ)


def _recorded_folders(settings: SoundSettings) -> Iterator[Path]:
    patterns = [(folder, "*/") for folder in settings.recorded]
    if settings.voices is not None:
        patterns.append((settings.voices, "*/examples/*/"))
    for folder, pattern in patterns:
        found = sorted(found for found in folder.glob(pattern) if found.is_dir())
        yield from (each for each in found if not _hidden(each))


def _recorded_path(examples: Path, folder: Path) -> Path | None:
    """Where the features of this folder's recordings, as they are now, lie; None when it has none."""
    wavs = wavs_in(folder)
    if not wavs:
        return None
    return examples / "recorded" / f"{_key(str(folder.resolve()), *map(_stamp, wavs))}.npz"


def _stamp(wav: Path) -> str:
    """Changes whenever the file does; what leads nowhere has one too."""
    try:
        stat = wav.stat()
    except OSError:
        return f"{wav.name}:nothing"
    return f"{wav.name}:{stat.st_size}:{stat.st_mtime_ns}"


def wavs_in(folder: Path) -> list[Path]:
    """The WAV files of a folder, in order of name; none when there is no such folder.

    Hidden files are left out: a Mac adds a "._x.wav" without sound to each file that it copies.
    """
    found = (path for path in folder.glob("*") if not _hidden(path))
    return sorted(path for path in found if path.suffix.lower() == ".wav")


def _hidden(path: Path) -> bool:
    return path.name.startswith(".")


def _key(*parts: str) -> str:
    text = "\0".join((FEATURES_VERSION, *parts))
    return hashlib.sha256(text.encode()).hexdigest()[:24]
