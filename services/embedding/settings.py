"""Which embedder is wanted, as the environment says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["bundled", "endpoint", "hashing"]
KINDS: tuple[Kind, ...] = ("bundled", "endpoint", "hashing")


@dataclass(frozen=True, slots=True)
class EmbeddingSettings:
    """``kind`` None: the bundled model where it is installed, else hashing."""

    kind: Kind | None = None
    model: str = ""
    base_url: str = ""
    key: str = field(default="", repr=False)
