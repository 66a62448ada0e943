"""The review: any one item is changed and the review comes back; nothing is saved by a misheard yes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.dialogue.effects import SaveSignUp
from tests.dialogue.conversation import NAME, Conversation
from tests.dialogue.sample import sample_script


def at_review() -> Conversation:
    """All is given, and nothing saved."""
    visit = Conversation()
    visit.to_review()
    return visit


@pytest.mark.parametrize(
    ("item", "answers"),
    [
        ("cafe", ("sale",)),
        ("telephone", ("no-telephone",)),
        ("needs", ("chair", "done")),
        ("name", ("type", "a", "done", "yes")),
        ("review", ()),
    ],
)
def test_one_item_is_changed_and_the_review_comes_back(item: str, answers: tuple[str, ...]) -> None:
    """No other question is asked again."""
    visit = at_review()
    visit.press("change", item, *answers)
    visit.finish_speaking()
    assert (visit.step, visit.session.changing) == ("review", None)
    visit.press("back")
    assert visit.step == "needs"


def test_a_change_survives_a_question_for_help() -> None:
    """Help in the middle of a change returns to the change."""
    visit = at_review()
    visit.press("change", "cafe", "help", "resume", "sale")
    assert visit.step == "review"
    assert visit.session.answers.cafe == "sale"


def test_going_home_ends_a_change() -> None:
    """What comes later is no part of it."""
    visit = at_review()
    visit.press("change", "cafe", "home", "cafe", "sale")
    assert visit.step == "consent"


def test_a_spoken_yes_at_the_review_is_asked_back() -> None:
    """The place is named once more, whatever the probability; a touch is enough."""
    visit = at_review()
    visit.say("yes", 0.99)
    assert (visit.step, visit.said[0]) == ("review", "en: shall I keep Rabat")
    visit.say("no")
    assert visit.step == "review"
    visit.say("yes")
    visit.say("yes")
    assert visit.step == "save"


def test_a_typed_name_takes_the_place_of_a_spoken_one() -> None:
    """It is sealed as text; a spoken one would be a recording."""
    visit = Conversation()
    visit.press("en", "cafe", "rabat", "yes", "type", *"fatima", "space", "b", "erase", "b", "done")
    assert visit.view.details == ()
    visit.press("yes", "no-telephone")
    visit.finish_speaking()
    visit.press("done", "yes")
    visit.finish_speaking()
    order = visit.last(SaveSignUp)
    assert isinstance(order, SaveSignUp)
    assert (order.sign_up.written_name, order.sign_up.name) == ("Fatima B", None)


def test_typed_letters_are_never_said() -> None:
    """A tone answers each; the name is on the screen alone."""
    visit = Conversation()
    visit.press("en", "cafe", "rabat", "yes", "type", "f")
    assert visit.said == ()
    assert visit.view.entry == "F"
    assert visit.view.spelling


def test_a_spoken_name_takes_the_place_of_a_typed_one() -> None:
    """The last one counts."""
    visit = Conversation()
    visit.press("en", "cafe", "rabat", "yes", "type", "a", "done", "no")
    visit.record()
    assert (visit.session.answers.name, visit.session.answers.written_name) == (NAME, None)


def test_nothing_typed_is_asked_again() -> None:
    """An empty name is no name."""
    visit = Conversation()
    visit.press("en", "cafe", "rabat", "yes", "type", "space", "done")
    assert (visit.step, visit.said) == ("name-typed", ("en: name-typed again",))


def test_without_a_whole_notice_nothing_personal_is_asked() -> None:
    """The consent gives way to what stands in for it."""
    script = sample_script(collects=False)
    steps = {**script.steps, "consent": replace(script.steps["consent"], otherwise="home")}
    visit = Conversation(sample_script(collects=False, steps=steps))
    visit.press("en", "cafe", "rabat")
    assert visit.step == "home"
