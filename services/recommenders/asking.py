"""How recommenders ask the graph: one read, and an error when there is no such user."""

from __future__ import annotations

from typing import Any

from neo4j import Driver, Record

from graph_schema.errors import UnknownUserError
from services.database.reading import read
from services.recommenders.candidate import Node

USER_EXISTS = "MATCH (u:User {user_id: $user_id}) RETURN true"


def ask(driver: Driver, query: str, **parameters: Any) -> list[Record]:
    """Run a reading query about ``$user_id``. Raises UnknownUserError when it finds nothing for want of a user."""
    rows = read(driver, query, parameters)
    if not rows:
        require_user(driver, parameters["user_id"])
    return rows


def require_user(driver: Driver, user_id: str) -> None:
    """Raise UnknownUserError unless the user is in the graph."""
    if not read(driver, USER_EXISTS, {"user_id": user_id}):
        raise UnknownUserError(user_id)


def item_node(item_id: str, title: str | None, title_zh: str | None) -> Node:
    """Return an item as a node of a path; without a title its id is its name."""
    return Node("Item", item_id, title or item_id, title_zh)


def user_node(user_id: str) -> Node:
    """Return the user a list is for as the first node of a path."""
    return Node("User", user_id, user_id)
