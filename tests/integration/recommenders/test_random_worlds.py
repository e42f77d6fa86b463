"""What must hold of every recommender in any world."""

from __future__ import annotations

import pytest
from neo4j import Driver

from services.recommenders.candidate import Candidate, Term
from services.recommenders.catalogue import NAMES, recommenders
from tests.hybrids import fixed_hybrid
from tests.random_world import random_records
from tests.worlds import plant

USERS = [f"u{n}" for n in range(25)]


@pytest.fixture(scope="module", params=[1, 2])
def world(driver: Driver, request: pytest.FixtureRequest) -> Driver:
    driver.execute_query("MATCH (n) WHERE NOT n:Migration DETACH DELETE n")
    plant(driver, random_records(request.param))
    return driver


def summands(candidates: list[Candidate]) -> dict[str, list[tuple[object, ...]]]:
    def summand(term: Term) -> tuple[object, ...]:
        return (term.kind, [node.id for node in term.nodes], round(term.contribution, 9), term.support)

    return {one.item.id: sorted((summand(term) for term in one.terms), key=repr) for one in candidates}


def test_the_hybrid_of_one_query_is_the_hybrid_of_its_parts(world: Driver) -> None:
    whole = fixed_hybrid(world)
    parts = whole.in_parts()
    for user_id in USERS:
        assert summands(whole.recommend(user_id, 50)) == summands(parts.recommend(user_id, 50))
        asked = [f"i{n}" for n in range(60)]
        assert summands(whole.score(user_id, asked)) == summands(parts.score(user_id, asked))


@pytest.mark.parametrize("name", NAMES)
def test_an_item_scores_the_same_in_a_list_and_asked_for(world: Driver, name: str) -> None:
    recommender = recommenders(world)[name]
    for user_id in USERS:
        listed = recommender.recommend(user_id, 12)
        again = {one.item.id: one.score for one in recommender.score(user_id, [one.item.id for one in listed])}
        assert again == pytest.approx({one.item.id: one.score for one in listed}, abs=1e-9)
        order = [(-round(one.score, 12), one.item.id) for one in listed]
        assert order == sorted(order)
