"""Sign-ups in memory that can be told to fail."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kiosk.dialogue.effects import EndVisit, SaveSignUp, SignUp
from kiosk.dialogue.events import SaveFailed, SignUpSaved
from kiosk.ports import Inbox


@dataclass
class FakeSignUps:
    """Answers at once; `fails` makes every save fail."""

    inbox: Inbox
    trial: bool = False
    fails: bool = False
    saved: list[SignUp] = field(default_factory=list)
    references: dict[int, str] = field(default_factory=dict)

    def save(self, order: SaveSignUp) -> None:
        """Save at once, or fail."""
        if self.fails:
            self.inbox(SaveFailed(order.save_id))
            return
        if order.save_id not in self.references:
            self.saved.append(order.sign_up)
            self.references[order.save_id] = str(1000 + len(self.saved))
        self.inbox(SignUpSaved(order.save_id, self.references[order.save_id]))

    def end_visit(self, order: EndVisit) -> None:  # noqa: ARG002  # part of the port
        """Forget the visit's references."""
        self.references.clear()

    def taken(self, cafe: str) -> int:
        """How many were saved for a café."""
        return Counter(sign_up.cafe for sign_up in self.saved)[cafe]

    def close(self) -> None:
        """Nothing to wait for."""
