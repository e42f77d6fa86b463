"""The formula of a user's interest weight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.interests.formula import Affinity, Evidence, affinities, decay, mention_signal
from services.interests.rules import DAY_MS, InterestRules

RULES = InterestRules()
YEAR = int(RULES.half_life_ms)


def test_evidence_loses_half_of_what_it_can_lose_in_a_half_life() -> None:
    assert decay(1, 1 + YEAR, RULES) == pytest.approx(0.5 + RULES.lasting / 2)
    assert decay(1, 1 + 50 * YEAR, RULES) == pytest.approx(RULES.lasting)
    assert decay(0, YEAR, RULES) == 1.0
    assert decay(YEAR + DAY_MS, YEAR, RULES) == 1.0


def test_who_comes_back_after_years_is_more_than_their_last_click() -> None:
    found = affinities(
        [*(Evidence("jazz", 1.0, 1.0, 0.5, 1) for _ in range(20)), Evidence("metal", 1.0, 1.0, 0.5, 25 * YEAR)],
        25 * YEAR,
        RULES,
    )
    assert found["jazz"].weight == 1.0
    assert found["metal"].weight == pytest.approx(1 / (20 * RULES.lasting))


def test_the_strongest_interest_weighs_one_and_a_dislike_has_its_direction() -> None:
    found = affinities(
        [Evidence("jazz", 1.0, 1.0, 0.5, 0), Evidence("jazz", 1.0, 1.0, 0.5, 0), Evidence("metal", -1.0, 1.0, 0.5, 0)],
        0,
        RULES,
    )
    assert found == {"jazz": Affinity(1.0, 1), "metal": Affinity(0.5, -1)}


def test_a_mention_without_verdict_counts_a_little() -> None:
    assert mention_signal(-1, 5, RULES) == -0.5
    assert 0 < mention_signal(0, 5, RULES) < mention_signal(1, 5, RULES)


EVIDENCE = st.lists(
    st.builds(
        Evidence,
        st.sampled_from("abcdef"),
        st.floats(-2, 2),
        st.floats(0, 1),
        st.floats(0, 1),
        st.integers(0, 10 * YEAR),
    )
)


@given(EVIDENCE, st.randoms())
def test_weights_lie_in_bounds_and_do_not_depend_on_order(evidence: list[Evidence], random: object) -> None:
    found = affinities(evidence, 10 * YEAR, RULES)
    assert all(0 < one.weight <= 1 for one in found.values())
    assert not found or max(one.weight for one in found.values()) == 1.0
    random.shuffle(evidence)  # type: ignore[attr-defined]
    assert affinities(evidence, 10 * YEAR, RULES) == found


def test_only_the_strongest_are_kept() -> None:
    many = [Evidence(f"i{n:03}", 1 + n / 100, 1.0, 1.0, 0) for n in range(80)]
    kept = affinities(many, 0, InterestRules(per_user=10))
    assert sorted(kept) == [f"i{n:03}" for n in range(70, 80)]
