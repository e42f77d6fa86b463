"""Dials choose places by what they say, change no score, and tell the place by score alone."""

from __future__ import annotations

import math

import pytest

from services.lists.calibration import SMOOTHING, Calibration, shares, with_statements
from services.lists.dials import Dials
from services.lists.reranking import rerank
from services.lists.traits import Trait, Traits, self_information
from services.recommenders.candidate import Candidate, Node, Term

JAZZ, ROCK = Trait(frozenset({"jazz"}), {"jazz": 1.0}), Trait(frozenset({"rock"}), {"rock": 1.0})


def candidates(*scores: float) -> list[Candidate]:
    return [Candidate(Node("Item", f"i{at}", f"I{at}"), (Term("popularity", one),)) for at, one in enumerate(scores)]


def places(n: int, dials: Dials, traits: list[Trait], liked: dict[str, float] | None = None) -> list[int]:
    given = candidates(*(1 - 0.01 * at for at in range(len(traits))))
    known = Traits({one.item.id: trait for one, trait in zip(given, traits, strict=True)}, liked or {})
    found = rerank(given, n, dials, known)
    scores = {one.item.id: one.score for one in given}
    assert all(one.score == scores[one.item.id] for one in found)
    return [one.rank_by_score or 0 for one in found]


def test_a_calibrated_list_has_interests_in_the_users_shares() -> None:
    jazz_first = [JAZZ] * 8 + [ROCK] * 8
    assert places(8, Dials(), jazz_first) == [1, 2, 3, 4, 5, 6, 7, 8]
    for dial in (0.5, 1.0):
        found = places(8, Dials(calibration=dial), jazz_first, {"jazz": 0.75, "rock": 0.25})
        assert [sum(place <= 8 for place in found), sum(place > 8 for place in found)] == [6, 2]


def test_without_anything_known_of_the_user_calibration_leaves_the_order() -> None:
    assert places(3, Dials(calibration=0.9), [ROCK, JAZZ, ROCK, JAZZ]) == [1, 2, 3]


def test_a_diverse_list_begins_with_the_best_and_then_with_what_is_unlike_it() -> None:
    assert places(3, Dials(diversity=0.7), [JAZZ, JAZZ, ROCK]) == [1, 3, 2]


def test_novelty_prefers_what_few_know() -> None:
    known = [Trait(novelty=value) for value in (0.1, 0.2, 0.9)]
    assert places(3, Dials(novelty=0.5), known) == [3, 2, 1]
    assert places(3, Dials(novelty=0.001), known) == [1, 2, 3]


@pytest.mark.parametrize(("dial", "expected"), [(0.2, 2), (0.3, 3), (0.5, 5), (1.0, 10)])
def test_the_long_tail_gets_its_share_of_every_beginning(dial: float, expected: int) -> None:
    traits = [Trait(is_long_tail=False)] * 20 + [Trait(is_long_tail=True)] * 20
    found = places(10, Dials(long_tail=dial), traits)
    assert sum(place > 20 for place in found) == expected
    for k in range(1, 11):
        assert sum(place > 20 for place in found[:k]) == math.floor(dial * k + 1e-9)


def test_a_tail_that_is_too_short_leaves_places_to_others() -> None:
    assert places(3, Dials(long_tail=1.0), [Trait(), Trait(), Trait(is_long_tail=True)]) == [3, 1, 2]


def test_the_divergence_is_that_of_its_definition() -> None:
    user = {"jazz": 0.5, "rock": 0.3, "folk": 0.2}
    items = [{"jazz": 1.0}, {"rock": 0.5, "folk": 0.25, "metal": 0.25}]
    calibration = Calibration.of(user, items)
    calibration.choose(0)
    listed = {name: sum(item.get(name, 0.0) for item in items) / 2 for name in user}
    smoothed = {name: (1 - SMOOTHING) * listed[name] + SMOOTHING * user[name] for name in user}
    expected = math.fsum(user[name] * math.log(user[name] / smoothed[name]) for name in user)
    assert calibration.distances()[1] == pytest.approx(expected, abs=1e-12)


def test_what_the_person_said_beats_what_was_derived() -> None:
    found = with_statements(
        {"jazz": 0.6, "rock": 0.3, "folk": 0.1}, {"rock": "muted", "folk": "pinned", "epic": "added"}
    )
    assert found == pytest.approx({"jazz": 0.4, "folk": 0.4, "epic": 0.2})
    assert with_statements({}, {"jazz": "added"}) == {"jazz": 1.0}
    assert with_statements({"jazz": 1.0}, {"jazz": "removed"}) == {}
    assert shares({"a": 0.0, "b": -1.0}) == {}


def test_self_information_falls_from_one_to_nothing() -> None:
    assert [self_information(likes, 100) for likes in (0, 1, 10, 100)] == pytest.approx([1, 1, 0.5, 0])
    assert self_information(1, 1) == 0
