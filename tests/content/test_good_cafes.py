"""Good cafés: dates in words, seats, and which are offered."""

from __future__ import annotations

from datetime import date

from kiosk.content import load
from tests.content.broken import GOOD, TODAY
from tests.content.reading import Edited, answer, cafes, loaded, script_of


def test_a_cafe_says_when_and_where() -> None:
    """The card is short; the spoken date is in words."""
    script = script_of(loaded())
    choice = answer(script, "cafe", "rabat-2026-12-05")
    assert choice.shown["en"] == "Sat 5 Dec\n15:00 · Rabat library"
    assert choice.says["fr"][0].text == "Samedi cinq décembre à quinze heures. Bibliothèque de Rabat."
    assert choice.says["fr"][0].name == "cafe.rabat-2026-12-05.1"
    assert choice.says["fr"][0].shown == "Samedi 5 décembre à quinze heures. Bibliothèque de Rabat."
    assert (choice.go, choice.sets.cafe) == ("consent", "rabat-2026-12-05")
    cafe = script.cafe("sale-2026-12-12")
    assert cafe is not None
    assert cafe.when["en"] == (
        "Saturday the twelfth December at half past ten",
        "Saturday 12 December at half past ten",
    )
    assert cafe.when["ar"][1] == "يوم السبت 12 دجنبر على الساعة العاشرة والنصف"


def test_cafes_on_the_same_weekday_are_not_told_apart_by_it() -> None:
    """Two on a Saturday: "Saturday" is not heard; one on a Sunday: "Sunday" is."""
    script = script_of(loaded())
    assert answer(script, "cafe", "rabat-2026-12-05").hear["en"] == (
        "Rabat library",
        "the fifth December",
        "the first",
    )
    assert answer(script, "cafe", "temara-2026-12-20").hear["en"][0] == "Sunday"


def test_past_cafes_are_not_offered() -> None:
    """The day of a café still counts."""
    assert cafes(script_of(loaded(today=date(2026, 12, 12)))) == ["sale-2026-12-12", "temara-2026-12-20"]
    after = loaded(today=date(2027, 1, 1)).script
    assert after is not None
    assert cafes(after) == []


def test_a_cafe_of_today_or_tomorrow_says_so() -> None:
    """Before the date, in each language."""
    eve = script_of(loaded(today=date(2026, 12, 4))).cafe("rabat-2026-12-05")
    assert eve is not None
    assert eve.when["fr"][0] == "demain, samedi cinq décembre à quinze heures"
    assert eve.when["ar"][1] == "غدا، يوم السبت 5 دجنبر على الساعة الثالثة"
    day = script_of(loaded(today=date(2026, 12, 5))).cafe("rabat-2026-12-05")
    assert day is not None
    assert day.when["en"][1] == "today, Saturday 5 December at three"


def test_a_cafe_says_how_many_seats_are_left() -> None:
    """Up to ten are counted in words."""
    for taken, wanted in ((0, "many"), (19, "many"), (20, "few.10"), (28, "few.2"), (29, "one")):
        script = script_of(loaded(rabat_2026_12_05=taken))
        assert answer(script, "cafe", "rabat-2026-12-05").says["en"][1].name == f"calendar.seats.{wanted}"
    cafe = script_of(loaded(rabat_2026_12_05=28)).cafe("rabat-2026-12-05")
    assert cafe is not None
    assert cafe.places["en"] == ("two seats are left",) * 2


def test_a_full_cafe_offers_the_next_one_that_has_a_seat() -> None:
    """It says that it is full; the very last one offers the first."""
    script = script_of(loaded(rabat_2026_12_05=30, sale_2026_12_12=25))
    full = answer(script, "cafe", "rabat-2026-12-05")
    assert (full.go, full.sets.cafe) == ("cafe-full", "temara-2026-12-20")
    assert [line.name for line in full.says["en"]] == ["cafe.rabat-2026-12-05.1", "visit.full.1"]
    assert full.shown["en"] == "Sat 5 Dec · Rabat library\nIt is full"
    last = answer(script_of(loaded(temara_2026_12_20=20)), "cafe", "temara-2026-12-20")
    assert last.sets.cafe == "rabat-2026-12-05"


def test_when_all_cafes_are_full_they_lead_to_the_step_for_none() -> None:
    """Nothing is chosen then."""
    full = {"rabat-2026-12-05": 30, "sale-2026-12-12": 20, "temara-2026-12-20": 20}
    script = script_of(load(GOOD, TODAY, full))
    assert {choice.go for choice in script.steps["cafe"].choices} == {"no-cafe"}
    assert {choice.sets.cafe for choice in script.steps["cafe"].choices} == {None}


def test_without_a_step_for_full_cafes_they_are_not_offered(edited: Edited) -> None:
    """The next one moves up."""
    home = edited("scripts/cafes.yaml", "cafes:", "cafes:")
    (home / "scripts/steps/cafe-full.yaml").unlink()
    script = script_of(loaded(home, rabat_2026_12_05=30))
    assert cafes(script) == ["sale-2026-12-12", "temara-2026-12-20"]
    assert answer(script, "cafe", "sale-2026-12-12").hear["en"][-1] == "the first"


def test_a_cafe_that_is_over_can_be_named_for_sixty_days() -> None:
    """To those who quote the code of an earlier sign-up."""
    before, after = loaded(today=date(2027, 2, 3)).script, loaded(today=date(2027, 2, 4)).script
    assert before is not None
    assert after is not None
    assert cafes(before) == []
    assert before.cafe("rabat-2026-12-05") is not None
    assert after.cafe("rabat-2026-12-05") is None


def test_at_most_eight_cafes_are_offered_four_a_page(edited: Edited) -> None:
    """By date; "the first" is the first of its page."""
    more = "".join(
        f"  - {{cafe: more-{day}, date: 2026-12-{day}, time: '9:00', seats: 5, "
        f"place: {{fr: Lieu {day}, en: Place {day}, ar: مَكَانٌ {day}}}}}\n"
        for day in range(21, 29)
    )
    script = script_of(loaded(edited("scripts/cafes.yaml", "cafes:\n", f"cafes:\n{more}")))
    offered = script.steps["cafe"].choices
    assert [choice.name for choice in offered[3:]] == [f"more-{day}" for day in range(21, 26)]
    assert len(offered) == 8
    assert len(script.cafes) == 11
    assert [choice.hear["en"][-1] for choice in offered[3:6]] == ["the fourth", "the first", "the second"]
