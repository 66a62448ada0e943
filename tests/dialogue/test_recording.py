"""How the core records: bad takes, and what is shown of them."""

from __future__ import annotations

import pytest

from kiosk.dialogue.effects import Record, Speak, Tone
from kiosk.dialogue.events import Loudness, Recorded, Recording, SpeechBegan, Take
from kiosk.dialogue.view import Attention
from tests.dialogue.conversation import NAME, Conversation
from tests.dialogue.sample import sample_script

QUIET = Recording(b"\x01\x00" * 8000)
BAD = [take for take in Take if take is not Take.GOOD]


def at_name() -> Conversation:
    """A visitor who is asked for their name."""
    visit = Conversation()
    visit.press("en", "cafe", "rabat", "yes")
    return visit


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
