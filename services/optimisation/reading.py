"""Reads the graph into arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from neo4j import Driver
from numpy.typing import NDArray
from scipy import sparse

from graph_schema.cypher import cypher
from services.interests.rules import InterestRules
from services.learning.features import vector_features
from services.learning.scales_in_use import scales_in_use
from services.learning.similarity import likeness_in_use
from services.optimisation.graph import About, Graph, Interactions

READ_MET = cypher(__file__, "read_met")
READ_ABOUT = cypher(__file__, "read_about")
READ_RELATED = cypher(__file__, "read_related")
USERS = "MATCH (n:User) RETURN n.user_id AS id, coalesce(n.dropped, '') AS dropped ORDER BY id"
ITEMS = "MATCH (n:Item) RETURN n.item_id AS id, coalesce(n.dropped, '') AS dropped ORDER BY id"
INTERESTS = (
    "MATCH (n:Interest) RETURN n.interest_id AS id,"
    " CASE WHEN n.dropped IS NULL THEN coalesce(n.specificity, 0.0) ELSE 0.0 END AS specificity ORDER BY id"
)
VECTORS = "MATCH (n:Item) WHERE n.embedding IS NOT NULL RETURN n.item_id AS id, n.embedding AS vector ORDER BY id"

Places = Mapping[str, int]


def read_graph(driver: Driver, rules: InterestRules) -> Graph:
    """Read all but the similarity of items, which is learned anew: a second run begins where the first did."""
    users, items, interests = _rows(driver, USERS), _rows(driver, ITEMS), _rows(driver, INTERESTS)
    user_places, item_places, interest_places = _places(users), _places(items), _places(interests)
    related, broader = _read_related(driver, interest_places)
    n_items = len(items)
    graph = Graph(
        user_ids=list(user_places),
        item_ids=list(item_places),
        interest_ids=list(interest_places),
        met=_read_met(driver, user_places, item_places),
        about=_read_about(driver, item_places, interest_places),
        specificity=np.array([row[1] for row in interests], dtype=float),
        related=related,
        broader=broader,
        vectors=_read_vectors(driver, item_places),
        likeness=likeness_in_use(driver),
        rules=rules,
        dropped_users=np.array([row[1] for row in users], dtype="<U16"),
        dropped_items=np.array([row[1] for row in items], dtype="<U16"),
        scales=scales_in_use(driver),
        bridges=sparse.csr_matrix((n_items, n_items)),
        noise=np.zeros(len(interests), np.bool_),
    )
    return graph.learned()


def _rows(driver: Driver, query: str) -> list[tuple[Any, ...]]:
    with driver.session(fetch_size=1000) as session:
        return [tuple(row) for row in session.run(query)]


def _places(rows: Sequence[tuple[Any, ...]]) -> dict[str, int]:
    return {row[0]: place for place, row in enumerate(rows)}


def _read_met(driver: Driver, users: Places, items: Places) -> Interactions:
    rows = [row for row in _rows(driver, READ_MET) if row[0] in users]
    starts, ends, strengths, newest, counts, unvalued = _flat(rows, users, items)
    order = np.lexsort((ends, starts))
    return Interactions(
        starts[order],
        ends[order],
        strengths[order].astype(float),
        newest[order].astype(np.int64),
        counts[order].astype(float),
        unvalued[order].astype(bool),
    )


def _read_about(driver: Driver, items: Places, interests: Places) -> About:
    starts, ends, sources, weights = _flat(_rows(driver, READ_ABOUT), items, interests, 2)
    return About(starts, ends, sources.astype(str), weights.astype(float))


def _read_related(driver: Driver, interests: Places) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    rows, found = _rows(driver, READ_RELATED), []
    for type in ("RELATED_TO", "BROADER"):
        chosen = [(id, others, weights) for id, of, others, weights in rows if of == type]
        starts, ends, weights = _flat(chosen, interests, interests, 1)
        shape = (len(interests), len(interests))
        found.append(sparse.csr_matrix((weights.astype(float), (starts, ends)), shape=shape))
    return found[0], found[1]


def _flat(rows: Sequence[tuple[Any, ...]], starts: Places, ends: Places, lists: int = 4) -> list[NDArray[Any]]:
    """Return rows of (id, ids of others, further lists) as columns; what came in meanwhile is left out."""
    known = [row for row in rows if row[0] in starts]
    lengths = [len(row[1]) for row in known]
    found: list[NDArray[Any]] = [
        np.repeat(np.array([starts[row[0]] for row in known], dtype=np.int64), lengths),
        np.fromiter((ends.get(id, -1) for row in known for id in row[1]), np.int64, sum(lengths)),
    ]
    found += [np.array([value for row in known for value in row[2 + n]]) for n in range(lists)]
    here = found[1] >= 0
    return [column[here] for column in found]


def _read_vectors(driver: Driver, items: Places) -> NDArray[np.float32]:
    rows = [row for row in _rows(driver, VECTORS) if row[0] in items]
    if not rows:
        return np.zeros((len(items), 0), np.float32)
    vectors = np.zeros((len(items), len(rows[0][1])), np.float32)
    for id, vector in rows:
        vectors[items[id]] = vector
    return vector_features(vectors)
