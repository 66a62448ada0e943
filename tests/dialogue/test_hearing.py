"""How the core hears: bad takes, slow speakers, "I hear you", interruptions, and honest doubt."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.dialogue import begin
from kiosk.dialogue.effects import Listen, Record, Speak, StartTimer, StopListening, StopSpeaking, Tone
from kiosk.dialogue.events import Candidate, Heard, Loudness, Recorded, Recording, SpeechBegan, Spoken, Take
from kiosk.dialogue.hearing import FREE_SPEECH_MS, SLOWEST_MS
from kiosk.dialogue.script import Pace
from kiosk.dialogue.session import Parts
from kiosk.dialogue.view import Attention
from tests.dialogue.conversation import NAME, Conversation
from tests.dialogue.sample import sample_script

QUIET = Recording(b"\x01\x00" * 8000)
BAD = [take for take in Take if take is not Take.GOOD]


def at_home(**pace: float | bool) -> Conversation:
    """A visitor who has chosen English."""
    visit = Conversation(sample_script(pace=Pace(**pace)))  # type: ignore[arg-type]  # tests name the fields
    visit.press("en")
    return visit


def at_name() -> Conversation:
    """A visitor who is asked for their name."""
    visit = Conversation()
    visit.press("en", "cafe", "rabat", "yes")
    return visit


def listened(visit: Conversation) -> Listen:
    """The latest order to listen."""
    order = visit.last(Listen)
    assert isinstance(order, Listen)
    return order


# -- recordings ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("take", BAD)
def test_a_bad_take_is_told_and_made_again(take: Take) -> None:
    """What to do is said, then the tone, then it records again."""
    visit = at_name()
    visit.record(QUIET, take)
    assert (visit.step, visit.said) == ("name", (f"en: {take.value}",))
    speak = visit.last(Speak)
    assert isinstance(speak, Speak)
    assert speak.says[-1] is Tone.YOUR_TURN
    assert any(isinstance(effect, Record) for effect in visit.finish_speaking())


def test_after_two_more_tries_what_there_is_is_kept() -> None:
    """Nobody is asked for ever."""
    visit = at_name()
    for _ in range(3):
        visit.record(QUIET, Take.NOISY)
    assert (visit.step, visit.session.answers.name) == ("name-check", QUIET)


def test_a_good_take_after_a_bad_one_is_kept() -> None:
    """The better one."""
    visit = at_name()
    visit.record(QUIET, Take.TOO_QUIET)
    visit.record(NAME)
    assert (visit.step, visit.session.answers.name) == ("name-check", NAME)


def test_silence_after_a_bad_take_keeps_the_bad_one() -> None:
    """Who does not want to say it again need not."""
    visit = at_name()
    visit.record(QUIET, Take.CLIPPED)
    visit.record(None)
    assert (visit.step, visit.session.answers.name) == ("name-check", QUIET)


def test_each_recording_has_its_own_tries() -> None:
    """Saying the name anew begins to count anew."""
    visit = at_name()
    for _ in range(3):
        visit.record(QUIET, Take.NOISY)
    visit.press("no")
    visit.record(QUIET, Take.NOISY)
    assert visit.step == "name"


def test_without_words_for_it_a_bad_take_is_kept() -> None:
    """A script that says nothing of takes."""
    visit = Conversation(sample_script(takes={}))
    visit.press("en", "cafe", "rabat", "yes")
    visit.record(QUIET, Take.NOISY)
    assert visit.step == "name-check"


def test_a_recording_shows_how_loud_it_is() -> None:
    """From nothing, over "I hear you", to all of it; nothing of it stays."""
    visit = at_name()
    visit.finish_speaking()
    record_id = visit.session.listen_id or 0
    assert (visit.view.attention, visit.view.loudness) == (Attention.RECORDING, 0)
    visit.send(SpeechBegan(record_id))
    assert visit.view.loudness == 1
    visit.send(Loudness(record_id, 4))
    assert visit.view.loudness == 4
    visit.send(Loudness(record_id, 99))
    assert visit.view.loudness == 6
    assert visit.send(Loudness(record_id + 1, 3)) == ()
    visit.send(Recorded(record_id, NAME))
    assert visit.view.loudness == 0


# -- "I hear you" --------------------------------------------------------------------------------------


def test_speech_lights_the_ear_until_it_is_heard() -> None:
    """From the first sound to the answer."""
    visit = at_home()
    visit.finish_speaking()
    listen_id = visit.session.listen_id or 0
    shown = [visit.view.attention]
    for event in (SpeechBegan(listen_id), Heard(listen_id, ())):
        visit.send(event)
        shown.append(visit.view.attention)
    assert shown == [Attention.LISTENING, Attention.HEARING, Attention.SPEAKING]


# -- slow speakers -------------------------------------------------------------------------------------


def test_a_visit_begins_with_the_kiosks_own_patience() -> None:
    """As config.yaml says."""
    visit = at_home(end_silence_ms=900)
    visit.finish_speaking()
    assert (listened(visit).end_silence_ms, listened(visit).sure_silence_ms) == (900, 900)


def test_a_pause_near_the_end_of_an_answer_lengthens_the_wait() -> None:
    """Twice the pause: the next may be longer. A clear answer is still not waited for."""
    visit = at_home()
    visit.say_slowly("cafe", 560)
    visit.finish_speaking()
    assert (listened(visit).end_silence_ms, listened(visit).sure_silence_ms) == (1_120, 700)


def test_speech_that_was_not_understood_lengthens_the_wait() -> None:
    """It may have been cut in two."""
    visit = at_home()
    visit.mumble()
    visit.mumble()
    visit.finish_speaking()
    assert listened(visit).end_silence_ms == 1_300


def test_clear_answers_shorten_it_again() -> None:
    """Step by step, never below the setting."""
    visit = at_home()
    visit.mumble()
    waits = []
    for _ in range(4):
        visit.say("repeat")
        visit.finish_speaking()
        waits.append(listened(visit).end_silence_ms)
    assert waits == [850, 700, 700, 700]


def test_talk_in_the_hall_does_not_make_the_kiosk_slow() -> None:
    """At the welcome nobody's pace is learned."""
    visit = Conversation()
    for _ in range(5):
        visit.mumble()
    assert visit.session.end_silence_ms == 700


def test_a_name_is_given_more_time_than_an_answer() -> None:
    """And more to a slow speaker."""
    visit = at_home()
    visit.mumble()
    visit.press("cafe", "rabat", "yes")
    visit.finish_speaking()
    order = visit.last(Record)
    assert isinstance(order, Record)
    assert order.end_silence_ms == 1_000 + FREE_SPEECH_MS


def test_a_slow_speaker_is_waited_for_longer() -> None:
    """Before the kiosk asks again: half as long again at most."""
    visit = at_home()
    visit.finish_speaking()
    timers = [effect.seconds for effect in visit.effects if isinstance(effect, StartTimer)]
    assert timers[-1] == 8.0
    for _ in range(2):
        visit.mumble()
    visit.finish_speaking()
    timers = [effect.seconds for effect in visit.effects if isinstance(effect, StartTimer)]
    assert timers[-1] == 12.0


def test_the_next_visitor_begins_anew() -> None:
    """Nothing is learned over visits."""
    visit = at_home()
    visit.mumble()
    fresh = begin(visit.script, Parts(), last_id=visit.session.last_id)
    assert fresh.session.end_silence_ms == 700


@settings(deadline=None)
@given(
    st.integers(200, 3_000),
    st.lists(st.tuples(st.sampled_from(["repeat", "mumble", "doubt"]), st.integers(0, 8_000)), max_size=30),
)
def test_patience_has_bounds(usual_ms: int, said: list[tuple[str, int]]) -> None:
    """Never shorter than the setting, never longer than the slowest."""
    visit = at_home(end_silence_ms=usual_ms)
    for what, pause_ms in said:
        visit.finish_speaking()
        candidates = () if what == "mumble" else (Candidate("repeat", 0.3 if what == "doubt" else 0.9),)
        visit.send(Heard(visit.session.listen_id or 0, candidates, pause_ms))
        visit.finish_speaking()
        order = listened(visit)
        assert usual_ms == order.sure_silence_ms <= order.end_silence_ms <= max(SLOWEST_MS, usual_ms)


# -- interruptions -------------------------------------------------------------------------------------


def test_without_the_setting_nothing_is_heard_while_the_kiosk_speaks() -> None:
    """Off by default."""
    visit = at_home()
    assert not any(isinstance(effect, Listen) for effect in visit.effects)


def test_speech_interrupts_the_kiosk_where_that_is_set() -> None:
    """The voice stops at once, the listening goes on, and the answer counts."""
    visit = at_home(interrupt=True)
    listen_id = visit.session.listen_id or 0
    assert isinstance(visit.effects[-1], Listen)
    effects = visit.send(SpeechBegan(listen_id))
    assert StopSpeaking() in effects
    assert StopListening() not in effects
    assert visit.view.attention is Attention.HEARING
    visit.send(Heard(listen_id, (Candidate("cafe", 0.9),)))
    assert visit.step == "cafe"


def test_nobody_interrupts_and_the_listening_goes_on() -> None:
    """The order given before is still the one that is awaited."""
    visit = at_home(interrupt=True)
    listen_id = visit.session.listen_id
    effects = visit.finish_speaking()
    assert not any(isinstance(effect, Listen) for effect in effects)
    assert any(isinstance(effect, StartTimer) for effect in effects)
    assert visit.session.listen_id == listen_id
    visit.say("cafe")
    assert visit.step == "cafe"


def test_a_touch_in_mid_word_stops_both() -> None:
    """The voice and the listening of the page before."""
    visit = at_home(interrupt=True)
    effects = visit.send(SpeechBegan(visit.session.listen_id or 0))
    visit.press("cafe")
    assert isinstance(effects[1], StopSpeaking)
    assert StopListening() in visit.effects


def test_a_late_end_of_speech_changes_nothing_after_an_interruption() -> None:
    """`Spoken` may have been on its way."""
    visit = at_home(interrupt=True)
    speak_id = visit.session.speak_id or 0
    visit.send(SpeechBegan(visit.session.listen_id or 0))
    before = visit.session
    visit.send(Spoken(speak_id))
    assert visit.session == before


def test_a_recording_never_begins_while_the_kiosk_speaks() -> None:
    """A name with the kiosk's own voice in it is no name."""
    visit = Conversation(sample_script(pace=Pace(interrupt=True)))
    visit.press("en", "cafe", "rabat", "yes")
    assert not any(isinstance(effect, Record) for effect in visit.effects)
    assert visit.session.listen_id is None


# -- honest doubt --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("probability", "said", "step"),
    [
        (0.24, "en: home again", "home"),
        (0.25, "en: did you say cafe", "home"),
        (0.49, "en: did you say cafe", "home"),
        (0.5, "en: cafe first", "cafe"),
    ],
)
def test_probability_decides_between_asking_again_asking_back_and_going_on(
    probability: float, said: str, step: str
) -> None:
    """The thresholds of config.yaml: 0.25 to ask, 0.5 to accept."""
    visit = at_home()
    visit.say("cafe", probability)
    assert (visit.step, visit.said[0]) == (step, said)


def test_none_of_these_is_asked_again() -> None:
    """Whatever is left over was none of the choices: no candidate is probable enough."""
    visit = at_home()
    visit.finish_speaking()
    spread = (Candidate("cafe", 0.2), Candidate("learn", 0.15))
    visit.send(Heard(visit.session.listen_id or 0, spread))
    assert visit.said == ("en: home again",)


def test_in_doubt_yes_and_no_are_listened_for_at_every_question() -> None:
    """And the answer itself, said again; in the visitor's language."""
    for language in ("en", "ar"):
        visit = Conversation()
        visit.press(language)
        visit.say("learn", 0.4)
        visit.finish_speaking()
        heard = {hear.choice: hear.language for hear in listened(visit).hears}
        assert {"yes", "no", "learn"} <= heard.keys()
        assert heard["yes"] == heard["no"] == language
