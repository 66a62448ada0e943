"""What is right of cafés and of the letters of places: the broken ones are in broken/."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.content import load
from kiosk.content.agenda import foreign
from tests.content.broken import GOOD, TODAY

KENITRA = """cafes:
  - cafe: kenitra
    date: 2026-12-05
    time: "15:00"
    place: {fr: Kénitra, en: Kenitra, ar: القُنَيْطِرَةُ}
    seats: 5
"""


def test_two_cafes_may_be_at_one_moment_in_two_places(tmp_path: Path) -> None:
    """Their places tell them apart."""
    home = tmp_path / "home"
    shutil.copytree(GOOD, home)
    file = home / "scripts/cafes.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("cafes:\n", KENITRA), encoding="utf-8")
    assert load(home, TODAY).problems == ()


def test_a_cafe_of_today_is_not_over() -> None:
    """It is still ahead until midnight; the day after, it is noted and nothing is to be corrected."""
    assert load(GOOD, date(2026, 12, 5)).notes == ()
    after = load(GOOD, date(2026, 12, 6))
    assert after.problems == ()
    assert ["rabat-2026-12-05" in note for note in after.notes] == [True]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Salé, maison n° 4", "Français", ""),
        ("Kénitra, the 1º floor", "English", ""),
        ("الرِّبَاط، مَرْكَزُ 21", "العربية", ""),
        ("Témara, دار", "Français", "دار"),
        ("مَرْكَزُ Agdal", "العربية", "Agdal"),
        ("ڤِيلَا ڭِيلِيزْ", "الدارجة", "ڤڭ"),
        ("ⵙⵍⴰ", "ⵜⴰⵎⴰⵣⵉⵖⵜ", ""),
        ("Salé", "ⵜⴰⵎⴰⵣⵉⵖⵜ", "Salé"),
        ("Salé", "123", ""),
    ],
)
def test_letters_of_another_writing_are_found(text: str, language: str, found: str) -> None:
    """A language is written as it writes its own name; figures and signs are read in each."""
    assert foreign(text, language) == found
