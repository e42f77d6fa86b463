"""Who likes what and since when, read from the graph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from neo4j import Driver

from graph_schema.cypher import cypher
from services.learning.histories import Histories, histories

READ_LIKED = cypher(__file__, "read_liked")


def read_liked(driver: Driver, item_ids: Sequence[str]) -> tuple[Histories, list[str]]:
    """Return the likes of everybody who likes something, and their ids; columns are the items given, liked or not.

    Of what came at one time, the item of the higher id counts as the newer: sources list such things in order of ids.
    """
    with driver.session(fetch_size=200) as session:
        rows = sorted(tuple(row) for row in session.run(READ_LIKED))
    columns = {item_id: column for column, item_id in enumerate(item_ids)}
    lengths = [len(items) for _, items, _ in rows]
    users = np.repeat(np.arange(len(rows)), lengths)
    items = np.fromiter((columns.get(item, -1) for _, items, _ in rows for item in items), np.int64, sum(lengths))
    ats = np.fromiter(chain.from_iterable(ats for *_, ats in rows), np.float64, sum(lengths))
    here = items >= 0
    known = histories(users[here], items[here], ats[here], (len(rows), len(columns)), ties=items[here])
    return known, [user_id for user_id, *_ in rows]
