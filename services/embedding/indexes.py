"""The vector indexes of items and interests, and the options they are made with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from graph_schema.errors import EmbeddingError, MergeError
from services.database.connection import VERSION

Quantization = Literal["none", "scalar", "binary"]
CREATE = {
    "item_embedding": cypher(__file__, "create_item_index"),
    "interest_embedding": cypher(__file__, "create_interest_index"),
}
DROP = {
    "item_embedding": "DROP INDEX item_embedding IF EXISTS",
    "interest_embedding": "DROP INDEX interest_embedding IF EXISTS",
}
SHOW = "SHOW VECTOR INDEXES YIELD name, state, options WHERE name IN $names RETURN name, state, options"
HAS_INTERESTS = "SHOW VECTOR INDEXES YIELD name WHERE name = 'interest_embedding' RETURN count(*) > 0 AS found"
AWAIT = "CALL db.awaitIndex($name, $seconds)"
OLDEST_SERVER = (2026, 2)
AWAIT_SECONDS = 600


@dataclass(frozen=True, slots=True)
class IndexOptions:
    """How an index is built.

    ``quantization`` trades exactness for memory and speed: none finds 99.8 % of the true nearest ten among 100,000,
    scalar 99 % at half the time, binary 92 %. ``m`` is the number of links of a vector in the index's own graph and
    ``ef_construction`` how many are looked at to choose them: more is more exact, slower to build and larger.

    References
    ----------
    Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search using HNSW graphs", 2018.
    """

    quantization: Quantization = "none"
    m: int = 16
    ef_construction: int = 100

    def configuration(self, dimension: int) -> dict[str, Any]:
        """Return the options as Neo4j names them."""
        return {
            "vector.dimensions": dimension,
            "vector.similarity_function": "cosine",
            "vector.quantization.type": self.quantization,
            "vector.hnsw.m": self.m,
            "vector.hnsw.ef_construction": self.ef_construction,
        }


def require_interest_vectors(driver: Driver) -> None:
    """Raise MergeError where no interest has a vector yet by which it could be compared with others."""
    if not driver.execute_query(HAS_INTERESTS, routing_=RoutingControl.READ).records[0]["found"]:
        raise MergeError("interests have no vectors to compare by: run `interest-graph embed` first")


def require_vector_search(driver: Driver) -> None:
    """Raise EmbeddingError when the server is too old to filter inside a vector index."""
    [row], _, _ = driver.execute_query(VERSION, routing_=RoutingControl.READ)
    numbers = tuple(int(part) for part in row["version"].split("-")[0].split(".")[:2] if part.isdigit())
    if numbers < OLDEST_SERVER:
        raise EmbeddingError(
            f"vectors need Neo4j {OLDEST_SERVER[0]}.{OLDEST_SERVER[1]:02} or newer, and this is {row['version']}: "
            "upgrade that server, or unset NEO4J_URI to use the embedded one; all else works without vectors"
        )


def provide_indexes(driver: Driver, dimension: int, options: IndexOptions | None = None) -> list[str]:
    """Make what is missing or was made otherwise, and return the names; ``options`` None keeps an index as it is."""
    rows, _, _ = driver.execute_query(SHOW, names=list(CREATE), routing_=RoutingControl.READ)
    there = {row["name"]: row for row in rows}
    made = []
    for name, create in CREATE.items():
        if name in there and _is_as_wanted(there[name], dimension, options):
            continue
        driver.execute_query(DROP[name])
        configuration = (options or IndexOptions()).configuration(dimension)
        driver.execute_query(create, options={"indexConfig": configuration})
        made.append(name)
    return made


def drop_indexes(driver: Driver) -> None:
    """Drop both indexes, as is due before vectors of another model come in."""
    for drop in DROP.values():
        driver.execute_query(drop)


def await_indexes(driver: Driver) -> None:
    """Wait until both indexes hold all vectors."""
    for name in CREATE:
        driver.execute_query(AWAIT, name=name, seconds=AWAIT_SECONDS)


def _is_as_wanted(index: Any, dimension: int, options: IndexOptions | None) -> bool:
    found = {name: _plain(value) for name, value in index["options"]["indexConfig"].items()}
    if index["state"] == "FAILED" or found.get("vector.dimensions") != dimension:
        return False
    return options is None or options.configuration(dimension).items() <= found.items()


def _plain(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value
