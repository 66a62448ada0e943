from __future__ import annotations

import time
from pathlib import Path

import pytest

from kiosk.content.visit_file import Act, VisitFile, VisitLine
from kiosk.demo.thought import phrases_of
from tests.dialogue.sample import sample_script


def visit(*acts: tuple[str, str]) -> VisitFile:
    """A visit file with these lines."""
    lines = tuple(VisitLine(Act(act), value, line) for line, (act, value) in enumerate(acts, 1))
    return VisitFile(Path("visits/visit.yaml"), lines, ())


def texts(*acts: tuple[str, str]) -> set[str]:
    """The English phrases listened for in a visit."""
    return {text for language, text in phrases_of(sample_script(), visit(*acts)) if language == "en"}


def test_each_page_where_something_is_said_is_listened_for() -> None:
    """Those that are passed by a touch, and all others, are not."""
    found = texts(("say", "en"), ("wait", "100"), ("say", "cafe"), ("touch", "more"), ("say", "fes"))
    assert {"en", "learn", "fes", "yes", "no", "repeat"} <= found
    assert not found & {"zero", "chair", "work", "type"}


def test_a_visit_without_a_word_needs_no_example() -> None:
    """Whatever it touches."""
    assert not texts(("touch", "en"), ("touch", "cafe"), ("touch", "1"), ("touch", "yes"))


def test_a_number_a_name_and_a_code_lead_on() -> None:
    """Recordings are made, numbers are whole, the store knows every code."""
    register = (("wav", "cafe/1.wav"), ("touch", "1"), ("say", "yes"), ("say", "Fatima"), ("say", "yes"))
    number = (("say", "no"), ("type", "061234567"), ("say", "eight"), ("say", "yes"), ("say", "done"))
    found = texts(("touch", "en"), *register, *number, ("say", "yes"), ("expect", "saved"), ("say", "home"))
    assert {"zero", "chair", "goodbye"} <= found
    mine = texts(("touch", "en"), ("touch", "mine"), ("type", "4712"), ("say", "cancel"))
    assert "cancel" in mine


def test_free_words_are_no_answer() -> None:
    """They lead to where a question is recorded; all topics are listened for, with their further words."""
    found = texts(("touch", "en"), ("touch", "ask"), ("say", "my bus"), ("say", "yes"), ("say", "my bus"))
    assert {"work", "shop", "yes"} <= found


@pytest.mark.parametrize("act", [("touch", "nothing"), ("expect", "saved"), ("say", "nothing")])
def test_a_visit_that_cannot_be_followed_ends_at_once(act: tuple[str, str]) -> None:
    """As far as it goes is enough; nobody waits in thought."""
    before = time.monotonic()
    assert "cafe" in texts(("touch", "en"), ("say", "learn"), act, ("say", "cafe"))
    assert time.monotonic() - before < 1
