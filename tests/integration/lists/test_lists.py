"""Lists within a filter, by the rules of the house, and filled."""

from __future__ import annotations

from dataclasses import replace

import pytest
from neo4j import Driver

from graph_schema.errors import UnknownRecommenderError, UnknownUserError
from services.lists.dials import Dials
from services.lists.filter_expression import read_filter
from services.lists.house_rules import Boost, HouseRules, Pin
from services.lists.listing import Lists
from services.recommenders.candidate import Candidate
from services.recommenders.catalogue import NAMES, recommenders
from services.recommenders.scope import Scope
from tests.random_world import random_records
from tests.worlds import plant

USERS = [f"u{n}" for n in range(25)]


@pytest.fixture(scope="module")
def lists(driver: Driver) -> Lists:
    plant(driver, random_records(3, items=200))
    return Lists(driver, recommenders(driver))


def ids(candidates: list[Candidate]) -> list[str]:
    return [one.item.id for one in candidates]


def passing(lists: Lists, where: str) -> set[str]:
    query = f"MATCH (item:Item) WHERE coalesce(item.is_available, true) AND {where} RETURN item.item_id AS id"
    return {row["id"] for row in lists.driver.execute_query(query).records}  # type: ignore[arg-type]


def met(lists: Lists, user_id: str) -> set[str]:
    query = "MATCH (:User {user_id: $id})-[:INTERACTED_WITH]->(i) RETURN DISTINCT i.item_id AS id"
    return {row["id"] for row in lists.driver.execute_query(query, id=user_id).records}


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_as_long_as_there_are_items(lists: Lists, name: str) -> None:
    everything = passing(lists, "true")
    for user_id in USERS:
        allowed = everything - met(lists, user_id)
        found = lists.best(user_id, name, 30)
        assert len(found) == len(set(ids(found))) == 30
        assert set(ids(found)) <= allowed
        assert set(ids(lists.best(user_id, name, 500))) == allowed
        scores = [one.score for one in found]
        assert scores == sorted(scores, reverse=True)
        assert all(one.terms[0].kind == "fill" for one in found if one.score <= 1e-6)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("filter", "where"),
    [
        ('category = "Jazz" and year >= 1990', "'jazz' IN item.categories AND item.year >= 1990"),
        ("price is missing", "item.price IS NULL"),
        ('price < 3 or not (category = "folk")', "(item.price < 3 OR NOT 'folk' IN item.categories)"),
        ('title in ("item 7", "item 9")', "item.title IN ['Item 7', 'Item 9']"),
        ("year = 1951 and year = 1952", "false"),
    ],
)
def test_a_filter_leaves_exactly_what_passes(lists: Lists, name: str, filter: str, where: str) -> None:
    right = passing(lists, where)
    assert bool(right) == (where != "false")
    for user_id in USERS[:8]:
        found = lists.best(user_id, name, 500, Scope(filter=read_filter(filter)))
        assert set(ids(found)) == right - met(lists, user_id)
        seen = lists.best(user_id, name, 500, Scope(seen=True, filter=read_filter(filter)))
        assert set(ids(seen)) == right


def test_a_filter_comes_before_ranking(lists: Lists) -> None:
    for user_id in USERS[:8]:
        free = lists.best(user_id, "hybrid", 150)
        passing_ids = passing(lists, "item.year >= 2000")
        asked = lists.best(user_id, "hybrid", 5, Scope(filter=read_filter("year >= 2000")))
        paths = [one for one in free if one.item.id in passing_ids and one.terms[0].kind != "fill"]
        assert ids(asked)[: len(paths[:5])] == ids(paths[:5])


def test_items_left_out_are_not_listed(lists: Lists) -> None:
    first = ids(lists.best("u1", "hybrid", 5))
    assert not set(first) & set(ids(lists.best("u1", "hybrid", 300, Scope(exclude=tuple(first)))))


def test_blocked_items_are_in_no_list(lists: Lists) -> None:
    ruled = replace(lists, rules=HouseRules(blocks=(read_filter("year < 2000"), read_filter("price > 40"))))
    allowed = passing(lists, "NOT item.year < 2000 AND NOT coalesce(item.price > 40, false)")
    assert set(ids(ruled.best("u2", "popularity", 500))) == allowed - met(lists, "u2")


def test_a_boost_is_a_term_of_its_own(lists: Lists) -> None:
    boost = Boost(read_filter('category = "blues"'), 3.0, "Theme of the month")
    ruled = replace(lists, rules=HouseRules(boosts=(boost,)))
    plain = {one.item.id: one.score for one in lists.best("u3", "hybrid", 20)}
    about = passing(lists, "'blues' IN item.categories")
    boosted = {one.item.id: one for one in ruled.best("u3", "hybrid", 20) if one.terms[0].kind != "fill"}
    assert set(boosted) & about & set(plain)
    for item_id in set(boosted) & set(plain):
        factor = 3 if item_id in about else 1
        assert boosted[item_id].score == pytest.approx(factor * plain[item_id], abs=1e-9)
        assert [term.note for term in boosted[item_id].terms if term.kind == "boost"] == (
            ["Theme of the month"] if item_id in about else []
        )


def test_a_pinned_item_stands_at_its_place_unless_it_is_met(lists: Lists) -> None:
    last = lists.best("u4", "hybrid", 300)[-1].item.id
    ruled = replace(lists, rules=HouseRules(pins=(Pin(last, 2), Pin(next(iter(met(lists, "u4"))), 1))))
    found = ruled.best("u4", "hybrid", 6)
    assert found[1].item.id == last
    assert found[1].terms[-1].kind == "pin"
    assert len(found) == 6
    rest = [one for one in ids(lists.best("u4", "hybrid", 6)) if one != last]
    assert [one for one in ids(found) if one != last] == rest[:5]


def test_diversity_changes_places_and_no_score(lists: Lists) -> None:
    for user_id in USERS[:6]:
        plain = {one.item.id: one.score for one in lists.best(user_id, "hybrid", 100)}
        spread_out = lists.best(user_id, "hybrid", 10, dials=Dials(diversity=0.7))
        assert len({one.item.id for one in spread_out}) == 10
        for one in spread_out:
            assert plain.get(one.item.id, one.score) == pytest.approx(one.score, abs=1e-9)
        assert spread_out[0].item.id == next(iter(plain))
        assert themes(lists, spread_out) >= themes(lists, lists.best(user_id, "hybrid", 10))


def themes(lists: Lists, candidates: list[Candidate]) -> int:
    query = "MATCH (i:Item) WHERE i.item_id IN $ids UNWIND i.categories AS c RETURN count(DISTINCT c) AS n"
    return lists.driver.execute_query(query, ids=ids(candidates)).records[0]["n"]


def test_unknown_names_are_errors(lists: Lists) -> None:
    with pytest.raises(UnknownUserError):
        lists.best("nobody", "hybrid")
    with pytest.raises(UnknownUserError):
        lists.best("nobody", "hybrid", 5, Scope(filter=read_filter("year > 1")))
    with pytest.raises(UnknownRecommenderError):
        lists.best("u1", "oracle")


@pytest.mark.parametrize("dials", [Dials(calibration=1), Dials(novelty=0.5), Dials(long_tail=0.5), Dials(1, 1, 1, 1)])
@pytest.mark.parametrize("name", ["hybrid", "popularity"])
def test_a_dial_changes_places_and_no_score_and_says_which_place_it_was(lists: Lists, name: str, dials: Dials) -> None:
    for user_id in USERS[:6]:
        plain = lists.best(user_id, name, 100)
        found = lists.best(user_id, name, 10, dials=dials)
        assert len({one.item.id for one in found}) == 10
        for one in found:
            assert one.rank_by_score is not None
            assert replace(one, rank_by_score=None) == plain[one.rank_by_score - 1]
        assert all(one.rank_by_score is None for one in plain)


def test_a_dial_moves_the_list_to_where_it_says(lists: Lists) -> None:
    known = "MATCH (i:Item) WHERE i.item_id IN $ids RETURN avg(i.popularity) AS popularity"
    plain, novel = (
        [ids(lists.best(user_id, "hybrid", 10, dials=dials)) for user_id in USERS[:6]]
        for dials in (Dials(), Dials(novelty=0.7))
    )
    assert plain != novel
    for one, other in zip(plain, novel, strict=True):
        popularity = [lists.driver.execute_query(known, ids=each).records[0]["popularity"] for each in (one, other)]
        assert popularity[1] <= popularity[0]


def test_dials_work_for_somebody_of_whom_nothing_is_known(lists: Lists) -> None:
    lists.driver.execute_query("MERGE (:User {user_id: 'just come'})")
    found = lists.best("just come", "popularity", 5, dials=Dials(0.5, 0.5, 0.5, 0.5))
    assert len(found) == 5
