"""Trending counts from the newest event of the graph, and halves with age."""

from __future__ import annotations

from datetime import timedelta

import pytest
from neo4j import Driver

from graph_schema.records import Interaction, Item, User
from graph_schema.reset import reset
from services.lists.everyone import everyones_lists, one_by_one
from services.lists.listing import Lists
from services.recommenders.everyone.twins import twin
from services.recommenders.everyone.world import read_world
from services.recommenders.trending import HALF_LIFE_MS, TrendingRecommender
from tests.recommender_contract import RecommenderContract
from tests.worlds import NOW, plant, plant_facts


class TestTrending(RecommenderContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> TrendingRecommender:
        return TrendingRecommender(toy_world)


@pytest.fixture(scope="module")
def fashion(driver: Driver) -> Driver:
    """Four people liked `old` half a year ago, three liked `new` lately, one `undated` at no known time."""
    reset(driver)
    people = [f"p{n}" for n in range(5)]
    records = [*map(User, people), *map(Item, ("old", "new", "undated", "unloved"))]
    records += [Interaction(one, "old", "like", NOW - timedelta(days=180)) for one in people[:4]]
    records += [Interaction(one, "new", "like", NOW - timedelta(days=30 * n)) for n, one in enumerate(people[:3])]
    records += [Interaction("p0", "undated", "like", None), Interaction("p0", "unloved", "dislike", NOW)]
    plant(driver, records)
    return driver


def test_age_halves_what_someone_pleased_counts(fashion: Driver) -> None:
    trending = TrendingRecommender(fashion)
    scores = {one.item.id: one for one in trending.score("p4", ["old", "new", "undated", "unloved"])}
    assert set(scores) == {"old", "new"}
    assert scores["new"].score == pytest.approx(1 + 1 / 2 + 1 / 4)
    assert scores["old"].score == pytest.approx(4 * 0.5**6)
    assert [(term.kind, term.support) for term in scores["new"].terms] == [("trending", 1)]
    assert [term.kind for term in scores["old"].terms] == ["trending-earlier"]
    assert [one.item.id for one in trending.recommend("p4", 5)] == ["new", "old"]


def test_everyone_gets_at_once_what_each_gets_alone(fashion: Driver) -> None:
    trending = TrendingRecommender(fashion)
    lists = Lists(fashion, {"trending": trending})
    assert twin(fashion, read_world(fashion), trending) is not None
    at_once, alone = list(everyones_lists(lists, "trending", 3)), list(one_by_one(lists, "trending", 3))
    assert [row[:2] for row in at_once] == [row[:2] for row in alone]
    assert [row[2] for row in at_once] == pytest.approx([row[2] for row in alone])
    assert ("p4", "new", pytest.approx(1.75)) in at_once


def test_a_later_event_makes_all_else_older(fashion: Driver) -> None:
    later = NOW + timedelta(milliseconds=HALF_LIFE_MS)
    plant_facts(fashion, [Interaction("p3", "new", "like", later)])
    [new] = TrendingRecommender(fashion).score("p4", ["new"])
    assert new.score == pytest.approx(1 + (1 + 1 / 2 + 1 / 4) / 2)
