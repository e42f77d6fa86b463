"""The network of GraphSAGE over users, items and interests: each node takes in the mean of some of its neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from services.learning.deep.networks.neighbours import Neighbours
from services.learning.deep.networks.pairs import Pairs, ranking_loss
from services.learning.deep.ties import InterestFactors, Ties

USER, ITEM, INTEREST = "user", "item", "interest"
KINDS = (USER, ITEM, INTEREST)

Edges = Mapping[tuple[str, str], Neighbours]
"""(kind of the node, kind of its neighbours) to the neighbours."""


class Step(nn.Module):
    """A matrix for what a node has, and one for each kind of neighbour it takes in from."""

    def __init__(self, kinds: Sequence[str], edges: Sequence[tuple[str, str]], embedding: int) -> None:
        super().__init__()
        self.own = nn.ModuleDict({kind: nn.Linear(embedding, embedding) for kind in kinds})
        taken = {f"{to}<{of}": nn.Linear(embedding, embedding, bias=False) for to, of in edges}
        self.taken = nn.ModuleDict(taken)
        for name, weights in self.named_parameters():
            (nn.init.zeros_ if name.endswith("bias") else nn.init.eye_)(weights)

    def forward(self, kind: str, own: Tensor, taken: Mapping[str, Tensor]) -> Tensor:
        """Return the sum, shape (n, embedding); ``taken`` holds the mean of each kind of neighbours."""
        found: Tensor = self.own[kind](own)
        for of, mean in taken.items():
            found = found + self.taken[f"{kind}<{of}"](mean)
        return found


class GraphSageNetwork(nn.Module):
    """First vectors of all nodes, and for each step and kind of edge a matrix.

    Parameters
    ----------
    sizes
        How many users, items and interests there are.
    fanouts
        Neighbours drawn at each step, the step nearest to the node first.
    """

    def __init__(self, sizes: tuple[int, int, int], edges: Edges, embedding: int, fanouts: Sequence[int]) -> None:
        super().__init__()
        self.edges, self.fanouts = edges, tuple(fanouts)
        tables = {kind: nn.Embedding(n, embedding) for kind, n in zip(KINDS, sizes, strict=True) if n}
        self.first = nn.ModuleDict(tables)
        self.steps = nn.ModuleList(Step(tuple(self.first), tuple(edges), embedding) for _ in fanouts)
        for table in self.first.values():
            nn.init.normal_(table.weight, std=0.1)  # type: ignore[arg-type]

    def forward(self, kind: str, nodes: Tensor) -> Tensor:
        """Return the vectors of some nodes of a kind, from neighbours drawn by chance; shape (n, embedding)."""
        return self._sampled(kind, nodes, len(self.fanouts))

    def everything(self) -> dict[str, Tensor]:
        """Return the vectors of all nodes by kind, from all their neighbours."""
        found: dict[str, Tensor] = {kind: table.weight for kind, table in self.first.items()}  # type: ignore[misc]
        for step in range(len(self.fanouts)):
            found = {
                kind: self._stepped(step, kind, rows, {of: edges.mean @ found[of] for of, edges in self._of(kind)})
                for kind, rows in found.items()
            }
        return found

    def _sampled(self, kind: str, nodes: Tensor, steps: int) -> Tensor:
        different, places = torch.unique(nodes, return_inverse=True)
        if steps == 0:
            return self.first[kind](different)[places]
        taken = {}
        for of, edges in self._of(kind):
            others, shares = edges.draw(different, self.fanouts[len(self.fanouts) - steps])
            vectors = self._sampled(of, others.reshape(-1), steps - 1).reshape(*others.shape, -1)
            taken[of] = (vectors * shares[:, :, None]).sum(dim=1)
        return self._stepped(steps - 1, kind, self._sampled(kind, different, steps - 1), taken)[places]

    def _stepped(self, step: int, kind: str, own: Tensor, taken: Mapping[str, Tensor]) -> Tensor:
        found: Tensor = self.steps[step](kind, own, taken)
        return found if step == len(self.fanouts) - 1 else functional.leaky_relu(found)

    def _of(self, kind: str) -> list[tuple[str, Neighbours]]:
        return [(of, edges) for (to, of), edges in self.edges.items() if to == kind]


class GraphSageLearner:
    """Trains by pairs: of a user an item liked and one that is not; of items and users an interest likewise."""

    def __init__(
        self, network: GraphSageNetwork, pairs: Mapping[str, Pairs], rate: float, decay: float, batch: int, share: float
    ) -> None:
        self.module, self.pairs, self.batch, self.share = network, pairs, batch, share
        self.optimizer = torch.optim.AdamW(network.parameters(), lr=rate, weight_decay=decay)

    def epoch(self) -> float:
        losses = []
        for users, liked, others in self.pairs[ITEM].batches(self.batch):
            loss = self._loss(USER, ITEM, users, liked, others)
            for kind in (ITEM, USER):
                if pairs := self.pairs.get(f"{kind}<{INTEREST}"):
                    loss = loss + self.share * self._loss(kind, INTEREST, *pairs.some(self.batch // 4))
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
            losses.append(loss.detach())
        return float(torch.stack(losses).mean()) if losses else 0.0

    @torch.no_grad()
    def vectors(self) -> InterestFactors:
        """Return vectors from all neighbours, without drawing."""
        found = {kind: rows.cpu().numpy().copy() for kind, rows in self.module.everything().items()}
        none = found[ITEM][:0]
        return InterestFactors(found[USER], found[ITEM], found.get(INTEREST, none))

    def _loss(self, kind: str, of: str, rows: Tensor, held: Tensor, others: Tensor) -> Tensor:
        own = self.module(kind, rows)
        good, bad = self.module(of, torch.cat([held, others])).split(len(held))
        return ranking_loss((own * good).sum(dim=1), (own * bad).sum(dim=1))


def edges_of(ties: Ties, device: str) -> Edges:
    """Return every kind of edge that there is, both ways."""
    held = (
        (USER, ITEM, ties.known.liked),
        (ITEM, INTEREST, ties.item_interests),
        (USER, INTEREST, ties.user_interests),
    )
    found = {}
    for one, other, matrix in held:
        if matrix is not None:
            found[one, other] = Neighbours(matrix, device)
            found[other, one] = Neighbours(matrix.T.tocsr(), device)
    return found


def pairs_of(ties: Ties, device: str) -> dict[str, Pairs]:
    """Return what is ranked: items of users, and interests of items and users where there are any."""
    found = {ITEM: Pairs(ties.known.liked, device)}
    for kind, matrix in ((ITEM, ties.item_interests), (USER, ties.user_interests)):
        if matrix is not None and matrix.nnz:
            found[f"{kind}<{INTEREST}"] = Pairs(matrix, device)
    return found
