from __future__ import annotations

import re
import tracemalloc
from pathlib import Path

import pytest

from kiosk.dialogue.effects import Hear
from kiosk.sound.examples import Enrolled, ExampleStore, Skipped, enrol, enrol_recorded, wavs_in
from kiosk.sound.recognise import recognise_files
from kiosk.sound.samples import BadWavError, Samples, read_wav
from kiosk.sound.settings import SoundSettings
from tests.sound.bad_wavs import LEFT_OUT, TAKEN, Brought, bring
from tests.sound.signals import spoken


@pytest.fixture(scope="module")
def speech() -> Samples:
    """What is said in each."""
    return spoken("I want to learn")


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory, speech: Samples) -> list[Brought]:
    """A folder of an answer's recordings."""
    return bring(tmp_path_factory.mktemp("people") / "learn", speech)


def test_every_recording_is_taken_or_refused_with_its_name_and_a_reason(brought: list[Brought]) -> None:
    """As an example; hidden files are left out."""
    wavs = wavs_in(brought[0].path.parent)
    assert {each.path for each in brought if each.becomes == LEFT_OUT}.isdisjoint(wavs)
    done = {found.source: found for found in enrol(wavs)}
    for each in brought:
        found = done.get(str(each.path))
        if each.becomes == LEFT_OUT:
            assert found is None
        elif each.becomes == TAKEN:
            assert isinstance(found, Enrolled), found
            assert len(found.frames) > 10
        else:
            assert isinstance(found, Skipped), each.path
            assert re.search(each.becomes, found.reason), found


def test_the_good_ones_of_a_folder_are_its_examples(brought: list[Brought], tmp_path: Path) -> None:
    """Whatever else lies there."""
    settings = SoundSettings(examples=tmp_path, recorded=(brought[0].path.parent.parent,))
    skipped = [found for found in enrol_recorded(settings) if isinstance(found, Skipped)]
    examples = ExampleStore(settings).examples_of(Hear("learn", "en", ()))
    assert len(examples) == sum(each.becomes == TAKEN for each in brought)
    assert len(skipped) == sum(each.becomes not in (TAKEN, LEFT_OUT) for each in brought)


def test_every_file_is_recognised_or_has_a_problem(
    brought: list[Brought], tmp_path: Path, speech: Samples
) -> None:
    """One answer a file, whatever it is."""
    examples = tmp_path / "examples"
    bring(examples / "learn", speech)
    bring(examples / "help", spoken("help me", "gmw/en+f2"))
    results = list(recognise_files(examples, None, [each.path for each in brought]))
    assert [result["wav"] for result in results] == [str(each.path) for each in brought]
    for each, result in zip(brought, results, strict=True):
        if each.becomes == TAKEN:
            assert result["choice"] == "learn", each.path
        elif each.becomes != LEFT_OUT:
            assert result["choice"] is None, each.path
            assert re.search(each.becomes, result["problem"]), result


def test_an_hour_is_never_read(brought: list[Brought]) -> None:
    """It is refused by its length alone."""
    (hour,) = (each.path for each in brought if each.path.stem == "an hour")
    tracemalloc.start()
    with pytest.raises(BadWavError, match="60 minutes"):
        read_wav(hour)
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_minutes_are_read_piece_by_piece(tmp_path: Path, brought: list[Brought]) -> None:
    """Five minutes of wide stereo take no more than their samples twice over."""
    (hour,) = (each.path for each in brought if each.path.stem == "an hour")
    with hour.open("rb") as file:
        start = file.read(1_000)
    size = 300 * 48_000 * 4
    at = start.index(b"data") + 4
    path = tmp_path / "minutes.wav"
    path.write_bytes(start[:at] + size.to_bytes(4, "little") + bytes(size))
    tracemalloc.start()
    samples, _ = read_wav(path)
    assert tracemalloc.get_traced_memory()[1] < 2.2 * samples.nbytes + 2_000_000
    tracemalloc.stop()
