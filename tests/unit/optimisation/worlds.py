"""Graphs of arrays, small enough that the right answer is plain to see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from scipy import sparse

from services.interests.rules import InterestRules
from services.learning.nearest import Likeness
from services.optimisation.graph import About, Graph, Interactions

Said = tuple[str, str, str, float]
"""Item, interest, source and weight."""


def graph(
    likes: Mapping[str, Sequence[str]],
    about: Sequence[Said] = (),
    items: Sequence[str] = (),
    related: Mapping[tuple[str, str], float] | None = None,
    broader: Sequence[tuple[str, str]] = (),
) -> Graph:
    """Each user likes things, one a day, the last one named the newest; interests have specificity 0.5."""
    users = sorted(likes)
    item_ids = sorted({item for liked in likes.values() for item in liked} | {one[0] for one in about} | set(items))
    ties = related or {}
    interests = sorted({one[1] for one in about} | {id for pair in (*ties, *broader) for id in pair})
    rows, columns = {id: n for n, id in enumerate(item_ids)}, {id: n for n, id in enumerate(interests)}
    met = sorted((users.index(user), rows[item], day) for user in users for day, item in enumerate(likes[user], 1))
    n, n_interests = len(met), len(interests)
    square = (n_interests, n_interests)
    ends = ([columns[one] for one, _ in ties], [columns[other] for _, other in ties])
    wider = ([columns[one] for one, _ in broader], [columns[other] for _, other in broader])
    made = Graph(
        users,
        item_ids,
        interests,
        Interactions(
            np.array([user for user, _, _ in met], dtype=np.int64),
            np.array([item for _, item, _ in met], dtype=np.int64),
            np.ones(n),
            np.array([day * 86_400_000 for _, _, day in met], dtype=np.int64),
            np.ones(n),
            np.zeros(n, np.bool_),
        ),
        About(
            np.array([rows[one[0]] for one in about], dtype=np.int64),
            np.array([columns[one[1]] for one in about], dtype=np.int64),
            np.array([one[2] for one in about], dtype=str),
            np.array([one[3] for one in about], dtype=float),
        ),
        np.full(n_interests, 0.5),
        sparse.csr_matrix((list(ties.values()), ends), shape=square),
        sparse.csr_matrix((np.ones(len(broader)), wider), shape=square),
        np.zeros((len(item_ids), 0), np.float32),
        Likeness(shrink=0.0),
        InterestRules(),
        np.zeros(len(users), "<U16"),
        np.zeros(len(item_ids), "<U16"),
        bridges=sparse.csr_matrix((len(item_ids), len(item_ids))),
        noise=np.zeros(n_interests, np.bool_),
    )
    return made.learned()


def with_similar(of: Graph, weights: Mapping[tuple[str, str], float]) -> Graph:
    """Return the graph with these similarities alone."""
    ids = list(of.item_ids)
    ends = ([ids.index(one) for one, _ in weights], [ids.index(other) for _, other in weights])
    return replace(of, similar=sparse.csr_matrix((list(weights.values()), ends), shape=(len(ids), len(ids))))


def pairs(of: Graph, ties: sparse.csr_matrix) -> set[tuple[str, str]]:
    """Return the ends of ties of items."""
    found = ties.tocoo()
    return {(of.item_ids[row], of.item_ids[column]) for row, column in zip(found.row, found.col, strict=True)}


def said(of: Graph) -> set[tuple[str, str]]:
    """Return what items are about."""
    ends = zip(of.about.items, of.about.interests, strict=True)
    return {(of.item_ids[item], of.interest_ids[interest]) for item, interest in ends}
