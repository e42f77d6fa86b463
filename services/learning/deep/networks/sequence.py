"""Networks that read a history and say what comes next, and how they are trained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from services.learning.deep.sequences import NONE, Windows, newest
from services.learning.models.factors import Factors, Vectors

BLOCK = 256
LOGITS = 1 << 24
"""So many numbers at most are held for the softmax of one step (64 MB)."""


class RecurrentReader(nn.Module):
    """GRU or LSTM over the vectors of items, brought back to their length."""

    def __init__(self, cell: str, embedding: int, hidden: int, layers: int, dropout: float) -> None:
        super().__init__()
        kind = {"gru": nn.GRU, "lstm": nn.LSTM}[cell]
        self.dropout = nn.Dropout(dropout)
        self.cells = kind(embedding, hidden, layers, batch_first=True)
        self.back = nn.Linear(hidden, embedding)
        for name, weights in self.cells.named_parameters():
            if name.startswith("weight"):
                nn.init.xavier_uniform_(weights)

    def forward(self, read: Tensor) -> Tensor:
        """Take and give shape (n, length, embedding)."""
        return self.back(self.dropout(self.cells(self.dropout(read))[0]))


class AttentiveReader(nn.Module):
    """Self-attention that looks back only; padding stands at the end, so nothing real ever looks at it."""

    def __init__(self, embedding: int, inner: int, layers: int, heads: int, dropout: float, length: int) -> None:
        super().__init__()
        self.places = nn.Embedding(length, embedding)
        nn.init.normal_(self.places.weight, std=0.02)
        self.norm, self.dropout = nn.LayerNorm(embedding), nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(embedding, heads, inner, dropout, activation="gelu", batch_first=True)
            for _ in range(layers)
        )

    def forward(self, read: Tensor) -> Tensor:
        """Take and give shape (n, length, embedding)."""
        length = read.shape[1]
        found = self.dropout(self.norm(read + self.places.weight[:length]))
        ahead = torch.ones(length, length, dtype=torch.bool, device=read.device).triu(1)
        for layer in self.layers:
            found = layer(found, src_mask=ahead)
        return found


class NextItemNetwork(nn.Module):
    """Vectors of items, read by a reader; an item scores by its product with the reader's state, plus its bias."""

    def __init__(self, likes: NDArray[np.int64], embedding: int, reader: nn.Module) -> None:
        super().__init__()
        self.n_items = len(likes)
        self.items = nn.Embedding(self.n_items + 1, embedding, padding_idx=self.n_items)
        nn.init.normal_(self.items.weight, std=0.02)
        with torch.no_grad():
            self.items.weight[self.n_items] = 0.0
        share = np.log((likes + 1.0) / (likes.sum() + self.n_items))
        self.bias = nn.Parameter(torch.from_numpy((share - share.mean()).astype(np.float32)))
        self.reader = reader

    def forward(self, items: Tensor) -> Tensor:
        """Return the states after each item, shape (n, length, embedding)."""
        return self.reader(self.items(items))

    def scores(self, states: Tensor) -> Tensor:
        """Return the scores of all items, shape (n, n_items)."""
        return states @ self.items.weight[: self.n_items].T + self.bias


class NextItemLearner:
    """Trains by the cross-entropy over all items, at every place of every window."""

    def __init__(
        self,
        network: NextItemNetwork,
        histories: Sequence[NDArray[np.int64]],
        cut: Windows,
        rate: float,
        decay: float,
        batch: int,
    ) -> None:
        self.module, self.histories, self.batch = network, histories, batch
        device = network.bias.device
        self.items, self.targets = torch.from_numpy(cut.items).to(device), torch.from_numpy(cut.targets).to(device)
        self.lengths = torch.from_numpy(cut.lengths)
        self.optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=decay)

    def epoch(self) -> float:
        self.module.train()
        losses, counts = [], []
        for rows in self._batches():
            length = int(self.lengths[rows].max())
            targets = self.targets[rows, :length]
            said = targets != NONE
            states = self.module(self.items[rows, :length])[said]
            loss = functional.cross_entropy(self.module.scores(states), targets[said])
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
            losses.append(loss.detach())
            counts.append(len(states))
        return float(np.average([float(loss) for loss in losses], weights=counts)) if losses else 0.0

    def vectors(self) -> Factors:
        """Return the last states and the vectors of items; the bias stands in them as a further factor."""
        return Factors(encoded(self.module, self.histories, self.items.shape[1]), item_vectors(self.module))

    def _batches(self) -> Iterator[Tensor]:
        """Yield rows of windows of about one length, by chance; those of one step have about ``batch`` targets."""
        if not len(self.lengths):
            return
        said = (self.targets != NONE).sum(dim=1).cpu()
        most = min(self.batch, max(1, LOGITS // self.module.n_items))
        shuffled = torch.randperm(len(self.lengths))
        order = shuffled[torch.argsort(self.lengths[shuffled] // 8, stable=True)]
        steps = ((said[order].cumsum(0) - 1) // most).tolist()
        cuts = [place for place in range(1, len(steps)) if steps[place] != steps[place - 1]]
        pieces = torch.tensor_split(order, cuts)
        for place in torch.randperm(len(pieces)).tolist():
            yield pieces[place]


@torch.no_grad()
def encoded(network: NextItemNetwork, histories: Sequence[Sequence[int] | NDArray[np.int64]], length: int) -> Vectors:
    """Return the state after the newest item of each history and a 1 for the bias; an empty history gives 0 and 1."""
    network.eval()
    cut = newest(histories, length, network.n_items)
    width = network.items.embedding_dim
    found = np.zeros((len(histories), width + 1), dtype=np.float32)
    found[:, width] = 1.0
    full = np.flatnonzero(cut.lengths)
    full = full[np.argsort(cut.lengths[full], kind="stable")]
    for start in range(0, len(full), BLOCK):
        rows = full[start : start + BLOCK]
        longest = int(cut.lengths[rows].max())
        states = network(torch.from_numpy(cut.items[rows, :longest]).to(network.bias.device))
        last = torch.from_numpy(cut.lengths[rows] - 1).to(states.device)
        found[rows, :width] = states[torch.arange(len(rows), device=states.device), last].cpu().numpy()
    return found


@torch.no_grad()
def item_vectors(network: NextItemNetwork) -> Vectors:
    """Return the vectors of items with their bias, shape (n_items, embedding + 1)."""
    items = network.items.weight[: network.n_items]
    return torch.cat([items, network.bias[:, None]], dim=1).cpu().numpy().copy()
