from __future__ import annotations

from kiosk.dialogue import begin
from kiosk.dialogue.effects import (
    EndVisit,
    Listen,
    Playback,
    SaveSignUp,
    Speak,
    StopListening,
    StopSpeaking,
    Tone,
)
from kiosk.dialogue.events import Heard, Pressed, SaveFailed, SignUpSaved, Speaking, Spoken, TimedOut
from kiosk.dialogue.session import Answers, Parts
from tests.dialogue.conversation import NAME, Conversation
from tests.dialogue.sample import sample_script

NUMBER = ("zero", "six", "one", "two", "three", "four", "five", "six", "seven", "eight")


def test_the_welcome_greets_in_each_language() -> None:
    """Each language is greeted in its own words."""
    assert Conversation().said == ("en: en", "ar: ar")


def test_a_spoken_greeting_chooses_the_language() -> None:
    """Saying a greeting goes home in its language."""
    visit = Conversation()
    visit.say("ar")
    assert (visit.step, visit.view.language, visit.view.right_to_left) == ("home", "ar", True)
    assert visit.said[0] == "ar: home first"


def test_the_kiosk_listens_only_after_it_has_spoken() -> None:
    """Half duplex: no listening while it speaks."""
    visit = Conversation()
    assert not any(isinstance(effect, Listen) for effect in visit.effects)
    assert any(isinstance(effect, Listen) for effect in visit.finish_speaking())


def test_a_tone_says_your_turn() -> None:
    """A question ends with the tone."""
    visit = Conversation()
    visit.press("en")
    speak = visit.last(Speak)
    assert isinstance(speak, Speak)
    assert speak.says[-1] is Tone.YOUR_TURN


def test_a_touch_stops_speech_at_once() -> None:
    """A touch orders silence before anything new is said."""
    visit = Conversation()
    effects = visit.send(Pressed("en"))
    kinds = [type(effect) for effect in effects]
    assert kinds.index(StopSpeaking) < kinds.index(Speak)


def test_a_touch_beside_the_answers_pauses_the_speech() -> None:
    """Touching the bare screen stops the speech and listens."""
    visit = Conversation()
    visit.press("en", "screen")
    assert isinstance(visit.effects[-2], Listen)


def test_a_touch_stops_the_listening() -> None:
    """What is said to the page before is not heard on the next."""
    visit = Conversation()
    visit.finish_speaking()
    assert StopListening() in visit.send(Pressed("en"))


def test_every_question_takes_touch_and_voice() -> None:
    """Answers and controls are shown and listened for at once."""
    visit = Conversation()
    visit.press("en")
    visit.finish_speaking()
    shown = {option.name for option in (*visit.view.options, *visit.view.bar)}
    assert shown == {"learn", "cafe", "ask", "mine", *visit.script.bar}
    assert visit.listens_for == shown | {"faster", "softer", "read"}


def test_a_whole_registration_by_voice_is_saved() -> None:
    """Every answer spoken: the sign-up holds just what was said."""
    visit = Conversation()
    for word in ("en", "cafe", "rabat", "yes"):
        visit.say(word)
    visit.record()
    for word in ("yes", "no"):
        visit.say(word)
    for digit in NUMBER:
        visit.say(digit)
    for word in ("yes", "chair", "done", "yes", "yes"):
        visit.say(word)
    visit.finish_speaking()
    order = visit.last(SaveSignUp)
    assert isinstance(order, SaveSignUp)
    assert (order.sign_up.cafe, order.sign_up.notice, order.sign_up.language) == ("rabat", "v1", "en")
    assert (order.sign_up.name, order.sign_up.telephone) == (NAME, "0612345678")
    assert order.sign_up.needs == ("chair",)


def test_registered_is_said_only_after_the_store_has_it() -> None:
    """The saved page comes with `SignUpSaved`, not before."""
    visit = Conversation()
    visit.to_review()
    visit.press("yes")
    visit.finish_speaking()
    assert visit.step == "save"
    visit.save("4712")
    assert visit.step == "saved"
    assert visit.said[0] == "en: Registered for Saturday at Rabat: 4, 7, 1, 2"
    assert visit.view.details[1].text == "4712"


def test_answers_are_forgotten_once_saved() -> None:
    """Nothing personal stays in the session after the store has it."""
    visit = Conversation()
    visit.to_review()
    visit.press("yes")
    visit.save()
    assert visit.session.answers == Answers(cafe="rabat")


def test_a_failed_save_keeps_the_answers_and_can_be_tried_again() -> None:
    """A retry saves the same sign-up under the same id."""
    visit = Conversation()
    visit.to_review()
    visit.press("yes")
    visit.finish_speaking()
    first = visit.last(SaveSignUp)
    assert isinstance(first, SaveSignUp)
    visit.send(SaveFailed(first.save_id))
    assert visit.step == "save-failed"
    visit.press("yes")
    visit.finish_speaking()
    assert visit.last(SaveSignUp) == first


def test_a_store_that_never_answers_is_a_failure() -> None:
    """The save has a time limit."""
    visit = Conversation()
    visit.to_review()
    visit.press("yes")
    visit.stay_silent()
    assert visit.step == "save-failed"


def test_a_late_save_is_believed() -> None:
    """A save that succeeds after its time limit is told to the visitor."""
    visit = Conversation()
    visit.to_review()
    visit.press("yes")
    visit.stay_silent()
    visit.save()
    assert visit.step == "saved"


def test_nothing_is_saved_without_consent() -> None:
    """A save without a consent goes to the failed step and orders nothing."""
    visit = Conversation()
    visit.press("en")
    visit.session = type(visit.session)(
        parts=visit.session.parts, language="en", step="review", answers=Answers(cafe="rabat")
    )
    visit.press("yes")
    visit.finish_speaking()
    assert visit.step == "save-failed"
    assert not any(isinstance(effect, SaveSignUp) for effect in visit.effects)


def test_the_name_is_played_back_and_can_be_recorded_again() -> None:
    """Redo forgets the first recording."""
    visit = Conversation()
    visit.press("en", "cafe", "rabat", "yes")
    visit.record()
    speak = visit.last(Speak)
    assert isinstance(speak, Speak)
    assert Playback(NAME) in speak.says
    visit.press("no")
    assert (visit.step, visit.session.answers.name) == ("name", None)


def test_without_a_microphone_the_name_is_typed() -> None:
    """Touch only: the step that can't be asked gives way to the letters."""
    visit = Conversation(parts=Parts(ear=False, voice=True))
    visit.press("en", "cafe", "rabat", "yes")
    assert visit.step == "name-typed"


def test_back_returns_to_the_step_before() -> None:
    """Back walks the trail."""
    visit = Conversation()
    visit.press("en", "cafe", "rabat", "back", "back")
    assert visit.step == "home"


def test_a_step_that_leads_to_itself_is_left_once() -> None:
    """Who hears their name again goes back to where they came from, not to where they are."""
    visit = Conversation()
    visit.press("en", "learn", "next", "next", "back")
    assert visit.step == "home"


def test_help_returns_to_where_it_was_called() -> None:
    """Help breaks in and gives the place back."""
    visit = Conversation()
    visit.press("en", "cafe", "help", "help", "resume")
    assert visit.step == "cafe"


def test_speed_and_loudness_are_heard_at_once_and_do_not_outlive_the_visit() -> None:
    """The line that was broken into is said again at the new rate; a new visit is at the default."""
    visit = Conversation()
    visit.press("en")
    speak_id = visit.session.speak_id
    assert speak_id is not None
    visit.send(Speaking(speak_id, 1))
    visit.press("slower")
    speak = visit.last(Speak)
    assert isinstance(speak, Speak)
    assert (visit.said[0], speak.rate_percent) == ("en: home last", 75)
    fresh = begin(visit.script, visit.session.parts, last_id=visit.session.last_id)
    assert fresh.session.rate == begin(visit.script, Parts()).session.rate


def test_the_answer_being_named_is_lit() -> None:
    """Picture and voice are in step."""
    visit = Conversation()
    visit.press("en")
    speak_id = visit.session.speak_id
    assert speak_id is not None
    visit.send(Speaking(speak_id, 3))
    assert [option.name for option in visit.view.options if option.lit] == ["cafe"]
    assert visit.view.caption == "en: cafe"


def test_goodbye_ends_the_visit_once_it_is_said() -> None:
    """The visit ends after the last word."""
    visit = Conversation()
    visit.to_review()
    visit.press("yes")
    visit.save()
    visit.press("goodbye")
    assert not visit.ended
    assert EndVisit(finished=True) in visit.finish_speaking()


def test_late_events_change_nothing() -> None:
    """Events with the id of an order that is over are dropped."""
    visit = Conversation()
    visit.finish_speaking()
    old = visit.session
    visit.press("en")
    before = visit.session
    assert old.listen_id is not None
    for event in (Heard(old.listen_id, ()), Spoken(1), Speaking(1, 0), TimedOut(0), SignUpSaved(1, "1")):
        assert visit.send(event) == ()
    assert visit.session == before


def test_a_trial_says_so_before_it_saves() -> None:
    """In trial the ribbon is shown on every page and said before the save."""
    visit = Conversation(parts=Parts(ear=True, voice=True, trial=True))
    assert [notice.name for notice in visit.view.notices] == ["trial"]
    visit.to_review()
    visit.press("yes")
    assert visit.said == ("en: nothing is kept",)


def test_a_script_without_cafes_says_so() -> None:
    """A question without answers gives way to its stand-in."""
    script = sample_script()
    steps = dict(script.steps)
    empty = steps["cafe"]
    steps["cafe"] = type(empty)(
        empty.name, empty.kind, empty.picture, empty.says, empty.again, otherwise="help"
    )
    visit = Conversation(sample_script(steps=steps))
    visit.press("en", "cafe")
    assert visit.step == "help"
