"""How much a graph holds."""

from __future__ import annotations

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher

CONTENTS = cypher(__file__, "contents")


def contents(driver: Driver) -> dict[str, int]:
    """Return counts of users, items, interactions, documents, interests, and items with text vectors."""
    rows, _, _ = driver.execute_query(CONTENTS, routing_=RoutingControl.READ)
    return {row["name"]: row["count"] for row in rows}
