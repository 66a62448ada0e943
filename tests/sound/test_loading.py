from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.sound.loading import TRIES, Mark, Models, load_recogniser, memory_for_models_mb, needed_mb
from kiosk.sound.vosk_model import LoadError
from kiosk.sound.vosk_recogniser import VoskRecogniser
from tests.contracts.words import korean_model
from tests.fakes.words import FakeModel

MODEL_MB = 2


@dataclass
class Loader:
    """Loads fakes; waits until it may."""

    may: threading.Event = field(default_factory=threading.Event)
    loaded: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def __call__(self, folder: Path) -> VoskRecogniser:
        """Load the model of a folder."""
        assert self.may.wait(5)
        language = folder.parent.name
        self.loaded.append(language)
        if language in self.broken:
            raise LoadError(str(folder))
        return VoskRecogniser(FakeModel((language,)), (language,))


@dataclass
class Kiosk:
    """Two languages with a model and one without."""

    home: Path
    told: list[tuple[str, str]] = field(default_factory=list)
    load: Loader = field(default_factory=Loader)

    def models(self, at_once: int = 1) -> Models:
        """As a sound process makes them."""
        memory_mb = at_once * MODEL_MB
        return Models(self.voices, self.marks, tell=self.tell, memory_mb=memory_mb, load=self.load)

    def tell(self, where: str, what: str) -> None:
        """Keep what staff are told."""
        self.told.append((where, what))

    @property
    def voices(self) -> Path:
        """The folder of languages."""
        return self.home / "voices"

    @property
    def marks(self) -> Path:
        """The folder of marks."""
        return self.home / "marks"


@pytest.fixture
def kiosk(tmp_path: Path) -> Kiosk:
    """Models load at once."""
    for language in ("fr", "ar"):
        (tmp_path / "voices" / language / "model" / "am").mkdir(parents=True)
        (tmp_path / "voices" / language / "model" / "am" / "final.mdl").write_bytes(bytes(1_000_000))
    made = Kiosk(tmp_path)
    made.load.may.set()
    return made


def test_a_model_is_loaded_in_the_background(kiosk: Kiosk) -> None:
    """Until it is there, nobody waits."""
    kiosk.load.may.clear()
    models = kiosk.models()
    assert models.of(["fr"]) == models.of(["fr"]) == {}
    kiosk.load.may.set()
    models.wait(5)
    assert set(models.of(["fr", "en"])) == {"fr"}
    assert kiosk.load.loaded == ["fr"]


def test_a_language_without_a_model_loads_nothing(kiosk: Kiosk) -> None:
    """It is heard by example."""
    models = kiosk.models()
    assert models.of(["en"]) == {}
    models.wait(5)
    assert kiosk.load.loaded == []


def test_the_model_not_used_for_longest_makes_room(kiosk: Kiosk) -> None:
    """Memory holds as many as there may be."""
    models = kiosk.models(at_once=1)
    for language in ("fr", "ar"):
        models.of([language])
        models.wait(5)
    assert set(models.of(["ar"])) == {"ar"}
    assert models.of(["fr"]) == {}
    models.wait(5)
    assert kiosk.load.loaded == ["fr", "ar", "fr"]


def test_more_languages_than_memory_holds_load_nothing(kiosk: Kiosk) -> None:
    """The welcome, in all languages, would load them by turns; one that is there is used."""
    models = kiosk.models(at_once=1)
    assert models.of(["fr", "ar"]) == {}
    models.of(["fr"])
    models.wait(5)
    assert set(models.of(["fr", "ar"])) == {"fr"}
    assert kiosk.load.loaded == ["fr"]


def test_where_memory_holds_them_all_are_loaded(kiosk: Kiosk) -> None:
    """One after the other."""
    models = kiosk.models(at_once=2)
    for _ in range(3):
        models.of(["fr", "ar"])
        models.wait(5)
    assert set(models.of(["fr", "ar"])) == {"fr", "ar"}


def test_a_model_larger_than_memory_is_left_alone(kiosk: Kiosk) -> None:
    """Staff are told once; on the smallest computers all is heard by example."""
    models = kiosk.models(at_once=0)
    for _ in range(2):
        assert models.of(["fr"]) == {}
        models.wait(5)
    assert kiosk.load.loaded == []
    ((where, what),) = kiosk.told
    assert where == str(kiosk.voices / "fr" / "model")
    assert "memory" in what


def test_memory_is_reckoned_by_the_size_of_files(kiosk: Kiosk) -> None:
    """A model of 1 MB takes 2; this computer can spare some number of them."""
    assert needed_mb(kiosk.voices / "fr" / "model") == MODEL_MB
    assert 450 < needed_mb(korean_model()) < 600
    assert memory_for_models_mb() >= 0


def test_a_model_that_cannot_be_loaded_is_told_once(kiosk: Kiosk) -> None:
    """The language is heard by example, another model still by words."""
    kiosk.load.broken.add("fr")
    models = kiosk.models()
    for _ in range(3):
        assert models.of(["fr"]) == {}
        models.wait(5)
    assert kiosk.load.loaded == ["fr"]
    ((where, what),) = kiosk.told
    assert where == str(kiosk.voices / "fr" / "model")
    assert "fetch" in what
    models.of(["ar"])
    models.wait(5)
    assert set(models.of(["ar"])) == {"ar"}


def test_a_model_that_ends_the_process_is_tried_a_few_times(kiosk: Kiosk) -> None:
    """Then it is left alone until its files change."""
    folder = kiosk.voices / "fr" / "model"
    for _ in range(TRIES):
        Mark(kiosk.marks, "fr", folder).begin()
    models = kiosk.models()
    models.of(["fr"])
    models.wait(5)
    assert models.of(["fr"]) == {}
    assert kiosk.load.loaded == []
    assert len(kiosk.told) == 1
    (folder / "am" / "final.mdl").write_bytes(b"fetched again")
    models = kiosk.models()
    models.of(["fr"])
    models.wait(5)
    assert set(models.of(["fr"])) == {"fr"}


def test_a_model_that_was_loaded_leaves_no_mark(kiosk: Kiosk) -> None:
    """Nor does one that failed without ending the process."""
    kiosk.load.broken.add("ar")
    models = kiosk.models()
    for language in ("fr", "ar"):
        models.of([language])
        models.wait(5)
    assert list(kiosk.marks.iterdir()) == []


def test_a_disk_that_takes_no_mark_loads_no_model(kiosk: Kiosk) -> None:
    """A model that ends the process could not be told from the others."""
    kiosk.marks.write_bytes(b"a file where the folder should be")
    models = kiosk.models()
    models.of(["fr"])
    models.wait(5)
    assert models.of(["fr"]) == {}
    assert kiosk.load.loaded == []
    assert "disk" in kiosk.told[0][1]


LOAD = """
import sys
from pathlib import Path
from kiosk.sound.loading import Models
models = Models(Path(sys.argv[1]), Path(sys.argv[2]), tell=lambda *told: print(*told), memory_mb=2_000)
models.of(["ko"])
models.wait(100)
print("ready:", *models.of(["ko"]))
"""


def run(kiosk: Kiosk) -> subprocess.CompletedProcess[str]:
    """Load Korean in a process of its own."""
    command = [sys.executable, "-c", LOAD, str(kiosk.voices), str(kiosk.marks)]
    return subprocess.run(command, capture_output=True, text=True, timeout=115, check=False)


def damaged(folder: Path, name: str, size: int) -> Path:
    """The real model in this folder with one file cut off."""
    for path in korean_model().rglob("*"):
        if path.is_file():
            link = folder / path.relative_to(korean_model())
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(path)
    (folder / name).unlink()
    (folder / name).write_bytes((korean_model() / name).read_bytes()[:size])
    return folder


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("name", "starts"), [("am/final.mdl", 1), ("graph/HCLr.fst", TRIES + 1)])
def test_no_damage_to_a_model_keeps_ending_the_process(kiosk: Kiosk, name: str, starts: int) -> None:
    """One is an error, the other a crash: after a few starts the kiosk goes on by example and says so."""
    folder = damaged(kiosk.voices / "ko" / "model", name, 100_000)
    *crashed, last = (run(kiosk) for _ in range(starts))
    assert all(one.returncode < 0 for one in crashed)
    assert last.returncode == 0
    assert last.stdout.splitlines()[-1] == "ready:"
    assert str(folder) in last.stdout


@pytest.mark.timeout(300)
def test_a_whole_model_is_ready(kiosk: Kiosk) -> None:
    """The same way."""
    (kiosk.voices / "ko").mkdir()
    (kiosk.voices / "ko" / "model").symlink_to(korean_model())
    assert run(kiosk).stdout.splitlines()[-1] == "ready: ko"


@pytest.mark.parametrize("graph", ["HCLr.fst", "HCLG.fst"])
def test_a_folder_that_is_no_model_for_phrases_is_an_error(tmp_path: Path, graph: str) -> None:
    """That can be caught: one is empty, the other can't listen for the phrases of a step."""
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "words.txt").write_text("oui 1\n", encoding="utf-8")
    (tmp_path / "graph" / graph).write_bytes(b"")
    with pytest.raises(LoadError):
        load_recogniser(tmp_path)
