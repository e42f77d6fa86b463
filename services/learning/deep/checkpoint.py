"""How far a training had come, kept in a file that is whole or absent."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Course:
    """How a training went so far.

    Parameters
    ----------
    losses
        Mean loss of each epoch.
    values
        NDCG@10 on the part held back, each time it was measured.
    best
        Epochs after which it measured best; 0 before the first measurement.
    seconds
        Time taken, that of earlier runs with it.
    """

    losses: list[float] = field(default_factory=list)
    values: list[float] = field(default_factory=list)
    best: int = 0
    seconds: float = 0.0

    @property
    def value(self) -> float:
        """The best of the values."""
        return max(self.values, default=0.0)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A file of one training; with ``path`` None nothing is kept."""

    path: Path | None

    def read(self, device: str) -> dict[str, Any] | None:
        """Return what was kept, its tensors on the device; None where there is nothing."""
        import torch

        if self.path is None or not self.path.is_file():
            return None
        kept: dict[str, Any] = torch.load(self.path, map_location=device, weights_only=True)
        return kept

    def write(self, kept: dict[str, Any]) -> None:
        """Keep tensors and plain values; a run cut off while writing leaves what was kept before."""
        import torch

        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.path.with_name(f"{self.path.name}.part")
        torch.save(kept, unfinished)
        unfinished.replace(self.path)
