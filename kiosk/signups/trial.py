"""`ports.SignUps` of a kiosk that keeps nothing: codes and cafés in memory, until it stops."""

from __future__ import annotations

from collections import Counter
from typing import assert_never

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
    QuestionSaved,
    SaveFailed,
    SignUpCancelled,
    SignUpFound,
    SignUpMoved,
    SignUpNotFound,
    SignUpSaved,
)
from kiosk.ports import Inbox
from kiosk.signups.desk import Answer
from kiosk.signups.schema import REFERENCES
from kiosk.signups.store import random_reference


class TrialSignUps:
    """Knows which reference is for which café; nothing else of a visitor, and nothing on the disk."""

    trial = True

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._cafes: dict[str, str] = {}
        """Cafés by reference."""
        self._done: dict[int, Answer] = {}
        """What this visit's orders changed, by id, for an order that comes again."""

    def carry_out(self, order: StoreOrder) -> None:
        """Do it in memory and post its event."""
        if order.save_id in self._done:
            self._inbox(self._done[order.save_id])
            return
        answer = self._answer(order)
        if isinstance(answer, SignUpSaved | SignUpCancelled | SignUpMoved):
            self._done[order.save_id] = answer
        self._inbox(answer)

    def end_visit(self, order: EndVisit) -> None:  # noqa: ARG002  # part of the port
        """Forget what the visit was told."""
        self._done.clear()

    def taken(self, cafe: str) -> int:
        """How many sign-ups of a café were made, and not cancelled, since the kiosk started."""
        return Counter(self._cafes.values())[cafe]

    def close(self) -> None:
        """Nothing to wait for."""

    def _answer(self, order: StoreOrder) -> Answer | SaveFailed:
        match order:
            case SaveSignUp(save_id, sign_up):
                return self._save(save_id, sign_up.cafe)
            case SaveQuestion(save_id):
                return QuestionSaved(save_id)
            case FindSignUp(save_id, reference) if reference in self._cafes:
                return SignUpFound(save_id, self._cafes[reference])
            case CancelSignUp(save_id, reference) if reference in self._cafes:
                del self._cafes[reference]
                return SignUpCancelled(save_id)
            case MoveSignUp(save_id, reference, cafe) if reference in self._cafes:
                self._cafes[reference] = cafe
                return SignUpMoved(save_id)
            case FindSignUp() | CancelSignUp() | MoveSignUp():
                return SignUpNotFound(order.save_id)
            case _:
                assert_never(order)

    def _save(self, save_id: int, cafe: str) -> SignUpSaved | SaveFailed:
        if len(self._cafes) >= REFERENCES:
            return SaveFailed(save_id)
        while (reference := random_reference()) in self._cafes:
            pass
        self._cafes[reference] = cafe
        return SignUpSaved(save_id, reference)
