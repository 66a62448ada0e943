from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.sound.samples import HEARING_RATE_HZ, write_wav
from tests.benchmarks import hearing_rivals
from tests.benchmarks.hearing_corpus import ENGLISH, Recording, spoken
from tests.benchmarks.hearing_figures import Trial
from tests.benchmarks.hearing_rivals import KoreanVosk, by_pocketsphinx, mfcc_rows
from tests.benchmarks.hearing_table import Measured


def test_pocketsphinx_answers_with_a_digit(tmp_path: Path) -> None:
    """With a grammar of the ten, as a user would set it up; a synthetic voice may be mistaken."""
    pytest.importorskip("pocketsphinx")
    (tmp_path / "7").mkdir()
    path = tmp_path / "7" / "kiosk_0.wav"
    write_wav(path, spoken("en", [ENGLISH["7"]])[ENGLISH["7"]][0], HEARING_RATE_HZ)
    assert by_pocketsphinx(ENGLISH, Recording(path, "7", "kiosk", 1)).best in ENGLISH


def test_what_is_not_installed_says_how_to_install_it() -> None:
    """In its row, in place of a figure."""
    assert [row.measured for row in mfcc_rows({})] == ["not installed: pip install -e .[bench]"]


def test_plain_warping_has_a_row_for_each_task() -> None:
    """Named as the kiosk's own."""
    trial = Trial(said="yes", speaker="a", wanted=True, best="yes", probability=0.5)
    tasks = [row.task for row in mfcc_rows({"taught 6": [trial], "digits": [trial]})]
    assert tasks == [
        "instead: plain DTW on MFCC: Arabic, 3 other speakers x 1 example: 6 choices",
        "instead: plain DTW on MFCC: English digits, espeak-ng examples only, ten choices",
    ]


def test_the_korean_script_is_left_out_of_a_quick_run(tmp_path: Path) -> None:
    """It takes minutes."""
    with KoreanVosk(tmp_path, wanted=False) as vosk:
        assert [row.measured for row in vosk.rows()] == ["left out: quick"]


def test_the_korean_figures_become_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that say of how many they are a share; with an interval."""
    figures = (
        '{"bare grammar: wrong words accepted, % of 200": 25.0, "both: right words asked about, %": 3.0}'
    )
    monkeypatch.setattr(hearing_rivals, "find_spec", lambda _name: True)
    monkeypatch.setattr(hearing_rivals, "_MEASURE_KOREAN", f"print('news')\nprint('{figures}')")
    with KoreanVosk(tmp_path, wanted=True) as vosk:
        rows = list(vosk.rows())
    assert len(rows) == 1
    assert rows[0].task.endswith("instead: Vosk with a bare grammar, wrong words accepted")
    found = rows[0].measured
    assert isinstance(found, Measured)
    assert (found.value, found.trials) == (25.0, 200)
    assert [found.low, found.high] == pytest.approx([19.5, 31.4], abs=0.1)


def test_a_korean_run_that_fails_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of the table is printed all the same."""
    monkeypatch.setattr(hearing_rivals, "find_spec", lambda _name: True)
    monkeypatch.setattr(hearing_rivals, "_MEASURE_KOREAN", "raise SystemExit(1)")
    with KoreanVosk(tmp_path, wanted=True) as vosk:
        assert [row.measured for row in vosk.rows()] == ["it ended with an error"]
