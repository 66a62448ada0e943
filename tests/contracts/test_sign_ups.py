from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from kiosk.dialogue.effects import EndVisit, SaveSignUp
from kiosk.dialogue.events import SaveFailed, SignUpSaved
from kiosk.ports import SignUps
from kiosk.signups import TrialSignUps
from tests.fakes.sign_ups import FakeSignUps
from tests.signups.samples import Inbox, new_key, sealed, sign_up


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
    desk.sign_ups.save(SaveSignUp(5, sign_up()))
    event = desk.inbox.next()
    assert isinstance(event, SignUpSaved)
    assert event.save_id == 5
    assert len(event.reference) == 4
    assert event.reference.isdigit()


def test_the_same_save_is_saved_once(desk: Desk) -> None:
    """Ordered again, it gives the same reference and takes no second seat."""
    for _ in range(2):
        desk.sign_ups.save(SaveSignUp(5, sign_up()))
    assert desk.inbox.reference() == desk.inbox.reference()
    assert desk.sign_ups.taken("rabat") == 1


def test_the_same_id_in_the_next_visit_is_another_save(desk: Desk) -> None:
    """Ids count from the beginning in each visit."""
    desk.sign_ups.save(SaveSignUp(1, sign_up()))
    desk.inbox.reference()
    desk.sign_ups.end_visit(EndVisit(finished=True))
    desk.sign_ups.save(SaveSignUp(1, sign_up()))
    desk.inbox.reference()
    assert desk.sign_ups.taken("rabat") == 2


def test_seats_are_counted_by_cafe(desk: Desk) -> None:
    """A sign-up takes a seat of its own café only."""
    for save_id, cafe in enumerate(["rabat", "fes", "rabat"]):
        desk.sign_ups.save(SaveSignUp(save_id, sign_up(cafe=cafe)))
        desk.inbox.reference()
    assert [desk.sign_ups.taken(cafe) for cafe in ("rabat", "fes", "agadir")] == [2, 1, 0]


def test_a_sign_up_needs_neither_name_nor_telephone(desk: Desk) -> None:
    """A seat may be taken by somebody who leaves nothing."""
    desk.sign_ups.save(SaveSignUp(1, sign_up(name=None, telephone=None)))
    assert desk.inbox.reference()


def test_only_kept_sign_ups_are_no_trial(desk: Desk) -> None:
    """The ribbon on the screen follows."""
    assert desk.sign_ups.trial == isinstance(desk.sign_ups, TrialSignUps)


@pytest.mark.parametrize("kind", ["fake", "on disk"])
def test_a_failed_save_is_told_and_may_be_tried_again(tmp_path: Path, kind: str) -> None:
    """`SaveFailed` carries the id of the save; the next attempt is a new chance."""
    inbox = Inbox()
    (tmp_path / "data").write_text("a file where the folder should be")
    sign_ups = FakeSignUps(inbox, fails=True) if kind == "fake" else on_disk(tmp_path, inbox)
    sign_ups.save(SaveSignUp(5, sign_up()))
    assert inbox.next() == SaveFailed(5)
    if isinstance(sign_ups, FakeSignUps):
        sign_ups.fails = False
    (tmp_path / "data").unlink()
    sign_ups.save(SaveSignUp(5, sign_up()))
    assert inbox.reference()
    assert sign_ups.taken("rabat") == 1
    sign_ups.close()
