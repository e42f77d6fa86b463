"""The graph's positive feedback as a sparse matrix of users by items."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
from neo4j import Driver
from scipy import sparse

from graph_schema.cypher import cypher
from services.learning.cleaning import Feedback, scaled
from services.learning.scales_in_use import scales_in_use

READ_INTERACTIONS = cypher(__file__, "read_interactions")


@dataclass(frozen=True, slots=True)
class FeedbackMatrix:
    """``strengths`` has shape (n_users, n_items), values above 0; rows and columns are in order of their ids."""

    strengths: sparse.csr_matrix
    user_ids: list[str]
    item_ids: list[str]


def read_matrix(driver: Driver) -> FeedbackMatrix:
    """Read the positive strengths out of Neo4j, without what `clean` dropped and on the scales it found good."""
    with driver.session(fetch_size=200) as session:
        histories = {row[0]: tuple(row)[1:] for row in session.run(READ_INTERACTIONS)}
    user_ids = sorted(histories)
    item_ids = sorted({item_id for items, *_ in histories.values() for item_id in items})
    columns = {item_id: column for column, item_id in enumerate(item_ids)}
    rows = [histories[user_id] for user_id in user_ids]
    pointers = np.concatenate([[0], np.cumsum([len(row[0]) for row in rows], dtype=np.int64)])
    indices = np.fromiter((columns[item_id] for row in rows for item_id in row[0]), np.int64, pointers[-1])
    order = np.lexsort((indices, np.repeat(np.arange(len(rows)), np.diff(pointers))))
    strengths, counts, are_unvalued = (np.array(list(chain.from_iterable(row[n] for row in rows))) for n in (1, 2, 3))
    shape = (len(user_ids), len(item_ids))
    matrix = sparse.csr_matrix((strengths[order].astype(float), indices[order].astype(np.int32), pointers), shape=shape)
    feedback = Feedback(matrix, counts[order].astype(float), are_unvalued[order].astype(bool))
    return FeedbackMatrix(scaled(feedback, scales_in_use(driver)).strengths, user_ids, item_ids)
