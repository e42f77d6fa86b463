"""Nodes as people see them: a name in their language, and an address on this site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from services.search.neighbourhood import GraphNode

ENDPOINTS = {
    "User": ("pages.user", "user_id"),
    "Item": ("pages.item", "item_id"),
    "Interest": ("pages.interest", "interest_id"),
    "Community": ("pages.community", "community_id"),
}


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node with the name and the address to show."""

    label: str
    id: str
    name: str
    address: str


def drawn_node(node: GraphNode, language: str) -> DrawnNode:
    """Return the node to draw."""
    name = node.name_zh if language == "zh" and node.name_zh else node.name
    return DrawnNode(node.label, node.id, name, page_address(node.label, node.id))


def page_address(label: str, id: str) -> str:
    """Return the address of a node's page."""
    endpoint, key = ENDPOINTS[label]
    values: dict[str, Any] = {key: id}
    return url_for(endpoint, **values)
