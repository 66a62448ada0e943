"""The telephone number: in pairs, said back only with a yes, one pair given again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.dialogue.digits import pairs
from kiosk.dialogue.effects import Speak, Tone, Utterance
from tests.dialogue.conversation import Conversation
from tests.dialogue.sample import ORDER
from tests.dialogue.sample_steps import NUMBER_NAMES

DIGITS = "0612345678"


def names(digits: str) -> list[str]:
    """The keys of these digits."""
    return [NUMBER_NAMES[int(digit)] for digit in digits]


def at_check(*, aloud: bool = False, digits: str = DIGITS) -> Conversation:
    """A visitor who has given a number and is asked whether it is right."""
    visit = Conversation()
    visit.to_telephone(aloud=aloud)
    visit.press(*names(digits))
    assert visit.step == "check"
    return visit


def answered(visit: Conversation) -> tuple[object, ...]:
    """What the kiosk said last."""
    speak = visit.last(Speak)
    assert isinstance(speak, Speak)
    return speak.says


def test_a_digit_and_a_pair_are_answered_by_tones() -> None:
    """Without a yes nothing is said; the second tone is another."""
    visit = Conversation()
    visit.to_telephone()
    visit.say("zero")
    assert answered(visit) == (Tone.TYPED,)
    visit.say("six")
    assert answered(visit) == (Tone.GROUP,)
    assert visit.view.entry == "06 __ __ __ __"


def test_a_pair_is_said_back_to_a_visitor_who_agreed() -> None:
    """As two digits, and never kept as a clip."""
    visit = Conversation()
    visit.to_telephone(aloud=True)
    visit.press("zero", "six")
    (said,) = answered(visit)
    assert isinstance(said, Utterance)
    assert (said.text, said.shown, said.private, said.filled) == ("0, 6", "06", True, True)


def test_the_caption_stays_while_digits_are_typed() -> None:
    """A tone leaves the step's prompt on the page."""
    visit = Conversation()
    visit.to_telephone()
    visit.press("zero")
    assert visit.view.caption == "en: telephone again"


def test_the_check_shows_each_pair_to_be_touched() -> None:
    """In the order they are written."""
    visit = at_check()
    assert [(group.name, group.label) for group in visit.view.groups] == list(
        zip(ORDER, ("06", "12", "34", "56", "78"), strict=True)
    )


def test_a_touched_pair_alone_is_given_again() -> None:
    """The others stay; then the whole number is checked again."""
    visit = at_check()
    visit.press("third")
    assert (visit.step, visit.said) == ("telephone", ("en: these two again",))
    assert visit.view.entry == "06 12 __ 56 78"
    visit.press("nine", "nine")
    assert (visit.step, visit.session.answers.telephone) == ("check", "0612995678")


def test_a_pair_is_corrected_by_voice() -> None:
    """No, then which, then its two digits."""
    visit = at_check()
    for word in ("no", "second", "eight", "eight"):
        visit.say(word)
    assert (visit.step, visit.session.answers.telephone) == ("check", "0688345678")


def test_asked_which_the_pairs_are_named_and_lit() -> None:
    """By their order; their digits only with a yes."""
    for aloud, said in ((False, "en: second"), (True, "en: second: 1, 2.")):
        visit = at_check(aloud=aloud)
        visit.press("no")
        utterances = [say for say in answered(visit) if isinstance(say, Utterance)]
        assert (utterances[3].text, utterances[3].lights) == (said, "second")
        assert utterances[3].private is aloud


def test_a_corrected_pair_is_said_in_the_number() -> None:
    """The check says the new number, to a visitor who agreed."""
    visit = at_check(aloud=True)
    visit.press("fifth", "zero", "zero")
    assert visit.said == ("en: Your number: 0, 6; 1, 2; 3, 4; 5, 6; 0, 0",)


def test_a_pair_that_makes_no_number_is_asked_again() -> None:
    """The old pair stays until a right one is given."""
    visit = at_check()
    visit.press("first", "nine", "nine")
    assert (visit.step, visit.said, visit.session.entry) == ("telephone", ("en: these two again",), "")
    assert visit.session.answers.telephone == DIGITS
    visit.press("zero", "seven")
    assert visit.session.answers.telephone == "0712345678"


def test_all_of_it_can_be_given_again() -> None:
    """An empty keypad."""
    visit = at_check()
    visit.press("no", "all")
    assert visit.view.entry == "__ __ __ __ __"


def test_back_from_a_correction_keeps_the_number() -> None:
    """Nothing is lost by changing one's mind."""
    visit = at_check()
    visit.press("first", "nine", "back")
    assert (visit.step, visit.session.answers.telephone) == ("check", DIGITS)


def test_after_a_correction_back_leads_before_the_number() -> None:
    """Not through the correction."""
    visit = at_check()
    visit.press("no", "second", "eight", "eight", "back")
    assert (visit.step, visit.view.entry) == ("telephone", "__ __ __ __ __")


def test_help_does_not_lose_the_digits() -> None:
    """Never ask twice: the digits, and which pair is given again, are still there."""
    visit = Conversation()
    visit.to_telephone()
    visit.press("zero", "six", "one", "help", "resume")
    assert visit.view.entry == "06 1_ __ __ __"
    visit = at_check()
    visit.press("fourth", "one", "help", "resume")
    assert visit.view.entry == "06 12 34 1_ 78"


def test_a_pair_can_be_asked_back() -> None:
    """Which one is meant is no private matter."""
    visit = at_check()
    visit.say("second", 0.4)
    assert visit.said == ("en: did you say second",)
    assert visit.view.groups == ()
    visit.press("yes")
    assert visit.view.entry == "06 __ 34 56 78"


@settings(deadline=None)
@given(
    st.from_regex("0[5-7][0-9]{8}", fullmatch=True),
    st.integers(0, 4),
    st.text("0123456789", min_size=2, max_size=2),
)
def test_only_the_chosen_pair_changes(digits: str, at: int, pair: str) -> None:
    """Whatever the number, the pair and its new digits."""
    visit = at_check(digits=digits)
    visit.press(ORDER[at], *names(pair))
    now = visit.session.answers.telephone or ""
    assert [p for n, p in enumerate(pairs(now)) if n != at] == [
        p for n, p in enumerate(pairs(digits)) if n != at
    ]
    assert pairs(now)[at] == (pair if visit.step == "check" else pairs(digits)[at])


ACTS = [*NUMBER_NAMES, "erase", *ORDER, "yes", "no", "all", "back", "repeat", "help", "resume", "screen"]


@settings(deadline=None)
@given(st.lists(st.sampled_from(ACTS), max_size=40))
def test_no_digit_is_said_without_a_yes(acts: list[str]) -> None:
    """Whatever is done at the number and its check, typed or corrected."""
    visit = Conversation()
    visit.to_telephone(aloud=False)
    for act in acts:
        visit.press(act)
        if visit.session.answers.read_aloud:
            return
        says = [say for effect in visit.effects if isinstance(effect, Speak) for say in effect.says]
        spoken = [say.text for say in says if isinstance(say, Utterance)]
        assert not any(character.isdigit() for text in spoken for character in text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(ACTS), max_size=40))
def test_the_number_is_whole_or_not_there(acts: list[str]) -> None:
    """No half-corrected number is ever an answer."""
    visit = Conversation()
    visit.to_telephone(aloud=True)
    for act in acts:
        visit.press(act)
        telephone = visit.session.answers.telephone
        assert telephone is None or (len(telephone) == 10 and telephone[:2] in {"05", "06", "07"})
