"""What a stopped run left half done: completed by the next one, and harmless until then."""

from __future__ import annotations

from pathlib import Path

import pytest
from neo4j import Driver

from graph_schema.errors import RejectedEventError
from graph_schema.records import Interaction
from loaders.mine import mine
from services.feedback.events import record_event
from services.feedback.kinds import read_table
from services.observability.progress import SilentProgress
from services.recommenders.catalogue import recommenders
from services.verification.weights import verify
from tests.worlds import NOW, RULES, plant, toy_records

TABLE = read_table()


@pytest.fixture
def toy_world(empty_graph: Driver) -> Driver:
    plant(empty_graph, toy_records())
    return empty_graph


def test_popularity_is_counted_though_the_last_run_stopped_after_the_strengths(toy_world: Driver) -> None:
    left_half_done = "MATCH (i:Item {item_id: 'goldberg'}) SET i.popularity = null, i.similarity_stale_at = $now"
    toy_world.execute_query(left_half_done, now=NOW)
    mine(toy_world, TABLE, RULES, NOW, SilentProgress())
    rows = toy_world.execute_query("MATCH (i:Item {item_id: 'goldberg'}) RETURN i.popularity AS popularity").records
    assert rows[0]["popularity"] == 2


def test_an_item_in_the_middle_of_mining_does_not_break_a_list(toy_world: Driver) -> None:
    toy_world.execute_query("MATCH (i:Item {item_id: 'giant-steps'}) REMOVE i.about_norm")
    listed = recommenders(toy_world)["hybrid"].recommend("ada", 5)
    assert listed


def test_strengths_are_numbers_when_no_rating_and_no_prior_is_there(toy_world: Driver, tmp_path: Path) -> None:
    path = tmp_path / "kinds.toml"
    path.write_text('[rate]\nweight = 1\nreads = "rating"\nprior = 0\n[stars]\nweight = 1\nreads = "rating"\n')
    table = read_table(path)
    record_event(toy_world, Interaction("ada", "goldberg", "stars", NOW, 4.0), table, RULES, NOW)
    mine(toy_world, table, RULES, NOW, SilentProgress(), everyone=True)
    assert verify(toy_world, table, RULES, SilentProgress()).differences == []


@pytest.mark.parametrize("id", ["half \ud83d", "\udfff", "nul \0"])
def test_an_id_that_cannot_be_sent_is_refused_with_its_field(toy_world: Driver, id: str) -> None:
    for event in (
        Interaction(id, "goldberg", "like"),
        Interaction("ada", id, "like"),
        Interaction("ada", "goldberg", "like", event_id=id),
    ):
        with pytest.raises(RejectedEventError, match="give 1 to"):
            record_event(toy_world, event, TABLE, RULES, NOW)
