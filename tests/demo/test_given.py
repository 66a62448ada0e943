from __future__ import annotations

from pathlib import Path

from kiosk.demo.given import Given
from tests.dialogue.sample import sample_script

STEPS = sample_script().steps
GROUPS = sample_script().groups


def choose(given: Given, step: str, *names: str) -> None:
    """Choose answers of a step, or touch its keys."""
    at = STEPS[step]
    for name in names:
        given.choose(at, next(each for each in (*at.choices, *at.keys, *GROUPS) if each.name == name))


def test_a_number_is_typed_erased_and_corrected() -> None:
    """Digit by digit; a pair that is given again takes its old place."""
    given = Given()
    choose(given, "telephone", "zero", "six", "one", "erase", "two", "three")
    choose(given, "check", "first")
    choose(given, "telephone", "zero", "seven")
    assert given.telephone == "0723"


def test_a_quoted_code_is_no_telephone() -> None:
    """The code of an earlier sign-up is not left again."""
    given = Given()
    choose(given, "mine", "one", "two")
    assert given.telephone is None


def test_needs_are_chosen_and_taken_back() -> None:
    """Twice the same is none."""
    given = Given()
    choose(given, "needs", "chair", "transport", "chair")
    assert given.needs == {"transport"}


def test_the_last_cafe_counts() -> None:
    """A visitor may choose again."""
    given = Given()
    choose(given, "cafe", "rabat", "sale")
    assert given.cafe == "sale"


def test_what_is_erased_was_not_given() -> None:
    """A number or a recording that the visitor takes back."""
    given = Given(recordings={"question": Path("q.wav"), "name": Path("n.wav")})
    choose(given, "telephone", "zero", "no-telephone")
    choose(given, "question-check", "no")
    choose(given, "name", "skip")
    assert (given.telephone, given.recordings) == (None, {})


def test_a_name_is_typed_letter_by_letter() -> None:
    """Written with capitals; a spoken one takes its place."""
    given = Given()
    for key in ("l", "a", "l", "erase", "space", "b"):
        given.letter(key)
    assert given.written_name == "La B"
    given.recordings["name"] = Path("name.wav")
    assert given.written_name is None


def test_nothing_given_is_printed() -> None:
    """Neither a number, nor a name, nor a need is in the repr."""
    given = Given(list("0612345678"), list("fatima"), needs={"chair"})
    assert not [secret for secret in ("0", "f'", "chair") if secret in repr(given)]
