"""Checks the vectors that were made of the graph's ties: by one method, of length 1, of the ties there are now."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from services.learning.graph_vectors.rebuilding import stored_card, why_stale

WRONG_GRAPH_VECTORS = cypher(__file__, "wrong_graph_vectors")
TOLERANCE = 1e-4


@dataclass(frozen=True, slots=True)
class GraphVectorVerification:
    """How many nodes have a vector, why they are stale (None where they are not), and what is wrong with them."""

    vectors: int
    stale: str | None
    problems: tuple[str, ...]


def verify_graph_vectors(driver: Driver) -> GraphVectorVerification:
    """Look at every vector, and compare the ties with those that the card speaks of."""
    card = stored_card(driver)
    asked = {"method": card and card.method, "dimensions": card and card.dimensions, "tolerance": TOLERANCE}
    rows, _, _ = driver.execute_query(WRONG_GRAPH_VECTORS, parameters_=asked, routing_=RoutingControl.READ)
    problems = [
        f"the vector of {label} {id!r} is not one that `interest-graph rebuild embeddings` wrote"
        for label, id in rows[0]["wrong"]
    ]
    return GraphVectorVerification(rows[0]["vectors"], why_stale(driver), tuple(problems))
