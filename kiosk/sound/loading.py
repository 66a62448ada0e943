"""Loads the Vosk models of languages in the background, and remembers those that end the process.

A model is 530 MB in memory and native code that may abort. A mark on disk says that loading began; it is
taken away when the model has proved itself. A model that was begun `TRIES` times and never finished is left
alone until its files change. The mark holds a language, a number and file sizes: nothing of any visitor.
"""

from __future__ import annotations

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import numpy as np

from kiosk.sound.samples import HEARING_RATE_HZ
from kiosk.sound.vocabulary import VocabularyError, common_pieces, has_model, model_words
from kiosk.sound.vosk_model import LoadError, VoskModel, WordModel
from kiosk.sound.vosk_recogniser import VoskRecogniser

FILLERS = 200
TRIES = 3
"""A power cut while a model loads must not turn it off for ever; a model that aborts does so each time."""
_BROKEN = "a model that can't be loaded (hearing goes on by example; fetch the model again)"
_NO_DISK = "a model that can't be read, or a full disk (hearing goes on by example)"
_FREE_MB = 1_200
_MODEL_MB = 600
"""A small model: 530 MB loaded, and what its decoders take (measured: Korean, 596 MB at most)."""
_MOST_MODELS = 4

Load = Callable[[Path], VoskRecogniser]
Tell = Callable[[str, str], None]
"""Told of a model (its path) that can't be used, and what staff can do."""


def models_at_once(memory_mb: int | None = None) -> int:
    """How many models this computer can hold beside the rest: none in 1 GB, one in 2 GB, four in 4 GB."""
    if memory_mb is None:
        memory_mb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return max(0, min(_MOST_MODELS, (memory_mb - _FREE_MB) // _MODEL_MB))


class Models:
    """The models in memory, the last used last; loads one at a time in a thread of its own.

    `at_once` is how many may be there together; the one not used for longest makes room.
    """

    def __init__(
        self, voices: Path, marks: Path, *, tell: Tell, at_once: int, load: Load | None = None
    ) -> None:
        self._voices, self._marks, self._tell = voices, marks, tell
        self._at_once = at_once
        self._load = load or load_recogniser
        self._loaded: OrderedDict[str, VoskRecogniser] = OrderedDict()
        self._unusable: set[str] = set()
        self._loading: threading.Thread | None = None
        self._lock = threading.Lock()

    def of(self, languages: Collection[str]) -> Mapping[str, VoskRecogniser]:
        """The recognisers of these languages that are ready; begins to load what is missing and has room.

        Languages that are too many to be held together (the welcome, in all of them) load nothing.
        """
        wanted = [language for language in languages if self._may_have(language)]
        with self._lock:
            ready = {language: self._loaded[language] for language in wanted if language in self._loaded}
            for language in ready:
                self._loaded.move_to_end(language)
            missing = [language for language in wanted if language not in self._loaded]
            if missing and len(wanted) <= self._at_once and self._loading is None:
                self._begin(missing[0])
        return ready

    def wait(self, timeout_s: float) -> None:
        """Until nothing is being loaded, for measurements and tests."""
        loading = self._loading
        if loading is not None:
            loading.join(timeout_s)

    def _may_have(self, language: str) -> bool:
        return language not in self._unusable and has_model(self._folder(language))

    def _folder(self, language: str) -> Path:
        return self._voices / language / "model"

    def _begin(self, language: str) -> None:
        while len(self._loaded) >= self._at_once:
            self._loaded.popitem(last=False)
        name = f"model-{language}"
        self._loading = threading.Thread(target=self._run, args=(language,), name=name, daemon=True)
        self._loading.start()

    def _run(self, language: str) -> None:
        recogniser = self._tried(language)
        with self._lock:
            if recogniser is None:
                self._unusable.add(language)
            else:
                self._loaded[language] = recogniser
            self._loading = None

    def _tried(self, language: str) -> VoskRecogniser | None:
        folder = self._folder(language)
        try:
            return self._marked(Mark(self._marks, language, folder), folder)
        except (LoadError, VocabularyError):
            self._tell(str(folder), _BROKEN)
        except OSError:
            self._tell(str(folder), _NO_DISK)
        return None

    def _marked(self, mark: Mark, folder: Path) -> VoskRecogniser:
        if mark.tries() >= TRIES:
            raise LoadError(str(folder))
        mark.begin()
        try:
            return self._load(folder)
        finally:
            mark.end()


class Mark:
    """A file that counts how often a model's loading began without an end."""

    def __init__(self, marks: Path, language: str, folder: Path) -> None:
        self._path = marks / f"{language}.loading"
        self._key = _files_key(folder)

    def tries(self) -> int:
        """How often these very files were begun and never finished."""
        try:
            key, tries = self._path.read_text(encoding="ascii").split()
            return int(tries) if key == self._key else 0
        except (OSError, ValueError):
            return 0

    def begin(self) -> None:
        """Count one more; on disk before anything can go wrong."""
        text = f"{self._key} {self.tries() + 1}\n"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())

    def end(self) -> None:
        """Loading ended, well or with an error that could be caught."""
        self._path.unlink(missing_ok=True)


def load_recogniser(folder: Path) -> VoskRecogniser:
    """Load a model and try it on a moment of noise; raises LoadError or VocabularyError, or aborts."""
    words = model_words(folder)
    model = VoskModel(folder)
    recogniser = VoskRecogniser(model, fillers_of(model, words))
    noise = np.random.default_rng(1).integers(-300, 300, HEARING_RATE_HZ // 2).astype(np.int16)
    decoder = model.decoder(fillers_of(model, words))
    decoder.feed(noise)
    decoder.finish()
    return recogniser


def fillers_of(model: WordModel, words: Sequence[str]) -> list[str]:
    """The pieces of words that stand for speech of any kind."""
    return [piece for piece in common_pieces(words, FILLERS) if model.knows(piece)]


def _files_key(folder: Path) -> str:
    """Changes when any file of the folder does."""
    stats = [(path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file()]
    listing = [f"{path.relative_to(folder)}:{stat.st_size}:{stat.st_mtime_ns}" for path, stat in stats]
    return hashlib.sha256("\n".join(listing).encode()).hexdigest()[:24]
