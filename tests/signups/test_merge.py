"""Questions, cancellations and moves at the organizer's."""

from __future__ import annotations

import base64
import os
import random
import shutil
import subprocess
import wave
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.dialogue.effects import CancelSignUp, MoveSignUp, SaveQuestion, SignUp, StoreOrder
from kiosk.signups import Cancellation, NewKey, Question, Record
from kiosk.signups.merge import merged
from kiosk.signups.record import Move, Paper, from_json, to_json
from tests.signups.samples import (
    DAY,
    LINK,
    NAME,
    QUESTION,
    carry_out,
    csv_rows,
    exported,
    forged,
    opened,
    save_all,
    sign_up,
    table,
)

SIGNED_UP = Record("Agdal", "rabat", "fr", "v1", DAY, "1234", link=LINK)
MOVES = [Move("Agdal", str(n - 1), str(n), n, "1234", LINK) for n in range(1, 6)]
CANCELLED = Cancellation("Agdal", "rabat", DAY, "1234", LINK)
ASK = SaveQuestion(9, "ary", "v2", QUESTION)


def test_a_written_name_and_needs_are_columns(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """Beside the spoken name, of which there is none."""
    visitor = SignUp("rabat", "ar", "v1", None, None, "أمينة بناني", ("chair", "help-to-come"))
    save_all(tmp_path / "data", key, visitor)
    (row,) = table(opened([exported(tmp_path / "data", stick)], key, tmp_path / "out"))
    assert (row["written_name"], row["needs"], row["name"]) == ("أمينة بناني", "chair, help-to-come", "")


def test_a_question_is_a_row_and_a_recording(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """In a table of its own."""
    carry_out(tmp_path / "data", key, ASK)
    result = opened([exported(tmp_path / "data", stick)], key, tmp_path / "out")
    (row,) = csv_rows(tmp_path / "out" / "questions.csv")
    assert row == {
        "question": "recordings/question-1.wav",
        "language": "ary",
        "agreed": "2026-11-24",
        "notice": "v2",
        "kiosk": "Agdal",
    }
    with wave.open(str(tmp_path / "out" / row["question"])) as file:
        assert (file.getframerate(), file.readframes(10**6)) == (QUESTION.sample_rate_hz, QUESTION.samples)
    assert result.questions == (Question("Agdal", "ary", "v2", DAY, QUESTION),)
    assert table(result) == []


def test_a_cancelled_sign_up_is_left_out_and_listed(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """Also when an earlier export holds it, whichever is given first."""
    gone, kept = save_all(tmp_path / "data", key, sign_up(), sign_up())
    files = [exported(tmp_path / "data", stick, "early")]
    carry_out(tmp_path / "data", key, CancelSignUp(1, gone))
    files.append(exported(tmp_path / "data", stick, "late"))
    for n, given in enumerate((files, files[::-1], files[1:])):
        out = tmp_path / str(n)
        result = opened(given, key, out)
        assert [row["reference"] for row in table(result)] == [kept]
        assert [path.name for path in (out / "recordings").iterdir()] == [f"{kept}-1.wav"]
        assert csv_rows(out / "cancelled.csv") == [
            {"cafe": "rabat", "reference": gone, "cancelled": "2026-11-24", "kiosk": "Agdal"}
        ]


def test_a_moved_sign_up_is_under_its_new_cafe(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """There and back is where it was; cancelled later, it is listed under the last."""
    one, two, three = save_all(tmp_path / "data", key, sign_up(), sign_up(), sign_up())
    orders: list[StoreOrder] = [
        MoveSignUp(1, one, "fes"),
        MoveSignUp(2, two, "fes"),
        MoveSignUp(3, two, "rabat"),
        MoveSignUp(4, three, "agadir"),
        CancelSignUp(5, three),
    ]
    carry_out(tmp_path / "data", key, *orders)
    result = opened([exported(tmp_path / "data", stick)], key, tmp_path / "out")
    assert {row["reference"]: row["cafe"] for row in table(result)} == {one: "fes", two: "rabat"}
    assert [row["cafe"] for row in csv_rows(tmp_path / "out" / "cancelled.csv")] == ["agadir"]


@pytest.mark.parametrize("seed", range(8))
def test_notes_may_come_in_any_order(seed: int) -> None:
    """The move with the highest number is the last; a note may come before its sign-up."""
    shuffled: list[Paper] = [SIGNED_UP, *MOVES]
    random.Random(seed).shuffle(shuffled)
    assert [record.cafe for record in merged(shuffled).records] == ["5"]
    assert merged([CANCELLED, *shuffled]).records == ()


def test_two_kiosks_of_one_name_are_told_apart() -> None:
    """The same code at both: only the one whose link it is is cancelled or moved."""
    other = replace(SIGNED_UP, link="f" * 32)
    old = replace(SIGNED_UP, link="")
    assert merged([SIGNED_UP, other, old, CANCELLED]).records == (other, old)
    assert [record.cafe for record in merged([SIGNED_UP, other, old, MOVES[0]]).records] == [
        "1",
        "rabat",
        "rabat",
    ]


def test_a_note_without_its_sign_up_blocks_nothing() -> None:
    """A forged one, or one whose sign-up was never exported."""
    stranger = replace(CANCELLED, link="e" * 32)
    moved = replace(MOVES[0], link="e" * 32)
    found = merged([stranger, moved, SIGNED_UP])
    assert (found.records, found.cancelled) == ((SIGNED_UP,), (stranger,))


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "-1", "+1"])
def test_no_new_cell_is_a_formula(tmp_path: Path, key: NewKey, cell: str) -> None:
    """Neither in a written name nor in the tables of questions and cancelled ones."""
    papers = [
        to_json(replace(SIGNED_UP, written_name=cell)),
        to_json(replace(CANCELLED, cafe=cell, kiosk=cell, link="e" * 32)),
        to_json(Question(cell, cell, cell, DAY, NAME)),
    ]
    opened([forged(tmp_path / "f.cafeia", key, *papers)], key, tmp_path / "out")
    for name in ("sign-ups", "questions", "cancelled"):
        (row,) = csv_rows(tmp_path / "out" / f"{name}.csv")
        assert f"'{cell}" in row.values()
        assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())


def test_an_export_of_everything_holds_no_clear_text(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """Neither question, name, need, café nor code."""
    visitor = SignUp("rabat", "ar", "v1", None, None, "Amina Bennani", ("help-to-come",))
    gone, moved = save_all(tmp_path / "data", key, visitor, visitor)
    carry_out(tmp_path / "data", key, CancelSignUp(1, gone), MoveSignUp(2, moved, "agadir"), ASK)
    _, *lines = exported(tmp_path / "data", stick).read_text().splitlines()
    found = b"".join(base64.b64decode(line) for line in lines)
    assert len(lines) == 4
    for secret in ("Amina", "help-to-come", "rabat", "agadir", "cancel", "question", gone, moved):
        assert secret.encode() not in found
    assert QUESTION.samples[:50] not in found


def test_each_line_opens_alone_with_the_age_program(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """A question, a move and a cancellation too."""
    if shutil.which("age") is None:
        if os.environ.get("CI"):
            pytest.fail("the age program is not installed: apt install age")
        pytest.skip("the age program is not installed: apt install age")
    (code,) = save_all(tmp_path / "data", key, sign_up())
    carry_out(tmp_path / "data", key, MoveSignUp(1, code, "fes"), CancelSignUp(2, code), ASK)
    _, *lines = exported(tmp_path / "data", stick).read_text().splitlines()
    plain = [
        subprocess.run(
            ["age", "-d", "-i", str(key.path)],
            input=base64.b64decode(line),
            capture_output=True,
            timeout=30,
            check=True,
        ).stdout
        for line in lines
    ]
    assert {type(from_json(each)) for each in plain} == {Move, Cancellation, Question}
