"""What the store is asked to do at a step, and what its answer does to the visit."""

from __future__ import annotations

from dataclasses import replace

from kiosk.dialogue.effects import (
    CancelSignUp,
    FindSignUp,
    MoveSignUp,
    SaveQuestion,
    SaveSignUp,
    SignUp,
    StoreOrder,
)
from kiosk.dialogue.events import QuestionSaved, SignUpCancelled, SignUpFound, SignUpMoved, SignUpSaved
from kiosk.dialogue.script import Step
from kiosk.dialogue.session import Answers, Session

Done = SignUpSaved | QuestionSaved | SignUpFound | SignUpCancelled | SignUpMoved
"""The store did what was ordered."""


def keeps_something(step: Step) -> bool:
    """Whether the store would keep something new of the visitor: in trial it does not."""
    return step.saves in ("sign-up", "question")


def order(session: Session, step: Step, save_id: int) -> StoreOrder | None:
    """The step's order to the store; None where an answer is missing that it needs."""
    given = session.answers
    match step.saves:
        case "sign-up" if given.consent and given.cafe:
            return SaveSignUp(save_id, sign_up(session.language, given, given.cafe, given.consent))
        case "question" if given.question_consent and given.question:
            return SaveQuestion(save_id, session.language, given.question_consent, given.question)
        case "lookup" if given.quoted:
            return FindSignUp(save_id, given.quoted)
        case "cancellation" if given.quoted:
            return CancelSignUp(save_id, given.quoted)
        case "move" if given.quoted and given.cafe:
            return MoveSignUp(save_id, given.quoted, given.cafe)
        case _:
            return None


def sign_up(language: str, given: Answers, cafe: str, notice: str) -> SignUp:
    """The answers as a sign-up; a name that was spoken is not written."""
    written = None if given.name else given.written_name
    needs = tuple(sorted(given.needs))
    return SignUp(cafe, language, notice, given.name, given.telephone, written, needs)


def after(answers: Answers, done: Done) -> Answers:
    """What the visit still has to know once this is done: what was written is forgotten."""
    match done:
        case SignUpSaved():
            return Answers(cafe=answers.cafe)
        case QuestionSaved():
            return replace(answers, question=None, question_consent=None)
        case SignUpFound():
            return replace(answers, cafe=done.cafe)
        case SignUpCancelled():
            return Answers()
        case SignUpMoved():
            return Answers(cafe=answers.cafe)
