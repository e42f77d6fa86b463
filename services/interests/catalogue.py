"""Writes what items are about by their catalogue fields and by the tags of the crowd."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    found = [(item["item_id"], _catalogue(item, names), _crowd(item, names)) for item in items]
    merged = names.write(tx)
    rows: list[list[object]] = []
    for item_id, catalogue, crowd in found:
        about = _weigh_catalogue(catalogue, merged) | _weigh_crowd(crowd, merged)
        rows.append([item_id, [[*key, *value] for key, value in sorted(about.items())]])
    tx.run(WRITE_ABOUT, rows=rows).consume()


def _catalogue(item: Record, names: Names) -> list[tuple[str, str]]:
    """Return the interests that the catalogue names, each with the kind of field."""
    fields = [(category, "genre") for category in item["categories"] or ()]
    fields += [(creator, "person") for creator in item["creators"] or ()]
    if item["brand"]:
        fields.append((item["brand"], "brand"))
    found = [(names.resolve(surface, kind), kind) for surface, kind in fields]
    return [(id, kind) for id, kind in found if id is not None and not names.is_generic(id)]


def _crowd(item: Record, names: Names) -> list[tuple[str, int]]:
    """Return the interests that the crowd names, each with the number of users."""
    found = [(names.resolve(tag, "topic"), count) for tag, count in item["crowd"]]
    return [(id, count) for id, count in found if id is not None and not names.is_generic(id)]


def _weigh_catalogue(
    found: Sequence[tuple[str, str]], merged: Mapping[str, str]
) -> dict[tuple[str, str], tuple[float, int]]:
    about: dict[tuple[str, str], tuple[float, int]] = {}
    for interest_id, kind in found:
        key = (merged.get(interest_id, interest_id), "catalogue")
        known, count = about.get(key, (0.0, 0))
        about[key] = (max(known, CATALOGUE_WEIGHTS[kind]), count + 1)
    return about


def _weigh_crowd(
    found: Sequence[tuple[str, int]], merged: Mapping[str, str]
) -> dict[tuple[str, str], tuple[float, int]]:
    users: dict[str, int] = {}
    for interest_id, count in found:
        stands_at = merged.get(interest_id, interest_id)
        users[stands_at] = users.get(stands_at, 0) + count
    return {(id, "crowd"): (count / (count + CROWD_DAMPING), count) for id, count in users.items()}
