from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk import content
from kiosk.app import HOME
from kiosk.dialogue.script import Script
from kiosk.sound.vocabulary import as_model_text
from kiosk.unheard import check_words


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The shipped project."""
    for name in ("scripts", "voices"):
        shutil.copytree(HOME / name, tmp_path / name, ignore=shutil.ignore_patterns("model"))
    shutil.copy(HOME / "config.yaml", tmp_path)
    return tmp_path


@pytest.fixture
def script(home: Path) -> Script:
    """As it is loaded."""
    loaded = content.load(home, date(2026, 1, 1)).script
    assert loaded is not None
    return loaded


def french_model(home: Path, script: Script, lacks: str) -> None:
    """A model that knows every word of the script but one."""
    texts = [as_model_text(text) for code, text in content.iter_phrases(script) if code == "fr"]
    words = sorted({word for text in texts for word in text.split()} - {lacks})
    folder = home / "voices" / "fr" / "model"
    (folder / "am").mkdir(parents=True)
    (folder / "graph").mkdir()
    (folder / "graph" / "words.txt").write_text(
        "".join(f"{word} {number}\n" for number, word in enumerate(words)), encoding="utf-8"
    )


def test_without_models_there_is_nothing_to_say(home: Path, script: Script) -> None:
    """All is heard by example."""
    assert list(check_words(home, script)) == []


def test_a_word_that_the_model_lacks_is_named_where_it_is_written(home: Path, script: Script) -> None:
    """With what to do; nothing stops."""
    french_model(home, script, lacks="lentement")
    (problem,) = check_words(home, script)
    lines = (home / problem.path).read_text(encoding="utf-8").splitlines()
    assert problem.path == "scripts/visit.yaml"
    assert "plus lentement" in lines[problem.line - 1]
    assert "“plus lentement” (fr) can't be heard" in str(problem)
    assert "does not know “lentement”" in str(problem)
    assert "by example alone" in problem.hint
    assert not problem.stops


def test_a_model_without_words_is_one_problem(home: Path, script: Script) -> None:
    """Fetch it again."""
    (home / "voices" / "fr" / "model" / "am").mkdir(parents=True)
    (problem,) = check_words(home, script)
    assert "voices/fr/model" in problem.message
    assert "fetch it again" in problem.message
