from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.dialogue.script import Choice, Line, Script
from kiosk.staff.lesson import Lesson, counted
from kiosk.staff.plan import Phrase, Spoken, phrases, plan, slug
from tests.dialogue.sample import sample_script


@pytest.fixture(scope="module")
def script() -> Script:
    """Every kind of step, in English and Arabic."""
    return sample_script()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Je veux apprendre !", "je-veux-apprendre"),
        ("l’accueil", "l-accueil"),
        ("أَتَعَلَّمُ", "أتعلم"),
        ("../../etc", "etc"),
        ("a" * 300, "a" * 60),
    ],
)
def test_a_phrase_is_a_file_name_that_staff_can_read(text: str, name: str) -> None:
    """In any script, without marks, never a path."""
    assert slug(text) == name


def test_the_plan_of_an_offered_language_has_its_own_words(script: Script) -> None:
    """Each phrase three times, each line once, nothing twice."""
    tasks = plan(script, "en")
    assert {code for task in tasks for code, _ in task.texts} == {"en"}
    assert len({task.key for task in tasks}) == len(tasks)
    assert {task.takes for task in tasks if isinstance(task, Phrase)} == {3}
    assert {task.takes for task in tasks if isinstance(task, Spoken)} == {1}
    heard = {
        choice.name
        for step in script.steps.values()
        for choice in (*step.choices, *step.keys)
        if choice.language in (None, "en")
    }
    assert heard | {"yes", "no", "help"} <= {task.choice for task in tasks if isinstance(task, Phrase)}


def test_a_language_to_come_is_recorded_by_meaning(script: Script) -> None:
    """The other languages tell what is meant; the choices of one language only are not asked for."""
    tasks = plan(script, "ary")
    assert all({code for code, _ in task.texts} == {"en", "ar"} for task in tasks)
    foreign = {choice.name for step in script.steps.values() for choice in step.choices if choice.language}
    assert foreign.isdisjoint({task.choice for task in tasks if isinstance(task, Phrase)})


def test_a_language_to_come_has_greetings_of_its_own(script: Script) -> None:
    """What visitors will say to choose it, and what the kiosk says then."""
    says = {"zgh": (Line("welcome.zgh.1", "azul", "azul"),)}
    greeting = Choice("zgh", "🗣️", {"zgh": "ⴰⵣⵓⵍ"}, {"zgh": ("azul",)}, go="home", says=says, language="zgh")
    keys = [task.key for task in plan(script, "zgh", own=(greeting,))]
    assert keys[0] == "examples/zgh/azul"
    assert "lines/welcome.zgh.1" in keys


def test_no_line_with_a_gap_is_recorded(script: Script) -> None:
    """A recording can't be filled in."""
    assert not [task for task in plan(script, "en") for _, text in task.texts if "{" in text]


def phrase(name: str, choice: str = "learn") -> Phrase:
    """A phrase to record."""
    return Phrase(choice, name, "💡", (("en", name),))


LINE = Spoken("home.say.1", (("en", "Hello"),))
TASKS = (phrase("one"), phrase("two"), LINE)


def test_a_lesson_goes_on_at_the_first_take_that_is_missing() -> None:
    """And ends when nothing is."""
    lesson = Lesson(TASKS, {TASKS[0].key: 3, TASKS[1].key: 1})
    asked = []
    while (turn := lesson.turn()) is not None:
        asked.append((turn.task.key, turn.take))
        lesson = lesson.took(turn.task)
    assert asked == [("examples/learn/two", 2), ("examples/learn/two", 3), ("lines/home.say.1", 1)]
    assert lesson.missing() == ()
    assert lesson.done == lesson.total == 7


def test_what_is_skipped_is_asked_for_next_time() -> None:
    """But not now."""
    lesson = Lesson(TASKS).skip(TASKS[0])
    turn = lesson.turn()
    assert turn is not None
    assert turn.task is TASKS[1]
    assert [turn.task for turn in lesson.missing()] == list(TASKS)
    assert Lesson(TASKS, lesson.there).turn() == replace(turn, task=TASKS[0])


def test_a_take_that_is_taken_back_is_asked_for_again() -> None:
    """It never goes below nothing."""
    lesson = Lesson(TASKS).took(LINE).took(LINE, -1).took(LINE, -1)
    assert lesson.there[LINE.key] == 0


def test_recordings_from_elsewhere_stand_for_the_phrases_that_lack_any() -> None:
    """Each for one."""
    there = counted(TASKS, {TASKS[0].key: 2}, {"learn": 3})
    assert (there[TASKS[0].key], there[TASKS[1].key]) == (3, 2)


def test_a_choice_of_two_steps_is_recorded_once(script: Script) -> None:
    """Its recordings lie in one folder."""
    found = [task.key for task in phrases(script, "en") if task.choice == "yes"]
    assert len(found) == len(set(found))
