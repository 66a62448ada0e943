"""Good scripts: what the dialogue gets from them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kiosk.content import iter_lines, iter_phrases, load
from kiosk.content.sources import staff_files
from kiosk.dialogue.events import Miss, Take
from kiosk.dialogue.script import Kind
from tests.content.broken import GOOD, TODAY
from tests.content.complete import assert_complete
from tests.content.reading import Edited, answer, loaded, script_of

REPOSITORY = Path(__file__).parents[2]


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
    wanted = {"home.say.2", "home.again.1", "welcome.fr.1", "what-is-ai.yes.say.1", "topics.what-is-ai.1"}
    shared = {"visit.touch_the_picture.1", "visit.ribbon.1", "visit.topic.next.1", "visit.paused.1"}
    assert wanted | shared | {"visit.misses.too_loud.1", "visit.more.1", "game.1.because.2"} <= names


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
    assert answer(script, "name", "skip").sets.forget == {"name"}
    assert answer(script, "telephone", "no-telephone").sets.forget == {"telephone", "needs"}
    assert answer(script, "question-consent", "yes").sets.question_consent == "2026-11"
    assert answer(script, "question-consent", "yes").sets.consent is None
    assert answer(script, "needs", "chair").sets.need == "chair"


def test_answers_say_what_kind_they_are() -> None:
    """A need stays at its step unless it says so itself; the others are marked."""
    script = script_of(loaded())
    assert answer(script, "needs", "chair").go == "stay"
    assert answer(script, "needs", "done").onward
    assert answer(script, "mine-found", "cancel").confirm
    assert answer(script, "change", "change-cafe").changes
    assert [choice.name for choice in script.needs] == ["chair", "transport"]


def test_the_steps_of_a_topic_follow_one_another() -> None:
    """Answer, example, more, then the question back and its replies, which lead to two other topics."""
    script = script_of(loaded())
    assert answer(script, "topics", "what-is-ai").go == "what-is-ai.answer"
    ways = [answer(script, f"what-is-ai.{part}", "next").go for part in ("answer", "example", "more")]
    assert ways == ["what-is-ai.example", "what-is-ai.more", "what-is-ai.question"]
    assert answer(script, "what-is-ai.question", "no").go == "what-is-ai.no"
    names = [choice.name for choice in script.steps["what-is-ai.yes"].choices]
    assert names == ["at-home", "my-work", "topics", "ask"]
    assert answer(script, "what-is-ai.yes", "my-work") == answer(script, "topics", "my-work")


def test_topics_and_the_game_are_listed_by_their_numbers() -> None:
    """What is written with a made list comes after it."""
    script = script_of(loaded())
    topics = ["what-is-ai", "at-home", "game", "my-work"]
    assert [choice.name for choice in script.steps["topics"].choices] == topics
    assert [choice.name for choice in script.steps["ask"].choices] == [*topics, "record"]
    assert answer(script, "ask", "at-home").about["fr"] == ("la télévision",)
    assert ("en", "the television") in set(iter_phrases(script))


def test_the_game_tells_right_from_wrong_and_why() -> None:
    """The reply to "true" praises where the statement is true; the last question leads to the end."""
    script = script_of(loaded())
    said = [line.name for line in script.steps["game.1.true"].says["en"]]
    assert said == ["game.right.1", "game.1.because.1", "game.1.because.2"]
    assert script.steps["game.2.true"].says["en"][0].name == "game.wrong.1"
    assert script.steps["game.2.false"].says["en"][0].name == "game.right.1"
    assert answer(script, "game.1", "false").go == "game.1.false"
    assert answer(script, "game.1.true", "next").go == "game.2"
    assert answer(script, "game.5.false", "next").go == "game.end"
    assert [choice.name for choice in script.steps["game.5.false"].choices] == ["topics", "next"]


def test_without_its_file_there_is_no_game(edited: Edited) -> None:
    """The game is optional."""
    home = edited("scripts/game.yaml", "number: 3", "number: 3")
    (home / "scripts/game.yaml").unlink()
    script = script_of(loaded(home))
    assert "game.1" not in script.steps
    assert "game" not in [choice.name for choice in script.steps["topics"].choices]


def test_a_keypad_key_shows_its_digit() -> None:
    """The keys stand in reading order."""
    step = script_of(loaded()).steps["telephone"]
    assert step.kind is Kind.NUMBER
    assert [key.key for key in step.keys] == [*"123456789", "erase", "0"]
    assert step.keys[0].shown["ar"] == "1"


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
    assert found.settings.centre.person["en"] == "Amina"
    assert found.settings.telephone.digits == 10
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


def test_the_telephone_number_is_that_of_the_configuration(edited: Edited) -> None:
    """Its step says nothing of it; the code of a sign-up is as its step says."""
    steps = script_of(loaded(edited("config.yaml", "digits: 10", "digits: 8"))).steps
    assert (steps["telephone"].pattern, steps["telephone"].max_digits) == ("0[5-7][0-9]{8}", 8)
    assert (steps["mine"].pattern, steps["mine"].max_digits) == ("[0-9]{4}", 4)


def test_the_words_of_the_configuration_are_filled_in() -> None:
    """They are the same for every visitor, so that such a line can be recorded."""
    script = script_of(loaded())
    assert script.person["ar"] == "أمينة"
    assert script.call_a_person["ar"][0].shown == "يمكنك أن تنادي أمينة."
    consent = script.steps["consent"].says["en"]
    assert consent[0].text == "Your name is kept for 30 days by the Café IA association, to keep your place."
    assert ("en", "consent.say.1") in {(code, line.name) for code, line in iter_lines(script)}
    assert script.collects


def test_one_text_of_the_centre_stands_for_all_languages(edited: Edited) -> None:
    """A name need not be written again and again."""
    home = edited("config.yaml", "person: {fr: Amina, en: Amina, ar: أَمِينَة}", "person: Amina")
    assert set(script_of(loaded(home)).person.values()) == {"Amina"}


@pytest.mark.parametrize("gone", ["controller", "purpose", "contact", "retention_days"])
def test_without_the_notice_of_law_09_08_nothing_is_collected(edited: Edited, gone: str) -> None:
    """Staff are told; visitors can still learn, and no placeholder is shown."""
    found = loaded(edited("config.yaml", f"  {gone}:", f"  # {gone}:"))
    assert found.script is not None
    assert not found.script.collects
    assert [problem.stops for problem in found.problems] == [False]
    assert gone in found.problems[0].message
    assert not any("{" in line.text for line in found.script.steps["consent"].says["fr"])


def test_each_cause_of_a_miss_has_its_words() -> None:
    """None blames."""
    script = script_of(loaded())
    assert set(script.misses) == set(Miss)
    assert script.misses[Miss.TOO_LOUD]["en"][0].name == "visit.misses.too_loud.1"


def test_the_bar_has_the_first_eight_controls() -> None:
    """The others are heard everywhere all the same."""
    script = script_of(loaded())
    assert script.bar == ("repeat", "slower", "louder", "pause", "back", "home", "language", "help")
    assert [control.name for control in script.controls[8:]] == ["faster", "softer"]
    assert script.language_page == "language"
    assert script.go_on.name == "go-on"
    assert (script.more.name, script.more.onward, script.more.go) == ("more", True, "stay")


def test_a_step_has_all_that_its_file_says() -> None:
    """Each kind has its own keys."""
    steps = script_of(loaded()).steps
    assert (steps["question-saved"].kind, steps["question-saved"].go) == (Kind.MESSAGE, "home")
    assert (steps["question"].records, steps["question-check"].plays) == ("question", "question")
    assert steps["mine-find"].unmatched == "mine-unknown"
    saves = [steps[f"mine-{what}"].saves for what in ("find", "cancel", "move")]
    assert saves == ["lookup", "cancellation", "move"]
    assert (steps["save"].saves, steps["mine"].keeps) == ("sign-up", "quoted")
    assert (steps["needs"].item, steps["needs"].noted["en"][0].text) == ("needs", "Noted: {needs}.")
    assert steps["ask"].offers["en"][0].name == "ask.offers.1"
    assert steps["change"].controls == ("faster", "softer")
    assert steps["mine-found"].details == ("cafe", "person")
    assert (steps["name-typed"].letters["en"][0], steps["name-typed"].max_digits) == ("a", 30)
