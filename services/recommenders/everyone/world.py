"""What all lists need of the graph, read once: users, items, who met what, and how strong and new it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from neo4j import Driver
from scipy import sparse

from graph_schema.cypher import cypher

READ_ITEMS = cypher(__file__, "read_items")
READ_TIES = cypher(__file__, "read_ties")
USERS = "MATCH (user:User) RETURN user.user_id AS user_id"
FETCH = 500


@dataclass(frozen=True, slots=True)
class Ties:
    """One entry for each INTERACTED_WITH: row of the user, column of the item, kind, newest time, strength or NaN."""

    users: np.ndarray
    items: np.ndarray
    kinds: np.ndarray
    newest: np.ndarray
    strengths: np.ndarray

    def of(self, kept: np.ndarray) -> Ties:
        """Return some of the ties: those where ``kept`` is true."""
        return Ties(self.users[kept], self.items[kept], self.kinds[kept], self.newest[kept], self.strengths[kept])


@dataclass(frozen=True, slots=True)
class World:
    """Users and items in order of their ids; ``seen`` has shape (n_users, n_items)."""

    user_ids: Sequence[str]
    item_ids: Sequence[str]
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    is_available: np.ndarray
    popularity: np.ndarray
    ties: Ties
    seen: sparse.csr_matrix

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.user_ids), len(self.item_ids)

    def may_get(self, user: int) -> np.ndarray:
        """Tell of each item whether it is available and this user has not met it."""
        may = self.is_available.copy()
        may[self.seen.indices[self.seen.indptr[user] : self.seen.indptr[user + 1]]] = False
        return may


def read_world(driver: Driver) -> World:
    """Read users, items and all feedback ties."""
    with driver.session(fetch_size=FETCH) as session:
        user_ids = sorted(session.run(USERS).value())
        items = sorted(tuple(row) for row in session.run(READ_ITEMS))
        rows = {user_id: row for row, user_id in enumerate(user_ids)}
        columns = {item_id: column for column, (item_id, _, _) in enumerate(items)}
        ties = _ties([tuple(row) for row in session.run(READ_TIES)], rows, columns)
    shape = (len(user_ids), len(items))
    return World(
        user_ids,
        list(columns),
        rows,
        columns,
        np.array([is_available for _, is_available, _ in items], dtype=bool),
        np.array([popularity for _, _, popularity in items], dtype=float),
        ties,
        sparse.csr_matrix((np.ones(len(ties.users), np.int8), (ties.users, ties.items)), shape),
    )


def read_matrix(
    driver: Driver,
    query: str,
    rows: Mapping[str, int],
    columns: Mapping[str, int],
    width: int | None = None,
    **parameters: Any,
) -> sparse.csr_matrix:
    """Return rows of (id, ids of others, values) as a matrix; values of one pair are summed, unknown ids left out.

    ``width`` is the number of columns where ``columns`` does not name all of them.
    """
    with driver.session(fetch_size=FETCH) as session:
        found = [tuple(row) for row in session.run(query, parameters)]
    known = [(rows[id], others, values) for id, others, values in found if id in rows]
    lengths = [len(others) for _, others, _ in known]
    starts = np.repeat(np.array([row for row, _, _ in known], dtype=np.int64), lengths)
    ends = np.fromiter((columns.get(other, -1) for _, others, _ in known for other in others), np.int64, sum(lengths))
    values = np.fromiter(chain.from_iterable(values for _, _, values in known), float, sum(lengths))
    here = ends >= 0
    return sparse.csr_matrix(
        (values[here], (starts[here], ends[here])), shape=(len(rows), len(columns) if width is None else width)
    )


def _ties(found: Sequence[tuple[Any, ...]], rows: Mapping[str, int], columns: Mapping[str, int]) -> Ties:
    """Return the rows of the query as arrays; what came into the graph after users and items were read is left out."""
    known = [row for row in found if row[0] in rows]
    lengths = [len(items) for _, _, items, _, _ in known]
    total = sum(lengths)
    names = {kind: number for number, kind in enumerate(sorted({kind for _, kind, *_ in known}))}
    users = np.repeat(np.array([rows[user_id] for user_id, *_ in known], dtype=np.int64), lengths)
    items = np.fromiter((columns.get(item, -1) for _, _, items, _, _ in known for item in items), np.int64, total)
    kinds = np.repeat(np.array([names[kind] for _, kind, *_ in known], dtype=np.int64), lengths)
    newest = np.fromiter(chain.from_iterable(ats for _, _, _, ats, _ in known), np.int64, total)
    strengths = np.fromiter(chain.from_iterable(strengths for *_, strengths in known), float, total)
    here = items >= 0
    return Ties(users[here], items[here], kinds[here], newest[here], strengths[here])
