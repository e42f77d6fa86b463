"""What is known between users, items and interests; and a fingerprint that tells whether it has changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from services.learning.histories import Histories
from services.learning.models.factors import Factors, Vectors


@dataclass(frozen=True, slots=True)
class Ties:
    """Three kinds of edges; interests may be missing.

    Parameters
    ----------
    known
        Users and the items they like, in their order.
    item_interests
        Shape (n_items, n_interests): weights of ABOUT, above 0.
    user_interests
        Shape (n_users, n_interests): weights of INTERESTED_IN, above 0; derived from ``known`` alone, or what is held
        back from ``known`` is given away.
    """

    known: Histories
    item_interests: sparse.csr_matrix | None = None
    user_interests: sparse.csr_matrix | None = None

    @property
    def sizes(self) -> tuple[int, int, int]:
        """How many users, items and interests there are."""
        users, items = self.known.liked.shape
        of = next((ties for ties in (self.item_interests, self.user_interests) if ties is not None), None)
        return users, items, 0 if of is None else of.shape[1]

    def fingerprint(self) -> str:
        """Return a hash of all that a model may learn from: who likes what in which order, and the interests.

        Times count only as far as they give the order, so that seconds and days give one fingerprint.
        """
        digest = hashlib.sha256(repr(self.sizes).encode())
        _add(digest, self.known.liked)
        digest.update((self.known.places if self.known.has_order else np.zeros(0)).astype("<i8").tobytes())
        for name, ties in (("items", self.item_interests), ("users", self.user_interests)):
            if ties is not None:
                digest.update(name.encode())
                _add(digest, ties)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class InterestFactors(Factors):
    """Factors with vectors of interests in the same space: ``interests`` has shape (n_interests, n_factors)."""

    interests: Vectors


def _add(digest: hashlib._Hash, matrix: sparse.csr_matrix) -> None:
    rows = matrix.tocsr().copy()
    rows.sum_duplicates()
    for part, kind in ((rows.indptr, "<i8"), (rows.indices, "<i8"), (np.round(rows.data, 6), "<f4")):
        digest.update(np.ascontiguousarray(part).astype(kind).tobytes())
