from __future__ import annotations

from tests.dialogue.conversation import Conversation

NUMBER = ("zero", "six", "one", "two", "three", "four", "five", "six", "seven", "eight")


def test_the_number_is_not_spoken_without_a_yes() -> None:
    """Only `read_aloud` fills the spoken number; the caption shows it to its owner."""
    visit = Conversation()
    for aloud, said in ((False, ""), (True, "0, 6; 1, 2; 3, 4; 5, 6; 7, 8")):
        visit = Conversation()
        visit.to_telephone(aloud=aloud)
        visit.press(*NUMBER)
        assert visit.step == "check"
        assert visit.said == (f"en: Your number: {said}",)
        assert visit.view.caption == "en: Your number: 06 12 34 56 78"


def test_a_no_takes_the_permission_to_say_the_number_back() -> None:
    """The latest answer to the question counts."""
    visit = Conversation()
    visit.to_telephone(aloud=True)
    visit.press("back", "no", *NUMBER)
    assert not visit.session.answers.read_aloud


def test_the_last_digit_can_be_erased() -> None:
    """Erase takes one digit away; the entry is in pairs and shows how many are wanted."""
    visit = Conversation()
    visit.to_telephone()
    visit.press("zero", "six", "one", "erase", "two", "three")
    assert visit.view.entry == "06 23 __ __ __"


def test_a_wrong_number_is_asked_again() -> None:
    """Ten digits that are no number are kept and asked about."""
    visit = Conversation()
    visit.to_telephone()
    visit.press("zero", *NUMBER)
    assert visit.step == "telephone"
    assert visit.said == ("en: telephone again",)


def test_an_uncertain_digit_is_not_repeated_aloud() -> None:
    """A digit in doubt counts as not understood: asking back would tell it to the hall."""
    visit = Conversation()
    visit.to_telephone()
    visit.say("six", 0.4)
    assert visit.said == ("en: not_understood", "en: telephone again")
