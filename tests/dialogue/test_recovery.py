from __future__ import annotations

from kiosk.dialogue import moves
from kiosk.dialogue.effects import EndVisit, Listen, Speak, StartTimer, Tone, Utterance
from kiosk.dialogue.events import Miss, Part, PartFailed, PartRecovered, SpeechBegan
from kiosk.dialogue.session import DEFAULT_RATE, Parts
from kiosk.dialogue.view import Attention
from tests.dialogue.conversation import Conversation, at_home, texts


def test_the_first_miss_brings_a_shorter_prompt() -> None:
    """After a word on why: nothing heard, not understood, a loud room, speech cut off."""
    for cause in Miss:
        visit = at_home()
        if cause is Miss.SILENCE:
            visit.stay_silent()
        else:
            visit.mumble(cause)
        assert visit.said == (f"en: {cause.value}", "en: home again")


def test_the_second_miss_names_the_answers_one_by_one() -> None:
    """Each answer is lit as it is named, after "touch the picture"."""
    visit = Conversation()
    visit.press("en")
    visit.stay_silent()
    visit.stay_silent()
    assert visit.said == (
        "en: touch the picture",
        *(f"en: {name}" for name in ("learn", "cafe", "ask", "mine")),
    )


def test_the_third_miss_offers_a_person_and_stays_at_the_step() -> None:
    """The visit goes on after the third miss: nothing is ended, nobody blamed."""
    visit = Conversation()
    visit.press("en")
    for _ in range(3):
        visit.mumble()
    assert visit.said == ("en: call a person",)
    visit.say("cafe")
    assert visit.step == "cafe"


def test_further_misses_are_answered_by_a_tone() -> None:
    """Speech that still is not understood is never met by nothing."""
    visit = Conversation()
    visit.press("en")
    for _ in range(4):
        visit.mumble()
    speak = visit.last(Speak)
    assert isinstance(speak, Speak)
    assert speak.says == (Tone.NOT_UNDERSTOOD,)


def test_a_doubtful_answer_is_asked_back() -> None:
    """The kiosk asks "did you say ...?" with yes and no on the screen."""
    visit = Conversation()
    visit.press("en")
    visit.say("learn", 0.4)
    assert visit.said == ("en: did you say learn",)
    assert [option.name for option in visit.view.options] == ["yes", "no"]


def test_yes_takes_the_answer_in_doubt() -> None:
    """Yes, by voice or touch, is the answer that was asked back."""
    visit = Conversation()
    visit.press("en")
    visit.say("cafe", 0.4)
    visit.press("yes")
    assert visit.step == "cafe"


def test_saying_it_again_takes_the_answer_in_doubt() -> None:
    """People repeat themselves: the same answer again is a yes."""
    visit = Conversation()
    visit.press("en")
    visit.say("cafe", 0.4)
    visit.say("cafe", 0.4)
    assert visit.step == "cafe"


def test_no_drops_the_answer_in_doubt() -> None:
    """No asks again, shorter."""
    visit = Conversation()
    visit.press("en")
    visit.say("cafe", 0.4)
    visit.say("no")
    assert (visit.step, visit.session.doubt) == ("home", None)
    assert visit.said == ("en: home again",)


def test_a_slow_speaker_is_not_cut_off() -> None:
    """Once someone speaks, the step's time no longer runs."""
    visit = Conversation()
    visit.press("en")
    visit.finish_speaking()
    assert visit.session.listen_id is not None
    visit.send(SpeechBegan(visit.session.listen_id))
    assert visit.session.silence_id is None
    assert visit.view.attention is Attention.HEARING


def test_someone_silent_is_asked_and_then_forgotten() -> None:
    """Idle: a question, 45 s, a goodbye, then the visit is erased."""
    visit = Conversation()
    visit.press("en", "cafe")
    effects = visit.leave()
    assert visit.step == "still-there"
    assert [e.seconds for e in effects if isinstance(e, StartTimer)][-1] == 45
    visit.leave()
    assert visit.said == ("en: goodbye first", "en: goodbye last")
    assert EndVisit(finished=False) in visit.finish_speaking()


def test_yes_to_the_idle_question_returns_to_the_place() -> None:
    """Any sign of life goes on where the visit was."""
    for answer in ("yes", "screen"):
        visit = Conversation()
        visit.press("en", "cafe")
        visit.leave()
        visit.press(answer)
        assert visit.step == "cafe"


def test_talk_in_the_hall_does_not_keep_the_welcome_talking() -> None:
    """At the welcome unknown speech is answered twice, then in silence until it has been quiet."""
    visit = Conversation()
    visit.mumble()
    visit.mumble()
    said = sum(isinstance(effect, Speak) for effect in visit.effects)
    for _ in range(5):
        visit.mumble()
    assert sum(isinstance(effect, Speak) for effect in visit.effects) == said
    visit.leave()
    visit.mumble()
    assert sum(isinstance(effect, Speak) for effect in visit.effects) == said + 1


def test_nobody_speaking_into_the_recorder_is_asked_again() -> None:
    """An empty recording is a miss; after three the answers can still be chosen."""
    visit = Conversation()
    visit.press("en", "cafe", "rabat", "yes")
    for _ in range(3):
        visit.record(None)
    visit.finish_speaking()
    assert "skip" in visit.listens_for


def test_losing_the_ear_narrows_to_touch() -> None:
    """The page says so, and the visit goes on by touch."""
    visit = Conversation()
    visit.press("en")
    visit.finish_speaking()
    visit.send(PartFailed(Part.EAR))
    assert [notice.name for notice in visit.view.notices] == ["touch_only"]
    assert visit.said == ("en: please touch",)
    visit.finish_speaking()
    assert visit.view.attention is Attention.WAITING
    visit.press("cafe")
    assert visit.step == "cafe"


def test_the_ear_is_used_again_when_it_is_back() -> None:
    """Listening begins at once on recovery."""
    visit = Conversation(parts=Parts(ear=False, voice=True))
    visit.press("en")
    visit.finish_speaking()
    assert any(isinstance(effect, Listen) for effect in visit.send(PartRecovered(Part.EAR)))


def test_losing_the_ear_while_recording_offers_the_letters() -> None:
    """A recording that can't be had any more gives way to what needs no microphone."""
    visit = Conversation()
    visit.press("en", "cafe", "rabat", "yes")
    visit.finish_speaking()
    visit.send(PartFailed(Part.EAR))
    assert visit.step == "name-typed"


def test_losing_the_voice_goes_on_with_captions() -> None:
    """The lines are left to be read one after the other, and the kiosk listens meanwhile."""
    visit = Conversation()
    visit.press("en")
    effects = visit.send(PartFailed(Part.VOICE))
    assert any(isinstance(effect, Listen) for effect in effects)
    captions = [visit.view.caption]
    for _ in range(4):
        visit.stay_silent()
        captions.append(visit.view.caption)
    assert captions == ["en: home first", "en: home last", "en: learn", "en: cafe", "en: home again"]


def test_without_a_voice_the_answer_is_lit_while_its_name_is_to_be_read() -> None:
    """Picture and words are in step for those who hear nothing, too; a line of 36 letters stays 3 s."""
    visit = Conversation(parts=Parts(ear=False, voice=False))
    visit.press("en")
    visit.stay_silent()
    visit.stay_silent()
    assert [option.name for option in visit.view.options if option.lit] == ["learn"]
    assert moves.reading_s(Utterance("x", "en", "", "a" * 36), DEFAULT_RATE) == 3.0


def test_the_voice_asks_again_when_it_is_back() -> None:
    """What is still to be read is said aloud; once all was read, the step's question is."""
    visit = Conversation(parts=Parts(ear=True, voice=False))
    visit.press("en")
    visit.stay_silent()
    visit.send(PartRecovered(Part.VOICE))
    assert visit.said == ("en: home last", "en: learn", "en: cafe")
    visit.finish_speaking()
    visit.send(PartFailed(Part.VOICE))
    effects = visit.send(PartRecovered(Part.VOICE))
    (order,) = (effect for effect in effects if isinstance(effect, Speak))
    assert texts(order.says) == ["en: home again"]


def test_a_silent_goodbye_stays_to_be_read() -> None:
    """Without a voice the last page ends by a timer, not at once."""
    visit = Conversation(parts=Parts(ear=True, voice=False))
    visit.press("en")
    visit.leave()
    visit.press("no")
    for _ in visit.session.says:
        assert not visit.ended
        visit.stay_silent()
    assert visit.ended
