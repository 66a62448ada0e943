"""How long the core waits for an answer, and who may interrupt whom."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.dialogue import begin
from kiosk.dialogue.effects import Listen, Record, StartTimer, StopListening, StopSpeaking
from kiosk.dialogue.events import Candidate, Heard, SpeechBegan, Spoken
from kiosk.dialogue.hearing import FREE_SPEECH_MS, SLOWEST_MS
from kiosk.dialogue.script import Pace
from kiosk.dialogue.session import Parts
from kiosk.dialogue.view import Attention
from tests.dialogue.conversation import Conversation, at_home, listened
from tests.dialogue.sample import sample_script

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
