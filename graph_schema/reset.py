"""Empties the graph and keeps its schema."""

from neo4j import Driver

DELETE_ALL = (
    "MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 500 ROWS RETURN count(*) AS n"
)


def reset(driver: Driver) -> int:
    """Delete every node but the migrations, in batches, and return how many there were."""
    with driver.session() as session:
        return session.run(DELETE_ALL).single(strict=True)["n"]
