"""The organizer's side: keys, and opening what may be damaged or forged."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.signups import (
    Bad,
    NewKey,
    Refused,
    keygen,
    open_export,
)
from kiosk.signups.seal import public_key
from kiosk.signups.tables import _harmless, _telephone
from tests.signups.samples import (
    exported,
    forged,
    new_key,
    opened,
    record,
    save_all,
    sign_up,
    table,
)


def test_one_bad_record_blocks_no_other(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """Each damage is told with its line; the good records around it are opened."""
    stranger = new_key(tmp_path / "stranger")
    save_all(tmp_path / "data", key, sign_up(), sign_up(), sign_up(), sign_up())
    path = exported(tmp_path / "data", stick)
    lines = path.read_text().splitlines()
    lines[2] = lines[2][:-40] + "A" * 36 + lines[2][-4:]
    lines[3] = "no base64 at all: é"
    lines.append(forged(tmp_path / "s", stranger, record()).read_text().splitlines()[1])
    lines.append(forged(tmp_path / "s", key, b"no record").read_text().splitlines()[1])
    lines[0] = lines[0].replace('"records": 4', '"records": 6')
    path.write_text("\n".join(lines))
    result = opened([path], key, tmp_path / "out")
    assert len(result.records) == 2
    assert result.bad == (
        Bad(path, 3, "damaged"),
        Bad(path, 4, "damaged"),
        Bad(path, 6, "sealed with another key"),
        Bad(path, 7, "not JSON"),
    )


def test_a_file_cut_short_gives_what_is_left(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """And says that it is not whole."""
    save_all(tmp_path / "data", key, sign_up(), sign_up(), sign_up())
    path = exported(tmp_path / "data", stick)
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines[:2], lines[2][:500]]))
    result = opened([path], key, tmp_path / "out")
    assert len(result.records) == 1
    assert [bad.line for bad in result.bad] == [1, 3]
    assert "not whole" in result.bad[0].reason


@given(data=st.binary(max_size=300))
def test_any_file_can_be_given(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """It is told that it is no export, and raises nothing."""
    folder = tmp_path_factory.mktemp("any")
    (folder / "any.cafeia").write_bytes(data)
    result = opened([folder / "any.cafeia"], new_key(folder), folder / "out")
    assert result.records == ()
    assert result.bad[0].line == 1


def test_a_missing_file_blocks_no_other(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """It is one of the bad."""
    save_all(tmp_path / "data", key, sign_up())
    result = opened([tmp_path / "away", exported(tmp_path / "data", stick)], key, tmp_path / "out")
    assert (len(result.records), [bad.file.name for bad in result.bad]) == (1, ["away"])


def test_a_sign_up_in_two_exports_is_opened_once(tmp_path: Path, stick: Path, key: NewKey) -> None:
    """Each export holds all; the organizer may give them all."""
    save_all(tmp_path / "data", key, sign_up())
    early = exported(tmp_path / "data", stick, "early")
    save_all(tmp_path / "data", key, sign_up())
    result = opened([early, exported(tmp_path / "data", stick, "late")], key, tmp_path / "out")
    assert len(result.records) == 2
    assert result.bad == ()


def test_a_path_in_a_name_is_refused(tmp_path: Path, key: NewKey) -> None:
    """No file is written outside the folder, nor inside under a strange name."""
    tricks = [record(reference=trick) for trick in ("../../x", "/tmp/x", "12\x0034", "....")]  # noqa: S108
    result = opened([forged(tmp_path / "f.cafeia", key, *tricks, record())], key, tmp_path / "out")
    assert len(result.records) == 1
    assert ["reference" in bad.reason for bad in result.bad] == [True] * 4
    names = {path.name for path in (tmp_path / "out").rglob("*")}
    assert names == {"sign-ups.csv", "questions.csv", "cancelled.csv", "recordings", "1234-1.wav"}


@pytest.mark.parametrize(
    "cell", ["=1+1", "+212612345678", "-1", "@SUM(A1)", " =1", "'=1", "\u200b=1", "a\u202e=1"]
)
def test_no_cell_is_a_formula(tmp_path: Path, key: NewKey, cell: str) -> None:
    """A forged record runs nothing in the organizer's spreadsheet."""
    file = forged(tmp_path / "f.cafeia", key, record(kiosk=cell, telephone=cell, cafe=cell))
    (row,) = table(opened([file], key, tmp_path / "out"))
    for value in row.values():
        assert not value.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert "\n" not in value


@given(st.text())
def test_no_text_is_a_formula(text: str) -> None:
    """Whatever it is."""
    assert not _harmless(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", " "))


@given(st.from_regex(r"[0-9]{1,15}", fullmatch=True))
def test_a_telephone_keeps_its_digits(digits: str) -> None:
    """In groups of two, so that a spreadsheet takes it for text."""
    assert _telephone(digits).replace(" ", "") == digits
    assert len(digits) < 3 or " " in _telephone(digits)


def test_a_new_key_is_private_and_in_the_age_format(tmp_path: Path) -> None:
    """Mode 0600, the public key beside the secret one; the public key is the one that was told."""
    made = new_key(tmp_path / "organizer")
    created, public, secret = made.path.read_text().splitlines()
    assert created.startswith("# created: ")
    assert public == f"# public key: {made.public_key}"
    assert secret.startswith("AGE-SECRET-KEY-1")
    assert public_key(secret) == made.public_key
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert "SECRET" not in repr(made)


def test_a_key_is_never_replaced(tmp_path: Path, key: NewKey) -> None:
    """The sign-ups sealed so far need it."""
    before = key.path.read_text()
    assert isinstance(keygen(key.path.parent), Refused)
    assert key.path.read_text() == before
    assert tmp_path.exists()


@pytest.mark.parametrize("content", [b"", b"age1public", b"# only a comment\n", b"\xff\xfe"])
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    """With what to do, and nothing is written."""
    (tmp_path / "key.txt").write_bytes(content)
    result = open_export([], tmp_path / "key.txt", tmp_path / "out")
    assert isinstance(result, Refused)
    assert "keygen" in result.message
    assert not (tmp_path / "out").exists()
