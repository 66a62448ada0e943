from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from kiosk.sound.samples import Samples, read_wav, silence, to_rate, write_wav
from kiosk.staff.importer import Imported, Importer
from kiosk.staff.plan import Phrase, Spoken
from kiosk.staff.shelf import Shelf
from tests.sound.bad_wavs import LEFT_OUT, TAKEN, bring
from tests.staff.voices import PHRASE, said

SECOND = Phrase("learn", "learning", "💡", (("en", "learning"),))
YES = Phrase("yes", "نعم", "👍", (("ar", "نعم"),))
LINE = Spoken("home.say.1", (("en", "Hello and welcome"),))
TASKS = (PHRASE, SECOND, YES, LINE)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A language without any recording."""
    return Shelf(tmp_path / "voices", "ary")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What was brought."""
    return tmp_path / "brought"


@pytest.fixture(scope="module")
def words() -> Samples:
    """A recording."""
    return said("I want to learn")


def put(path: Path, samples: Samples, rate_hz: int = 16_000) -> Path:
    """Bring a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_wav(path, samples, rate_hz)
    return path


def take(shelf: Shelf, folder: Path) -> dict[str, Imported]:
    """Import, by the path of each file within the folder."""
    done = Importer(shelf, TASKS).take(folder)
    return {imported.source.relative_to(folder).as_posix(): imported for imported in done}


def test_every_file_is_taken_or_refused_with_its_name_and_a_reason(
    shelf: Shelf, folder: Path, words: Samples
) -> None:
    """Of any coding and in any state; each one that is taken is mono, 16 bits, 16 kHz and cut."""
    brought = bring(folder / "learn", words)
    done = take(shelf, folder)
    for each in brought:
        found = done.get(each.path.relative_to(folder).as_posix())
        if each.becomes == LEFT_OUT:
            assert found is None
        elif each.becomes == TAKEN:
            assert found is not None
            assert found.target or re.search("taken before|too loud", found.note), found
        else:
            assert found is not None
            assert found.target is None
            assert re.search(each.becomes, found.note), found
    assert len(done) == sum(each.becomes != LEFT_OUT for each in brought)
    for path in shelf.examples.rglob("*.wav"):
        samples, rate_hz = read_wav(path)
        assert rate_hz == 16_000
        assert len(samples) <= len(words) + 8_000


def test_files_find_their_answer_by_folder_or_by_name(shelf: Shelf, folder: Path, words: Samples) -> None:
    """In a folder of its name, with a number, or named after what is said, in any script."""
    names = ("learn/a.wav", "learn_1.wav", "learn-2.wav", "i want to learn 3.wav", "نعم.wav", "yes.wav")
    for number, name in enumerate(names):
        put(folder / name, np.roll(words, 160 * number))
    done = take(shelf, folder)
    folders = {name: found.target.parent.name for name, found in done.items() if found.target}
    assert folders == dict(zip(names, ["learn"] * 4 + ["yes"] * 2, strict=True))


def test_what_belongs_to_nothing_is_refused_with_a_hint(shelf: Shelf, folder: Path, words: Samples) -> None:
    """Staff mistype names."""
    for name in ("lern/a.wav", "lines/home.sai.1.wav", "learn/more/a.wav", "xyz.wav"):
        put(folder / name, words)
    done = take(shelf, folder)
    assert "Did you mean “learn”?" in done["lern/a.wav"].note
    assert "Did you mean “home.say.1”?" in done["lines/home.sai.1.wav"].note
    assert "too deep" in done["learn/more/a.wav"].note
    assert "no answer is named “xyz”" in done["xyz.wav"].note


def test_a_line_keeps_its_rate_and_loses_its_silence(shelf: Shelf, folder: Path) -> None:
    """It is played as loud as the others."""
    sound = to_rate(said("Hello and welcome", lead_ms=1_500), 16_000, 44_100)
    put(folder / "lines" / "home.say.1.wav", sound, 44_100)
    done = take(shelf, folder)
    assert done["lines/home.say.1.wav"].target == shelf.lines / "home.say.1.wav"
    samples, rate_hz = read_wav(shelf.lines / "home.say.1.wav")
    assert rate_hz == 44_100
    assert len(samples) < len(sound) - 2 * 44_100


def test_nothing_is_taken_twice_and_nothing_overwritten(shelf: Shelf, folder: Path, words: Samples) -> None:
    """The same folder may be brought again, with another recording of a line."""
    put(folder / "learn" / "a.wav", words)
    put(folder / "lines" / "home.say.1.wav", said("Hello and welcome"))
    take(shelf, folder)
    kept = sorted(shelf.folder.rglob("*.wav"))
    before = [path.read_bytes() for path in kept]
    put(folder / "lines" / "home.say.1.wav", said("Hello and welcome", "gmw/en+f2"))
    done = take(shelf, folder)
    assert "taken before, as a.wav" in done["learn/a.wav"].note
    assert "recorded already" in done["lines/home.say.1.wav"].note
    assert sorted(shelf.folder.rglob("*.wav")) == kept
    assert [path.read_bytes() for path in kept] == before


def test_of_several_stretches_the_longest_is_taken_and_told(
    shelf: Shelf, folder: Path, words: Samples
) -> None:
    """Somebody coughed, or said it twice."""
    put(folder / "learn" / "a.wav", np.concatenate([said("good morning"), silence(1_500), words]))
    assert "longest of 2" in take(shelf, folder)["learn/a.wav"].note


def test_a_folder_that_is_not_there_is_told(shelf: Shelf, folder: Path) -> None:
    """By the system's own words."""
    with pytest.raises(OSError, match="No such file"):
        take(shelf, folder)


def test_imported_takes_count(shelf: Shelf, folder: Path, words: Samples) -> None:
    """Under any name."""
    for number in range(4):
        put(folder / "learn" / f"Fatima {number}.wav", np.roll(words, 160 * number))
    take(shelf, folder)
    lesson = shelf.lesson(TASKS)
    assert [lesson.there.get(task.key, 0) for task in (PHRASE, SECOND)] == [3, 1]
