"""Drawing some neighbours of each node, and the mean over all of them."""

from __future__ import annotations

import numpy as np
import torch
from scipy import sparse
from torch import Tensor

from services.learning.deep.networks.light_gcn import sparse_tensor


class Neighbours:
    """The neighbours of nodes of one kind among those of another.

    Parameters
    ----------
    weights
        Shape (n_nodes, n_others): weights of the edges, above 0.
    """

    def __init__(self, weights: sparse.csr_matrix, device: str) -> None:
        rows = weights.tocsr().astype(np.float32)
        self.starts = torch.from_numpy(rows.indptr[:-1].astype(np.int64)).to(device)
        self.degrees = torch.from_numpy(np.diff(rows.indptr).astype(np.int64)).to(device)
        self.others = torch.from_numpy(rows.indices.astype(np.int64)).to(device)
        self.weights = torch.from_numpy(rows.data).to(device)
        totals = np.asarray(rows.sum(axis=1)).ravel()
        scale = np.divide(1.0, totals, out=np.zeros(len(totals), np.float32), where=totals > 0)
        self.mean = sparse_tensor((sparse.diags_array(scale) @ rows).tocsr(), device)

    def draw(self, nodes: Tensor, k: int) -> tuple[Tensor, Tensor]:
        """Draw ``k`` neighbours of each node, evenly and with replacement.

        Returns
        -------
        others
            Shape (n, k): rows of neighbours; of a node without any 0, which its shares leave out.
        shares
            Shape (n, k): the weight of each in the mean over those drawn; a row sums to 1, or is 0 without neighbours.
        """
        degrees = self.degrees[nodes]
        steps = (torch.rand(len(nodes), k, device=nodes.device) * degrees[:, None]).long()
        has = degrees > 0
        places = torch.where(has[:, None], self.starts[nodes, None] + steps, 0)
        if not len(self.others):
            return torch.zeros_like(places), torch.zeros(places.shape, device=nodes.device)
        weights = self.weights[places] * has[:, None]
        return self.others[places] * has[:, None], weights / weights.sum(dim=1, keepdim=True).clamp(min=1e-12)
