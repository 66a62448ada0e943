"""What the screen gets from the scripts: scenes, parts, leaves of a calendar, names, and its own settings."""

from __future__ import annotations

import pytest

from kiosk.content import ScreenSettings, iter_lines, iter_phrases
from kiosk.dialogue.view import Meeting, Scene
from tests.content.reading import Edited, answer, loaded, script_of
from tests.dialogue.conversation import Conversation

GAME = ("game.1", "game.2", "game.3", "game.4", "game.5")
TOLD = ("what-is-ai.answer", "what-is-ai.example", "what-is-ai.more", "what-is-ai.question")


@pytest.mark.parametrize(
    ("step", "scene", "parts"),
    [
        ("welcome", Scene.ATTRACT, ()),
        ("home", Scene.PLAIN, ()),
        ("consent", Scene.CONSENT, ()),
        ("question-consent", Scene.CONSENT, ()),
        *((part, Scene.EXPLANATION, TOLD) for part in TOLD),
        ("what-is-ai.no", Scene.EXPLANATION, TOLD),
        *((question, Scene.GAME, GAME) for question in GAME),
        ("game.3.false", Scene.EXPLANATION, GAME),
        ("game.end", Scene.PLAIN, ()),
    ],
)
def test_a_step_knows_its_scene_by_what_it_is(step: str, scene: Scene, parts: tuple[str, ...]) -> None:
    """Staff write nothing of it; the parts of a topic and the questions of the game tell how far it goes."""
    found = script_of(loaded()).steps[step]
    assert (found.scene, found.parts) == (scene, parts)


def test_a_cafe_is_a_leaf_of_a_calendar_in_each_language() -> None:
    """Its day in figures, the rest in short words; of many seats it says nothing."""
    cafe = script_of(loaded()).cafe("sale-2026-12-12")
    assert cafe is not None
    assert cafe.meeting["fr"] == Meeting("sam.", "12", "déc.", "10:30", 10, "Maison des jeunes de Salé", "📅")
    assert cafe.meeting["ar"].month == "دجنبر"


def test_a_leaf_says_how_many_seats_are_left_where_they_are_few() -> None:
    """Up to ten in words; with none it is full, in the words of visit.yaml."""
    for taken, seats, full in ((19, "", False), (28, "two seats are left", False), (30, "It is full", True)):
        cafe = script_of(loaded(rabat_2026_12_05=taken)).cafe("rabat-2026-12-05")
        assert cafe is not None
        assert (cafe.meeting["en"].seats, cafe.meeting["en"].full) == (seats, full)


def test_the_answer_of_a_full_cafe_shows_its_own_leaf() -> None:
    """It leads to the next one that has a seat, and says so once it is touched."""
    visit = Conversation(script_of(loaded(rabat_2026_12_05=30)))
    visit.press("fr", "cafe")
    leaves = [option.meeting for option in visit.view.options]
    assert [leaf and (leaf.day, leaf.full) for leaf in leaves] == [("5", True), ("12", False), ("20", False)]


def test_answers_change_the_look_of_the_screen_and_stay() -> None:
    """Without a “go” too; the last one returns to where help was called."""
    script = script_of(loaded())
    found = [(choice.sets.look, choice.go) for choice in script.steps["look"].choices]
    assert found == [("larger", "stay"), ("smaller", "stay"), ("colours", "stay"), ("", "resume")]
    assert answer(script, "help", "look").go == "look"


def test_what_has_things_read_is_heard_everywhere() -> None:
    """It is prepared like the controls."""
    script = script_of(loaded())
    assert script.read is not None
    assert (script.read.name, script.read.picture) == ("read", "👂")
    assert ("en", "read to me") in set(iter_phrases(script))
    assert ("en", "visit.read.2") in {(code, line.name) for code, line in iter_lines(script)}


def test_all_that_can_be_pointed_at_has_a_name_to_be_prepared() -> None:
    """Controls have a line of their own; keys are named by their first phrase."""
    script = script_of(loaded())
    names = {(code, line.name) for code, line in iter_lines(script)}
    shared = {f"visit.{name}.1" for name in ("yes", "no", "more", "go_on", "read")}
    keys = {f"telephone.{key.name}.1" for key in script.steps["telephone"].keys}
    assert {("ar", name) for name in {"controls.repeat.1", "controls.softer.1"} | shared | keys} <= names
    assert script.steps["telephone"].keys[6].says["en"][0].text == "seven"


def test_a_screen_is_used_by_touch_unless_it_has_switches(edited: Edited) -> None:
    """One or two, and how long the focus rests."""
    settings = loaded().settings
    assert settings is not None
    assert (settings.screen.switches, settings.screen.scan_s) == (0, 2.0)
    home = edited("config.yaml", "full_screen: true", "full_screen: true, switches: 1, scan_s: 1.5")
    settings = loaded(home).settings
    assert settings is not None
    assert settings.screen == ScreenSettings(switches=1, scan_s=1.5)
