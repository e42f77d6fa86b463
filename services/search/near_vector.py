"""What lies near a node by the vectors of the graph: interests that say what it is, items that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from neo4j import Driver

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownInterestError, UnknownItemError, UnknownUserError
from services.search.question import Question

NEAR_VECTOR = cypher(__file__, "near_vector")

Label = Literal["User", "Item", "Interest"]
UNKNOWN = {"User": UnknownUserError, "Item": UnknownItemError, "Interest": UnknownInterestError}


@dataclass(frozen=True, slots=True)
class NearNode:
    """A node near another; ``cosine`` is that of their vectors, -1 to 1."""

    id: str
    name: str
    name_zh: str | None
    cosine: float


@dataclass(frozen=True, slots=True)
class NearVector:
    """What a node's vector lies near, nearest first; ``method`` made it, None where the node has no vector."""

    name: str
    method: str | None
    interests: tuple[NearNode, ...]
    items: tuple[NearNode, ...]


def near_vector(driver: Driver, label: Label, id: str, interests: int = 5, items: int = 5) -> NearVector:
    """Return what lies nearest a node, itself left out.

    Raises UnknownUserError, UnknownItemError or UnknownInterestError for a node nobody knows.
    """
    asked = {"label": label, "id": id, "interests": interests, "items": items}
    rows = Question(NEAR_VECTOR, asked).ask(driver)
    if not rows:
        raise UNKNOWN[label](id)
    [row] = rows
    return NearVector(row["name"], row["method"], _nodes(row["interests"]), _nodes(row["items"]))


def _nodes(found: Sequence[Sequence[Any]]) -> tuple[NearNode, ...]:
    return tuple(NearNode(id, name, name_zh, cosine) for id, name, name_zh, cosine in found)
