"""The pages of a gallery: each with a name of its own, and each state that a page can be in."""

from __future__ import annotations

from collections import Counter

from kiosk.dialogue.view import Attention
from kiosk.gallery.states import TIFINAGH
from tests.accessibility.shipped import gallery, script

STATES = (
    "listening",
    "hearing",
    "thinking",
    "lit",
    "understood",
    "reading",
    "typed",
    "answered",
    "loud",
    "moving",
    "tamazight",
    "trial",
    "touch-only",
    "silent",
    "notices",
    "paused",
    "doubt",
)


def test_every_step_has_a_page_in_every_language() -> None:
    """Nothing of the script is left out."""
    met = {(page.view.language, page.view.step) for page in gallery()}
    assert met == {(language.code, step) for language in script().languages for step in script().steps}


def test_names_are_unique_within_a_language() -> None:
    """A picture is not written over another."""
    names = Counter((page.name, page.view.language) for page in gallery())
    assert max(names.values()) == 1


def test_every_state_is_drawn_in_every_language() -> None:
    """What a page can be like meanwhile."""
    for language in script().languages:
        states = {page.name.rpartition("_")[2] for page in gallery() if page.view.language == language.code}
        assert states >= set(STATES)


def test_states_look_as_they_are_called() -> None:
    """The signs, the notices, the lit answer, and a name in Tifinagh."""
    pages = {page.name: page.view for page in gallery() if page.view.language == "fr"}
    assert pages["home_thinking"].attention is Attention.THINKING
    assert pages["home_hearing"].attention is Attention.HEARING
    assert sum(option.lit for option in pages["home_lit"].options) == 1
    assert pages["home_understood"].understood is not None
    assert len(pages["home_notices"].notices) == 3
    assert TIFINAGH in pages["language_tamazight"].options
    assert pages["home_paused"].attention is Attention.PAUSED
    assert pages["name_loud"].loudness > 0
    assert pages["name_loud"].record_seconds > 0
    read = pages["home_reading"].read
    assert read is not None
    assert read.chosen
    assert any(page.view.attention is Attention.SAVING for page in gallery())
    assert any(page.view.attention is Attention.RECORDING for page in gallery())


def test_of_pages_that_share_a_layout_one_is_no_copy() -> None:
    """The parts of the first topic and the first question of the game."""
    alike = {page.name for page in gallery() if page.alike}
    others = {page.name for page in gallery() if not page.alike}
    assert {"what-is-ai.answer", "what-is-ai.question", "game.1", "game.1.true", "question"} <= others
    assert {"limits.answer", "game.2", "game.3.false"} <= alike
    assert all("." in name for name in alike)
