"""Good scripts: what the dialogue gets from them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml

from kiosk.content import Loaded, iter_lines, iter_phrases, load, with_seats_taken
from kiosk.content.sources import staff_files
from kiosk.dialogue.events import Take
from kiosk.dialogue.script import Choice, Kind, Script
from tests.content.broken import GOOD, TODAY
from tests.content.complete import assert_complete

REPOSITORY = Path(__file__).parents[2]

Edited = Callable[[str, str, str], Path]


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """Makes a project folder with one text of one file replaced."""

    def edit(name: str, old: str, new: str) -> Path:
        home = tmp_path / "home"
        shutil.copytree(GOOD, home)
        text = (home / name).read_text(encoding="utf-8")
        assert old in text
        (home / name).write_text(text.replace(old, new), encoding="utf-8")
        return home

    return edit


def loaded(home: Path = GOOD, today: date = TODAY, **taken: int) -> Loaded:
    """What is loaded; café ids are written with "_"."""
    return load(home, today, {name.replace("_", "-"): count for name, count in taken.items()})


def script_of(loaded: Loaded) -> Script:
    """The script, which must be there."""
    assert loaded.problems == ()
    assert loaded.script is not None
    return loaded.script


def cafes(script: Script) -> list[str]:
    """The names of the cafés offered."""
    return [choice.name for choice in script.steps["cafe"].choices]


def answer(script: Script, step: str, name: str) -> Choice:
    """An answer of a step."""
    return next(choice for choice in script.steps[step].choices if choice.name == name)


def test_the_kiosk_s_own_scripts_have_no_problem() -> None:
    """The texts of this repository can be used as they are."""
    assert_complete(script_of(load(REPOSITORY, TODAY)))


@pytest.mark.parametrize("home", [REPOSITORY, GOOD], ids=["repository", "good"])
def test_scripts_are_read_alike_without_the_c_parser(home: Path) -> None:
    """The Python parser is stricter (an unquoted "?" before a comma): a machine may have only that."""
    for name in staff_files(home):
        yaml.safe_load((home / name).read_text(encoding="utf-8"))


def test_the_small_scripts_are_complete() -> None:
    """The base of the broken cases is right itself."""
    assert_complete(script_of(loaded()))


def test_languages_come_in_the_order_of_the_configuration() -> None:
    """French, Arabic from right to left, English."""
    languages = script_of(loaded()).languages
    assert [(each.code, each.right_to_left) for each in languages] == [
        ("fr", False),
        ("ar", True),
        ("en", False),
    ]


def test_a_language_that_is_not_offered_is_nowhere_in_the_script(edited: Edited) -> None:
    """Its choice at the welcome and all its texts are left out."""
    script = script_of(loaded(edited("config.yaml", "[fr, ar, en]", "[fr]")))
    assert [choice.name for choice in script.steps["welcome"].choices] == ["fr"]
    assert {code for code, _ in iter_lines(script)} == {"fr"}
    assert {code for code, _ in iter_phrases(script)} == {"fr"}


def test_yes_no_and_numbers_stay_the_words_that_were_written(edited: Edited) -> None:
    """An answer named yes without quotation marks is not turned into "true"."""
    script = script_of(loaded(edited("scripts/steps/still-there.yaml", 'choice: "yes"', "choice: yes")))
    assert [choice.name for choice in script.steps["still-there"].choices] == ["yes", "no"]


def test_arabic_is_said_with_vowel_marks_and_shown_without() -> None:
    """The synthesiser needs the marks; readers do not."""
    line = script_of(loaded()).steps["goodbye"].says["ar"][0]
    assert (line.text, line.shown) == ("مَعَ السَّلَامَةِ.", "مع السلامة.")


def test_lines_are_named_after_their_step_and_answer() -> None:
    """The names are those of the recordings."""
    names = {line.name for code, line in iter_lines(script_of(loaded())) if code == "fr"}
    wanted = {"home.say.2", "home.again.1", "welcome.fr.1", "what-is-ai.2.say.1", "topics.what-is-ai.1"}
    assert wanted | {"visit.touch_the_picture.1", "visit.ribbon.1", "visit.topic.next.1"} <= names


def test_an_answer_without_a_line_is_named_by_its_first_phrase() -> None:
    """Such an answer is named only when nothing was understood."""
    learn = answer(script_of(loaded()), "home", "learn")
    assert (learn.says["fr"][0].text, learn.named) == ("apprendre", False)
    assert answer(script_of(loaded()), "welcome", "fr").named


def test_answers_set_what_they_say() -> None:
    """Language, consent, the yes to reading aloud, and what is to be forgotten."""
    script = script_of(loaded())
    assert answer(script, "welcome", "ar").sets.language == "ar"
    assert answer(script, "consent", "yes").sets.consent == "2026-11"
    assert answer(script, "consent", "no").sets.consent is None
    assert answer(script, "telephone-check", "yes").sets.read_aloud is True
    assert answer(script, "telephone-check", "no").sets.read_aloud is False
    assert answer(script, "name", "skip").sets.forget_name
    assert answer(script, "telephone-read", "no").sets.forget_telephone


def test_the_parts_of_a_topic_follow_one_another() -> None:
    """The last part has no "next"."""
    script = script_of(loaded())
    assert answer(script, "topics", "what-is-ai").go == "what-is-ai.1"
    assert answer(script, "what-is-ai.1", "next").go == "what-is-ai.2"
    assert [choice.name for choice in script.steps["what-is-ai.2"].choices] == ["topics", "cafe"]


def test_a_keypad_key_shows_its_digit() -> None:
    """The keys stand in reading order."""
    step = script_of(loaded()).steps["telephone"]
    assert step.kind is Kind.NUMBER
    assert [key.key for key in step.keys] == [*"123456789", "erase", "0"]
    assert step.keys[0].shown["ar"] == "1"


def test_a_cafe_says_when_and_where() -> None:
    """The card is short; the spoken date is in words."""
    script = script_of(loaded())
    choice = answer(script, "cafe", "rabat-2026-12-05")
    assert choice.shown["en"] == "Sat 5 Dec\n15:00 · Rabat library"
    assert choice.says["fr"][0].text == "samedi 5 décembre à quinze heures. Bibliothèque de Rabat."
    assert choice.says["fr"][0].name == "cafe.rabat-2026-12-05.1"
    assert (choice.go, choice.sets.cafe) == ("consent", "rabat-2026-12-05")
    cafe = script.cafe("sale-2026-12-12")
    assert cafe is not None
    assert cafe.when["en"] == ("Saturday 12 December at half past ten",) * 2
    assert cafe.when["ar"][1] == "يوم السبت 12 دجنبر على الساعة العاشرة والنصف"


def test_cafes_on_the_same_weekday_are_not_told_apart_by_it() -> None:
    """Two on a Saturday: "Saturday" is not heard; one on a Sunday: "Sunday" is."""
    script = script_of(loaded())
    assert answer(script, "cafe", "rabat-2026-12-05").hear["en"] == (
        "Rabat library",
        "5 December",
        "the first",
    )
    assert answer(script, "cafe", "temara-2026-12-20").hear["en"][0] == "Sunday"


def test_past_cafes_are_not_offered() -> None:
    """The day of a café still counts."""
    assert cafes(script_of(loaded(today=date(2026, 12, 12)))) == ["sale-2026-12-12", "temara-2026-12-20"]
    assert cafes(script_of(loaded(today=date(2027, 1, 1)))) == []


def test_full_cafes_are_not_offered_when_loading() -> None:
    """The next one moves up."""
    assert cafes(script_of(loaded(rabat_2026_12_05=30))) == ["sale-2026-12-12", "temara-2026-12-20"]


def test_a_cafe_that_fills_up_is_offered_no_longer() -> None:
    """Those left are counted anew; the full one is still known by its id."""
    script = with_seats_taken(script_of(loaded()), {"rabat-2026-12-05": 30, "sale-2026-12-12": 19})
    assert cafes(script) == ["sale-2026-12-12", "temara-2026-12-20"]
    assert answer(script, "cafe", "sale-2026-12-12").hear["en"][-1] == "the first"
    assert script.cafe("rabat-2026-12-05") is not None
    assert with_seats_taken(script, {}) is script


def test_at_most_three_cafes_are_offered(edited: Edited) -> None:
    """The next three, in the order of their dates."""
    more = "".join(
        f"  - {{cafe: more-{day}, date: 2026-12-{day}, time: '9:00', seats: 5, "
        f"place: {{fr: Lieu {day}, en: Place {day}, ar: مَكَانٌ {day}}}}}\n"
        for day in (21, 22, 23)
    )
    home = edited("scripts/cafes.yaml", "cafes:\n", f"cafes:\n{more}")
    assert cafes(script_of(loaded(home))) == ["rabat-2026-12-05", "sale-2026-12-12", "temara-2026-12-20"]


def test_lines_and_phrases_come_once_each_with_the_welcome_first() -> None:
    """What is prepared first is what is needed first."""
    script = script_of(loaded())
    lines = [(code, line.name) for code, line in iter_lines(script)]
    phrases = list(iter_phrases(script))
    assert len(set(lines)) == len(lines)
    assert len(set(phrases)) == len(phrases)
    assert lines[0] == ("fr", "welcome.say.1")
    assert phrases[0] == ("fr", "bonjour")
    assert ("en", "seven") in phrases
    assert not any("{" in line.text for _, line in iter_lines(script))


def test_the_settings_are_read() -> None:
    """Times and thresholds go into the script."""
    found = loaded()
    assert found.settings is not None
    assert found.settings.centre.person == "Amina"
    assert found.settings.sound.microphone is None
    assert found.settings.data is None
    assert script_of(found).pace == found.settings.pace
    assert found.voices["ar"].voice == "sem/ar"


def test_the_voice_can_not_be_interrupted_unless_it_is_written(edited: Edited) -> None:
    """Off by default: without echo cancelling the kiosk would hear itself."""
    settings = loaded().settings
    assert settings is not None
    assert not settings.sound.interrupt
    assert not settings.pace.interrupt
    settings = loaded(
        edited("config.yaml", "end_silence_ms: 700", "end_silence_ms: 900, interrupt: true")
    ).settings
    assert settings is not None
    assert settings.sound.interrupt
    assert (settings.pace.interrupt, settings.pace.end_silence_ms) == (True, 900)


def test_each_kind_of_bad_recording_has_its_words() -> None:
    """In every language."""
    script = script_of(loaded())
    assert set(script.takes) == set(Take) - {Take.GOOD}
    assert script.takes[Take.TOO_QUIET]["en"][0].name == "visit.takes.too_quiet.1"


def test_the_pairs_of_a_number_are_in_order() -> None:
    """Each is named by its first phrase; what is shown are its digits."""
    script = script_of(loaded())
    assert [group.group for group in script.groups] == [0, 1, 2, 3, 4]
    assert script.groups[1].says["fr"][0].text == "le deuxième"
    assert script.steps["telephone-read"].corrects == "telephone"
    assert script.steps["telephone"].correct["en"][0].name == "telephone.correct.1"


def test_a_data_folder_is_relative_to_the_project(edited: Edited) -> None:
    """Staff may write a folder's name."""
    home = edited("config.yaml", "data: null", "data: kept")
    settings = loaded(home).settings
    assert settings is not None
    assert settings.data == home / "kept"
