"""The network of LightGCN: vectors handed on along likes, and the mean of what arrives after each step."""

from __future__ import annotations

import warnings

import numpy as np
import torch
from scipy import sparse
from torch import Tensor, nn
from torch.autograd.function import FunctionCtx

from services.learning.deep.networks.pairs import Pairs, ranking_loss
from services.learning.models.factors import Factors

REACH = 10
"""The mean reaches back over about one in so many of the steps there were, so that the first are soon forgotten."""


class Handing(torch.autograd.Function):
    """``matrix @ vectors`` for a symmetric sparse matrix: the gradient goes back through the same matrix."""

    @staticmethod
    def forward(ctx: FunctionCtx, matrix: Tensor, vectors: Tensor) -> Tensor:  # type: ignore[override]
        ctx.matrix = matrix  # type: ignore[attr-defined]
        return matrix @ vectors

    @staticmethod
    def backward(ctx: FunctionCtx, gradient: Tensor) -> tuple[None, Tensor]:  # type: ignore[override]
        return None, ctx.matrix @ gradient  # type: ignore[attr-defined]


class LightGcnNetwork(nn.Module):
    """Vectors of users and items, users first; ``layers`` steps along the likes.

    ``mean`` holds the mean of the vectors over past steps of learning.
    """

    mean: Tensor
    steps: Tensor

    def __init__(self, liked: sparse.csr_matrix, embedding: int, layers: int, device: str) -> None:
        super().__init__()
        self.n_users, self.layers = liked.shape[0], layers
        self.matrix = symmetric(liked, device)
        self.vectors = nn.Parameter(torch.empty(sum(liked.shape), embedding, device=device))
        nn.init.xavier_uniform_(self.vectors)
        self.register_buffer("mean", self.vectors.detach().clone())
        self.register_buffer("steps", torch.zeros((), dtype=torch.long, device=device))

    def forward(self, start: Tensor) -> tuple[Tensor, Tensor]:
        """Return the vectors of users and of items: the mean over the start and all steps along the likes."""
        step = total = start
        for _ in range(self.layers):
            step = Handing.apply(self.matrix, step)
            total = total + step
        mean = total / (self.layers + 1)
        return mean[: self.n_users], mean[self.n_users :]

    @torch.no_grad()
    def remember(self, memory: float) -> None:
        """Take the vectors into their mean; ``memory`` bounds how much of the mean stays."""
        self.steps += 1
        self.mean.lerp_(self.vectors, 1 - min(memory, float(self.steps / (REACH + self.steps))))


class LightGcnLearner:
    """Trains by pairs of an item liked and one that is not."""

    def __init__(
        self, network: LightGcnNetwork, pairs: Pairs, rate: float, decay: float, batch: int, memory: float
    ) -> None:
        self.module, self.pairs = network, pairs
        self.decay, self.batch, self.memory = decay, batch, memory
        self.optimizer = torch.optim.Adam(network.parameters(), lr=rate)

    def epoch(self) -> float:
        losses = []
        for users, liked, others in self.pairs.batches(self.batch):
            of_users, of_items = self.module(self.module.vectors)
            loss = ranking_loss(
                (of_users[users] * of_items[liked]).sum(dim=1), (of_users[users] * of_items[others]).sum(dim=1)
            )
            start, n_users = self.module.vectors, self.module.n_users
            used = (start[users], start[n_users + liked], start[n_users + others])
            penalty = sum(part.pow(2).sum() for part in used) / (2 * len(users))
            self.optimizer.zero_grad()
            (loss + self.decay * penalty).backward()
            self.optimizer.step()
            self.module.remember(self.memory)
            losses.append(loss.detach())
        return float(torch.stack(losses).mean()) if losses else 0.0

    @torch.no_grad()
    def vectors(self) -> Factors:
        users, items = self.module(self.module.mean)
        return Factors(users.cpu().numpy().copy(), items.cpu().numpy().copy())


def symmetric(liked: sparse.csr_matrix, device: str) -> Tensor:
    """Return ``D^-1/2 A D^-1/2`` of the graph of users and items, shape (n_users + n_items,) twice."""
    both = sparse.block_array([[None, liked], [liked.T, None]], format="csr")
    degrees = np.asarray(both.sum(axis=1)).ravel()
    scale = np.divide(1.0, np.sqrt(degrees), out=np.zeros(len(degrees)), where=degrees > 0)
    return sparse_tensor((sparse.diags_array(scale) @ both @ sparse.diags_array(scale)).tocsr(), device)


def sparse_tensor(matrix: sparse.csr_matrix, device: str) -> Tensor:
    """Return a matrix in compressed rows as a tensor, without the warning that these may still change."""
    matrix = matrix.tocsr().copy()
    matrix.sum_duplicates()
    parts = (matrix.indptr.astype(np.int64), matrix.indices.astype(np.int64), matrix.data.astype(np.float32))
    rows, columns, values = (torch.from_numpy(part) for part in parts)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Sparse CSR tensor support is in beta", category=UserWarning)
        return torch.sparse_csr_tensor(rows, columns, values, matrix.shape, device=device, check_invariants=True)
