"""Any orders in any order, on the disk and in trial, against a table of codes and cafés."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

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
    SignUpCancelled,
    SignUpFound,
    SignUpMoved,
    SignUpNotFound,
    SignUpSaved,
)
from kiosk.signups import NewKey, Opened, SealedSignUps, TrialSignUps
from tests.signups.samples import QUESTION, Inbox, exported, new_key, opened, sealed, sign_up

CAFES = st.sampled_from(["rabat", "fes", "agadir"])


class AnyOrder(RuleBasedStateMachine):
    """A kiosk in trial; `cafes` is what it should know."""

    codes: Bundle[str] = Bundle("codes")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.inbox = Inbox()
        self.cafes: dict[str, str] = {}
        self.given: set[str] = set()
        self.questions = 0
        self.last_id = 0
        self.done: dict[StoreOrder, Event] = {}
        self.kiosk: SealedSignUps | TrialSignUps = self.made()

    def made(self) -> SealedSignUps | TrialSignUps:
        """The kiosk that is tried."""
        return TrialSignUps(self.inbox)

    def told(self, order: StoreOrder) -> Event:
        """What answers an order; remembered if it changed something."""
        self.kiosk.carry_out(order)
        answer = self.inbox.next()
        assert getattr(answer, "save_id", None) == order.save_id
        if not isinstance(answer, SignUpFound | SignUpNotFound):
            self.done[order] = answer
        return answer

    def new_id(self) -> int:
        """The next order's id."""
        self.last_id += 1
        return self.last_id

    @initialize(target=codes, cafe=CAFES)
    def begin(self, cafe: str) -> str:
        """There is one sign-up at least."""
        return self.saved(cafe)

    @rule(target=codes, cafe=CAFES)
    def save(self, cafe: str) -> str:
        """As many as there are."""
        return self.saved(cafe)

    def saved(self, cafe: str) -> str:
        """A sign-up gets a code that nobody has."""
        answer = self.told(SaveSignUp(self.new_id(), sign_up(cafe=cafe)))
        assert isinstance(answer, SignUpSaved)
        assert answer.reference not in self.cafes
        self.given.add(answer.reference)
        self.cafes[answer.reference] = cafe
        return answer.reference

    @rule(target=codes, code=st.from_regex(r"[0-9]{4}", fullmatch=True))
    def guess(self, code: str) -> str:
        """Somebody types any code."""
        return code

    @rule()
    def ask(self) -> None:
        """A question takes no seat."""
        save_id = self.new_id()
        assert self.told(SaveQuestion(save_id, "fr", "v1", QUESTION)) == QuestionSaved(save_id)
        self.questions += 1

    @rule(code=codes)
    def find(self, code: str) -> None:
        """Found while it is there."""
        save_id = self.new_id()
        cafe = self.cafes.get(code)
        expected = SignUpNotFound(save_id) if cafe is None else SignUpFound(save_id, cafe)
        assert self.told(FindSignUp(save_id, code)) == expected

    @rule(code=codes)
    def cancel(self, code: str) -> None:
        """Cancelled while it is there."""
        save_id = self.new_id()
        there = self.cafes.pop(code, None) is not None
        expected = SignUpCancelled(save_id) if there else SignUpNotFound(save_id)
        assert self.told(CancelSignUp(save_id, code)) == expected

    @rule(code=codes, cafe=CAFES)
    def move(self, code: str, cafe: str) -> None:
        """Moved while it is there."""
        save_id = self.new_id()
        there = code in self.cafes
        if there:
            self.cafes[code] = cafe
        expected = SignUpMoved(save_id) if there else SignUpNotFound(save_id)
        assert self.told(MoveSignUp(save_id, code, cafe)) == expected

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        """An order that comes again is answered as before and changes nothing."""
        order = data.draw(st.sampled_from(list(self.done)))
        assert self.told(order) == self.done[order]

    @rule()
    def next_visit(self) -> None:
        """Ids begin again."""
        self.kiosk.end_visit(EndVisit(finished=True))
        self.last_id = 0
        self.done.clear()

    @invariant()
    def seats_are_right(self) -> None:
        """By café."""
        counts = Counter(self.cafes.values())
        for cafe in ("rabat", "fes", "agadir"):
            assert self.kiosk.taken(cafe) == counts[cafe]

    def teardown(self) -> None:
        """Stop."""
        self.kiosk.close()
        self.folder.cleanup()


class AnyOrderOnDisk(AnyOrder):
    """A kiosk with a disk, started again now and then, and what the organizer makes of it."""

    def made(self) -> SealedSignUps | TrialSignUps:
        """Sealed."""
        folder = Path(self.folder.name)
        self.key: NewKey = new_key(folder / "key")
        return sealed(folder / "data", self.inbox, self.key.public_key)

    @rule()
    def restart(self) -> None:
        """The power goes and comes back."""
        self.next_visit()
        self.kiosk.close()
        self.kiosk = sealed(Path(self.folder.name) / "data", self.inbox, self.key.public_key)

    @rule()
    def export(self) -> None:
        """Now and then: the organizer may get this one before the last."""
        exported(Path(self.folder.name) / "data", Path(self.folder.name), f"{self.last_id}")

    def teardown(self) -> None:
        """The organizer, who has all exports in any order, sees what is true."""
        try:
            folder = Path(self.folder.name)
            exported(folder / "data", folder, "last")
            self.check(opened(sorted(folder.glob("*.cafeia")), self.key, folder / "out"))
        finally:
            super().teardown()

    def check(self, found: Opened) -> None:
        """Sign-ups, questions and cancelled ones."""
        assert found.bad == ()
        assert {record.reference: record.cafe for record in found.records} == self.cafes
        assert len(found.records) == len(self.cafes)
        assert len(found.questions) == self.questions
        assert {note.reference for note in found.cancelled} == self.given - set(self.cafes)


FEW = settings(
    max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestInTrial = AnyOrder.TestCase
TestInTrial.settings = FEW
TestOnDisk = AnyOrderOnDisk.TestCase
TestOnDisk.settings = FEW
