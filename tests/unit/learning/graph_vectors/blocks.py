"""A small world of two blocks: who is in one has nearly nothing to do with the other."""

from __future__ import annotations

import numpy as np

from services.learning.graph_vectors.node_vectors import NodeVectors
from services.learning.graph_vectors.ties import GraphTies, Row, ties_of

USERS, ITEMS, INTERESTS = 16, 20, 4


def two_blocks(seed: int = 0) -> GraphTies:
    """Return ties: the first half of each kind is one block; one user of each block likes an item of the other's."""
    dice = np.random.default_rng(seed)
    rows: list[Row] = []
    for block in (0, 1):
        items = [f"i{n:02}" for n in range(block * ITEMS // 2, (block + 1) * ITEMS // 2)]
        interests = [f"t{n}" for n in range(block * INTERESTS // 2, (block + 1) * INTERESTS // 2)]
        for n in range(block * USERS // 2, (block + 1) * USERS // 2):
            liked = sorted(dice.choice(items, 6, replace=False).tolist())
            stranger = [f"i{(1 - block) * (ITEMS - 1):02}"] if n % (USERS // 2) == 0 else []
            rows.append(("likes", f"u{n:02}", [*liked, *stranger], [1.0] * (6 + len(stranger))))
            rows.append(("draws", f"u{n:02}", interests, [0.5] * len(interests)))
        rows += [("about", item, [interests[place % len(interests)]], [0.8]) for place, item in enumerate(items)]
    return ties_of(rows)


def share_in_order(vectors: NodeVectors) -> float:
    """Return how often, for a user or an interest, an item of its block lies nearer than one of the other block."""
    shares = []
    for members in (vectors.users, vectors.interests):
        found = members @ vectors.items.T
        for row, cosines in enumerate(found):
            is_own = (np.arange(ITEMS) < ITEMS // 2) == (row < len(members) // 2)
            shares.append((cosines[is_own][:, None] > cosines[~is_own][None]).mean())
    return float(np.mean(shares))
