"""The weighted ties of users, items and interests, read out of Neo4j in order of their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neo4j import Driver

from graph_schema.cypher import cypher

READ_INTEREST_TIES = cypher(__file__, "read_interest_ties")
READ_FEEDBACK_TIES = cypher(__file__, "read_feedback_ties")

Member = tuple[str, str]
"""Label and id of a node that can be in a community."""

Ties = Mapping[Member, Sequence[tuple[str, float]]]
"""From a member to the ids at the other ends, each with its weight above 0."""


def read_interest_ties(driver: Driver, shrink: float) -> Ties:
    """Read what draws users, and what items are about as a share of all they are about."""
    with driver.session(fetch_size=500) as session:
        return {
            (label, id): list(zip(interest_ids, weights, strict=True))
            for label, id, interest_ids, weights in session.run(READ_INTEREST_TIES, shrink=shrink)
        }


def read_feedback_ties(driver: Driver) -> Ties:
    """Read what pleased users, and how much."""
    with driver.session(fetch_size=200) as session:
        return {
            ("User", id): list(zip(item_ids, weights, strict=True))
            for id, item_ids, weights in session.run(READ_FEEDBACK_TIES)
        }
