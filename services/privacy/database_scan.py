"""Looks through every text in the database for traces of a person."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from neo4j import Driver, Record

from graph_schema import model
from graph_schema.cypher import cypher
from services.observability.progress import Progress
from services.privacy.traces import Traces

SCAN_NODES = cypher(__file__, "scan_nodes")
SCAN_RELATIONSHIPS = cypher(__file__, "scan_relationships")
KEYS = {node.label: node.key for node in model.NODES}
COUNT = "CALL () { MATCH (n) RETURN count(n) AS nodes } CALL () { MATCH ()-[r]->() RETURN count(r) AS ties } RETURN *"
FULLTEXT = "SHOW FULLTEXT INDEXES YIELD name, entityType WHERE entityType = 'NODE' RETURN name ORDER BY name"
ASK_FULLTEXT = "CALL db.index.fulltext.queryNodes($index, $phrase) YIELD node RETURN properties(node) AS properties"
QUOTED = str.maketrans({'"': " ", "\\": " "})


@dataclass(frozen=True, slots=True)
class Place:
    """Where traces were found; ``key`` tells one node from another and is not kept."""

    where: str
    key: str | None
    times: int


@dataclass(frozen=True, slots=True)
class DatabaseScan:
    """What was looked through, and where something was found."""

    nodes: int
    relationships: int
    fulltext_indexes: int
    places: tuple[Place, ...]


def scan_database(driver: Driver, traces: Traces, progress: Progress) -> DatabaseScan:
    """Look at every string and list of strings of every node and relationship, and ask the full-text indexes."""
    found: Counter[tuple[str, str | None]] = Counter()
    asked = {"id": traces.user_id, "words": list(traces.looked_for)}
    with driver.session(fetch_size=100) as session, progress.step("scanning the database", 3, "kinds") as step:
        counted = session.run(COUNT).single(strict=True)
        for row in session.run(SCAN_NODES, asked, keys=KEYS):
            label = (row["labels"] or ["node"])[0]
            if _gives_away(row, traces, label):
                found[(f"{label}.{row['property']}", row["key"])] += 1
        step.advance()
        for row in session.run(SCAN_RELATIONSHIPS, asked):
            if _gives_away(row, traces, row["type"]):
                found[(f"{row['type']}.{row['property']}", None)] += 1
        step.advance()
        indexes = [row["name"] for row in session.run(FULLTEXT)]
        for index in indexes:
            if hits := sum(_hits(session.run(ASK_FULLTEXT, index=index, phrase=_phrase(traces)), traces)):
                found[(f"full-text index {index}", None)] += hits
        step.advance()
    places = tuple(Place(where, key, times) for (where, key), times in sorted(found.items(), key=str))
    return DatabaseScan(counted["nodes"], counted["ties"], len(indexes), places)


def _gives_away(row: Record, traces: Traces, owner: str) -> bool:
    """Tell whether a text is a trace; an id that is not telling counts only where ids of users stand."""
    if traces.are_in(row["text"]):
        return True
    return row["text"] == traces.user_id and (owner == "User" or "user" in row["property"].lower())


def _phrase(traces: Traces) -> str:
    return f'"{traces.user_id.translate(QUOTED).strip() or "-"}"'


def _hits(rows: object, traces: Traces) -> list[bool]:
    return [
        any(traces.are_in(value) or (name == "user_id" and value == traces.user_id) for name, value in texts)
        for row in rows  # type: ignore[attr-defined]
        if (texts := [(name, value) for name, value in row["properties"].items() if isinstance(value, str)])
    ]
