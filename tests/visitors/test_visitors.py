"""What simulated visitors show of the shipped conversation; `kiosk rehearse --visitors` does it at length."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from kiosk.app import HOME
from kiosk.content import load
from kiosk.dialogue.script import Choice, Script
from kiosk.visitors.many import hold, tally
from kiosk.visitors.person import MANNERS, Goal, Manner, Wish, goal_of
from kiosk.visitors.visit import Outcome, visit
from kiosk.visitors.ways import Map

VISITS = 250
"""Of each manner: enough to see a share of 98 % fall, in seconds."""


@pytest.fixture(scope="module")
def script() -> Script:
    """The script that visitors meet, on a day when its first cafés are still to come."""
    loaded = load(HOME, date(2026, 11, 24)).script
    assert loaded is not None
    return loaded


def outcomes(script: Script, manner: Manner, visits: int, wish: Wish | None = None) -> list[Outcome]:
    """Visits of one manner, always the same."""
    ways, draw = Map(script), random.Random(manner.name)
    goals = (goal_of(script, draw, manner, wish) for _ in range(visits))
    return [visit(script, ways, manner, goal, draw) for goal in goals]


@pytest.fixture(scope="module", params=MANNERS, ids=lambda manner: manner.name)
def held(request: pytest.FixtureRequest, script: Script) -> tuple[Manner, list[Outcome]]:
    """Some visits of each manner."""
    return request.param, outcomes(script, request.param, VISITS)


def test_people_reach_what_they_came_for(held: tuple[Manner, list[Outcome]]) -> None:
    """All by touch and by switches; nearly all where they are misheard."""
    manner, visits = held
    share = sum(each.reached for each in visits) / len(visits)
    if manner.leaves:
        assert 0 < share < 1
    else:
        assert share >= (1.0 if not manner.speaks else 0.97)


def test_nobody_is_registered_by_mistake(held: tuple[Manner, list[Outcome]]) -> None:
    """No other café, no number that was not confirmed, nothing cancelled that was to stay."""
    assert not any(each.mistaken for each in held[1])


def test_every_visit_ends_with_a_goodbye_and_asks_at_most_three_times(
    held: tuple[Manner, list[Outcome]],
) -> None:
    """Those that go on for an hour are counted as not ended: one in a hundred at the most."""
    manner, visits = held
    assert max(each.asked for each in visits) <= 3
    endless = sum(not each.goodbye for each in visits)
    assert endless <= (len(visits) // 100 if manner.misheard > 0 else 0)


def test_many_visits_are_told_in_the_order_of_the_manners(script: Script) -> None:
    """A process a core, with progress, and the same each time."""
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> None:
        told.append((done, of))

    manners = MANNERS[4:6]
    first = list(hold(script, 20, tell, manners))
    assert [each.manner for each in first] == [manner.name for manner in manners]
    assert told == [(1, 2), (2, 2)]
    assert list(hold(script, 20, tell, manners)) == first


def test_a_kiosk_that_never_asks_back_registers_by_mistake(script: Script) -> None:
    """The simulation can fail: without the second yes, misheard words do register people wrongly."""
    steps = {
        name: replace(step, choices=tuple(replace(each, confirm=False) for each in step.choices))
        for name, step in script.steps.items()
    }
    hasty = replace(script, steps=steps)
    manner = replace(MANNERS[2], name="hasty", misheard=0.6)
    assert any(each.mistaken for each in outcomes(hasty, manner, 200, Wish.REGISTER))


def test_a_kiosk_with_a_dead_end_is_found_out(script: Script) -> None:
    """The simulation can fail: where the review leads nowhere, nobody registers."""
    review = script.steps["review"]
    lost = replace(review, choices=tuple(aside(choice) for choice in review.choices))
    broken = replace(script, steps={**script.steps, "review": lost})
    visits = outcomes(broken, MANNERS[4], 20, Wish.REGISTER)
    assert not any(each.reached for each in visits)


def aside(choice: Choice) -> Choice:
    """The choice, leading home in place of saving."""
    return replace(choice, go="home") if choice.go == "save" else choice


def test_a_tally_counts_what_must_not_happen() -> None:
    """Shares of all, medians of those that reached their goal."""
    good = Outcome(reached=True, mistaken=False, goodbye=True, turns=10, seconds=60, asked=1)
    bad = Outcome(reached=False, mistaken=True, goodbye=False, turns=99, seconds=600, asked=3)
    summed = tally("some", [good, good, bad])
    assert (summed.visits, summed.reached, summed.mistaken, summed.no_goodbye) == (3, 2, 1, 1)
    assert (summed.most_asked, summed.turns, summed.minutes) == (3, 10, 1)


def test_a_goal_is_one_of_what_the_script_offers(script: Script) -> None:
    """Who can't speak does not ask a question aloud."""
    draw = random.Random(1)
    goals = [goal_of(script, draw, MANNERS[4]) for _ in range(200)]
    assert all(isinstance(goal, Goal) and script.cafe(goal.cafe) for goal in goals)
    assert {goal.wish for goal in goals} == {Wish.REGISTER, Wish.LEARN, Wish.CANCEL}
