"""How the core hears: "I hear you", and honest doubt."""

from __future__ import annotations

import pytest

from kiosk.dialogue.events import Candidate, Heard, SpeechBegan
from kiosk.dialogue.view import Attention
from tests.dialogue.conversation import Conversation, at_home, listened

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


# -- honest doubt --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("probability", "said", "step"),
    [
        (0.24, "en: not_understood", "home"),
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
    assert visit.said == ("en: not_understood", "en: home again")


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
