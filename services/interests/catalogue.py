"""Writes what items are about by their catalogue fields and by the tags of the crowd."""

from __future__ import annotations

from collections.abc import Sequence

from neo4j import Driver, ManagedTransaction, Record, RoutingControl

from graph_schema.cypher import cypher
from services.interests.naming import Names
from services.observability.progress import Progress

STALE_ITEMS = cypher(__file__, "stale_items")
WRITE_ABOUT = cypher(__file__, "write_about")
COUNT_STALE = "MATCH (i:Item) WHERE i.interests_stale = true RETURN count(*) AS n"
ITEMS_A_BATCH = 500
CATALOGUE_WEIGHTS = {"genre": 1.0, "person": 0.5, "brand": 0.5}
"""A name is rarer than a genre, so its specificity alone would let it outweigh what the item is about."""
CROWD_DAMPING = 2
"""x users with one tag weigh x / (x + 2)."""


def mine_catalogue(driver: Driver, progress: Progress) -> int:
    """Write ABOUT from catalogue and crowd for every stale item; return how many there were."""
    rows, _, _ = driver.execute_query(COUNT_STALE, routing_=RoutingControl.READ)
    total: int = rows[0]["n"]
    if not total:
        return 0
    with driver.session() as session, progress.step("interests of items", total, "items") as step:
        while batch := session.execute_read(_stale):
            session.execute_write(_write, batch)
            step.advance(len(batch))
    return total


def _stale(tx: ManagedTransaction) -> list[Record]:
    return list(tx.run(STALE_ITEMS, limit=ITEMS_A_BATCH))


def _write(tx: ManagedTransaction, items: Sequence[Record]) -> None:
    names = Names()
    rows: list[list[object]] = []
    for item in items:
        about = _catalogue(item, names) | _crowd(item, names)
        rows.append([item["item_id"], [[*key, *value] for key, value in sorted(about.items())]])
    names.write(tx)
    tx.run(WRITE_ABOUT, rows=rows).consume()


def _catalogue(item: Record, names: Names) -> dict[tuple[str, str], tuple[float, int]]:
    fields = [(category, "genre") for category in item["categories"] or ()]
    fields += [(creator, "person") for creator in item["creators"] or ()]
    if item["brand"]:
        fields.append((item["brand"], "brand"))
    about: dict[tuple[str, str], tuple[float, int]] = {}
    for surface, kind in fields:
        interest_id = names.resolve(surface, kind)
        if interest_id is not None and not names.is_generic(interest_id):
            known, count = about.get((interest_id, "catalogue"), (0.0, 0))
            about[(interest_id, "catalogue")] = (max(known, CATALOGUE_WEIGHTS[kind]), count + 1)
    return about


def _crowd(item: Record, names: Names) -> dict[tuple[str, str], tuple[float, int]]:
    users: dict[str, int] = {}
    for tag, count in item["crowd"]:
        interest_id = names.resolve(tag, "topic")
        if interest_id is not None and not names.is_generic(interest_id):
            users[interest_id] = users.get(interest_id, 0) + count
    return {(id, "crowd"): (count / (count + CROWD_DAMPING), count) for id, count in users.items()}
