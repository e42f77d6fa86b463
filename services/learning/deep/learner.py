"""What every model of this package can do, whichever it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from services.learning.deep.ties import Ties
from services.learning.models.factors import Factors

if TYPE_CHECKING:
    from torch import nn
    from torch.optim import Optimizer


class Learner(Protocol):
    """A network with its data and its optimizer; random numbers are torch's own, so that the caller seeds them."""

    @property
    def module(self) -> nn.Module:
        """What has the weights."""

    @property
    def optimizer(self) -> Optimizer:
        """What changes them."""

    def epoch(self) -> float:
        """Go over the data once and return the mean loss."""

    def vectors(self) -> Factors:
        """Return what the network says now."""


class DeepModel(Protocol):
    """Settings of a model: a frozen dataclass, so that one setting can be told from another."""

    @property
    def name(self) -> str:
        """What it is called in files and tables."""

    @property
    def version(self) -> int:
        """Raised when the same settings and data give something else than before."""

    @property
    def epochs(self) -> int:
        """At most so many."""

    @property
    def every(self) -> int:
        """Epochs between two measurements on the part held back."""

    @property
    def patience(self) -> int:
        """Measurements without gain after which it stops."""

    def axes(self) -> Sequence[Sequence[Callable[[Any], Any]]]:
        """Return what tuning tries, as ``climb`` takes it."""

    def learner(self, ties: Ties, device: str) -> Learner:
        """Build the network for these data; its first weights are drawn from torch's random numbers."""
