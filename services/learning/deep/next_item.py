"""Models that read a history in order: GRU4Rec, the same with LSTM, and SASRec."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from graph_schema.errors import SettingsError
from services.learning.deep.framework import need_torch
from services.learning.deep.learner import Learner
from services.learning.deep.sequences import in_order, windows
from services.learning.deep.ties import Ties
from services.learning.tuning.changes import changes

if TYPE_CHECKING:
    from torch import nn

    from services.learning.deep.networks.sequence import NextItemNetwork


@dataclass(frozen=True, slots=True)
class Recurrent:
    """A GRU or LSTM that reads what a user liked; its state after the newest thing is the user's vector.

    Parameters
    ----------
    cell
        ``gru`` or ``lstm``.
    embedding, hidden, layers
        Length of the vectors of items, of the state, and states one upon another.
    dropout
        Share of numbers left out, before and behind the cells.
    length
        Of a history so many of the newest things are read.
    rate, decay
        Of AdamW.
    batch
        Targets of one step of learning.

    References
    ----------
    Hidasi et al., "Session-based recommendations with recurrent neural networks", ICLR 2016; trained, as Tan et al.,
    "Improved recurrent neural networks for session-based recommendations", DLRS 2016, on the full softmax.
    """

    cell: Literal["gru", "lstm"] = "gru"
    embedding: int = 64
    hidden: int = 128
    layers: int = 1
    dropout: float = 0.3
    length: int = 50
    rate: float = 0.002
    decay: float = 0.0
    batch: int = 256
    epochs: int = 100
    every: int = 1
    patience: int = 10

    version = 1

    @property
    def name(self) -> str:
        return self.cell

    def axes(self) -> Sequence[Sequence[Callable[[Any], Any]]]:
        return [changes("dropout", (0.3, 0.5))]

    def reader(self) -> nn.Module:
        from services.learning.deep.networks.sequence import RecurrentReader

        return RecurrentReader(self.cell, self.embedding, self.hidden, self.layers, self.dropout)

    def learner(self, ties: Ties, device: str) -> Learner:
        """Raises SettingsError where PyTorch is missing, or where there is no order."""
        return _learner(self, ties, device)


@dataclass(frozen=True, slots=True)
class SelfAttention:
    """SASRec: each place of a history looks back at those before it; the state of the newest is the user's vector.

    Parameters
    ----------
    embedding, inner, layers, heads
        Length of all vectors, width between them, layers, and views of each.
    dropout
        Share of numbers left out.
    length, rate, decay, batch
        See Recurrent.

    References
    ----------
    Kang and McAuley, "Self-attentive sequential recommendation", ICDM 2018; trained on the full softmax.
    """

    embedding: int = 64
    inner: int = 128
    layers: int = 2
    heads: int = 2
    dropout: float = 0.2
    length: int = 50
    rate: float = 0.001
    decay: float = 0.0
    batch: int = 512
    epochs: int = 100
    every: int = 1
    patience: int = 8

    name = "sasrec"
    version = 1

    def axes(self) -> Sequence[Sequence[Callable[[Any], Any]]]:
        return [changes("dropout", (0.2, 0.5))]

    def reader(self) -> nn.Module:
        from services.learning.deep.networks.sequence import AttentiveReader

        return AttentiveReader(self.embedding, self.inner, self.layers, self.heads, self.dropout, self.length)

    def learner(self, ties: Ties, device: str) -> Learner:
        """Raises SettingsError where PyTorch is missing, or where there is no order."""
        return _learner(self, ties, device)


SequenceModel = Recurrent | SelfAttention


def _learner(model: SequenceModel, ties: Ties, device: str) -> Learner:
    need_torch(model.name.upper())
    from services.learning.deep.networks.sequence import NextItemLearner, NextItemNetwork

    if not ties.known.has_order:
        raise SettingsError(
            f"{model.name} learns what comes next, and there is no order: all times are the same; choose lightgcn or"
            " graphsage"
        )
    network: NextItemNetwork = NextItemNetwork(ties.known.likes, model.embedding, model.reader()).to(device)
    histories = in_order(ties.known)
    cut = windows(histories, model.length, network.n_items)
    return NextItemLearner(network, histories, cut, model.rate, model.decay, model.batch)
