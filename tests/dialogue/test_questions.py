"""Questions for the next Café, and what a visitor can do about an earlier sign-up."""

from __future__ import annotations

import pytest

from kiosk.dialogue.effects import (
    CancelSignUp,
    FindSignUp,
    Listen,
    MoveSignUp,
    Playback,
    SaveQuestion,
    SaveSignUp,
    Speak,
)
from kiosk.dialogue.events import (
    Miss,
    QuestionSaved,
    SaveFailed,
    SignUpCancelled,
    SignUpFound,
    SignUpMoved,
    SignUpNotFound,
)
from kiosk.dialogue.session import Answers
from tests.dialogue.conversation import NAME, Conversation, at_home

CODE = ("four", "seven", "one", "two")


def at_ask() -> Conversation:
    """A visitor who has a question."""
    visit = at_home()
    visit.press("ask")
    return visit


# -- a question ----------------------------------------------------------------------------------------


def test_a_topic_that_fits_is_offered() -> None:
    """However clearly it was heard: a yes leads to it, a no to the recording."""
    for answer, step in (("yes", "topic"), ("no", "question-consent")):
        visit = at_ask()
        visit.say("work", 0.99)
        assert (visit.step, visit.said[0]) == ("ask", "en: shall I tell work")
        visit.say(answer)
        assert visit.step == step


def test_further_words_of_a_topic_are_heard_where_questions_are_asked() -> None:
    """And nowhere else."""
    visit = at_ask()
    visit.finish_speaking()
    order = visit.last(Listen)
    assert isinstance(order, Listen)
    assert next(hear.phrases for hear in order.hears if hear.choice == "work") == ("work", "shop", "field")


@pytest.mark.parametrize("cause", [Miss.NOT_UNDERSTOOD, Miss.CUT_OFF])
def test_a_question_that_fits_no_topic_can_be_left(cause: Miss) -> None:
    """The kiosk makes no answer up: it offers to record the question."""
    visit = at_ask()
    visit.mumble(cause)
    assert visit.step == "question-consent"


def test_a_loud_room_is_no_question() -> None:
    """It is asked again, with the reason."""
    visit = at_ask()
    visit.mumble(Miss.TOO_LOUD)
    assert (visit.step, visit.said[0]) == ("ask", "en: too_loud")


def test_a_question_is_played_back_and_saved_without_a_name() -> None:
    """Nothing of it stays in the visit once the store has it."""
    visit = at_ask()
    visit.press("record", "yes")
    visit.record()
    speak = visit.last(Speak)
    assert isinstance(speak, Speak)
    assert (visit.step, Playback(NAME) in speak.says) == ("question-check", True)
    visit.press("yes")
    visit.finish_speaking()
    order = visit.last(SaveQuestion)
    assert order == SaveQuestion(getattr(order, "save_id", 0), "en", "q1", NAME)
    visit.send(QuestionSaved(visit.session.save_id or 0))
    assert (visit.step, visit.session.answers) == ("question-saved", Answers())


def test_a_question_without_consent_is_not_saved() -> None:
    """Agreeing to a registration is another thing."""
    visit = at_ask()
    visit.press("record", "no", "cafe", "rabat", "yes", "home", "ask", "record", "yes")
    visit.record()
    assert visit.session.answers.consent == "v1"
    assert visit.session.answers.question_consent == "q1"


def test_a_retried_save_of_one_kind_never_takes_the_id_of_another() -> None:
    """A failed question and then a sign-up are two orders."""
    visit = at_ask()
    visit.press("record", "yes")
    visit.record()
    visit.press("yes")
    visit.finish_speaking()
    first = visit.session.save_id
    visit.send(SaveFailed(first or 0))
    visit.press("home", "cafe", "rabat", "yes", "skip", "no-telephone")
    visit.finish_speaking()
    visit.press("done", "yes")
    visit.finish_speaking()
    order = visit.last(SaveSignUp)
    assert isinstance(order, SaveSignUp)
    assert order.save_id != first


# -- an earlier sign-up --------------------------------------------------------------------------------


def looked_up() -> Conversation:
    """A visitor who has given their code."""
    visit = at_home()
    visit.press("mine", *CODE)
    visit.finish_speaking()
    return visit


def found() -> Conversation:
    """The store knows the code."""
    visit = looked_up()
    visit.send(SignUpFound(visit.session.save_id or 0, "rabat"))
    return visit


def test_a_code_finds_the_cafe_and_nothing_else() -> None:
    """The sealed record stays sealed."""
    visit = looked_up()
    order = visit.last(FindSignUp)
    assert isinstance(order, FindSignUp)
    assert order.reference == "4712"
    visit.send(SignUpFound(order.save_id, "rabat"))
    assert visit.step == "mine-found"
    assert [detail.text for detail in visit.view.details] == ["Saturday\nRabat"]
    assert visit.session.answers == Answers(cafe="rabat", quoted="4712")


def test_a_sign_up_is_cancelled_by_its_code() -> None:
    """It is said only after the store did it."""
    visit = found()
    visit.press("cancel")
    visit.finish_speaking()
    order = visit.last(CancelSignUp)
    assert isinstance(order, CancelSignUp)
    assert (order.reference, visit.step) == ("4712", "mine-cancelling")
    visit.send(SignUpCancelled(order.save_id))
    assert (visit.step, visit.session.answers) == ("mine-cancelled", Answers())


def test_a_sign_up_is_moved_to_another_cafe() -> None:
    """The code stays the same."""
    visit = found()
    visit.press("change", "sale")
    visit.finish_speaking()
    order = visit.last(MoveSignUp)
    assert isinstance(order, MoveSignUp)
    assert (order.reference, order.cafe) == ("4712", "sale")
    visit.send(SignUpMoved(order.save_id))
    assert visit.step == "mine-moved"
    assert [detail.text for detail in visit.view.details] == ["Saturday\nSale"]


def test_a_code_that_nobody_has_is_asked_again_and_then_a_person_helps() -> None:
    """Guessing stops at the third."""
    visit = at_home()
    steps = []
    for _ in range(3):
        visit.press("home", "mine", *CODE)
        visit.finish_speaking()
        visit.send(SignUpNotFound(visit.session.save_id or 0))
        steps.append(visit.step)
    assert steps == ["mine-unknown", "mine-unknown", "help"]
    visit.press("resume")
    assert visit.step == "home"


def test_the_code_is_said_only_by_tones() -> None:
    """It is private until the visitor has it."""
    visit = at_home()
    visit.press("mine", "four", "seven")
    assert visit.said == ()
