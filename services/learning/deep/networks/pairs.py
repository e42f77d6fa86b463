"""Drawing pairs of something liked and something not liked, many at a time, and the loss that ranks them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from scipy import sparse
from torch import Tensor
from torch.nn import functional

TRIES = 50
"""A negative that is liked after so many draws is kept: somebody who likes nearly all has hardly any other."""


class Pairs:
    """The entries of a matrix as positives, with negatives drawn evenly from the other columns.

    Parameters
    ----------
    held
        Shape (n_rows, n_columns), not 0 where a pair is a positive.
    """

    def __init__(self, held: sparse.csr_matrix, device: str) -> None:
        rows, columns = held.nonzero()
        self.n_columns = held.shape[1]
        self.rows = torch.from_numpy(rows.astype(np.int64)).to(device)
        self.columns = torch.from_numpy(columns.astype(np.int64)).to(device)
        self.keys = torch.sort(self.rows * self.n_columns + self.columns).values

    def __len__(self) -> int:
        return len(self.rows)

    def batches(self, size: int) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        """Yield rows, columns held and columns not held: each positive once, in an order by chance."""
        order = torch.randperm(len(self), device=self.rows.device)
        for start in range(0, len(self), size):
            chosen = order[start : start + size]
            yield self.rows[chosen], self.columns[chosen], self.negatives(self.rows[chosen])

    def some(self, size: int) -> tuple[Tensor, Tensor, Tensor]:
        """Return ``size`` positives drawn with replacement, and their negatives."""
        chosen = torch.randint(len(self), (size,), device=self.rows.device)
        return self.rows[chosen], self.columns[chosen], self.negatives(self.rows[chosen])

    def negatives(self, rows: Tensor) -> Tensor:
        """Return for each row a column it does not hold."""
        drawn = torch.randint(self.n_columns, rows.shape, device=rows.device)
        for _ in range(TRIES):
            wrong = self._held(rows, drawn)
            if not bool(wrong.any()):
                break
            drawn = torch.where(wrong, torch.randint(self.n_columns, rows.shape, device=rows.device), drawn)
        return drawn

    def _held(self, rows: Tensor, columns: Tensor) -> Tensor:
        asked = rows * self.n_columns + columns
        places = torch.searchsorted(self.keys, asked).clamp(max=len(self.keys) - 1)
        return self.keys[places] == asked


def ranking_loss(liked: Tensor, other: Tensor) -> Tensor:
    """Return the mean of ``-log sigmoid(score of the liked - score of the other)`` (Rendle et al., UAI 2009)."""
    return functional.softplus(other - liked).mean()
