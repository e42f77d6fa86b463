"""The interests of items as the graph holds them, as a matrix."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from neo4j import Driver
from scipy import sparse

from graph_schema.cypher import cypher

READ_ABOUT = cypher(__file__, "read_about")


def interests_in_graph(driver: Driver, rows: Mapping[str, int]) -> sparse.csr_matrix | None:
    """Return weights of ABOUT, shape (n_items, n_interests), columns in order of ids; None where nothing is about any.

    Parameters
    ----------
    rows
        Item id to row; other items are left out.
    """
    with driver.session(fetch_size=1000) as session:
        about = {record[0]: record.values()[1:] for record in session.run(READ_ABOUT) if record[0] in rows}
    if not about:
        return None
    columns = {id: column for column, id in enumerate(sorted({id for ids, _ in about.values() for id in ids}))}
    entries = [(rows[item], columns[id], weight) for item, (ids, weights) in about.items()
               for id, weight in zip(ids, weights, strict=True)]  # fmt: skip
    items, interests, values = (np.array(part) for part in zip(*entries, strict=True))
    return sparse.csr_matrix((values.astype(np.float32), (items, interests)), shape=(len(rows), len(columns)))
