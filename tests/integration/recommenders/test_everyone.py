"""Everyone's lists, computed at once, are the lists that each user gets alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from neo4j import Driver

from loaders.load import load
from loaders.mine import mine
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.learning.neighbours import rebuild_neighbours
from services.learning.similarity import rebuild_similarity
from services.lists.eligibility import fillers
from services.lists.everyone import ListRow, everyones_lists, lists_among, one_by_one
from services.lists.filter_expression import read_filter
from services.lists.house_rules import HouseRules
from services.lists.listing import Lists
from services.observability.progress import SilentProgress
from services.recommenders.candidate import Recommender, ranked
from services.recommenders.catalogue import recommenders
from services.recommenders.everyone.twins import twin
from services.recommenders.everyone.world import read_world
from services.recommenders.interest_path import InterestPathRecommender
from services.recommenders.item_based import ItemBasedRecommender
from services.recommenders.user_based import UserBasedRecommender
from tests.hybrids import fixed_hybrid
from tests.random_world import random_records
from tests.worlds import NOW, plant

ALONE = ("popularity", "trending", "social", "item-based", "user-based", "interest-path")
NAMES = (*ALONE, "hybrid", "switching", "cascade", "fusion")


@pytest.fixture(scope="module")
def world(driver: Driver) -> Driver:
    plant(driver, random_records(3, users=40, items=90, events=25))
    return driver


def by_user(rows: Iterable[ListRow]) -> dict[str, list[tuple[str, float]]]:
    lists: dict[str, list[tuple[str, float]]] = {}
    for user_id, item_id, score in rows:
        lists.setdefault(user_id, []).append((item_id, score))
    return lists


def assert_same(driver: Driver, recommender: Recommender, n: int) -> None:
    lists = Lists(driver, {recommender.name: recommender})
    at_once = by_user(everyones_lists(lists, recommender.name, n))
    alone = by_user(one_by_one(lists, recommender.name, n))
    assert at_once.keys() == alone.keys() != set()
    for user_id, listed in alone.items():
        assert [item_id for item_id, _ in at_once[user_id]] == [item_id for item_id, _ in listed]
        assert [score for _, score in at_once[user_id]] == pytest.approx([score for _, score in listed], abs=1e-6)


def everyone_has(driver: Driver, recommender: Recommender) -> bool:
    world = read_world(driver)
    return twin(driver, world, recommender) is not None


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("n", [3, 60])
def test_lists_at_once_are_the_lists_asked_for_one_by_one(world: Driver, name: str, n: int) -> None:
    assert everyone_has(world, recommenders(world)[name])
    assert_same(world, recommenders(world)[name], n)


@pytest.mark.parametrize("name", NAMES)
def test_lists_among_some_items_hold_those_as_they_are_scored_for_each(world: Driver, name: str) -> None:
    lists, known = Lists(world, recommenders(world)), read_world(world)
    among, users = known.item_ids[::7], known.user_ids[::4]
    found = by_user(lists_among(lists, name, 5, users, among))
    assert [*found] == list(users)
    for user_id, listed in found.items():
        allowed = [item for item in among if known.may_get(known.rows[user_id])[known.columns[item]]]
        alone = ranked(lists.recommenders[name].score(user_id, allowed), 5)
        rest = fillers(world, [item for item in allowed if item not in {one.item.id for one in alone}])
        alone += sorted(rest, key=lambda one: (-one.score, one.item.id))[: 5 - len(alone)]
        assert [item for item, _ in listed] == [one.item.id for one in alone]
        assert [score for _, score in listed] == pytest.approx([one.score for one in alone], abs=1e-6)


def test_tight_bounds_are_the_same_bounds(world: Driver) -> None:
    item_based = ItemBasedRecommender(world, history=2)
    interest_path = InterestPathRecommender(world, breadth=3, pool=6, looked=4)
    whole = fixed_hybrid(world)
    assert_same(world, item_based, 10)
    assert_same(world, interest_path, 2)
    assert_same(world, InterestPathRecommender(world, without=("jazz", "opera")), 10)
    assert_same(world, UserBasedRecommender(world, neighbours=2), 10)
    assert_same(world, UserBasedRecommender(world, read_at_most=25), 10)
    assert_same(world, replace(whole, item_based=item_based, interest_path=interest_path, pool=3), 10)


def test_neighbours_found_while_asking_are_found_for_everyone(world: Driver) -> None:
    gone = "MATCH (u:User)-[s:SIMILAR_TO]->(:User) WHERE toInteger(substring(u.user_id, 1)) % 2 = 0 DELETE s"
    world.execute_query(gone)
    assert_same(world, UserBasedRecommender(world), 20)
    assert_same(world, UserBasedRecommender(world, neighbours=3, history=4, crowd=8), 20)
    assert_same(world, UserBasedRecommender(world, read_at_most=25), 20)


def test_an_empty_graph_has_no_lists(empty_graph: Driver) -> None:
    for name in NAMES:
        assert list(everyones_lists(Lists(empty_graph, recommenders(empty_graph)), name, 5)) == []


def test_rules_of_the_house_hold_for_everyone(world: Driver) -> None:
    lists = Lists(world, recommenders(world), HouseRules(blocks=(read_filter("year < 1990"),)))
    assert by_user(everyones_lists(lists, "item-based", 3)) == by_user(one_by_one(lists, "item-based", 3))


def test_feedback_that_is_not_weighed_yet_is_left_alone(empty_graph: Driver) -> None:
    plant(empty_graph, random_records(4, users=10))
    empty_graph.execute_query("MATCH (:User {user_id: 'u1'})-[r:INTERACTED_WITH]->() REMOVE r.strength")
    for name in ("popularity", "item-based", "interest-path", "user-based"):
        assert_same(empty_graph, recommenders(empty_graph)[name], 10)


def test_real_users_get_the_same(empty_graph: Driver, test_data: Path) -> None:
    load(empty_graph, str(test_data / "amazon-musical-instruments" / "split"))
    mine(empty_graph, read_table(), InterestRules(), NOW, SilentProgress())
    rebuild_similarity(empty_graph, NOW, SilentProgress())
    rebuild_neighbours(empty_graph, NOW, SilentProgress())
    known = recommenders(empty_graph)
    for name in NAMES:
        lists = Lists(empty_graph, known)
        at_once = by_user(everyones_lists(lists, name, 20))
        for user_id in list(at_once)[::60]:
            alone = [(one.item.id, one.score) for one in lists.best(user_id, name, 20)]
            assert [item_id for item_id, _ in at_once[user_id]] == [item_id for item_id, _ in alone]
            assert [score for _, score in at_once[user_id]] == pytest.approx([score for _, score in alone], abs=1e-6)
