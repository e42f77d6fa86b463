"""Each recommender keeps the contract, and adds what is its own."""

from __future__ import annotations

import pytest
from neo4j import Driver

from services.recommenders.candidate import Recommender
from services.recommenders.graph_hybrid import GraphHybridRecommender
from services.recommenders.hybrid import HybridRecommender
from services.recommenders.interest_path import InterestPathRecommender
from services.recommenders.item_based import ItemBasedRecommender
from services.recommenders.popularity import PopularityRecommender
from tests.hybrids import fixed_hybrid
from tests.recommender_contract import RecommenderContract


class TestPopularity(RecommenderContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> PopularityRecommender:
        return PopularityRecommender(toy_world)

    def test_counts_whom_an_item_pleased(self, recommender: PopularityRecommender) -> None:
        [first, *_] = recommender.recommend("eve", 5)
        assert (first.item.id, first.score) == ("kind-of-blue", 3.0)

    def test_serves_a_user_without_history(self, recommender: PopularityRecommender) -> None:
        assert len(recommender.recommend("nil", 3)) == 3


class TestItemBased(RecommenderContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> ItemBasedRecommender:
        return ItemBasedRecommender(toy_world)

    def test_follows_those_who_like_the_same(self, recommender: ItemBasedRecommender) -> None:
        [first, *_] = recommender.recommend("ada", 1)
        assert first.item.id == "giant-steps"
        assert {term.nodes[1].id for term in first.terms} == {"kind-of-blue", "blue-train"}

    def test_what_is_disliked_speaks_against(self, recommender: ItemBasedRecommender) -> None:
        [metal] = recommender.score("ada", ["master-of-puppets"])
        assert metal.score < 0
        assert "master-of-puppets" not in {one.item.id for one in recommender.recommend("ada", 10)}


class TestInterestPath(RecommenderContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> InterestPathRecommender:
        return InterestPathRecommender(toy_world)

    def test_names_the_interests_that_led_here(self, recommender: InterestPathRecommender) -> None:
        [first, *_] = recommender.recommend("ada", 1)
        assert first.item.id == "giant-steps"
        paths = {term.nodes[1].id for term in first.terms if term.nodes}
        assert paths == {"jazz", "saxophone", "john-coltrane"}

    def test_a_dislike_turns_an_interest_round(self, recommender: InterestPathRecommender) -> None:
        [metal] = recommender.score("ada", ["master-of-puppets"])
        assert [term.contribution < 0 for term in metal.terms if term.nodes] == [True]


class HybridContract(RecommenderContract):
    def test_joins_the_paths_of_its_components(self, recommender: Recommender) -> None:
        [first, *_] = recommender.recommend("ada", 1)
        assert first.item.id == "giant-steps"
        assert {term.kind for term in first.terms} == {"item-based", "interest-path", "popularity"}

    def test_the_best_of_every_component_scores_at_most_the_sum_of_the_weights(self, recommender: Recommender) -> None:
        [first, *_] = recommender.recommend("ada", 1)
        assert first.score <= 1 + 1e-9

    def test_serves_a_user_without_history(self, recommender: Recommender) -> None:
        assert len(recommender.recommend("nil", 3)) == 3


class TestGraphHybrid(HybridContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> GraphHybridRecommender:
        return fixed_hybrid(toy_world)


class TestHybrid(HybridContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> HybridRecommender:
        return fixed_hybrid(toy_world).in_parts()
