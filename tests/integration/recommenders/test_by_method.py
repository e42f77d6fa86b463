"""Recommenders by one learned method each: ties between items, vectors; and nothing where there are none."""

from __future__ import annotations

import numpy as np
import pytest
from neo4j import Driver

from graph_schema.errors import SettingsError
from services.explanations.recommending import recommend
from services.learning.graph_vectors.fast_rp import FastRp
from services.learning.graph_vectors.item2vec import Item2Vec
from services.learning.graph_vectors.rebuilding import forget_graph_vectors, rebuild_graph_vectors
from services.learning.item_ties.learned import learned_ties
from services.learning.method_names import OF_GRAPH, OF_ITEMS, OF_TASTE
from services.learning.models.als import Als
from services.learning.models.bpr import Bpr
from services.learning.nearest import Likeness
from services.learning.similarity import rebuild_beside, rebuild_similarity
from services.learning.taste.rebuilding import forget_taste, rebuild_taste
from services.lists.everyone import everyones_lists, one_by_one
from services.lists.listing import Lists
from services.observability.progress import SilentProgress
from services.recommenders.candidate import Recommender
from services.recommenders.catalogue import recommenders
from services.recommenders.everyone.taste import TasteForEveryone
from services.recommenders.everyone.twins import twin
from services.recommenders.everyone.world import read_world
from services.recommenders.item_based import ItemBasedRecommender
from services.recommenders.taste import TasteRecommender
from tests.random_world import random_records
from tests.recommender_contract import RecommenderContract
from tests.worlds import NOW, plant, toy_records

QUIET = SilentProgress()


class ItemMethodContract(RecommenderContract):
    method: str

    @pytest.fixture(scope="class")
    def toy_world(self, driver: Driver) -> Driver:
        plant(driver, toy_records())
        settings = {"ease": {"ridge": 0.1}, "slim": {"sparsity": 0.01, "ridge": 0.1}}.get(self.method, {})
        rebuild_beside(driver, NOW, QUIET, learned_ties(self.method, settings))
        return driver

    @pytest.fixture
    def recommender(self, toy_world: Driver) -> Recommender:
        return recommenders(toy_world)[self.method]

    def test_follows_those_who_like_the_same(self, recommender: Recommender) -> None:
        [first, *_] = recommender.recommend("ada", 1)
        assert first.item.id == "giant-steps"
        assert {(term.kind, term.ties[1].detail) for term in first.terms} == {("item-based", self.method)}


class TestRP3Beta(ItemMethodContract):
    method = "rp3beta"


class TestEase(ItemMethodContract):
    method = "ease"


class TestSlim(ItemMethodContract):
    method = "slim"


class TasteContract(RecommenderContract):
    model: Als | Bpr
    method: str

    @pytest.fixture(scope="class")
    def toy_world(self, driver: Driver) -> Driver:
        plant(driver, toy_records())
        rebuild_taste(driver, NOW, QUIET, self.model)
        return driver

    @pytest.fixture
    def recommender(self, toy_world: Driver) -> Recommender:
        return recommenders(toy_world)[self.method]

    def test_says_what_is_liked_near_the_item(self, recommender: Recommender, toy_world: Driver) -> None:
        [first, *_] = recommender.recommend("ada", 1)
        assert first.item.id == "giant-steps"
        assert {term.nodes[1].id for term in first.terms} <= {"kind-of-blue", "blue-train"}
        [told, *_] = recommend(Lists(toy_world, recommenders(toy_world)), "ada", self.method, 1).recommendations
        assert "appeals to the same taste" in told.reasons[0].sentence
        assert told.reasons[0].cypher is not None

    def test_the_other_method_has_no_list(self, recommender: Recommender, toy_world: Driver) -> None:
        [other] = {*OF_TASTE} - {self.method}
        assert recommenders(toy_world)[other].recommend("ada", 5) == []


class TestAls(TasteContract):
    model, method = Als(factors=4, confidence=20.0), "als"


class TestBpr(TasteContract):
    model, method = Bpr(factors=4, rate=0.1, rounds=300), "bpr"


class GraphVectorContract(RecommenderContract):
    model: FastRp | Item2Vec

    @pytest.fixture(scope="class")
    def toy_world(self, driver: Driver) -> Driver:
        plant(driver, toy_records())
        rebuild_graph_vectors(driver, NOW, QUIET, self.model)
        return driver

    @pytest.fixture
    def recommender(self, toy_world: Driver) -> Recommender:
        return recommenders(toy_world)[self.model.name]

    def test_says_what_is_liked_near_the_item(self, recommender: Recommender, toy_world: Driver) -> None:
        [first, *_] = recommender.recommend("ada", 1)
        assert first.item.id == "giant-steps"
        [told, *_] = recommend(Lists(toy_world, recommenders(toy_world)), "ada", self.model.name, 1).recommendations
        assert told.reasons[0].sentence == (
            "You like “Blue Train”, and “Giant Steps” lies near it in the graph of people, things and interests."
        )
        query, parameters = told.reasons[0].cypher, told.reasons[0].parameters
        assert query is not None and parameters is not None
        [path] = toy_world.execute_query(query.partition("\n")[2], parameters).records
        assert path["cosine"] > 0

    def test_another_method_has_no_list(self, recommender: Recommender, toy_world: Driver) -> None:
        known = recommenders(toy_world)
        assert all(known[name].recommend("ada", 5) == [] for name in OF_GRAPH if name != self.model.name)


class TestFastRp(GraphVectorContract):
    model = FastRp(dimensions=64)


class TestItem2Vec(GraphVectorContract):
    model = Item2Vec(dimensions=4)


class TestWithoutTies:
    """A graph that holds no ties and no vectors of a method."""

    @pytest.fixture(scope="class")
    def world(self, driver: Driver) -> Driver:
        plant(driver, toy_records())
        forget_taste(driver)
        forget_graph_vectors(driver)
        return driver

    @pytest.mark.parametrize("name", [*OF_ITEMS[1:], *OF_TASTE, *OF_GRAPH])
    def test_nothing_is_found_and_nothing_fails(self, world: Driver, name: str) -> None:
        known = recommenders(world)[name]
        assert (known.recommend("ada", 5), known.candidates("ada", 5), known.score("ada", ["goldberg"])) == ([], [], [])
        lists = Lists(world, recommenders(world))
        assert [row for row in everyones_lists(lists, name, 3) if row[2] > 0.01] == []


class TestOnARandomWorld:
    """Lists are those of the weights and vectors that were computed."""

    @pytest.fixture(scope="class")
    def world(self, driver: Driver) -> Driver:
        plant(driver, random_records(3, users=40, items=90, events=25))
        rebuild_similarity(driver, NOW, QUIET, learned_ties("ease", {"ridge": 1.0}, k=30), [Likeness(k=10)])
        rebuild_beside(driver, NOW, QUIET, learned_ties("rp3beta", {}, k=15, keep="candidate"))
        rebuild_taste(driver, NOW, QUIET, Als(factors=8))
        rebuild_graph_vectors(driver, NOW, QUIET, FastRp(dimensions=32))
        return driver

    @pytest.mark.parametrize("name", ["cosine", "rp3beta", "ease", "als", "fastrp", "item-based", "hybrid"])
    @pytest.mark.parametrize("n", [3, 60])
    def test_lists_at_once_are_the_lists_asked_for_one_by_one(self, world: Driver, name: str, n: int) -> None:
        lists = Lists(world, recommenders(world))
        at_once, alone = [*everyones_lists(lists, name, n)], [*one_by_one(lists, name, n)]
        assert twin(world, read_world(world), lists.recommenders[name]) is not None
        assert [row[:2] for row in at_once] == [row[:2] for row in alone]
        assert [row[2] for row in at_once] == pytest.approx([row[2] for row in alone], abs=1e-6)

    def test_item_based_reads_the_chosen_method(self, world: Driver) -> None:
        chosen = [(one.item.id, one.score) for one in recommenders(world)["item-based"].recommend("u1", 10)]
        assert chosen == [(one.item.id, one.score) for one in recommenders(world)["ease"].recommend("u1", 10)]
        cosine = ItemBasedRecommender(world, method="cosine").recommend("u1", 10)
        assert chosen != [(one.item.id, one.score) for one in cosine]

    def test_a_list_of_taste_is_the_exact_ranking_by_inner_product(self, world: Driver) -> None:
        known = read_world(world)
        exact = TasteForEveryone(world, known, TasteRecommender(world, "als")).scores(slice(None))
        for row, user_id in enumerate(known.user_ids):
            may = np.flatnonzero(known.may_get(row) & (exact[row] > 1e-6))
            order = may[np.lexsort((may, -np.round(exact[row, may], 12)))][:20]
            found = TasteRecommender(world, "als").recommend(user_id, 20)
            assert [one.item.id for one in found] == [known.item_ids[column] for column in order]


def test_what_a_method_does_not_have_is_said() -> None:
    with pytest.raises(SettingsError, match="choose from alpha, beta"):
        learned_ties("rp3beta", {"ridge": 3.0})
