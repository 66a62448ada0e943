from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks.hearing import parsed
from tests.benchmarks.hearing_figures import Share
from tests.benchmarks.hearing_table import HEADINGS, Measured, Row, data, markdown, per_cent

ROWS = [
    Row("yes and no", "92 %", "98 %", per_cent(Share(0.951, 0.9, 0.985), 240)),
    Row("decision", "not measured", "40 ms", Measured(12.345, "ms", 200)),
    Row("pocketsphinx", "", "", "not installed: pip install -e .[bench]"),
]


def test_a_markdown_table_has_all_rows() -> None:
    """Figures with their unit and interval, or the reason why there is none."""
    lines = markdown(ROWS).splitlines()
    assert len(lines) == 2 + len(ROWS)
    assert lines[2] == "| yes and no | 92 % | 98 % | 95.1 % | 90.0 – 98.5 | 240 |"
    assert lines[3] == "| decision | not measured | 40 ms | 12.3 ms |  | 200 |"
    assert "pip install" in lines[4]
    assert all(line.count("|") == len(HEADINGS) + 1 for line in lines)


def test_rows_are_ready_for_json() -> None:
    """For who compares two runs."""
    first, _, last = json.loads(json.dumps(data(ROWS)))
    assert (first["value"], first["low"], first["problem"]) == (pytest.approx(95.1), 90, None)
    assert (last["value"], last["problem"]) == (None, "not installed: pip install -e .[bench]")


def test_a_folder_without_recordings_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says what is missing."""
    (tmp_path / "arabic").mkdir()
    with pytest.raises(SystemExit):
        parsed(["--speech", str(tmp_path)])
    assert "has no folder digits, other, noise" in capsys.readouterr().err


def test_words_and_speakers_can_be_chosen(tmp_path: Path) -> None:
    """By name, with commas."""
    for name in ("arabic", "digits", "other", "noise"):
        (tmp_path / name).mkdir()
    options = parsed(["--speech", str(tmp_path), "--words", "yes,no", "--speakers", "speaker01"])
    assert (options.words, options.speakers) == (("no", "yes"), ("speaker01",))
