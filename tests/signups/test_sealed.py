"""Sealed sign-ups on a real disk: what is in it, who can read it, and how it fails."""

from __future__ import annotations

import base64
import os
import sqlite3
import stat
import weakref
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.dialogue.effects import EndVisit, SaveSignUp
from kiosk.dialogue.events import SaveFailed
from kiosk.signups import BadKeys, NewKey, TrialSignUps, open_sign_ups
from kiosk.signups.seal import unseal
from kiosk.signups.sealed import FILE
from kiosk.signups.store import NoReferenceLeftError, Store, rows
from tests.signups.samples import (
    DAY,
    NAME,
    TELEPHONE,
    Inbox,
    everything,
    identity,
    new_key,
    record_of,
    save_all,
    sealed,
    sign_up,
)


@pytest.fixture
def key(tmp_path: Path) -> NewKey:
    """An organizer's key, away from the kiosk's data."""
    return new_key(tmp_path / "organizer")


def test_what_is_saved_opens_with_the_key(tmp_path: Path, key: NewKey) -> None:
    """All that the visitor left, with the day, the kiosk and the reference they were told."""
    (reference,) = save_all(tmp_path / "data", key, sign_up())
    (row,) = rows(tmp_path / "data" / FILE)
    record = record_of(row.sealed, key)
    assert (row.cafe, row.day) == ("rabat", DAY)
    assert (record.kiosk, record.cafe, record.language, record.notice) == ("Agdal", "rabat", "fr", "2026-11")
    assert (record.consent_day, record.reference) == (DAY, reference)
    assert (record.telephone, record.name) == (TELEPHONE, NAME)


def test_each_organizer_opens_it_alone(tmp_path: Path, key: NewKey) -> None:
    """It is sealed to all keys."""
    other = new_key(tmp_path / "other")
    inbox = Inbox()
    kept = sealed(tmp_path / "data", inbox, key.public_key, other.public_key)
    kept.carry_out(SaveSignUp(1, sign_up()))
    inbox.reference()
    kept.close()
    (row,) = rows(tmp_path / "data" / FILE)
    assert unseal(row.sealed, [identity(key)]) == unseal(row.sealed, [identity(other)])


def test_only_this_user_can_read_the_files(tmp_path: Path, key: NewKey) -> None:
    """The folder is 0700, all files 0600, whatever they were before."""
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    (data / FILE).touch(mode=0o644)
    inbox = Inbox()
    kept = sealed(data, inbox, key.public_key)
    kept.carry_out(SaveSignUp(1, sign_up()))
    inbox.reference()
    with closing(sqlite3.connect(data / FILE)) as reader:
        reader.execute("SELECT * FROM sign_ups").fetchone()
        assert {stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()} == {0o600}
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    kept.close()


def test_no_clear_text_is_on_the_disk(tmp_path: Path, key: NewKey) -> None:
    """Neither number, voice nor reference, in the database or beside it, at any time."""
    inbox = Inbox()
    kept = sealed(tmp_path / "data", inbox, key.public_key)
    with closing(sqlite3.connect(tmp_path / "data" / FILE)) as reader:
        for save_id in range(5):
            reader.execute("SELECT count(*) FROM sign_ups").fetchone()
            kept.carry_out(SaveSignUp(save_id, sign_up()))
            reference = inbox.reference()
            found = everything(tmp_path / "data")
            assert len(found) > len(NAME.samples)
            assert TELEPHONE.encode() not in found
            assert NAME.samples[100:200] not in found
            assert base64.b64encode(NAME.samples[99:300])[4:60] not in found
            assert reference.encode() not in found
    kept.close()


def test_only_cafes_days_and_marks_can_be_read(tmp_path: Path, key: NewKey) -> None:
    """The columns of the database, so that nobody adds one in passing."""
    save_all(tmp_path / "data", key, sign_up())
    with closing(sqlite3.connect(tmp_path / "data" / FILE)) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {t: [c[1] for c in database.execute(f"PRAGMA table_info({t})")] for t in sorted(tables)}
    assert columns == {
        "device": ["secret"],
        "done": ["id"],
        "notes": ["id", "day", "sealed"],
        "sign_ups": ["id", "cafe", "day", "sealed", "mark", "moves"],
        "taken": ["mark"],
    }


def test_the_file_is_synced_fully(tmp_path: Path) -> None:
    """A saved sign-up survives a power cut."""
    with closing(Store(tmp_path / "data" / FILE)) as store:
        assert store._database.execute("PRAGMA synchronous").fetchone() == (2,)


def test_references_are_not_given_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for any café, until there is none left, and then it is told."""
    monkeypatch.setattr("kiosk.signups.store.REFERENCES", 300)
    with closing(Store(tmp_path / "data" / FILE)) as store:
        references = {store._take_reference() for _ in range(300)}
        assert len(references) == 300
        assert all(len(reference) == 4 for reference in references)
        with pytest.raises(NoReferenceLeftError):
            store._take_reference()


def test_seats_are_remembered(tmp_path: Path, key: NewKey) -> None:
    """A kiosk that starts again knows how many are taken."""
    save_all(tmp_path / "data", key, sign_up(), sign_up(cafe="fes"), sign_up())
    kept = sealed(tmp_path / "data", Inbox(), key.public_key)
    assert (kept.taken("rabat"), kept.taken("fes")) == (2, 1)
    kept.close()


def test_a_save_that_ends_after_its_visit_is_kept(tmp_path: Path, key: NewKey) -> None:
    """The visitor was there, and leaves nothing behind in memory."""
    inbox = Inbox()
    kept = sealed(tmp_path / "data", inbox, key.public_key)
    visit = weakref.ref(kept._visit)
    kept.carry_out(SaveSignUp(1, sign_up()))
    kept.end_visit(EndVisit(finished=False))
    kept.close()
    assert inbox.reference()
    assert kept.taken("rabat") == 1
    assert visit() is None


@pytest.mark.parametrize("damage", ["junk", "a folder"])
def test_a_damaged_database_fails_kindly(tmp_path: Path, key: NewKey, damage: str) -> None:
    """`SaveFailed`, never an exception; what is there is not overwritten."""
    (tmp_path / "data").mkdir()
    if damage == "junk":
        (tmp_path / "data" / FILE).write_bytes(b"no database" * 1_000)
    else:
        (tmp_path / "data" / FILE).mkdir()
    inbox = Inbox()
    kept = sealed(tmp_path / "data", inbox, key.public_key)
    kept.carry_out(SaveSignUp(3, sign_up()))
    assert inbox.next() == SaveFailed(3)
    kept.close()
    assert damage == "a folder" or (tmp_path / "data" / FILE).read_bytes() == b"no database" * 1_000


def test_any_failure_leaves_the_thread_alive(
    tmp_path: Path, key: NewKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a bug in sealing ends one save only, and nothing of it is on the disk."""
    inbox = Inbox()
    kept = sealed(tmp_path / "data", inbox, key.public_key)
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.signups.desk.seal", lambda *_: 1 / 0)
        kept.carry_out(SaveSignUp(1, sign_up()))
        assert inbox.failed()
    kept.carry_out(SaveSignUp(1, sign_up()))
    assert inbox.reference()
    assert kept.taken("rabat") == 1
    kept.close()


def test_nothing_of_an_order_is_printed(tmp_path: Path, key: NewKey) -> None:
    """Not by repr either, which is what a traceback or a log would show."""
    inbox = Inbox()
    kept = sealed(tmp_path / "data", inbox, key.public_key)
    order = SaveSignUp(1, sign_up())
    kept.carry_out(order)
    event = inbox.next()
    (row,) = rows(tmp_path / "data" / FILE)
    record = record_of(row.sealed, key)
    for text in (repr(order), repr(event), repr(record), repr(kept.__dict__)):
        assert TELEPHONE not in text
        assert record.reference not in repr(event)
    kept.close()


def test_without_keys_it_is_a_trial(tmp_path: Path) -> None:
    """Nothing of it is ever on the disk."""
    inbox = Inbox()
    trial = open_sign_ups([], tmp_path / "data", inbox)
    assert isinstance(trial, TrialSignUps)
    trial.carry_out(SaveSignUp(1, sign_up()))
    assert inbox.reference()
    assert TELEPHONE not in repr(trial.__dict__)
    assert os.listdir(tmp_path) == []  # noqa: PTH208  # all names, whatever they are


def test_a_bad_key_is_told_at_once(tmp_path: Path, key: NewKey) -> None:
    """One message a bad key, with what to do; the good one does not help, and no file is made."""
    secret = identity(key)
    opened = open_sign_ups(["age1nonsense", key.public_key, secret, " "], tmp_path / "data", Inbox())
    assert isinstance(opened, BadKeys)
    first, second, third = opened.messages
    assert "key 1" in first
    assert "keygen" in first
    assert "SECRET" in second
    assert "key 4" in third
    assert not any(secret[20:40] in message for message in opened.messages)
    assert not (tmp_path / "data").exists()


def test_keys_may_have_spaces_around_them(tmp_path: Path, key: NewKey) -> None:
    """As a copied line has."""
    inbox = Inbox()
    kept = sealed(tmp_path / "data", inbox, f"  {key.public_key}\n", key.public_key)
    kept.carry_out(SaveSignUp(1, sign_up()))
    assert inbox.reference()
    kept.close()
