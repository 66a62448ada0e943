"""The store of a simulated visit: keeps nothing, and judges whether what it is given is what was meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from kiosk.dialogue.effects import (
    CancelSignUp,
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
    SignUpCancelled,
    SignUpFound,
    SignUpMoved,
    SignUpNotFound,
    SignUpSaved,
)
from kiosk.dialogue.script import Script
from kiosk.visitors.person import Goal, Wish


@dataclass(slots=True)
class Ledger:
    """What one visitor had done; `mistaken` is a sign-up that is not what they meant, made, lost or moved."""

    script: Script
    goal: Goal
    reached: bool = False
    mistaken: bool = False

    def carry_out(self, order: StoreOrder) -> Event:
        """What the store answers."""
        match order:
            case SaveSignUp(save_id, sign_up):
                self._saved(sign_up)
                return SignUpSaved(save_id, "4712")
            case SaveQuestion(save_id):
                self.reached = self.reached or self.goal.wish is Wish.ASK
                return QuestionSaved(save_id)
            case FindSignUp(save_id, reference):
                known = reference == self.goal.code and self.script.cafes
                return SignUpFound(save_id, self.script.cafes[-1].id) if known else SignUpNotFound(save_id)
            case CancelSignUp(save_id):
                self.mistaken = self.mistaken or self.goal.wish is not Wish.CANCEL
                self.reached = self.reached or self.goal.wish is Wish.CANCEL
                return SignUpCancelled(save_id)
            case MoveSignUp(save_id):
                self.mistaken = True
                return SignUpMoved(save_id)
            case _:
                assert_never(order)

    def _saved(self, sign_up: SignUp) -> None:
        """Another café, or a number that is not the visitor's, is a mistake."""
        meant = self.goal.wish is Wish.REGISTER and sign_up.cafe == self.goal.cafe
        right = meant and sign_up.telephone in (None, self.goal.telephone)
        self.mistaken = self.mistaken or not right
        self.reached = self.reached or right
