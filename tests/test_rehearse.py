from __future__ import annotations

from kiosk.rehearse import Rehearsal, rehearse
from tests.dialogue.sample import sample_script


def test_a_rehearsal_holds_a_whole_visit() -> None:
    """Words, numbers and silence lead to goodbye as they would at the kiosk."""
    number = ("zero", "six", "one", "two", "three", "four", "five", "six", "seven", "eight")
    name, needs, sure = ("Fatima", "yes"), ("chair", "done"), ("yes", "yes")
    typed = iter(("en", "cafe", "rabat", "yes", *name, "no", *number, "yes", *needs, *sure, "1"))
    printed: list[str] = []
    rehearse(sample_script(), lambda: next(typed), printed.append)
    assert any("Registered for Saturday at Rabat: 1234" in line for line in printed)
    assert printed[-2:] == ["  « en: goodbye first »", "  « en: goodbye last »"]


def test_silence_is_an_empty_line() -> None:
    """An empty line brings the shorter prompt."""
    printed: list[str] = []
    rehearsal = Rehearsal(sample_script(), printed.append)
    rehearsal.answer("en")
    rehearsal.answer("")
    assert "  « en: home again »" in printed


def test_a_question_is_left_in_a_rehearsal() -> None:
    """What fits no topic leads to a recording; typed words stand for it."""
    typed = iter(("en", "ask", "where is the bus", "yes", "my question", "yes", "q"))
    printed: list[str] = []
    rehearse(sample_script(), lambda: next(typed), printed.append)
    assert "  « en: question-consent last »" in printed
    assert "  « en: question-check last »" in printed
    assert "  « en: question-saved last »" in printed


def test_any_code_is_known_in_a_rehearsal() -> None:
    """Staff walk through finding and cancelling a sign-up."""
    typed = iter(("en", "mine", "one", "two", "three", "four", "cancel", "goodbye"))
    printed: list[str] = []
    rehearse(sample_script(), lambda: next(typed), printed.append)
    assert "  « en: mine-found last »" in printed
    assert "  « en: mine-cancelled last »" in printed
    assert printed[-1] == "  « en: goodbye last »"


def test_a_number_can_be_typed_whole() -> None:
    """As one would on a keypad, with or without spaces."""
    printed: list[str] = []
    rehearsal = Rehearsal(sample_script(), printed.append)
    for typed in ("en", "mine", "47 12"):
        rehearsal.answer(typed)
    assert "  « en: mine-found last »" in printed
