"""Who and what is in a community, those most at home in it first."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver

from graph_schema.cypher import cypher
from services.search.question import Listing, Question

COMMUNITY_USERS = cypher(__file__, "community_users")
COMMUNITY_ITEMS = cypher(__file__, "community_items")


@dataclass(frozen=True, slots=True)
class CommunityUser:
    """A user of a community; ``liked`` counts items of the community that pleased them."""

    user_id: str
    name: str | None
    liked: int


@dataclass(frozen=True, slots=True)
class CommunityItem:
    """An item of a community; ``fans`` counts users of the community whom it pleased, ``popularity`` all users."""

    item_id: str
    title: str
    title_zh: str | None
    fans: int
    popularity: int


def community_users(driver: Driver, community_id: str, limit: int = 20) -> Listing[CommunityUser]:
    """Return users of the community; empty for one nobody knows."""
    question = Question(COMMUNITY_USERS, {"community_id": community_id, "limit": limit})
    rows = question.ask(driver)
    users = tuple(CommunityUser(row["user_id"], row["name"], row["liked"]) for row in rows)
    return Listing(users, rows[0]["total"] if rows else 0, question)


def community_items(driver: Driver, community_id: str, limit: int = 20) -> Listing[CommunityItem]:
    """Return items of the community; empty for one nobody knows."""
    question = Question(COMMUNITY_ITEMS, {"community_id": community_id, "limit": limit})
    rows = question.ask(driver)
    items = tuple(
        CommunityItem(row["item_id"], row["title"], row["title_zh"], row["fans"], row["popularity"]) for row in rows
    )
    return Listing(items, rows[0]["total"] if rows else 0, question)
