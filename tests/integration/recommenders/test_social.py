"""Social lists: what people followed like, what communities like, and how much each counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from neo4j import Driver

from graph_schema.records import Follow, Interaction, Item, Record, User
from services.recommenders.everyone.twins import twin
from services.recommenders.everyone.world import read_world
from services.recommenders.social import SocialRecommender
from tests.integration.recommenders.test_everyone import assert_same
from tests.recommender_contract import RecommenderContract
from tests.tastes import planted_tastes, tastes_records
from tests.worlds import NOW, plant

TASTE_OF = {id: of for (_, id), of in planted_tastes().items()}


class TestSocial(RecommenderContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> SocialRecommender:
        return SocialRecommender(toy_world)

    def test_knows_what_the_followed_like(self, recommender: SocialRecommender) -> None:
        [first, *_] = recommender.recommend("ada", 5)
        assert first.item.id == "giant-steps"
        assert ("ada", "bo", "giant-steps") in {tuple(node.id for node in term.nodes) for term in first.terms}


def followers() -> list[Record]:
    records: list[Record] = [User(name) for name in ("newcomer", "of-two", "critic", "glutton", "of-both")]
    records += [Follow("newcomer", f"bebop-fan-{n}") for n in range(3)]
    records += [Item("quiet"), Item("loud"), Item("plain")]
    records += [Interaction("critic", "loud", "dislike", NOW), Interaction("critic", "quiet", "like", NOW)]
    records += [Follow("of-two", "critic"), Follow("of-both", "critic"), Follow("of-both", "glutton")]
    records += [Interaction("glutton", "plain", "like", NOW), Interaction("glutton", "loud", "like", NOW)]
    records += [
        Interaction("glutton", id, "like", NOW - timedelta(days=9))
        for (label, id) in planted_tastes()
        if label == "Item"
    ]
    return records


@pytest.fixture(scope="module")
def tastes(driver: Driver) -> Driver:
    plant(driver, tastes_records() + followers())
    return driver


@pytest.fixture
def social(tastes: Driver) -> SocialRecommender:
    return SocialRecommender(tastes)


def test_a_newcomer_gets_what_the_followed_like(social: SocialRecommender) -> None:
    found = social.recommend("newcomer", 8)
    kinds = [TASTE_OF[one.item.id] for one in found]
    assert kinds.count(("jazz", "bebop")) >= 6


def test_who_follows_nobody_gets_what_their_community_likes(social: SocialRecommender) -> None:
    found = social.recommend("doom-fan-0", 3)
    assert {TASTE_OF[one.item.id][0] for one in found} == {"metal"}
    for term in (term for one in found for term in one.terms):
        assert [node.label for node in term.nodes] == ["User", "Community", "Item"]
        assert (term.ties[1].value or 0) > 1


def test_the_communities_of_the_followed_count_for_who_is_in_none(social: SocialRecommender) -> None:
    paths = {tuple(n.label for n in term.nodes) for one in social.recommend("newcomer", 20) for term in one.terms}
    assert paths == {("User", "User", "Item"), ("User", "User", "Community", "Item")}


def test_what_the_followed_dislike_is_not_shown(social: SocialRecommender) -> None:
    [loud] = social.score("of-two", ["loud"])
    assert loud.score < 0
    assert [one.item.id for one in social.recommend("of-two", 1)] == ["quiet"]


def test_who_likes_everything_says_little_of_each(social: SocialRecommender) -> None:
    [loud] = social.score("of-both", ["loud"])
    said = {term.nodes[1].id: term.contribution for term in loud.terms if term.nodes[1].label == "User"}
    assert 0 < said["glutton"] < -said["critic"]


def test_of_each_followed_only_the_newest_are_looked_at(tastes: Driver) -> None:
    newest = SocialRecommender(tastes, history=2).recommend("of-both", 50)
    by_glutton = {one.item.id for one in newest for term in one.terms if term.nodes[1].id == "glutton"}
    assert by_glutton <= {"plain", "loud"}


@pytest.mark.parametrize(
    "bounds", [{}, {"history": 2}, {"friends": 1, "near": 0.3, "far": 0.1}, {"communities": 0.7}, {"communities": 0.0}]
)
def test_lists_at_once_are_the_lists_asked_for_one_by_one(tastes: Driver, bounds: dict[str, float]) -> None:
    recommender = replace(SocialRecommender(tastes), **bounds)
    assert twin(tastes, read_world(tastes), recommender) is not None
    assert_same(tastes, recommender, 4)
    assert_same(tastes, recommender, 60)
