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
_NO_ROOM = "a model that can't be read, a full disk or no memory left (hearing goes on by example)"
_TOO_LARGE = "a model that needs more memory than there is (hearing goes on by example)"
_RUNTIME_GRAPH = "HCLr.fst"
"""A model without it would hear anything but the phrases of a step, at twenty times the cost."""
_RESERVED_MB = 1_000
"""For the rest of the kiosk (250 MB), the desktop and what the system keeps of files."""
_LOADED_PER_FILE = 2.2
"""Memory of a model by the size of its files (measured: Korean, 253 MB of files, 545 MB in memory)."""

Load = Callable[[Path], VoskRecogniser]
Tell = Callable[[str, str], None]
"""Told of a model (its path) that can't be used, and what staff can do."""


def memory_for_models_mb() -> int:
    """What this computer can spare: nothing of 1 GB, 0.9 GB of 2 GB, 2.8 GB of 4 GB."""
    physical_mb = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    return max(0, physical_mb - _RESERVED_MB)


def needed_mb(folder: Path) -> int:
    """The memory that a model takes when it is loaded."""
    return round(_LOADED_PER_FILE * sum(size for _, size, _ in _files(folder)) / 2**20)


class Models:
    """The models in memory, the last used last; loads one at a time in a thread of its own.

    Together they take `memory_mb` at most; the one not used for longest makes room. One that needs more is
    left alone.
    """

    def __init__(
        self, voices: Path, marks: Path, *, tell: Tell, memory_mb: int, load: Load | None = None
    ) -> None:
        self._voices, self._marks, self._tell = voices, marks, tell
        self._memory_mb = memory_mb
        self._needed_mb: dict[str, int] = {}
        self._load = load or load_recogniser
        self._loaded: OrderedDict[str, VoskRecogniser] = OrderedDict()
        self._unusable: set[str] = set()
        self._loading: threading.Thread | None = None
        self._lock = threading.Lock()

    def of(self, languages: Collection[str]) -> Mapping[str, VoskRecogniser]:
        """The recognisers of these languages that are ready; begins to load what is missing and has room.

        Languages that don't fit in memory together (the welcome, in all of them) load nothing.
        """
        wanted = [language for language in languages if self._may_have(language)]
        with self._lock:
            ready = {language: self._loaded[language] for language in wanted if language in self._loaded}
            for language in ready:
                self._loaded.move_to_end(language)
            missing = [language for language in wanted if language not in self._loaded]
            if missing and self._loading is None and self._fit(wanted):
                self._begin(missing[0])
        return ready

    def wait(self, timeout_s: float) -> None:
        """Until nothing is being loaded, for measurements and tests."""
        loading = self._loading
        if loading is not None:
            loading.join(timeout_s)

    def _may_have(self, language: str) -> bool:
        folder = self._folder(language)
        if language in self._unusable or not has_model(folder):
            return False
        if language not in self._needed_mb:
            self._needed_mb[language] = needed_mb(folder)
            if self._needed_mb[language] > self._memory_mb:
                self._unusable.add(language)
                self._tell(str(folder), _TOO_LARGE)
        return language not in self._unusable

    def _folder(self, language: str) -> Path:
        return self._voices / language / "model"

    def _fit(self, languages: Collection[str]) -> bool:
        return sum(self._needed_mb[language] for language in languages) <= self._memory_mb

    def _begin(self, language: str) -> None:
        while not self._fit([*self._loaded, language]):
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
        except (OSError, MemoryError):
            self._tell(str(folder), _NO_ROOM)
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
    if not (folder / "graph" / _RUNTIME_GRAPH).is_file():
        raise LoadError(str(folder))
    words = model_words(folder)
    model = VoskModel(folder)
    fillers = fillers_of(model, words)
    decoder = model.decoder(fillers)
    decoder.feed(np.random.default_rng(1).integers(-300, 300, HEARING_RATE_HZ // 2).astype(np.int16))
    decoder.finish()
    return VoskRecogniser(model, fillers)


def fillers_of(model: WordModel, words: Sequence[str]) -> list[str]:
    """The pieces of words that stand for speech of any kind."""
    return [piece for piece in common_pieces(words, FILLERS) if model.knows(piece)]


def _files_key(folder: Path) -> str:
    """Changes when any file of the folder does."""
    listing = "\n".join(f"{name}:{size}:{changed}" for name, size, changed in _files(folder))
    return hashlib.sha256(listing.encode()).hexdigest()[:24]


def _files(folder: Path) -> list[tuple[str, int, int]]:
    """Name, size and time of change of each file."""
    stats = [(path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file()]
    return [(str(path.relative_to(folder)), stat.st_size, stat.st_mtime_ns) for path, stat in stats]
