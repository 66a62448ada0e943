"""What a visitor leaves is not spoken without a yes, not asked twice, not saved unseen."""

from __future__ import annotations

import pytest

from kiosk.dialogue import begin
from kiosk.dialogue.digits import pairs, rhythmic, spelled
from kiosk.dialogue.effects import EndVisit, Playback, SaveSignUp, Speak, StartTimer, Utterance
from kiosk.dialogue.marks import strip_marks
from kiosk.dialogue.script import Kind, Step
from kiosk.dialogue.session import DEFAULT_VOLUME, RATES_PERCENT, Parts
from tests.accessibility.shipped import (
    DIGITS,
    NUMBER,
    TOUCH_ONLY,
    WITH_ALL,
    Seen,
    script,
    walk,
)
from tests.dialogue.conversation import Conversation

LANGUAGES = [language.code for language in script().languages]
AS_SPOKEN = (NUMBER, rhythmic(NUMBER), spelled(NUMBER), *map(spelled, pairs(NUMBER)))


def spoken(each: Seen) -> list[Utterance]:
    """What reaches the loudspeaker in words."""
    return list(each.utterances)


def to_consent(language: str, parts: Parts = WITH_ALL) -> Conversation:
    """A visitor who has chosen the first café."""
    visit = Conversation(script(), parts)
    visit.press(language, "cafe", visit.script.steps["cafe"].listed[0].name)
    assert visit.step == "consent"
    return visit


def type_number(visit: Conversation) -> None:
    """Touch the digits of a telephone number."""
    visit.press(*(DIGITS[int(digit)] for digit in NUMBER))


def register(language: str, parts: Parts = TOUCH_ONLY) -> tuple[Conversation, list[str]]:
    """A whole registration by touch, and the steps it went through."""
    visit = to_consent(language, parts)
    went = [visit.step]

    def touch(*names: str) -> None:
        visit.press(*names)
        while visit.script.steps[visit.step].kind is Kind.MESSAGE:
            visit.finish_speaking()
        went.append(visit.step)

    touch("yes")
    letters = visit.script.steps["name-typed"].letters[language]
    touch(*letters[:2], "done")
    touch("yes")
    touch("no")
    type_number(visit)
    went.append(visit.step)
    touch("yes")
    touch("chair", "done")
    touch("yes")
    visit.save()
    went.append(visit.step)
    return visit, went


def test_the_number_is_never_said_without_a_yes() -> None:
    """Not as a whole, not by pairs, on any page in any language."""
    shown = 0
    for each in walk():
        if not each.session.answers.read_aloud:
            shown += each.session.answers.telephone is not None
            for utterance in spoken(each):
                assert not any(digits in utterance.text for digits in AS_SPOKEN), each.where
    assert shown


def test_a_typed_name_is_never_said() -> None:
    """It is on the screen alone."""
    written = 0
    for each in (*walk(), *walk(TOUCH_ONLY)):
        name = each.session.answers.written_name
        for utterance in spoken(each):
            assert name is None or name not in utterance.text.split(), each.where
        written += name is not None
    assert written


def test_a_recording_is_played_only_to_one_who_agreed() -> None:
    """Nothing is recorded, or played back, before the yes; only the page that checks plays it."""
    played = 0
    for each in walk():
        if any(isinstance(say, Playback) for say in each.says):
            answers = each.session.answers
            assert answers.consent or answers.question or answers.question_consent, each.where
            assert script().steps[each.view.step].plays, each.where
            played += 1
    assert played


def test_needs_are_never_said_without_a_yes() -> None:
    """A need may tell of a disability: it is private like the number.

    "Did you say ...?" asks back what the visitor has just said aloud.
    """
    for each in walk():
        given = each.session.answers
        if given.needs and not given.read_aloud and each.session.doubt is None:
            chosen = [need for need in script().needs if need.sets.need in each.session.answers.needs]
            for utterance in spoken(each):
                if utterance.lights is None and utterance.filled:
                    words = [strip_marks(need.hear[utterance.language][0]) for need in chosen]
                    assert not any(word in strip_marks(utterance.text) for word in words), each.where


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gain_is_the_default_for_the_next_visitor(language: str) -> None:
    """However loud one visitor made it, at `EndVisit` the next begins at the default."""
    visit = Conversation(script())
    visit.press(language, "louder", "louder", "goodbye")
    assert visit.session.volume != DEFAULT_VOLUME
    assert EndVisit(finished=True) in visit.finish_speaking()
    following = begin(visit.script, visit.session.parts, last_id=visit.session.last_id)
    (speak,) = [effect for effect in following.effects if isinstance(effect, Speak)]
    assert (following.session.volume, speak.volume_percent, speak.rate_percent) == (DEFAULT_VOLUME, 80, 100)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_page_tells_the_cafe_how_to_come_and_how_to_cancel(language: str) -> None:
    """Date, place and code are said and shown; then what to bring, and the words that cancel it."""
    visit, _ = register(language)
    assert visit.step == "saved"
    cafe = visit.script.cafes[0]
    said = " ".join(visit.said)
    again = next(choice for choice in visit.script.steps["home"].choices if choice.go == "mine")
    for told in (cafe.when[language][0], cafe.where[language][0], spelled("4712"), again.hear[language][0]):
        assert told.lower() in said.lower(), told
    assert cafe.where[language][1] in visit.view.details[0].text
    assert visit.view.details[1].text == "4712"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_asked_twice(language: str) -> None:
    """A whole registration passes each page once; the review comes before the save."""
    visit, went = register(language)
    assert len(went) == len(set(went)), went
    assert went.index("review") < went.index("saved")
    assert isinstance(visit.last(SaveSignUp), SaveSignUp)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_speech_a_registration_is_whole(language: str) -> None:
    """By touch alone, the microphone off: name, number, need and café are saved."""
    visit, _ = register(language)
    order = visit.last(SaveSignUp)
    assert isinstance(order, SaveSignUp)
    sign_up = order.sign_up
    assert (sign_up.cafe, sign_up.telephone, sign_up.needs) == (visit.script.cafes[0].id, NUMBER, ("chair",))
    assert sign_up.written_name
    assert sign_up.notice


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_comes_before_anything_personal(language: str) -> None:
    """Who collects, how long, whom to ask; a no leads to learning, and an explicit yes alone goes on."""
    visit = to_consent(language)
    said = " ".join(visit.said)
    assert "{" not in said
    assert "30" in said
    assert len(visit.said) >= 8
    visit.press("no")
    assert (visit.step, visit.session.answers.consent) == ("topics", None)


def test_no_personal_page_comes_before_a_yes() -> None:
    """Name, number and needs are asked only of those who agreed."""
    for each in walk():
        if script().steps[each.view.step].item in ("name", "telephone", "needs"):
            assert each.session.answers.consent or each.came_from == each.view.step, each.where


@pytest.mark.parametrize("language", LANGUAGES)
def test_idle_is_two_minutes_then_a_question_then_45_s(language: str) -> None:
    """The timers of the shipped kiosk; a yes by touch or voice comes back, silence erases."""
    visit = Conversation(script())
    visit.press(language, "learn")
    assert [effect.seconds for effect in visit.effects if isinstance(effect, StartTimer)][-1] == 120
    asked = visit.leave()
    assert visit.step == "still-there"
    assert [effect.seconds for effect in asked if isinstance(effect, StartTimer)][-1] == 45
    assert any(isinstance(effect, Speak) for effect in asked)
    visit.leave()
    assert EndVisit(finished=False) in visit.finish_speaking()


def asked(step: Step) -> bool:
    """Whether a step takes an answer."""
    return step.kind in (Kind.QUESTION, Kind.RECORDING, Kind.NUMBER, Kind.LETTERS)


def test_one_question_a_page_and_at_most_four_answers() -> None:
    """Each page that asks has a single shorter prompt; no page has more than four answers beside the bar."""
    for each in walk():
        step = script().steps[each.view.step]
        assert len(each.view.options) <= 4, each.where
        assert len(each.view.bar) == 8, each.where
        if asked(step):
            assert len(step.again[each.view.language]) == 1, each.where
            marks = [
                line.text.count("?") + line.text.count("؟") for line in step.says[each.view.language][:-1]
            ]
            assert "." in step.name or sum(marks) <= 1, each.where


def test_an_answer_by_touch_is_never_asked_back() -> None:
    """A menu choice that was clear is not confirmed: no touch leads to "did you say ...?"."""
    visit = Conversation(script())
    for name in ("fr", "learn", "what-is-ai"):
        visit.press(name)
        assert visit.session.doubt is None


def test_speed_has_six_steps_and_silence_lasts_8_s() -> None:
    """From half to twice the usual speed; after 8 s of silence the shipped kiosk asks again."""
    assert RATES_PERCENT == (50, 75, 100, 125, 150, 200)
    assert script().pace.silence_s == 8
