"""Vectors of texts that were embedded before, in a file: who measures one catalogue several times embeds it once."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from graph_schema.errors import EmbeddingError
from services.embedding.embedder import Embedder, Vectors

SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
READ = "SELECT vector FROM vectors WHERE key = ?"
WRITE = "INSERT OR REPLACE INTO vectors VALUES (?, ?)"
BUSY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class RememberingEmbedder:
    """Asks ``embedder`` for what ``path`` does not hold yet; texts stand there as hashes only.

    Several processes may share the file. Raises EmbeddingError where it cannot be read or written.
    """

    embedder: Embedder
    path: Path

    @property
    def model(self) -> str:
        return self.embedder.model

    @property
    def batch(self) -> int:
        return self.embedder.batch

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See Embedder."""
        keys = [hashlib.sha256(f"{self.model}\0{text}".encode("utf-8", "surrogatepass")).digest() for text in texts]
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=BUSY_SECONDS)) as file:
                file.execute(SCHEMA)
                found = {key: row[0] for key in keys if (row := file.execute(READ, (key,)).fetchone())}
                if missing := {key: text for key, text in zip(keys, texts, strict=True) if key not in found}:
                    made = self.embedder.embed(list(missing.values()))
                    found |= {key: row.tobytes() for key, row in zip(missing, made, strict=True)}
                    file.executemany(WRITE, [(key, found[key]) for key in missing])
                    file.commit()
        except (sqlite3.Error, OSError) as error:
            raise EmbeddingError(f"{self.path} cannot be used as a file of vectors ({error}): delete it") from error
        return np.array([np.frombuffer(found[key], dtype=np.float32) for key in keys])

    def embed_query(self, text: str) -> list[float]:
        """See Embedder; what people look for is not kept."""
        return self.embedder.embed_query(text)
