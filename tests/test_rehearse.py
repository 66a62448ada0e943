from __future__ import annotations

from kiosk.rehearse import Rehearsal, rehearse
from tests.dialogue.sample import sample_script


def test_a_rehearsal_holds_a_whole_visit() -> None:
    """Words, numbers and silence lead to goodbye as they would at the kiosk."""
    number = ("zero", "six", "one", "two", "three", "four", "five", "six", "seven", "eight")
    typed = iter(("en", "cafe", "rabat", "yes", "Fatima", "yes", "no", *number, "yes", "yes", "1"))
    printed: list[str] = []
    rehearse(sample_script(), lambda: next(typed), printed.append)
    assert any("Registered for Saturday at Rabat: 0000" in line for line in printed)
    assert printed[-2:] == ["  « en: goodbye first »", "  « en: goodbye last »"]


def test_silence_is_an_empty_line() -> None:
    """An empty line brings the shorter prompt."""
    printed: list[str] = []
    rehearsal = Rehearsal(sample_script(), printed.append)
    rehearsal.answer("en")
    rehearsal.answer("")
    assert "  « en: home again »" in printed
