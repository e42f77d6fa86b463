"""Copies a whole graph from one server to another, record by record, so that nothing but what is alive comes along."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from neo4j import Driver, ManagedTransaction

from services.observability.progress import Progress

Row = TypeVar("Row")
READ_NODES = "MATCH (n) RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS properties"
READ_TIES = (
    "MATCH (a)-[r]->(b) RETURN elementId(a) AS start, elementId(b) AS end, type(r) AS type, properties(r) AS properties"
)
WRITE_NODES = "UNWIND $rows AS row CREATE (n:$(row[1])) SET n = row[2] RETURN row[0] AS old, elementId(n) AS new"
WRITE_TIES = (
    "UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row[0] MATCH (b) WHERE elementId(b) = row[1]"
    " CREATE (a)-[r:$(row[2])]->(b) SET r = row[3]"
)
COUNT = "CALL () { MATCH (n) RETURN count(n) AS nodes } CALL () { MATCH ()-[r]->() RETURN count(r) AS ties } RETURN *"
CONSTRAINTS = "SHOW CONSTRAINTS YIELD name, createStatement RETURN createStatement AS statement ORDER BY name"
INDEXES = (
    "SHOW INDEXES YIELD name, type, owningConstraint, createStatement"
    " WHERE type <> 'LOOKUP' AND owningConstraint IS NULL RETURN createStatement AS statement ORDER BY name"
)
SECONDS_FOR_INDEXES = 3600
ROWS_A_BATCH = 1000
MODULUS = 1 << 128


@dataclass(frozen=True, slots=True)
class Digest:
    """What a graph holds: numbers of records, schema, and a sum over all records with their places in the store."""

    nodes: int
    relationships: int
    schema: tuple[str, ...]
    value: str


@dataclass
class Places:
    """From the number of a node in the old store to that in the new one; an id ends with the number."""

    prefix: str = ""
    _numbers: array[int] = field(default_factory=lambda: array("q"))

    def put(self, old: str, new: str) -> None:
        """Remember where a node went."""
        self.prefix, place = new.rpartition(":")[0], _place(old)
        if place >= len(self._numbers):
            self._numbers.extend([-1] * (place + 1 - len(self._numbers)))
        self._numbers[place] = _place(new)

    def of(self, old: str) -> str:
        """Return the new id of an old one."""
        return f"{self.prefix}:{self._numbers[_place(old)]}"


def copy_graph(source: Driver, target: Driver, progress: Progress) -> Digest:
    """Write nodes, relationships and schema of one database into another that is empty; return what was read."""
    counted = source.execute_query(COUNT).records[0]
    places, total = Places(), 0
    with source.session(fetch_size=ROWS_A_BATCH) as reading, target.session() as writing:
        with progress.step("copying nodes", counted["nodes"], "nodes") as step:
            for batch in _batches(reading.run(READ_NODES)):
                rows = [[row["id"], row["labels"], row["properties"]] for row in batch]
                for old, new in writing.execute_write(_write_nodes, rows):
                    places.put(old, new)
                total += sum(_of_node(places.of(id), labels, held) for id, labels, held in rows)
                step.advance(len(rows))
        with progress.step("copying relationships", counted["ties"], "relationships") as step:
            for batch in _batches(reading.run(READ_TIES)):
                ties = [[places.of(r["start"]), places.of(r["end"]), r["type"], r["properties"]] for r in batch]
                writing.execute_write(_write_ties, ties)
                total += sum(_of_tie(*tie) for tie in ties)
                step.advance(len(ties))
        statements = [row["statement"] for query in (CONSTRAINTS, INDEXES) for row in reading.run(query)]
        for statement in statements:
            writing.run(statement).consume()
        writing.run("CALL db.awaitIndexes($seconds)", seconds=SECONDS_FOR_INDEXES).consume()
    return Digest(counted["nodes"], counted["ties"], tuple(statements), f"{total % MODULUS:032x}")


def digest(driver: Driver, progress: Progress) -> Digest:
    """Read a whole database and say what it holds."""
    counted = driver.execute_query(COUNT).records[0]
    total = 0
    with driver.session(fetch_size=ROWS_A_BATCH) as session:
        with progress.step("verifying the copy", counted["nodes"] + counted["ties"], "records") as step:
            for row in session.run(READ_NODES):
                total += _of_node(*row)
                step.advance()
            for row in session.run(READ_TIES):
                total += _of_tie(*row)
                step.advance()
        statements = [row["statement"] for query in (CONSTRAINTS, INDEXES) for row in session.run(query)]
    return Digest(counted["nodes"], counted["ties"], tuple(statements), f"{total % MODULUS:032x}")


def _write_nodes(tx: ManagedTransaction, rows: list[list[Any]]) -> list[tuple[str, str]]:
    return [(row["old"], row["new"]) for row in tx.run(WRITE_NODES, rows=rows)]


def _write_ties(tx: ManagedTransaction, rows: list[list[Any]]) -> None:
    tx.run(WRITE_TIES, rows=rows).consume()


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, ROWS_A_BATCH)):
        yield batch


def _place(id: str) -> int:
    return int(id.rpartition(":")[2])


def _of_node(id: str, labels: list[str], properties: Mapping[str, Any]) -> int:
    return _number([_place(id), sorted(labels), _plain(properties)])


def _of_tie(start: str, end: str, type: str, properties: Mapping[str, Any]) -> int:
    return _number([_place(start), _place(end), type, _plain(properties)])


def _plain(properties: Mapping[str, Any]) -> list[tuple[str, str]]:
    return sorted((name, repr(value)) for name, value in properties.items())


def _number(record: list[Any]) -> int:
    return int.from_bytes(hashlib.blake2b(repr(record).encode("utf-8", "surrogatepass"), digest_size=16).digest())
