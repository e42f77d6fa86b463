"""What every recommender keeps, whatever it recommends by."""

from __future__ import annotations

import pytest
from neo4j import Driver

from graph_schema.errors import UnknownUserError
from services.recommenders.candidate import Candidate, Recommender
from tests.worlds import LIKES, plant, toy_records


def order(candidates: list[Candidate]) -> list[tuple[float, str]]:
    return [(-round(one.score, 12), one.item.id) for one in candidates]


class RecommenderContract:
    """Inherit it and give a fixture ``recommender`` over the fixture ``toy_world``."""

    @pytest.fixture(scope="class")
    def toy_world(self, driver: Driver) -> Driver:
        plant(driver, toy_records())
        return driver

    def test_terms_sum_to_the_score(self, recommender: Recommender) -> None:
        for user_id in LIKES:
            for one in recommender.recommend(user_id, 10):
                assert sum(term.contribution for term in one.terms) == pytest.approx(one.score, abs=1e-6)

    def test_nothing_met_is_recommended(self, recommender: Recommender) -> None:
        for user_id, met in LIKES.items():
            assert not {one.item.id for one in recommender.recommend(user_id, 10)} & set(met)

    def test_lists_are_ordered_to_the_last_tie(self, recommender: Recommender) -> None:
        for user_id in LIKES:
            found = recommender.recommend(user_id, 10)
            assert order(found) == sorted(order(found))
            assert order(found) == order(recommender.recommend(user_id, 10))

    def test_a_shorter_list_is_the_head_of_a_longer_one(self, recommender: Recommender) -> None:
        long, short = recommender.recommend("ada", 10), recommender.recommend("ada", 2)
        assert order(short) == order(long)[: len(short)]

    def test_an_item_asked_for_scores_as_in_the_list(self, recommender: Recommender) -> None:
        for one in recommender.recommend("ada", 10):
            [again] = recommender.score("ada", [one.item.id])
            assert again.score == pytest.approx(one.score, abs=1e-9)

    def test_an_item_that_is_gone_is_not_recommended(self, recommender: Recommender, toy_world: Driver) -> None:
        [first, *_] = recommender.recommend("ada", 1)
        toy_world.execute_query("MATCH (i:Item {item_id: $id}) SET i.is_available = false", id=first.item.id)
        try:
            assert first.item.id not in {one.item.id for one in recommender.recommend("ada", 10)}
        finally:
            toy_world.execute_query("MATCH (i:Item {item_id: $id}) REMOVE i.is_available", id=first.item.id)

    def test_an_unknown_user_is_an_error_that_says_so(self, recommender: Recommender) -> None:
        with pytest.raises(UnknownUserError, match="nobody"):
            recommender.recommend("nobody", 5)

    def test_a_user_without_history_is_not_an_error(self, recommender: Recommender) -> None:
        assert isinstance(recommender.recommend("nil", 5), list)
