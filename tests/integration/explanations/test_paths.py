"""Every path of every reason is found again by its query, and only it."""

from __future__ import annotations

import pytest
from neo4j import Driver

from graph_schema.errors import UnknownItemError
from services.explanations.recommending import explain, recommend
from services.lists.listing import Lists
from services.recommenders.catalogue import NAMES, recommenders
from tests.worlds import LIKES, plant, toy_records


@pytest.fixture(scope="module")
def toy_world(driver: Driver) -> Driver:
    plant(driver, toy_records())
    return driver


@pytest.fixture
def lists(toy_world: Driver) -> Lists:
    return Lists(toy_world, recommenders(toy_world))


@pytest.mark.parametrize("name", NAMES)
def test_a_pasted_query_returns_exactly_the_path_it_explains(toy_world: Driver, lists: Lists, name: str) -> None:
    for user_id in LIKES:
        for one in recommend(lists, user_id, name, 5).recommendations:
            for reason in one.reasons:
                if reason.cypher is None:
                    assert reason.path is None
                    continue
                assert reason.path is not None
                first, query = reason.cypher.split("\n", 1)
                assert first.startswith(":params {")
                rows, _, _ = toy_world.execute_query(query, reason.parameters)
                [row] = rows
                keys = ("user_id", "item_id", "interest_id", "community_id")
                ids = [next(node[key] for key in keys if key in node) for node in row["path"].nodes]
                assert ids == [node["id"] for node in reason.path["nodes"]]
                types = [tie.type for tie in row["path"].relationships]
                assert types == [tie["type"] for tie in reason.path["relationships"]]


@pytest.mark.parametrize("name", NAMES)
def test_reasons_sum_to_the_score(lists: Lists, name: str) -> None:
    for user_id in LIKES:
        for one in recommend(lists, user_id, name, 10).recommendations:
            assert sum(reason.contribution for reason in one.reasons) == pytest.approx(one.score, abs=1e-6)


def test_an_explained_item_scores_as_in_the_list(lists: Lists) -> None:
    [listed] = recommend(lists, "ada", "hybrid", 1).recommendations
    [asked] = explain(lists, "ada", listed.item_id, "hybrid").recommendations
    assert asked.score == pytest.approx(listed.score, abs=1e-9)


def test_an_unknown_item_cannot_be_explained(lists: Lists) -> None:
    with pytest.raises(UnknownItemError, match="nothing-here"):
        explain(lists, "ada", "nothing-here", "hybrid")


def test_titles_are_in_the_asked_language(lists: Lists) -> None:
    titles = {one.title for one in recommend(lists, "ada", "popularity", 10, "zh").recommendations}
    assert "哥德堡变奏曲" in titles
