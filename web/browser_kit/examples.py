"""Values to try: ids of this graph for the parameters that the guide's queries need."""

from __future__ import annotations

from neo4j import Driver

from services.queries.running import run_query
from services.search.interests import interest_page
from services.search.items import popular_items
from services.search.users import busy_users

UNKNOWN = "..."
NAMES = ("user_id", "item_id", "interest_id", "other_interest_id", "community_id", "other_community_id")


def examples(driver: Driver | None) -> dict[str, str]:
    """Return an id for each parameter; dots to be replaced where the graph has none, or may not be shown."""
    if driver is None:
        return dict.fromkeys(NAMES, UNKNOWN)
    users = [row.user_id for row in busy_users(driver, 1).rows]
    items = [row.item_id for row in popular_items(driver, 1).rows]
    interests = [row.interest_id for row in interest_page(driver, 2).rows]
    found = run_query(driver, "communities", {"limit": "2"}).records()
    communities = [row["community_id"] for row in found]
    chosen = (users[:1], items[:1], interests[:1], interests[1:], communities[:1], communities[1:])
    return {name: ids[0] if ids else UNKNOWN for name, ids in zip(NAMES, chosen, strict=True)}
