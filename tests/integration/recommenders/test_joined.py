"""Recommenders made of others: switching, cascade, fusion."""

from __future__ import annotations

import math

import pytest
from neo4j import Driver

from services.recommenders.candidate import Recommender
from services.recommenders.cascade import CascadeRecommender
from services.recommenders.catalogue import recommenders
from services.recommenders.fusion import FusionRecommender
from services.recommenders.switching import SwitchingRecommender
from tests.recommender_contract import RecommenderContract


class TestSwitching(RecommenderContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> Recommender:
        return recommenders(toy_world)["switching"]

    def test_asks_the_one_that_enough_is_known_for(self, toy_world: Driver) -> None:
        known = recommenders(toy_world)
        switching = SwitchingRecommender(
            toy_world, known["item-based"], known["interest-path"], known["popularity"], enough=3
        )
        assert switching.chosen("ada").name == "item-based"
        assert switching.chosen("fay").name == "interest-path"
        assert switching.chosen("nil").name == "popularity"


class TestCascade(RecommenderContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> Recommender:
        return recommenders(toy_world)["cascade"]

    def test_what_is_found_by_one_is_ranked_by_the_other(self, toy_world: Driver) -> None:
        known = recommenders(toy_world)
        cascade = CascadeRecommender(known["item-based"], known["interest-path"])
        found = cascade.recommend("ada", 10)
        assert {one.item.id for one in found} <= set(known["item-based"].candidates("ada", 60))
        assert {one.item.id: one.score for one in found} == {
            one.item.id: one.score for one in known["interest-path"].score("ada", [one.item.id for one in found])
        }


class TestFusion(RecommenderContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> Recommender:
        return recommenders(toy_world)["fusion"]

    def test_shares_are_reciprocal_ranks_split_over_the_paths(self, toy_world: Driver) -> None:
        known = recommenders(toy_world)
        parts = (known["item-based"], known["interest-path"])
        ranks = [{one.item.id: rank for rank, one in enumerate(part.recommend("bo", 100), 1)} for part in parts]
        for one in FusionRecommender(parts).recommend("bo", 10):
            expected = sum(1 / (60 + places[one.item.id]) for places in ranks if one.item.id in places)
            assert math.fsum(term.contribution for term in one.terms) == pytest.approx(expected, abs=1e-12)
