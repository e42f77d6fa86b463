"""What surrounds a node, bounded in the query, as a graph to draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from neo4j import Driver
from neo4j.graph import Node, Relationship

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownInterestError, UnknownItemError, UnknownUserError
from services.search.question import Question

QUERIES = {
    "User": cypher(__file__, "neighbourhood_user"),
    "Item": cypher(__file__, "neighbourhood_item"),
    "Interest": cypher(__file__, "neighbourhood_interest"),
}
TIES_AMONG = cypher(__file__, "ties_among")
UNKNOWN = {"User": UnknownUserError, "Item": UnknownItemError, "Interest": UnknownInterestError}
KEYS = {"User": "user_id", "Item": "item_id", "Interest": "interest_id"}
NODES = 60
MOST_NODES = 300


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node to draw."""

    label: str
    id: str
    name: str
    name_zh: str | None = None


@dataclass(frozen=True, slots=True)
class GraphTie:
    """A relationship to draw; ``weight`` keeps its sign, ``detail`` says which of several: kind, source, method."""

    start: tuple[str, str]
    end: tuple[str, str]
    type: str
    weight: float | None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A node, what surrounds it, and how many of its own ties there are in all."""

    centre: GraphNode
    nodes: tuple[GraphNode, ...]
    ties: tuple[GraphTie, ...]
    total: int
    left_off: int
    question: Question


def neighbourhood(driver: Driver, label: str, id: str, limit: int = NODES) -> Neighbourhood:
    """Return a node and at most ``limit`` of its ties. Raises the label's Unknown...Error."""
    question = Question(QUERIES[label], {"id": id, "limit": min(limit, MOST_NODES)})
    rows = question.ask(driver)
    if not rows:
        raise UNKNOWN[label](id)
    centre = _node(rows[0]["centre"])
    if rows[0]["tie"] is None:
        return Neighbourhood(centre, (), (), 0, 0, question)
    around = {(node.label, node.id): node for node in (_node(row["other"]) for row in rows)}
    around.pop((centre.label, centre.id), None)
    ties = {(tie.start, tie.end, tie.type, tie.detail): tie for tie in (_tie(row["tie"]) for row in rows)}
    nodes = (centre, *around.values())
    total = rows[0]["total"]
    own = (centre.label, centre.id)
    among = [tie for tie in _ties_among(driver, nodes) if own not in (tie.start, tie.end)]
    return Neighbourhood(centre, nodes, (*ties.values(), *among), total, total - len(rows), question)


def _ties_among(driver: Driver, nodes: tuple[GraphNode, ...]) -> list[GraphTie]:
    ids: dict[str, list[str]] = {"Item": [], "Interest": []}
    for node in nodes:
        ids.setdefault(node.label, []).append(node.id)
    question = Question(TIES_AMONG, {"items": ids["Item"], "interests": ids["Interest"]})
    return [
        GraphTie(("Item", row["item_id"]), (row["label"], row["id"]), row["type"], row["weight"])
        for row in question.ask(driver)
    ]


def _node(node: Node) -> GraphNode:
    [label] = node.labels & KEYS.keys()
    id = node[KEYS[label]]
    return GraphNode(
        label, id, node.get("title") or node.get("name") or id, node.get("title_zh") or node.get("name_zh")
    )


def _tie(tie: Relationship) -> GraphTie:
    start, end = (_end(node) for node in (tie.start_node, tie.end_node))
    weight = tie.get("weight", tie.get("strength"))
    if weight is not None:
        weight *= tie.get("polarity", 1)
    return GraphTie(start, end, tie.type, weight, tie.get("kind") or tie.get("source") or tie.get("method"))


def _end(node: Any) -> tuple[str, str]:
    [label] = node.labels & KEYS.keys()
    return label, node[KEYS[label]]
