from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.dialogue.script import PAGE, Choice, Script
from kiosk.staff.answers import answers, every_answer, pages_at, steps
from kiosk.staff.plan import phrases
from tests.dialogue.sample import sample_script
from tests.dialogue.sample_steps import choice, step

LETTER = Choice("a", "", {"en": "a", "ar": "ا"}, {}, go="", key="a")
"""A key of the keypad that nobody can say."""


@pytest.fixture(scope="module")
def script() -> Script:
    """Every kind of step; and one with a long list, silent cards and keys."""
    listed = tuple(
        replace(choice(f"topic-{n}", "home"), about={"en": (f"word-{n}",), "ar": ()}) for n in range(6)
    )
    silent = Choice("done", "✅", {"en": "done", "ar": "done"}, {"en": (), "ar": ()}, go="home", onward=True)
    long = step("long", choices=(*listed, silent), keys=(LETTER,))
    sample = sample_script()
    added = {"long": long, "ask": replace(long, name="ask", offers=sample.did_you_say)}
    return replace(sample, steps={**sample.steps, **added})


def test_a_long_list_is_heard_page_by_page(script: Script) -> None:
    """Four answers at once, and the controls with each."""
    pages = list(pages_at(script, script.steps["long"], "en"))
    own = [{said.name for said in page.own if said.name.startswith("topic-")} for page in pages]
    assert [len(names) for names in own] == [PAGE, 2]
    for page, names in zip(pages, own, strict=True):
        heard = {hear.choice for hear in page.hears}
        assert {name for name in heard if name.startswith("topic-")} == names
        assert {control.name for control in script.controls} <= heard


def test_what_has_no_phrase_is_never_heard(script: Script) -> None:
    """Keys with letters and cards for touch alone: not listened for, not taught, not judged."""
    for at in steps(script):
        for page in pages_at(script, at, "en"):
            assert all(hear.phrases for hear in page.hears)
    assert {"done", "a"}.isdisjoint(said.name for said in answers(script, script.steps["long"], "en"))
    assert "a" not in {said.name for said in every_answer(script, "en")}
    assert "a" not in {task.choice for language in ("en", "ary") for task in phrases(script, language)}


def test_a_step_without_a_phrase_is_left_out(script: Script) -> None:
    """Nothing can be said there but the controls."""
    typed = step("typed", choices=(LETTER,))
    assert "typed" not in {at.name for at in steps(replace(script, steps={**script.steps, "typed": typed}))}


def test_where_answers_are_offered_their_further_words_are_heard(script: Script) -> None:
    """And all of them at once."""
    (page,) = pages_at(script, script.steps["ask"], "en")
    heard = {hear.choice: hear.phrases for hear in page.hears}
    assert {name: heard[name] for name in ("topic-0", "topic-5")} == {
        "topic-0": ("topic-0", "word-0"),
        "topic-5": ("topic-5", "word-5"),
    }
    assert all(
        "word-0" not in hear.phrases
        for page in pages_at(script, script.steps["long"], "en")
        for hear in page.hears
    )


def test_each_answer_is_there_once(script: Script) -> None:
    """On whichever page."""
    found = [said.name for said in answers(script, script.steps["long"], "en")]
    assert len(found) == len(set(found))
    assert {f"topic-{n}" for n in range(6)} <= set(found)
