"""The job that gives items and interests their text vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neo4j import Driver, RoutingControl
from neo4j.vector import Vector

from services.embedding.centres import refresh_centres
from services.embedding.described import LABELS, Described, EmbeddedLabel, described_pages
from services.embedding.embedder import Embedder
from services.embedding.indexes import (
    IndexOptions,
    await_indexes,
    drop_indexes,
    provide_indexes,
    require_vector_search,
)
from services.embedding.stored_model import (
    StoredModel,
    forget_stored_model,
    read_stored_model,
    require_same_model,
    write_stored_model,
)
from services.observability.progress import Progress


@dataclass(frozen=True, slots=True)
class EmbeddingReport:
    """The model, the length of its vectors (None: there was nothing to embed), and how many were made and kept."""

    model: str
    dimension: int | None
    items: int
    interests: int
    kept: int


@dataclass
class EmbeddingRun:
    """One run of the job: the first vectors say how long they are, and only then can the indexes be made."""

    driver: Driver
    embedder: Embedder
    progress: Progress
    options: IndexOptions | None
    stored: StoredModel | None
    kept: int = 0

    def embed_label(self, label: EmbeddedLabel) -> int:
        """Embed what has no vector or whose text changed, and return how many that were."""
        rows, _, _ = self.driver.execute_query(label.count, routing_=RoutingControl.READ)
        made = 0
        with self.progress.step(label.title, rows[0]["n"], "texts") as step:
            for page in described_pages(self.driver, label, self.embedder.model):
                pending = [one for one in page if one.is_pending]
                step.advance(len(page) - len(pending))
                self.kept += len(page) - len(pending)
                for start in range(0, len(pending), self.embedder.batch):
                    batch = pending[start : start + self.embedder.batch]
                    self._embed_batch(label, batch)
                    step.advance(len(batch))
                    made += len(batch)
        return made

    def _embed_batch(self, label: EmbeddedLabel, batch: Sequence[Described]) -> None:
        vectors = self.embedder.embed([one.text for one in batch])
        self._prepare(vectors.shape[1])
        rows = [[one.id, one.checksum, Vector.from_numpy(row)] for one, row in zip(batch, vectors, strict=True)]
        self.driver.execute_query(label.write, rows=rows)

    def _prepare(self, dimension: int) -> None:
        if self.stored is not None:
            return require_same_model(self.stored, self.embedder.model, dimension)
        self.stored = StoredModel(self.embedder.model, dimension)
        write_stored_model(self.driver, self.stored)
        provide_indexes(self.driver, dimension, self.options)
        return None


def embed(
    driver: Driver,
    embedder: Embedder,
    progress: Progress,
    again: bool = False,
    options: IndexOptions | None = None,
    labels: Sequence[EmbeddedLabel] = LABELS,
) -> EmbeddingReport:
    """Embed what the graph says is still to do; killed at any point, the next run goes on.

    ``again`` makes all vectors anew, and is the only way to another model; ``options`` rebuild the indexes when they
    were made otherwise; of ``labels`` left out no new vectors are made. Raises EmbeddingMismatchError, EmbeddingError.
    """
    require_vector_search(driver)
    stored = read_stored_model(driver)
    if again:
        stored = _start_over(driver, stored, embedder.model)
    if stored is not None:
        require_same_model(stored, embedder.model)
        provide_indexes(driver, stored.dimension, options)
    run = EmbeddingRun(driver, embedder, progress, options, stored)
    items, interests = (run.embed_label(label) if label in labels else 0 for label in LABELS)
    if run.stored is not None:
        refresh_centres(driver, run.stored)
        await_indexes(driver)
    return EmbeddingReport(embedder.model, run.stored.dimension if run.stored else None, items, interests, run.kept)


def _start_over(driver: Driver, stored: StoredModel | None, model: str) -> StoredModel | None:
    """Mark every vector as one to be made; those of another model go, since the two cannot be compared."""
    keeps_model = stored is not None and stored.model == model
    if not keeps_model:
        forget_stored_model(driver)
        drop_indexes(driver)
    with driver.session() as session:
        for label in LABELS:
            session.run(label.forget_checksums if keeps_model else label.forget_vectors).consume()
    return stored if keeps_model else None
