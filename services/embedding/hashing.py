"""The last resort: character n-grams counted by hash. It knows spelling, not meaning."""

from __future__ import annotations

import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import ClassVar

import numpy as np

from services.embedding.embedder import Vectors, unit_rows

DIMENSION = 512
SIZES = (2, 3, 4)


class HashingEmbedder:
    """Finds texts that share words or parts of words, in any script; needs nothing and gives the same everywhere.

    References
    ----------
    Weinberger et al., "Feature hashing for large scale multitask learning", ICML 2009.
    """

    model: ClassVar[str] = f"hashing-{DIMENSION}"
    batch: ClassVar[int] = 200

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See Embedder."""
        return unit_rows(np.array([_counts(text) for text in texts]), len(texts), self.model)

    def embed_query(self, text: str) -> list[float]:
        """See Embedder."""
        return [float(number) for number in self.embed([text])[0]]


def _counts(text: str) -> list[float]:
    row = [0.0] * DIMENSION
    for gram, count in Counter(_grams(text)).items():
        code = zlib.crc32(gram.encode("utf-8", "surrogatepass"))
        row[code % DIMENSION] += (1.0 if code >> 31 else -1.0) * count**0.5
    if not any(row):
        row[0] = 1.0  # a direction is needed even where nothing was said, or all cancelled out
    return row


def _grams(text: str) -> Iterator[str]:
    """Yield every word with its ends marked, and its runs of two to four characters."""
    for word in unicodedata.normalize("NFKC", text).casefold().split():
        marked = f" {word} "
        yield marked
        for size in SIZES:
            for start in range(len(marked) - size + 1):
                yield marked[start : start + size]
