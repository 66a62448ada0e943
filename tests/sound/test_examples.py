from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.dialogue.effects import Hear
from kiosk.sound.embedding import WIDTH, Frames
from kiosk.sound.examples import (
    Enrolled,
    ExampleStore,
    Skipped,
    enrol,
    enrol_phrase,
    enrol_recorded,
    load_features,
    phrase_key,
    phrase_path,
    save_features,
)
from kiosk.sound.samples import Samples, silence, to_rate, write_wav
from kiosk.sound.settings import SoundSettings
from tests.sound.signals import spoken

YES = Hear("yes", "en", ("yes please", "of course"))


@pytest.fixture(scope="module")
def yes() -> Samples:
    """A word."""
    return spoken("yes please")


def features(value: float) -> Frames:
    """Features that can be told apart."""
    return np.full((3, WIDTH), value, np.float32)


def marks(examples: tuple[Frames, ...]) -> list[float]:
    """Which they are."""
    return [float(frames[0, 0]) for frames in examples]


def test_a_phrases_name_depends_on_language_and_text() -> None:
    """And holds neither: it is a file name for any script."""
    keys = {phrase_key("fr", "oui"), phrase_key("en", "oui"), phrase_key("fr", "نعم")}
    assert len(keys) == 3
    assert all(key.isalnum() and len(key) == 24 for key in keys)


def test_features_are_kept_and_found(tmp_path: Path) -> None:
    """Of different lengths, to three digits."""
    kept = [np.random.default_rng(n).standard_normal((n, WIDTH)).astype(np.float32) for n in (3, 9)]
    save_features(tmp_path / "a" / "b.npz", kept)
    found = load_features(tmp_path / "a" / "b.npz")
    assert [len(frames) for frames in found] == [3, 9]
    assert np.allclose(found[1], kept[1], atol=0.01)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b.npz"]


@pytest.mark.parametrize("damage", [b"", b"PK\3\4 half a file", b"nothing"])
def test_damaged_features_are_no_features(tmp_path: Path, damage: bytes) -> None:
    """A power cut does not stop the kiosk."""
    (tmp_path / "a.npz").write_bytes(damage)
    assert load_features(tmp_path / "a.npz") == ()
    assert load_features(tmp_path / "missing.npz") == ()


def test_no_features_are_features_of_nothing(tmp_path: Path) -> None:
    """All examples of a phrase may have been unusable."""
    save_features(tmp_path / "a.npz", [])
    assert load_features(tmp_path / "a.npz") == ()


def test_recordings_of_any_kind_are_enrolled(tmp_path: Path, yes: Samples) -> None:
    """And those that can't be are named with the reason."""
    write_wav(tmp_path / "1-good.wav", to_rate(yes, 16_000, 44_100), 44_100)
    write_wav(tmp_path / "2-silent.wav", silence(1_000), 16_000)
    (tmp_path / "3-broken.wav").write_bytes(b"ID3")
    sounds: list[Path | Samples] = [*sorted(tmp_path.iterdir()), tmp_path / "4-missing.wav", yes]
    good, silent, broken, missing, live = enrol(sounds)
    assert isinstance(good, Enrolled)
    assert isinstance(live, Enrolled)
    assert abs(len(good.frames) - len(live.frames)) <= 1
    assert silent == Skipped(str(tmp_path / "2-silent.wav"), "nobody can be heard in it")
    assert broken == Skipped(str(tmp_path / "3-broken.wav"), "this is not a WAV file but MP3: save it as WAV")
    assert missing == Skipped(str(tmp_path / "4-missing.wav"), "it can't be read (No such file or directory)")


def test_all_phrases_of_a_choice_are_its_examples(tmp_path: Path) -> None:
    """Those that have any."""
    save_features(phrase_path(tmp_path, "en", "yes please"), [features(1), features(2)])
    store = ExampleStore(SoundSettings(examples=tmp_path))
    assert marks(store.examples_of(YES)) == [1, 2]
    save_features(phrase_path(tmp_path, "en", "of course"), [features(3)])
    assert marks(store.examples_of(YES)) == [1, 2, 3]
    assert store.examples_of(Hear("no", "en", ("no",))) == ()


def test_recorded_examples_win(tmp_path: Path, yes: Samples) -> None:
    """A person's voice replaces the synthetic ones, and a folder of the settings replaces that."""
    save_features(phrase_path(tmp_path / "x", "en", "yes please"), [features(1)])
    teach(tmp_path / "voices" / "en" / "examples" / "yes", yes, 2)
    teach(tmp_path / "people" / "yes", yes, 3)
    only_voices = SoundSettings(examples=tmp_path / "x", voices=tmp_path / "voices")
    both = SoundSettings(examples=tmp_path / "x", voices=tmp_path / "voices", recorded=(tmp_path / "people",))
    assert len(ExampleStore(both).examples_of(YES)) == 1
    done = [found for found in enrol_recorded(both) if isinstance(found, Path)]
    assert len(done) == 2
    assert len(ExampleStore(only_voices).examples_of(YES)) == 2
    assert len(ExampleStore(both).examples_of(YES)) == 3


def test_only_new_and_changed_folders_are_enrolled(tmp_path: Path, yes: Samples) -> None:
    """A second run does nothing; a new recording makes it work again."""
    settings = SoundSettings(examples=tmp_path / "x", recorded=(tmp_path / "people",))
    teach(tmp_path / "people" / "yes", yes, 1)
    assert len(list(enrol_recorded(settings))) == 1
    assert list(enrol_recorded(settings)) == []
    teach(tmp_path / "people" / "yes", yes, 2)
    assert ExampleStore(settings).examples_of(YES) == ()
    assert len(list(enrol_recorded(settings))) == 1
    assert len(ExampleStore(settings).examples_of(YES)) == 2


def test_a_folder_of_unusable_recordings_falls_back(tmp_path: Path) -> None:
    """To the synthetic examples."""
    save_features(phrase_path(tmp_path, "en", "yes please"), [features(1)])
    settings = SoundSettings(examples=tmp_path, recorded=(tmp_path / "people",))
    teach(tmp_path / "people" / "yes", silence(500), 1)
    assert isinstance(next(enrol_recorded(settings)), Skipped)
    assert list(enrol_recorded(settings)) == []
    assert marks(ExampleStore(settings).examples_of(YES)) == [1]


def test_unusable_synthetic_examples_are_told(tmp_path: Path) -> None:
    """And leave an empty file, so that they are not made again and again."""
    skipped = enrol_phrase(tmp_path, "en", "hush", [silence(500)])
    assert skipped == (Skipped("recording 1", "nobody can be heard in it"),)
    assert phrase_path(tmp_path, "en", "hush").exists()


def teach(folder: Path, samples: Samples, count: int) -> None:
    """Record so many examples."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        write_wav(folder / f"{number}.wav", samples, 16_000)
