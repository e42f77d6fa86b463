"""The graph's positive feedback as a sparse matrix of users by items."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from neo4j import Driver
from scipy import sparse

from graph_schema.cypher import cypher

READ_INTERACTIONS = cypher(__file__, "read_interactions")


@dataclass(frozen=True, slots=True)
class FeedbackMatrix:
    """``strengths`` has shape (n_users, n_items), values above 0; rows and columns are in order of their ids."""

    strengths: sparse.csr_matrix
    user_ids: list[str]
    item_ids: list[str]


def read_matrix(driver: Driver) -> FeedbackMatrix:
    """Read all positive strengths out of Neo4j."""
    histories: dict[str, tuple[list[str], list[float]]] = {}
    with driver.session(fetch_size=200) as session:
        for user_id, item_ids, strengths in session.run(READ_INTERACTIONS):
            histories[user_id] = (item_ids, strengths)
    user_ids = sorted(histories)
    item_ids = sorted({item_id for items, _ in histories.values() for item_id in items})
    columns = {item_id: column for column, item_id in enumerate(item_ids)}
    lengths = [len(histories[user_id][0]) for user_id in user_ids]
    indices = np.fromiter((columns[i] for u in user_ids for i in histories[u][0]), np.int32, sum(lengths))
    values = np.fromiter((s for u in user_ids for s in histories[u][1]), np.float64, sum(lengths))
    pointers = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
    shape = (len(user_ids), len(item_ids))
    matrix = sparse.csr_matrix((values, indices, pointers), shape=shape)
    matrix.sort_indices()
    return FeedbackMatrix(matrix, user_ids, item_ids)
