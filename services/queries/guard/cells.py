"""From what the database answers to what may be shown: nodes by their ids, no vectors, nothing without end."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from neo4j.graph import Node, Path, Relationship

from graph_schema.model import NODES

LONGEST_TEXT = 1000
LONGEST_LIST = 50
LONGEST_MAP = 40
SHORTEST_VECTOR = 16
DEEPEST = 8
KEYS = {node.label: node.key for node in NODES}
HIDDEN = frozenset(
    {"embedding", "embedding_checksum", "taste", "leaning", "graph_vector", "item_centre", "interest_centre"}
)
"""Properties that are long and tell a reader nothing."""


@dataclass(frozen=True, slots=True)
class NodeCell:
    """A node that was answered; ``id`` is its key, an empty text where its label is none of ours."""

    label: str
    id: str
    name: str
    name_zh: str | None
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TieCell:
    """A relationship that was answered."""

    type: str
    properties: dict[str, Any]


def cell(value: Any, depth: int = 0) -> Any:
    """Return a value as it may be shown: texts, numbers, times, lists, maps, NodeCell and TieCell."""
    if depth > DEEPEST:
        return "…"
    if isinstance(value, Node):
        return _node(value, depth)
    if isinstance(value, Relationship):
        return TieCell(value.type, _properties(value, depth))
    if isinstance(value, Path):
        return [cell(part, depth + 1) for part in _steps(value)][:LONGEST_LIST]
    if isinstance(value, Mapping):
        return _properties(value, depth)
    if isinstance(value, list):
        return _list(value, depth)
    if isinstance(value, str):
        return value if len(value) <= LONGEST_TEXT else value[:LONGEST_TEXT] + "…"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return _other(value)


def size(value: Any) -> int:
    """Return about how many bytes a cell takes as JSON."""
    if isinstance(value, NodeCell | TieCell):
        return 40 + size(value.properties)
    if isinstance(value, dict):
        return 2 + sum(size(key) + size(part) for key, part in value.items())
    if isinstance(value, list):
        return 2 + sum(map(size, value))
    return len(str(value).encode("utf-8", "replace")) + 3


def _node(node: Node, depth: int) -> NodeCell:
    label = next((known for known in KEYS if known in node.labels), next(iter(sorted(node.labels)), ""))
    id = str(node.get(KEYS.get(label, ""), ""))
    name = node.get("title") or node.get("name") or id or label
    name_zh = node.get("title_zh") or node.get("name_zh")
    return NodeCell(label, id, str(name), None if name_zh is None else str(name_zh), _properties(node, depth))


def _properties(map: Any, depth: int) -> dict[str, Any]:
    shown = [(str(key), value) for key, value in map.items() if key not in HIDDEN]
    return {key: cell(value, depth + 1) for key, value in shown[:LONGEST_MAP]}


def _list(values: list[Any], depth: int) -> Any:
    if len(values) >= SHORTEST_VECTOR and all(isinstance(one, float) for one in values[:SHORTEST_VECTOR]):
        return f"({len(values)} numbers)"
    shown = [cell(one, depth + 1) for one in values[:LONGEST_LIST]]
    return [*shown, f"… {len(values) - LONGEST_LIST} more"] if len(values) > LONGEST_LIST else shown


def _steps(path: Path) -> Iterable[Any]:
    yield path.start_node
    for tie, node in zip(path.relationships, path.nodes[1:], strict=True):
        yield tie
        yield node


def _other(value: Any) -> Any:
    """Times as Python's own, to the second; whatever else as a text."""
    if not hasattr(value, "to_native"):
        return str(value)[:LONGEST_TEXT]
    try:
        return value.to_native()
    except (ValueError, OverflowError):
        return str(value)[:LONGEST_TEXT]
