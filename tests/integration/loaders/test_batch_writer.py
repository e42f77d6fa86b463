"""A writer that fails: its error comes out, and nothing after the failed batch is written."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from neo4j import Driver
from neo4j.exceptions import ClientError

from graph_schema.records import Follow, Record, User
from graph_schema.upsert import Counts, write_records
from loaders.writing import BatchWriter

USERS = "MATCH (u:User) RETURN collect(u.user_id) AS ids"


def test_an_error_of_the_database_ends_the_load_between_batches(empty_graph: Driver) -> None:
    def write(batch: Sequence[Record]) -> Counts:
        if isinstance(batch[0], Follow):
            with empty_graph.session() as session:
                session.run("THIS IS NO CYPHER").consume()
        return write_records(empty_graph, batch)

    batches: list[list[Record]] = [[User("a", name="Ann")], [Follow("b", "c")], [User("d")], [User("e")], [User("f")]]
    with pytest.raises(ClientError), BatchWriter(write) as writer:
        for batch in batches:
            writer.put(batch)
    rows, _, _ = empty_graph.execute_query(USERS)
    assert rows[0]["ids"] == ["a"]
    assert writer.written["user"] == 1


def test_an_error_of_the_reader_leaves_the_batch_at_hand_whole(empty_graph: Driver) -> None:
    with pytest.raises(KeyboardInterrupt), BatchWriter(lambda batch: write_records(empty_graph, batch)) as writer:
        writer.put([User(f"u{number}") for number in range(1000)])
        raise KeyboardInterrupt
    rows, _, _ = empty_graph.execute_query(USERS)
    assert len(rows[0]["ids"]) in (0, 1000)
