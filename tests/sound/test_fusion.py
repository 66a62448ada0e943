from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.dialogue.events import Candidate
from kiosk.sound.fusion import (
    STRONGEST,
    STRONGEST_WORDS,
    Evidence,
    candidates,
    evidence_of,
    fused,
    with_even_odds,
)

NAMES = st.sampled_from(("learn", "cafe", "help", "end", "back"))
EVIDENCE = st.dictionaries(NAMES, st.floats(-30, 30))
ROUNDING = 1e-9


def probability(evidence: Evidence, choice: str) -> float:
    """Of one choice, 0 when it is not worth telling."""
    return next((one.probability for one in candidates(evidence) if one.choice == choice), 0.0)


@settings(deadline=None)
@given(EVIDENCE)
def test_probabilities_are_probabilities(evidence: Evidence) -> None:
    """Each in [0, 1], their sum too, the most probable first."""
    found = [one.probability for one in candidates(evidence)]
    assert all(0 <= one <= 1 for one in found)
    assert sum(found) <= 1 + ROUNDING
    assert found == sorted(found, reverse=True)


@settings(deadline=None)
@given(EVIDENCE, EVIDENCE, NAMES, st.floats(0, 10))
def test_more_evidence_never_makes_a_choice_less_probable(
    by_example: dict[str, float], by_words: dict[str, float], choice: str, more: float
) -> None:
    """By example or by words."""
    before = probability(fused(by_example, by_words), choice)
    if choice in by_example:
        raised = {**by_example, choice: by_example[choice] + more}
        assert probability(fused(raised, by_words), choice) >= before - ROUNDING
    if choice in by_words:
        raised = {**by_words, choice: by_words[choice] + more}
        assert probability(fused(by_example, raised), choice) >= before - ROUNDING


@settings(deadline=None)
@given(
    st.dictionaries(NAMES, st.tuples(st.floats(-30, 30), st.floats(-30, 30)), min_size=2),
)
def test_an_order_that_both_agree_on_is_kept(both: dict[str, tuple[float, float]]) -> None:
    """Of any two choices."""
    together = fused(
        {name: pair[0] for name, pair in both.items()}, {name: pair[1] for name, pair in both.items()}
    )
    for first, one in both.items():
        for second, other in both.items():
            if one[0] >= other[0] and one[1] >= other[1]:
                assert together[first] >= together[second]


@settings(deadline=None)
@given(EVIDENCE)
def test_one_recogniser_alone_is_believed_as_it_is(evidence: dict[str, float]) -> None:
    """Choices that the other can't hear keep their odds."""
    assert fused(evidence, {}) == evidence
    assert fused({}, evidence) == with_even_odds(evidence)


@settings(deadline=None)
@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=5), st.floats(0.05, 1))
def test_evidence_is_what_candidates_were_made_of(weights: list[float], none: float) -> None:
    """There and back."""
    total = sum(weights) + none
    found = tuple(
        Candidate(str(number), weight / total)
        for number, weight in enumerate(sorted(weights, reverse=True))
        if weight / total >= 0.01
    )
    back = candidates(evidence_of(found, ()))
    assert [one.choice for one in back] == [one.choice for one in found]
    for one, other in zip(found, back, strict=True):
        assert other.probability == pytest.approx(one.probability, abs=0.02)


def test_agreement_raises_and_disagreement_asks() -> None:
    """Two moderate opinions accept together; a clear one against a clear one is in doubt."""
    alone = probability(fused({"yes": 0.4}, {}), "yes")
    assert probability(fused({"yes": 0.4}, {"yes": 3.0}), "yes") > alone + 0.15
    against = fused({"yes": 2.0, "no": -2.0}, {"yes": -2.0, "no": 4.0})
    assert 0.25 <= probability(against, "yes") < 0.5


def test_clear_examples_are_accepted_though_no_words_were_heard() -> None:
    """A model misses words too: its silence only makes less certain."""
    assert 0.6 < probability(fused({"yes": 3.0, "no": -4.0}, {"yes": -1.2, "no": -1.2}), "yes") < 0.9


def test_what_only_examples_can_hear_is_accepted_by_them_alone() -> None:
    """Words hear none of the others."""
    found = candidates(fused({"kiosk": 3.0, "yes": -4.0}, {"yes": -1.2}))
    assert found[0].choice == "kiosk"
    assert found[0].probability > 0.9


def test_no_recogniser_alone_is_certain_against_the_other() -> None:
    """Its evidence is bounded."""
    assert fused({"yes": 100.0}, {"yes": 0.0}) == fused({"yes": STRONGEST}, {"yes": 0.0})
    assert fused({"yes": 0.0}, {"yes": 100.0}) == fused({"yes": 0.0}, {"yes": STRONGEST_WORDS})


def test_a_choice_that_was_compared_and_not_found_is_improbable() -> None:
    """One that was not compared has no evidence at all."""
    evidence = evidence_of((Candidate("yes", 0.9),), ("yes", "no"))
    assert set(evidence) == {"yes", "no"}
    assert evidence["no"] < -2 < 2 < evidence["yes"]
