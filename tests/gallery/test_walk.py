"""The walk through a script meets each of its pages, with made-up answers only."""

from __future__ import annotations

from functools import cache

from kiosk.dialogue.effects import SaveSignUp
from kiosk.dialogue.session import Stage
from kiosk.gallery.walk import TOUCH_ONLY, WITH_ALL, Seen, walk
from kiosk.gallery.ways import NUMBER, RECORDING
from tests.dialogue.sample import sample_script

SCRIPT = sample_script()


@cache
def met() -> tuple[Seen, ...]:
    """All pages of the small script."""
    return walk(SCRIPT, WITH_ALL)


def test_every_page_is_met_in_every_language() -> None:
    """Also those for what is not so: no café, a café that is full."""
    steps = {(each.view.language, each.view.step) for each in met()}
    assert steps == {(language.code, step) for language in SCRIPT.languages for step in SCRIPT.steps}


def test_no_page_is_met_twice_alike() -> None:
    """The walk ends, and keeps what is new: the same session is met once."""
    seen = met()
    assert len({(each.session, each.came_from) for each in seen}) == len(seen)


def test_what_happens_on_a_page_is_met_too() -> None:
    """Doubt, silence up to three times, a pause, a recording, and the store at work."""
    sessions = [each.session for each in met()]
    assert {session.misses for session in sessions} == {0, 1, 2, 3}
    assert any(session.doubt for session in sessions)
    assert any(session.held is not None for session in sessions)
    assert {session.stage for session in sessions} >= {Stage.SPEAKING, Stage.RECORDING, Stage.SAVING}


def test_answers_are_made_up() -> None:
    """What the walk saves is its own number and its own sound."""
    saved = [effect.sign_up for each in met() for effect in each.effects if isinstance(effect, SaveSignUp)]
    assert {sign_up.telephone for sign_up in saved} <= {None, NUMBER}
    assert {sign_up.name for sign_up in saved} <= {None, RECORDING}


def test_without_a_microphone_nothing_is_recorded() -> None:
    """The walk goes the ways that visitors then can."""
    seen = walk(SCRIPT, TOUCH_ONLY)
    assert seen
    assert all(each.session.stage is not Stage.RECORDING for each in seen)
