"""The weighted ties of users, items and interests, read out of Neo4j in order of their ids."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from neo4j import Driver
from scipy import sparse

from graph_schema.cypher import cypher

READ_TIES = cypher(__file__, "read_ties")
FETCH = 200
DIGITS = 6
LIKES, DRAWS, ABOUT = "likes", "draws", "about"

Row = tuple[str, str, Sequence[str], Sequence[float]]
"""Kind, id, ids of the others and weights."""


@dataclass(frozen=True, slots=True)
class GraphTies:
    """What pleased users, what draws them, what items are about; who has no tie at all is not there.

    Parameters
    ----------
    user_ids, item_ids, interest_ids
        In order of the alphabet.
    likes, draws, about
        Shapes (n_users, n_items), (n_users, n_interests), (n_items, n_interests): weights above 0.
    """

    user_ids: Sequence[str]
    item_ids: Sequence[str]
    interest_ids: Sequence[str]
    likes: sparse.csr_matrix
    draws: sparse.csr_matrix
    about: sparse.csr_matrix

    @property
    def count(self) -> int:
        """How many ties there are."""
        return int(self.likes.nnz + self.draws.nnz + self.about.nnz)

    @property
    def members(self) -> list[tuple[str, str]]:
        """Label and id of every node, users first, then items, then interests."""
        labelled = (("User", self.user_ids), ("Item", self.item_ids), ("Interest", self.interest_ids))
        return [(label, id) for label, ids in labelled for id in ids]

    def weights(self, interests: float) -> sparse.csr_matrix:
        """Return the symmetric weights of all pairs, in the order of ``members``, shape (n, n).

        Parameters
        ----------
        interests
            What a tie to an interest weighs beside one to an item.
        """
        draws, about = self.draws * interests, self.about * interests
        rows = [[None, self.likes, draws], [self.likes.T, None, about], [draws.T, about.T, None]]
        return _block(rows, [len(self.user_ids), len(self.item_ids), len(self.interest_ids)])

    def fingerprint(self) -> str:
        """Return a hash of the ties, weights rounded to six digits: equal ties give equal fingerprints."""
        digest = hashlib.blake2b(repr([*self.members]).encode("utf-8", "surrogatepass"), digest_size=16)
        for matrix in (self.likes, self.draws, self.about):
            digest.update(matrix.indptr.astype("<i8").tobytes())
            digest.update(matrix.indices.astype("<i8").tobytes())
            digest.update(np.round(matrix.data, DIGITS).astype("<f8").tobytes())
        return digest.hexdigest()


def read_ties(driver: Driver) -> GraphTies:
    """Read all ties; ``mine`` has derived their weights."""
    with driver.session(fetch_size=FETCH) as session:
        return ties_of([(kind, id, others, weights) for kind, id, others, weights in session.run(READ_TIES)])


def ties_of(rows: Sequence[Row]) -> GraphTies:
    """Put rows in order of their ids."""
    users = sorted({id for kind, id, _, _ in rows if kind != ABOUT})
    about = {id for kind, id, _, _ in rows if kind == ABOUT}
    liked = {other for kind, _, others, _ in rows if kind == LIKES for other in others}
    items = sorted(about | liked)
    interests = sorted({other for kind, _, others, _ in rows if kind != LIKES for other in others})
    of_users, of_items, of_interests = ({id: n for n, id in enumerate(ids)} for ids in (users, items, interests))
    return GraphTies(
        users,
        items,
        interests,
        _matrix(rows, LIKES, of_users, of_items),
        _matrix(rows, DRAWS, of_users, of_interests),
        _matrix(rows, ABOUT, of_items, of_interests),
    )


def _matrix(rows: Sequence[Row], kind: str, places: Mapping[str, int], columns: Mapping[str, int]) -> sparse.csr_matrix:
    found = [(places[id], others, weights) for of, id, others, weights in rows if of == kind]
    starts = np.repeat(np.array([row for row, _, _ in found], dtype=np.int64), [len(others) for _, others, _ in found])
    ends = np.array([columns[other] for _, others, _ in found for other in others], dtype=np.int64)
    values = np.array([weight for _, _, weights in found for weight in weights], dtype=np.float64)
    matrix = sparse.csr_matrix((values, (starts, ends)), shape=(len(places), len(columns)))
    matrix.sort_indices()
    return matrix


def _block(rows: list[list[sparse.csr_matrix | None]], sizes: list[int]) -> sparse.csr_matrix:
    """Put blocks together; what is None is empty."""
    filled = [
        [sparse.csr_matrix((height, width)) if part is None else part for part, width in zip(row, sizes, strict=True)]
        for row, height in zip(rows, sizes, strict=True)
    ]
    return sparse.block_array(filled, format="csr")
