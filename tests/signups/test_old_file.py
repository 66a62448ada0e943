"""A kiosk with a database of the first kiosks goes on with it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.dialogue.effects import CancelSignUp, FindSignUp, SaveSignUp
from kiosk.dialogue.events import SaveFailed, SignUpFound, SignUpNotFound, SignUpSaved
from kiosk.signups import NewKey
from kiosk.signups.sealed import FILE
from kiosk.signups.store import Store, StoreError
from tests.signups.old_file import make_old_file
from tests.signups.samples import Inbox, carry_out, exported, opened, sealed, sign_up


@pytest.fixture
def data(tmp_path: Path, key: NewKey) -> Path:
    """The folder of a kiosk with two sign-ups from before."""
    make_old_file(tmp_path / "data" / FILE, key, rabat="1000", fes="1002")
    return tmp_path / "data"


def test_its_seats_count_and_its_sign_ups_open(tmp_path: Path, data: Path, stick: Path, key: NewKey) -> None:
    """Before and after it is brought up to date: an export may come first."""
    before = opened([exported(data, stick)], key, tmp_path / "before").records
    kept = sealed(data, Inbox(), key.public_key)
    assert (kept.taken("rabat"), kept.taken("fes")) == (1, 1)
    kept.close()
    after = opened([exported(data, stick)], key, tmp_path / "after").records
    assert before == after
    assert [(record.cafe, record.reference) for record in after] == [("rabat", "1000"), ("fes", "1002")]


def test_its_sign_ups_are_not_found_by_code(data: Path, key: NewKey) -> None:
    """Nothing in the file tells whose code is which; new ones are found beside them."""
    answers = carry_out(data, key, FindSignUp(1, "1000"), CancelSignUp(2, "1002"), SaveSignUp(3, sign_up()))
    assert answers[:2] == [SignUpNotFound(1), SignUpNotFound(2)]
    assert isinstance(answers[2], SignUpSaved)
    assert carry_out(data, key, FindSignUp(1, answers[2].reference)) == [SignUpFound(1, "rabat")]


def test_its_codes_are_not_given_again(data: Path, key: NewKey, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for any café; the others are."""
    monkeypatch.setattr("kiosk.signups.store.REFERENCES", 4)
    saves = [SaveSignUp(save_id, sign_up(cafe="agadir")) for save_id in range(3)]
    *given, none_left = carry_out(data, key, *saves)
    assert {each.reference for each in given if isinstance(each, SignUpSaved)} == {"1001", "1003"}
    assert none_left == SaveFailed(2)


def test_the_file_of_a_newer_kiosk_is_left_alone(data: Path, key: NewKey) -> None:
    """An older program fails kindly rather than damage it."""
    with closing(sqlite3.connect(data / FILE)) as database:
        database.execute("PRAGMA user_version = 99")
    before = (data / FILE).read_bytes()
    with pytest.raises(StoreError):
        Store(data / FILE)
    assert carry_out(data, key, SaveSignUp(1, sign_up())) == [SaveFailed(1)]
    assert (data / FILE).read_bytes() == before
