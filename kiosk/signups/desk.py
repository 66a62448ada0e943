"""Carries out one order on an open store: seals what is to be kept, and names the event that answers it.

Knows nothing of threads, visits or the disk; what the store raises goes through.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from kiosk.dialogue.effects import CancelSignUp, FindSignUp, MoveSignUp, SaveQuestion, SaveSignUp, StoreOrder
from kiosk.dialogue.events import (
    QuestionSaved,
    SignUpCancelled,
    SignUpFound,
    SignUpMoved,
    SignUpNotFound,
    SignUpSaved,
)
from kiosk.signups.fields import one_line
from kiosk.signups.record import Cancellation, Move, Paper, Question, Record, checked_json
from kiosk.signups.seal import Keys, seal
from kiosk.signups.store import Seat, Store

Answer = SignUpSaved | QuestionSaved | SignUpFound | SignUpNotFound | SignUpCancelled | SignUpMoved
"""What answers an order that did not fail."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Seals for these keys, in this kiosk's name, with the day it is then."""

    keys: Keys
    kiosk: str
    today: Callable[[], date]

    def carry_out(self, store: Store, id_: str, order: StoreOrder, told: dict[str, str]) -> Answer:
        """Do it once; `told` holds the references of this visit by id, for a save that is ordered again."""
        match order:
            case SaveSignUp():
                return SignUpSaved(order.save_id, self._save(store, id_, order, told))
            case SaveQuestion():
                store.add_note(id_, self.today(), self._sealed(self._question(order)))
                return QuestionSaved(order.save_id)
            case FindSignUp():
                seat = store.find(order.reference)
                return SignUpFound(order.save_id, seat.cafe) if seat else SignUpNotFound(order.save_id)
            case CancelSignUp():
                cancelled = self._cancel(store, id_, order)
                return SignUpCancelled(order.save_id) if cancelled else SignUpNotFound(order.save_id)
            case MoveSignUp():
                moved = self._move(store, id_, order)
                return SignUpMoved(order.save_id) if moved else SignUpNotFound(order.save_id)
            case _:
                assert_never(order)

    def _save(self, store: Store, id_: str, order: SaveSignUp, told: dict[str, str]) -> str:
        day = self.today()

        def sealed(seat: Seat) -> bytes:
            # Before the disk has it: a disk that reports a failure may have kept it all the same.
            told[id_] = seat.reference
            return self._sealed(self._record(order, seat, day))

        return store.add(id_, order.sign_up.cafe, day, sealed) or told[id_]

    def _cancel(self, store: Store, id_: str, order: CancelSignUp) -> bool:
        day = self.today()

        def sealed(seat: Seat) -> bytes:
            return self._sealed(Cancellation(self.kiosk, seat.cafe, day, seat.reference, seat.link))

        return store.cancel(id_, order.reference, day, sealed)

    def _move(self, store: Store, id_: str, order: MoveSignUp) -> bool:
        def sealed(seat: Seat) -> bytes:
            move = Move(self.kiosk, seat.cafe, order.cafe, seat.moves + 1, seat.reference, seat.link)
            return self._sealed(move)

        return store.move(id_, order.reference, order.cafe, self.today(), sealed)

    def _record(self, order: SaveSignUp, seat: Seat, day: date) -> Record:
        sign_up = order.sign_up
        return Record(
            kiosk=self.kiosk,
            cafe=sign_up.cafe,
            language=sign_up.language,
            notice=one_line(sign_up.notice),
            consent_day=day,
            reference=seat.reference,
            telephone=sign_up.telephone,
            name=sign_up.name,
            written_name=sign_up.written_name,
            needs=sign_up.needs,
            link=seat.link,
        )

    def _question(self, order: SaveQuestion) -> Question:
        notice = one_line(order.notice)
        return Question(self.kiosk, order.language, notice, self.today(), order.question)

    def _sealed(self, paper: Paper) -> bytes:
        return seal(checked_json(paper), self.keys)
