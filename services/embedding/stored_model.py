"""Which model the vectors in a graph come from: written once, and kept to."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver, RoutingControl

from graph_schema.errors import EmbeddingMismatchError

JOB = "embed"
READ = "MATCH (j:Job {job_id: $job_id}) WHERE j.model IS NOT NULL RETURN j.model AS model, j.dimension AS dimension"
WRITE = "MERGE (j:Job {job_id: $job_id}) SET j.name = 'embed', j.model = $model, j.dimension = $dimension"
FORGET = "MATCH (j:Job {job_id: $job_id}) REMOVE j.model, j.dimension, j.item_centre, j.interest_centre"


@dataclass(frozen=True, slots=True)
class StoredModel:
    """The model that made a graph's vectors, and how many numbers each has."""

    model: str
    dimension: int


def read_stored_model(driver: Driver) -> StoredModel | None:
    """Return the model of the graph's vectors, None before the first."""
    rows, _, _ = driver.execute_query(READ, job_id=JOB, routing_=RoutingControl.READ)
    return StoredModel(rows[0]["model"], rows[0]["dimension"]) if rows else None


def write_stored_model(driver: Driver, model: StoredModel) -> None:
    """Remember the model; from now on no other is taken."""
    driver.execute_query(WRITE, job_id=JOB, model=model.model, dimension=model.dimension)


def forget_stored_model(driver: Driver) -> None:
    """Forget the model and the centres of its vectors."""
    driver.execute_query(FORGET, job_id=JOB)


def require_same_model(stored: StoredModel, model: str, dimension: int | None = None) -> None:
    """Raise EmbeddingMismatchError when vectors of this model do not belong beside the stored ones."""
    if stored.model == model and dimension in (None, stored.dimension):
        return
    asked = model if dimension is None else f"{model} ({dimension} numbers each)"
    raise EmbeddingMismatchError(
        f"the graph's vectors were made by {stored.model} ({stored.dimension} numbers each), and the settings now name "
        f"{asked}; their vectors cannot be compared. Set INTEREST_GRAPH_EMBEDDER and EMBED_MODEL "
        "back, or make all vectors anew with `interest-graph embed --again`"
    )
