"""Languages that are not offered yet: nothing of them reaches a visitor, and staff are told why."""

from __future__ import annotations

import shutil
import wave
from pathlib import Path

import pytest

from kiosk.content import Loaded, iter_lines, iter_phrases, load
from tests.content.broken import GOOD, TODAY

VOICE = "name: ⵜⴰⵎⴰⵣⵉⵖⵜ\n"
WELCOME = """
  - choice: zgh
    language: zgh
    picture: 🗣️
    show: {zgh: ⵜⴰⵎⴰⵣⵉⵖⵜ}
    hear: {zgh: [ⴰⵣⵓⵍ]}
    go: home
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A project folder whose fourth language has a name and a greeting only."""
    home = Path(shutil.copytree(GOOD, tmp_path / "home"))
    (home / "voices/zgh").mkdir()
    (home / "voices/zgh/voice.yaml").write_text(VOICE, encoding="utf-8")
    welcome = home / "scripts/steps/welcome.yaml"
    welcome.write_text(welcome.read_text(encoding="utf-8").rstrip() + WELCOME, encoding="utf-8")
    replace(home / "config.yaml", "[fr, ar, en]", "[fr, ar, en, zgh]")
    return home


def replace(path: Path, old: str, new: str) -> None:
    """Replace a text of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def record(home: Path, language: str, name: str) -> None:
    """Record a line: half a second of silence."""
    path = home / "voices" / language / "lines" / f"{name}.wav"
    path.parent.mkdir(exist_ok=True)
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 2, 16_000, 0, "NONE", ""))
        sound.writeframes(bytes(16_000))


def without_holes(home: Path) -> None:
    """Take all that must be filled in for a visitor out of the texts."""
    for path in home.glob("scripts/**/*.yaml"):
        text = path.read_text(encoding="utf-8")
        for hole in ("cafe_when", "cafe_where", "cafe_seats", "reference", "telephone", "needs", "choice"):
            text = text.replace(f"{{{hole}}}", hole.replace("_", " "))
        path.write_text(text, encoding="utf-8")


def languages(loaded: Loaded) -> list[str]:
    """Those that visitors may choose."""
    assert loaded.script is not None
    return [language.code for language in loaded.script.languages]


def test_a_language_without_texts_and_voice_is_not_offered(home: Path) -> None:
    """It is no problem, and the script is as if it were not written in config.yaml."""
    loaded = load(home, TODAY)
    assert loaded.problems == ()
    assert languages(loaded) == ["fr", "ar", "en"]
    assert loaded.script == load(GOOD, TODAY).script
    assert "zgh" not in loaded.voices


def test_staff_are_told_how_much_it_lacks(home: Path) -> None:
    """Texts, recorded lines, and the lines that no other language has."""
    hidden = load(home, TODAY).hidden["zgh"]
    assert hidden.name == "ⵜⴰⵎⴰⵣⵉⵖⵜ"
    assert hidden.texts_missing > 100
    assert hidden.lines_missing > 100
    assert [choice.hear["zgh"] for choice in hidden.own] == [("ⴰⵣⵓⵍ",)]
    assert list(hidden.own_lines) == ["welcome.zgh.1"]


def test_its_recordings_are_no_strangers(home: Path) -> None:
    """A line of its own that is recorded is not told to be never played."""
    before = load(home, TODAY).hidden["zgh"].lines_missing
    record(home, "zgh", "welcome.zgh.1")
    loaded = load(home, TODAY)
    assert loaded.problems == ()
    assert loaded.hidden["zgh"].lines_missing == before - 1


def test_a_language_without_a_synthesiser_is_offered_once_all_its_lines_are_recorded(home: Path) -> None:
    """All texts are there: only the recordings are missing, and each one counts."""
    without_holes(home)
    shutil.copytree(GOOD / "voices/en", home / "voices/en", dirs_exist_ok=True)
    script = load(home, TODAY).script
    assert script is not None
    names = {line.name for code, line in iter_lines(script) if code == "en"}
    seats = {f"calendar.seats.few.{count}" for count in range(2, 11)} | {"calendar.seats.one", "visit.full.1"}
    replace(home / "voices/en/voice.yaml", "voice: gmw/en\n", "")
    hidden = load(home, TODAY).hidden["en"]
    assert (hidden.texts_missing, hidden.lines_missing) == (0, len(names | seats))
    for name in names | seats:
        record(home, "en", name)
    loaded = load(home, TODAY)
    assert loaded.problems == ()
    assert languages(loaded) == ["fr", "ar", "en"]
    assert loaded.voices["en"].voice == ""


def test_lines_to_be_filled_in_for_a_visitor_can_not_be_recorded(home: Path) -> None:
    """They count as missing, recorded or not."""
    record(home, "en", "review.say.1")
    replace(home / "voices/en/voice.yaml", "voice: gmw/en\n", "")
    before = load(home, TODAY).hidden["en"].lines_missing
    record(home, "en", "home.say.1")
    assert load(home, TODAY).hidden["en"].lines_missing == before - 1
    (home / "voices/en/lines/review.say.1.wav").unlink()
    assert load(home, TODAY).hidden["en"].lines_missing == before - 1


def test_a_language_that_loses_its_voice_is_nowhere_in_the_script(home: Path) -> None:
    """Its answers at the welcome and on the page of languages are left out."""
    replace(home / "voices/en/voice.yaml", "voice: gmw/en\n", "")
    loaded = load(home, TODAY)
    script = loaded.script
    assert script is not None
    assert languages(loaded) == ["fr", "ar"]
    for step in ("welcome", "language"):
        assert [choice.name for choice in script.steps[step].choices] == ["fr", "ar"]
    assert {code for code, _ in (*iter_lines(script), *iter_phrases(script))} == {"fr", "ar"}


def test_a_text_missing_in_a_language_with_a_synthesiser_is_a_problem(home: Path) -> None:
    """It was meant to be there."""
    replace(home / "scripts/steps/goodbye.yaml", ", en: Goodbye.", "")
    loaded = load(home, TODAY)
    assert loaded.script is None
    assert [problem.path for problem in loaded.problems] == ["scripts/steps/goodbye.yaml"]
