"""Sign-ups in memory that can be told to fail."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import assert_never

from kiosk.dialogue.effects import (
    CancelSignUp,
    EndVisit,
    FindSignUp,
    MoveSignUp,
    SaveQuestion,
    SaveSignUp,
    SignUp,
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
from kiosk.ports import Inbox


@dataclass
class FakeSignUps:
    """Answers at once; `fails` makes every order fail. Its first reference is 1001."""

    inbox: Inbox
    trial: bool = False
    fails: bool = False
    saved: list[SignUp] = field(default_factory=list)
    questions: list[SaveQuestion] = field(default_factory=list)
    cafes: dict[str, str] = field(default_factory=dict)
    """Cafés by reference."""
    done: dict[int, Event] = field(default_factory=dict)

    def carry_out(self, order: StoreOrder) -> None:
        """Do it at once, or fail."""
        if self.fails:
            self.inbox(SaveFailed(order.save_id))
            return
        answer = self.done.get(order.save_id) or self._answer(order)
        if not isinstance(answer, SignUpFound | SignUpNotFound):
            self.done[order.save_id] = answer
        self.inbox(answer)

    def _answer(self, order: StoreOrder) -> Event:
        match order:
            case SaveSignUp(save_id, sign_up):
                self.saved.append(sign_up)
                reference = str(1000 + len(self.saved))
                self.cafes[reference] = sign_up.cafe
                return SignUpSaved(save_id, reference)
            case SaveQuestion(save_id):
                self.questions.append(order)
                return QuestionSaved(save_id)
            case FindSignUp() | CancelSignUp() | MoveSignUp() if order.reference not in self.cafes:
                return SignUpNotFound(order.save_id)
            case FindSignUp(save_id, reference):
                return SignUpFound(save_id, self.cafes[reference])
            case CancelSignUp(save_id, reference):
                del self.cafes[reference]
                return SignUpCancelled(save_id)
            case MoveSignUp(save_id, reference, cafe):
                self.cafes[reference] = cafe
                return SignUpMoved(save_id)
            case _:
                assert_never(order)

    def end_visit(self, order: EndVisit) -> None:  # noqa: ARG002  # part of the port
        """Forget what the visit did."""
        self.done.clear()

    def taken(self, cafe: str) -> int:
        """How many seats of a café are taken."""
        return Counter(self.cafes.values())[cafe]

    def close(self) -> None:
        """Nothing to wait for."""
