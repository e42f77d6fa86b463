"""What every method that makes vectors from the ties of the graph can do."""

from __future__ import annotations

from typing import Protocol

from services.learning.graph_vectors.node_vectors import NodeVectors
from services.learning.graph_vectors.ties import GraphTies
from services.observability.progress import Progress


class GraphModel(Protocol):
    """Settings of a method: a frozen dataclass whose fields are numbers."""

    @property
    def name(self) -> str:
        """What the method is called."""

    @property
    def version(self) -> int:
        """Raised when the same settings, seed and ties give something else than before."""

    def fit(self, ties: GraphTies, seed: int, progress: Progress) -> NodeVectors:
        """Return the vectors: the same for the same settings, ties and seed. Raises SettingsError."""
