"""Writes which items are cheap and which are dear in their category, by their prices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from neo4j import Driver, ManagedTransaction

from graph_schema.cypher import cypher
from services.database.batches import write_in_batches
from services.database.reading import read
from services.interests.naming import MERGED, Names
from services.interests.price_class import AFFORDABLE, PREMIUM, Priced, price_classes
from services.language.attributes import ATTRIBUTE
from services.observability.progress import Progress

PRICED_ITEMS = cypher(__file__, "priced_items")
WRITE_PRICE_ABOUT = cypher(__file__, "write_price_about")
WEIGHT = 0.5
"""A price says less of an item than its genre does."""
ITEMS_A_BATCH = 500


def mine_prices(driver: Driver, progress: Progress) -> int:
    """Write ABOUT from prices where it is not what it was; return for how many items.

    One price can move the bounds of a whole category, so all are looked at, and only the changed are written.
    """
    rows = read(driver, PRICED_ITEMS, {})
    if not rows:
        return 0
    classes = price_classes([Priced(row["item_id"], row["price"], tuple(row["categories"])) for row in rows])
    merged: dict[str, str] = dict(row.values() for row in read(driver, MERGED, {"interest_ids": [AFFORDABLE, PREMIUM]}))
    changed = [row["item_id"] for row in rows if row["known"] != _stands_at(classes.get(row["item_id"]), merged)]

    def write(tx: ManagedTransaction, item_ids: Sequence[str]) -> None:
        _write(tx, item_ids, classes)

    if changed:
        write_in_batches(driver, progress, "classes of price", "items", changed, ITEMS_A_BATCH, write)
    return len(changed)


def _write(tx: ManagedTransaction, item_ids: Sequence[str], classes: Mapping[str, str]) -> None:
    names = Names()
    ids = {name: names.resolve(name, ATTRIBUTE) for name in sorted({classes[id] for id in item_ids if id in classes})}
    merged = names.write(tx)
    rows = [[id, _stands_at(ids.get(classes.get(id, "")), merged), WEIGHT] for id in item_ids]
    tx.run(WRITE_PRICE_ABOUT, rows=rows).consume()


def _stands_at(interest_id: str | None, merged: Mapping[str, str]) -> str | None:
    return None if interest_id is None else merged.get(interest_id, interest_id)
