"""Questions, cancellations and moves on a real disk: what is kept of them, and what can be read."""

from __future__ import annotations

import base64
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.dialogue.effects import (
    CancelSignUp,
    FindSignUp,
    MoveSignUp,
    SaveQuestion,
    SaveSignUp,
    SignUp,
    StoreOrder,
)
from kiosk.dialogue.events import Event, SaveFailed, SignUpFound, SignUpNotFound, SignUpSaved
from kiosk.signups import Cancellation, NewKey, Question, Record, TrialSignUps
from kiosk.signups.record import Move
from kiosk.signups.sealed import FILE
from kiosk.signups.store import Store, rows
from tests.signups.samples import (
    DAY,
    NAME,
    QUESTION,
    TELEPHONE,
    Inbox,
    carry_out,
    everything,
    papers,
    save_all,
    sealed,
    sign_up,
)

WRITTEN = "Amina Bennani"
VISITOR = SignUp("rabat", "ary", "v1", None, TELEPHONE, WRITTEN, ("chair", "help-to-come"))
ASK = SaveQuestion(9, "ary", "v2", QUESTION)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The kiosk's folder, away from the key."""
    return tmp_path / "data"


def test_a_written_name_and_needs_are_sealed(data: Path, key: NewKey) -> None:
    """As the visitor left them."""
    save_all(data, key, VISITOR)
    (record,) = papers(data, key)
    assert isinstance(record, Record)
    assert (record.written_name, record.needs, record.name) == (WRITTEN, ("chair", "help-to-come"), None)


def test_a_question_is_sealed_without_a_name(data: Path, key: NewKey) -> None:
    """With the notice that was agreed to, its language, the day and the kiosk."""
    carry_out(data, key, ASK)
    assert papers(data, key) == [Question("Agdal", "ary", "v2", DAY, QUESTION)]


def test_nothing_tells_that_a_question_and_a_sign_up_are_of_one_visit(data: Path, key: NewKey) -> None:
    """Their ids on the disk have nothing in common."""
    carry_out(data, key, SaveSignUp(1, sign_up()), ASK)
    with closing(sqlite3.connect(data / FILE)) as database:
        (sign_up_id,) = database.execute("SELECT id FROM sign_ups").fetchone()
        (note_id,) = database.execute("SELECT id FROM notes").fetchone()
    assert len(sign_up_id) == len(note_id) == 32
    assert not any(sign_up_id[at : at + 8] in note_id for at in range(25))


def test_a_cancelled_sign_up_is_erased_and_a_note_takes_its_place(data: Path, key: NewKey) -> None:
    """It may be exported already: the note tells the organizer, also of the café it was for."""
    first, second = save_all(data, key, sign_up(), sign_up())
    carry_out(data, key, CancelSignUp(1, first))
    kept, note = papers(data, key)
    assert isinstance(kept, Record)
    assert isinstance(note, Cancellation)
    assert kept.reference == second
    assert (note.kiosk, note.cafe, note.day, note.reference) == ("Agdal", "rabat", DAY, first)


def test_nothing_sealed_is_left_of_what_was_cancelled(data: Path, key: NewKey) -> None:
    """Not a piece of it is in any file, free pages and log included."""
    (reference,) = save_all(data, key, sign_up())
    save_all(data, key, sign_up(cafe="fes"))
    gone, kept = (row.sealed for row in rows(data / FILE))
    carry_out(data, key, CancelSignUp(1, reference))
    found = everything(data)
    assert kept[200:260] in found
    assert not any(gone[at : at + 16] in found for at in range(150, len(gone) - 16, 64))


def test_a_move_is_noted_and_the_sign_up_stays_sealed(data: Path, key: NewKey) -> None:
    """What is sealed can't be changed here: a note with a number follows it for each move."""
    (reference,) = save_all(data, key, sign_up())
    before = [row.sealed for row in rows(data / FILE)]
    carry_out(data, key, MoveSignUp(1, reference, "fes"), MoveSignUp(2, reference, "agadir"))
    assert [(row.cafe, row.sealed) for row in rows(data / FILE)] == [("agadir", before[0])]
    record, *notes = papers(data, key)
    assert isinstance(record, Record)
    link = record.link
    assert {note for note in notes if isinstance(note, Move)} == {
        Move("Agdal", "rabat", "fes", 1, reference, link),
        Move("Agdal", "fes", "agadir", 2, reference, link),
    }


def test_a_reference_is_never_given_again(data: Path, key: NewKey, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cancelled sign-up keeps its code to itself, so that no note is about two people."""
    monkeypatch.setattr("kiosk.signups.store.REFERENCES", 3)
    references = save_all(data, key, sign_up(), sign_up(cafe="fes"))
    carry_out(data, key, CancelSignUp(1, references[0]))
    references += save_all(data, key, sign_up())
    assert sorted(references) == ["1000", "1001", "1002"]
    assert carry_out(data, key, SaveSignUp(1, sign_up())) == [SaveFailed(1)]


def test_no_clear_text_is_on_the_disk_at_any_time(data: Path, key: NewKey) -> None:
    """Neither name, number, need, code nor question, with a reader that keeps the log as it is."""
    inbox = Inbox()
    kept = sealed(data, inbox, key.public_key)

    def told(order: StoreOrder) -> Event:
        kept.carry_out(order)
        return inbox.next()

    with closing(sqlite3.connect(data / FILE)) as reader:
        reader.execute("SELECT count(*) FROM sign_ups").fetchone()
        saved = told(SaveSignUp(1, VISITOR))
        assert isinstance(saved, SignUpSaved)
        code = saved.reference
        orders = FindSignUp(2, code), MoveSignUp(3, code, "fes"), ASK, CancelSignUp(4, code)
        for order in orders:
            assert not isinstance(told(order), SaveFailed | SignUpNotFound)
            found = everything(data)
            assert len(found) > 5_000
            for secret in (TELEPHONE, WRITTEN, "Amina", "chair", "help-to-come"):
                assert secret.encode() not in found
            assert QUESTION.samples[100:120] not in found
            assert base64.b64encode(QUESTION.samples[99:300])[4:60] not in found
            assert code.encode() not in found
    kept.close()


def test_nothing_of_an_order_or_answer_is_printed(data: Path, key: NewKey) -> None:
    """Not by repr either, which is what a traceback or a log would show."""
    (code,) = save_all(data, key, VISITOR)
    orders = FindSignUp(1, code), MoveSignUp(2, code, "fes"), ASK, SaveSignUp(4, VISITOR)
    answers = carry_out(data, key, *orders)
    with closing(Store(data / FILE)) as store:
        seat = store.find(code)
    assert answers[0] == SignUpFound(1, "rabat")
    for shown in map(repr, (*orders, *answers, seat)):
        for secret in (code, TELEPHONE, "Amina", "chair", "fes", "rabat"):
            assert secret not in shown.replace("cafe='rabat', language", "")


def test_a_name_that_could_not_be_read_is_told_at_once(data: Path, key: NewKey) -> None:
    """`SaveFailed` while the visitor is there, and no seat is taken."""
    bad = SignUp("rabat", "fr", "v1", NAME, None, "x" * 101)
    assert carry_out(data, key, SaveSignUp(1, bad)) == [SaveFailed(1)]
    assert list(rows(data / FILE)) == []


def test_a_kiosks_name_on_two_lines_spoils_no_record(data: Path, key: NewKey) -> None:
    """It is put on one."""
    save_all(data, key, sign_up(), kiosk="Centre\nd’Agdal")
    assert [paper.kiosk for paper in papers(data, key)] == ["Centre d’Agdal"]


def test_another_kiosks_code_finds_nothing(tmp_path: Path) -> None:
    """Each device has a secret of its own; the same code on two devices has two links."""
    with closing(Store(tmp_path / "a" / FILE)) as one, closing(Store(tmp_path / "b" / FILE)) as other:
        code = one.add("1", "rabat", DAY, lambda seat: seat.link.encode())
        assert code is not None
        assert other.find(code) is None
        found = one.find(code)
        assert found is not None
        assert found.link != other._seat_at(code, "rabat").link


def test_a_trial_keeps_nothing_but_codes_and_cafes() -> None:
    """Neither name, number, need nor question, during the visit or after it."""
    inbox = Inbox()
    trial = TrialSignUps(inbox)
    trial.carry_out(SaveSignUp(1, VISITOR))
    code = inbox.reference()
    trial.carry_out(ASK)
    assert trial._cafes == {code: "rabat"}
    for secret in (TELEPHONE, "Amina", "chair"):
        assert secret not in repr(trial.__dict__)
    assert not any(isinstance(kept, Question | SaveQuestion) for kept in trial._done.values())


def test_a_trial_without_codes_left_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than look for one for ever."""
    monkeypatch.setattr("kiosk.signups.trial.REFERENCES", 2)
    inbox = Inbox()
    trial = TrialSignUps(inbox)
    for save_id in range(3):
        trial.carry_out(SaveSignUp(save_id, sign_up()))
    assert [type(inbox.next()) for _ in range(3)] == [SignUpSaved, SignUpSaved, SaveFailed]
