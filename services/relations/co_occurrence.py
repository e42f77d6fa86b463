"""Which interests are met together more often than chance would have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

SIGNIFICANT = 10.83
"""G squared with one degree of freedom that chance passes once in a thousand."""
LEAST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Related:
    """From an interest to another; ``weight`` is the normalised pointwise mutual information, above 0, at most 1."""

    interest_id: str
    other_id: str
    weight: float
    shared: int
    rank: int


def related(carried: Sequence[Sequence[str]], k: int) -> list[Related]:
    """Return at most ``k`` related interests of each, the strongest first.

    Parameters
    ----------
    carried
        For each item the ids of the interests it is about, none twice.
    k
        Kept of each interest.

    References
    ----------
    Dunning, "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 1993.
    Bouma, "Normalized (pointwise) mutual information in collocation extraction", GSCL 2009.
    """
    ids = sorted({id for one in carried for id in one})
    if not ids:
        return []
    together, alone = _counts(carried, ids)
    rows: list[Related] = []
    for row, interest_id in enumerate(ids):
        start, end = together.indptr[row], together.indptr[row + 1]
        others, shared = together.indices[start:end], together.data[start:end].astype(float)
        keep = (others != row) & (shared >= LEAST_SHARED)
        others, shared = others[keep], shared[keep]
        if not len(others):
            continue
        score, weight = _association(shared, alone[row], alone[others], len(carried))
        chosen = [at for at in range(len(others)) if score[at] >= SIGNIFICANT and weight[at] > 0]
        chosen.sort(key=lambda at: (-weight[at], ids[others[at]]))
        rows += [
            Related(interest_id, ids[others[at]], float(weight[at]), int(shared[at]), rank)
            for rank, at in enumerate(chosen[:k], 1)
        ]
    return rows


def _counts(carried: Sequence[Sequence[str]], ids: Sequence[str]) -> tuple[sparse.csr_matrix, NDArray[np.float64]]:
    columns = {id: column for column, id in enumerate(ids)}
    pointers = np.concatenate([[0], np.cumsum([len(one) for one in carried])])
    indices = np.fromiter((columns[id] for one in carried for id in one), np.int32, int(pointers[-1]))
    matrix = sparse.csr_matrix((np.ones(len(indices), np.int64), indices, pointers), shape=(len(carried), len(ids)))
    together = sparse.csr_matrix(matrix.T @ matrix)
    together.sort_indices()
    return together, np.asarray(matrix.sum(axis=0), dtype=np.float64).ravel()


def _association(
    shared: NDArray[np.float64], own: float, others: NDArray[np.float64], items: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return G squared and normalised pointwise mutual information; negative where less is shared than by chance."""
    cells = np.stack([shared, own - shared, others - shared, items - own - others + shared])
    expected = np.stack([
        own * others, own * (items - others), (items - own) * others, (items - own) * (items - others)
    ]) / items  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(cells > 0, cells * np.log(np.where(cells > 0, cells, 1) / np.maximum(expected, 1e-12)), 0.0)
        score = 2 * parts.sum(axis=0)
        information = np.log(shared * items / (own * others))
        rarity = -np.log(shared / items)
        weight = np.where(rarity > 1e-12, information / np.maximum(rarity, 1e-12), 0.0)
    return np.where(information > 0, score, 0.0), np.round(np.clip(weight, -1, 1), 9)
