"""User-based lists follow those who like the same, stored ahead or found while asking."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from graph_schema.records import Interaction, Record
from services.explanations.reasons import explain_candidates
from services.feedback.events import record_event
from services.feedback.kinds import read_table
from services.learning.nearest import Likeness
from services.learning.neighbours import count_stale_neighbours, rebuild_neighbours
from services.observability.progress import SilentProgress
from services.recommenders.user_based import UserBasedRecommender
from tests.recommender_contract import RecommenderContract
from tests.worlds import LIKES, NOW, RULES, plant, toy_records

SHRINK = Likeness(shrink=0.5)
TASTES, READERS, SHELF = 3, 8, 12


def neighbours_of(driver: Driver, user_id: str) -> list[tuple[str, int]]:
    query = (
        "MATCH (:User {user_id: $id})-[s:SIMILAR_TO]->(other:User)"
        " RETURN other.user_id AS id, s.common AS common ORDER BY s.rank"
    )
    return [(row["id"], row["common"]) for row in driver.execute_query(query, id=user_id).records]


class TestUserBased(RecommenderContract):
    @pytest.fixture
    def recommender(self, toy_world: Driver) -> UserBasedRecommender:
        return UserBasedRecommender(toy_world)

    def test_follows_those_who_like_the_same(self, recommender: UserBasedRecommender) -> None:
        [first, *_] = recommender.recommend("ada", 5)
        assert first.item.id == "giant-steps"
        assert [term.nodes[1].id for term in first.terms] == ["bo"]
        assert first.terms[0].support == 2

    def test_what_similar_people_dislike_loses(self, recommender: UserBasedRecommender) -> None:
        assert "paranoid" not in {one.item.id for one in recommender.recommend("bo", 10)}
        [metal] = recommender.score("bo", ["paranoid"])
        assert metal.score < 0

    def test_only_the_nearest_are_asked(self, recommender: UserBasedRecommender) -> None:
        found = replace(recommender, neighbours=1).recommend("dan", 10)
        assert {term.nodes[1].id for one in found for term in one.terms} <= {
            neighbours_of(recommender.driver, "dan")[0][0]
        }

    def test_those_who_gave_much_leave_room_for_few(self, recommender: UserBasedRecommender) -> None:
        [nearest, *others] = [id for id, _ in neighbours_of(recommender.driver, "dan")]
        assert others
        found = replace(recommender, read_at_most=0).recommend("dan", 10)
        assert {term.nodes[1].id for one in found for term in one.terms} <= {nearest}

    def test_does_not_say_who_is_similar(self, recommender: UserBasedRecommender) -> None:
        for language, name in (("en", "someone with similar taste"), ("zh", "品味相近的人")):
            [first, *_] = explain_candidates(recommender.recommend("ada", 5), language)
            assert first.reasons[0].path is not None
            assert [node["name"] for node in first.reasons[0].path["nodes"]][1] == name
            assert "bo" not in first.reasons[0].sentence.lower().split()


class TestWithoutStoredNeighbours(RecommenderContract):
    """The same contract for users whose neighbours are found while asking."""

    @pytest.fixture(scope="class")
    def toy_world(self, driver: Driver) -> Driver:
        plant(driver, toy_records())
        driver.execute_query("MATCH (:User)-[s:SIMILAR_TO]->(:User) DELETE s")
        return driver

    @pytest.fixture
    def recommender(self, toy_world: Driver) -> UserBasedRecommender:
        return UserBasedRecommender(toy_world)

    def test_names_what_is_shared(self, recommender: UserBasedRecommender) -> None:
        [first, *_] = recommender.recommend("ada", 5)
        assert first.item.id == "giant-steps"
        [[_, seen, neighbour, _]] = [term.nodes for term in first.terms]
        assert (seen.id, neighbour.id) == ("blue-train", "bo")
        [explained, *_] = explain_candidates([first])
        assert explained.reasons[0].sentence == (
            "You like “Blue Train”; someone who likes it too also likes “Giant Steps”."
        )

    def test_every_path_is_found_again_by_its_query(self, recommender: UserBasedRecommender) -> None:
        for user_id in LIKES:
            for one in explain_candidates(recommender.recommend(user_id, 5)):
                for reason in one.reasons:
                    if reason.cypher is None or reason.path is None:
                        continue
                    query = reason.cypher.split("\n", 1)[1]
                    [row] = recommender.driver.execute_query(query, reason.parameters).records
                    ids = [node.get("user_id") or node.get("item_id") for node in row["path"].nodes]
                    assert ids == [node["id"] for node in reason.path["nodes"]]

    def test_what_a_crowd_likes_leads_to_nobody(self, recommender: UserBasedRecommender) -> None:
        assert replace(recommender, crowd=1).recommend("ada", 5) == []

    def test_one_event_is_enough(self, recommender: UserBasedRecommender) -> None:
        event = Interaction("nil", "goldberg", "like", NOW)
        record_event(recommender.driver, event, read_table(), RULES, NOW)
        assert recommender.recommend("nil", 5)[0].item.id == "winterreise"


def planted() -> list[Record]:
    """Readers of three tastes with a shelf each; everyone skips another third of it."""
    return [
        Interaction(f"taste{taste}-{reader}", f"shelf{taste}-{book}", "like", NOW - timedelta(days=book))
        for taste in range(TASTES)
        for reader in range(READERS)
        for book in range(SHELF)
        if (book + reader) % 3
    ]


@pytest.mark.parametrize("method", ["cosine", "jaccard", "pearson"])
def test_planted_tastes_come_back(empty_graph: Driver, method: str) -> None:
    plant(empty_graph, planted())
    rebuild_neighbours(empty_graph, NOW, SilentProgress(), replace(SHRINK, method=method))
    for taste in range(TASTES):
        for reader in range(READERS):
            missing = {f"shelf{taste}-{book}" for book in range(SHELF) if not (book + reader) % 3}
            found = UserBasedRecommender(empty_graph).recommend(f"taste{taste}-{reader}", SHELF)
            assert {one.item.id for one in found} == missing


def test_neighbours_after_a_refresh_equal_a_full_rebuild(empty_graph: Driver) -> None:
    plant(empty_graph, toy_records())
    assert count_stale_neighbours(empty_graph) == 0
    for event in (Interaction("fay", "paranoid", "like", NOW), Interaction("nil", "goldberg", "buy", NOW)):
        record_event(empty_graph, event, read_table(), RULES, NOW)
    assert count_stale_neighbours(empty_graph) == 2
    refreshed = rebuild_neighbours(empty_graph, NOW, SilentProgress(), SHRINK)
    assert 0 < refreshed.written < refreshed.nodes
    assert count_stale_neighbours(empty_graph) == 0
    stepwise = fingerprint(empty_graph, everything=True).parts["SIMILAR_TO of User"]
    empty_graph.execute_query("MATCH (u:User) REMOVE u.neighbours_checksum")
    empty_graph.execute_query("MATCH (:User)-[s:SIMILAR_TO]->() DELETE s")
    rebuild_neighbours(empty_graph, NOW, SilentProgress(), SHRINK)
    assert fingerprint(empty_graph, everything=True).parts["SIMILAR_TO of User"] == stepwise


def test_a_tie_says_how_many_things_both_like(empty_graph: Driver) -> None:
    plant(empty_graph, toy_records())
    assert neighbours_of(empty_graph, "ada") == [("bo", 2), ("dan", 1)]
