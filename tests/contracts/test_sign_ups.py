from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from kiosk.dialogue.effects import (
    CancelSignUp,
    EndVisit,
    FindSignUp,
    MoveSignUp,
    SaveQuestion,
    SaveSignUp,
    StoreOrder,
)
from kiosk.dialogue.events import (
    Event,
    QuestionSaved,
    SaveFailed,
    SignUpCancelled,
    SignUpFound,
    SignUpMoved,
    SignUpNotFound,
    SignUpSaved,
)
from kiosk.ports import SignUps
from kiosk.signups import TrialSignUps
from tests.fakes.sign_ups import FakeSignUps
from tests.signups.samples import NAME, Inbox, new_key, sealed, sign_up


class Counting(SignUps, Protocol):
    """Sign-ups that count the seats taken."""

    def taken(self, cafe: str) -> int:
        """How many sign-ups a café has."""

    def close(self) -> None:
        """Finish."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Sign-ups, and what they post."""

    sign_ups: Counting
    inbox: Inbox

    def told(self, order: StoreOrder) -> Event:
        """What answers an order."""
        self.sign_ups.carry_out(order)
        return self.inbox.next()

    def saved(self, save_id: int = 1, cafe: str = "rabat") -> str:
        """The reference of a new sign-up."""
        self.sign_ups.carry_out(SaveSignUp(save_id, sign_up(cafe=cafe)))
        return self.inbox.reference()

    def taken(self) -> tuple[int, int]:
        """The seats taken in Rabat and Fes."""
        return self.sign_ups.taken("rabat"), self.sign_ups.taken("fes")


def fake(_folder: Path, inbox: Inbox) -> Counting:
    """The fake."""
    return FakeSignUps(inbox)


def trial(_folder: Path, inbox: Inbox) -> Counting:
    """In memory."""
    return TrialSignUps(inbox)


def on_disk(folder: Path, inbox: Inbox) -> Counting:
    """Sealed on the disk."""
    return sealed(folder / "data", inbox, new_key(folder).public_key)


@pytest.fixture(params=[fake, trial, on_disk])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """Each kind of sign-ups in turn."""
    make: Callable[[Path, Inbox], Counting] = request.param
    inbox = Inbox()
    sign_ups = make(tmp_path, inbox)
    yield Desk(sign_ups, inbox)
    sign_ups.close()


def test_a_save_is_answered_with_a_reference_of_four_digits(desk: Desk) -> None:
    """The answer carries the id of the save."""
    event = desk.told(SaveSignUp(5, sign_up()))
    assert isinstance(event, SignUpSaved)
    assert event.save_id == 5
    assert len(event.reference) == 4
    assert event.reference.isdigit()


def test_the_same_save_is_saved_once(desk: Desk) -> None:
    """Ordered again, it gives the same reference and takes no second seat."""
    assert desk.saved(5) == desk.saved(5)
    assert desk.taken() == (1, 0)


def test_the_same_id_in_the_next_visit_is_another_save(desk: Desk) -> None:
    """Ids count from the beginning in each visit."""
    first = desk.saved(1)
    desk.sign_ups.end_visit(EndVisit(finished=True))
    assert desk.saved(1) != first
    assert desk.taken() == (2, 0)


def test_seats_are_counted_by_cafe(desk: Desk) -> None:
    """A sign-up takes a seat of its own café only."""
    for save_id, cafe in enumerate(["rabat", "fes", "rabat"]):
        desk.saved(save_id, cafe)
    assert [desk.sign_ups.taken(cafe) for cafe in ("rabat", "fes", "agadir")] == [2, 1, 0]


def test_a_sign_up_needs_neither_name_nor_telephone(desk: Desk) -> None:
    """A seat may be taken by somebody who leaves nothing."""
    desk.sign_ups.carry_out(SaveSignUp(1, sign_up(name=None, telephone=None)))
    assert desk.inbox.reference()


def test_a_question_is_saved_and_takes_no_seat(desk: Desk) -> None:
    """Also when it is ordered twice."""
    order = SaveQuestion(7, "ary", "v1", NAME)
    assert desk.told(order) == desk.told(order) == QuestionSaved(7)
    assert desk.taken() == (0, 0)


def test_a_sign_up_is_found_by_its_reference(desk: Desk) -> None:
    """In a later visit, and as often as it is asked for."""
    reference = desk.saved(1, "fes")
    desk.sign_ups.end_visit(EndVisit(finished=True))
    for save_id in (1, 2, 2):
        assert desk.told(FindSignUp(save_id, reference)) == SignUpFound(save_id, "fes")


@pytest.mark.parametrize("reference", ["0000", "", "12345", "' OR 1=1", "١٢٣٤"])
def test_a_reference_that_nobody_has_is_told(desk: Desk, reference: str) -> None:
    """Whatever was typed, and nothing else is changed by it."""
    desk.saved(1)
    orders = FindSignUp(2, reference), CancelSignUp(3, reference), MoveSignUp(4, reference, "fes")
    assert [desk.told(order) for order in orders] == [SignUpNotFound(n) for n in (2, 3, 4)]
    assert desk.taken() == (1, 0)


def test_a_cancelled_sign_up_frees_its_seat(desk: Desk) -> None:
    """It is found no more; the others are."""
    cancelled, other = desk.saved(1), desk.saved(2)
    assert desk.told(CancelSignUp(3, cancelled)) == SignUpCancelled(3)
    assert desk.taken() == (1, 0)
    assert desk.told(FindSignUp(4, cancelled)) == SignUpNotFound(4)
    assert desk.told(CancelSignUp(5, cancelled)) == SignUpNotFound(5)
    assert desk.told(FindSignUp(6, other)) == SignUpFound(6, "rabat")


def test_a_moved_sign_up_takes_its_seat_along(desk: Desk) -> None:
    """There and back again, under the same reference."""
    reference = desk.saved(1)
    assert desk.told(MoveSignUp(2, reference, "fes")) == SignUpMoved(2)
    assert desk.taken() == (0, 1)
    assert desk.told(FindSignUp(3, reference)) == SignUpFound(3, "fes")
    assert desk.told(MoveSignUp(4, reference, "rabat")) == SignUpMoved(4)
    assert desk.taken() == (1, 0)


def test_a_move_to_where_it_is_changes_nothing(desk: Desk) -> None:
    """The visitor is told that it is there."""
    reference = desk.saved(1)
    assert desk.told(MoveSignUp(2, reference, "rabat")) == SignUpMoved(2)
    assert desk.taken() == (1, 0)


def test_each_order_is_carried_out_once(desk: Desk) -> None:
    """Ordered again with its id, whatever came between, it is answered as before and changes nothing."""
    save, reference = SaveSignUp(1, sign_up()), desk.saved(1)
    move, back = MoveSignUp(2, reference, "fes"), MoveSignUp(3, reference, "rabat")
    cancel = CancelSignUp(4, reference)
    first = [desk.told(order) for order in (save, move, back, move)]
    assert desk.taken() == (1, 0)
    gone = [desk.told(order) for order in (cancel, cancel, save, move)]
    assert desk.taken() == (0, 0)
    assert first == [SignUpSaved(1, reference), SignUpMoved(2), SignUpMoved(3), SignUpMoved(2)]
    assert gone == [SignUpCancelled(4), SignUpCancelled(4), SignUpSaved(1, reference), SignUpMoved(2)]


def test_only_kept_sign_ups_are_no_trial(desk: Desk) -> None:
    """The ribbon on the screen follows."""
    assert desk.sign_ups.trial == isinstance(desk.sign_ups, TrialSignUps)


ORDERS = [
    SaveSignUp(5, sign_up()),
    SaveQuestion(5, "fr", "v1", NAME),
    FindSignUp(5, "1234"),
    CancelSignUp(5, "1234"),
    MoveSignUp(5, "1234", "fes"),
]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: type(order).__name__)
@pytest.mark.parametrize("kind", ["fake", "on disk"])
def test_a_failure_is_told_and_the_order_may_be_tried_again(
    tmp_path: Path, kind: str, order: StoreOrder
) -> None:
    """`SaveFailed` carries the id of the order; the next attempt is a new chance."""
    inbox = Inbox()
    (tmp_path / "data").write_text("a file where the folder should be")
    sign_ups = FakeSignUps(inbox, fails=True) if kind == "fake" else on_disk(tmp_path, inbox)
    desk = Desk(sign_ups, inbox)
    assert desk.told(order) == SaveFailed(5)
    if isinstance(sign_ups, FakeSignUps):
        sign_ups.fails = False
    (tmp_path / "data").unlink()
    assert not isinstance(desk.told(order), SaveFailed)
    assert desk.taken() == (int(isinstance(order, SaveSignUp)), 0)
    sign_ups.close()
