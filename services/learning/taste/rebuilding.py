"""The job that gives users and items their vectors of taste."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from neo4j import Driver, RoutingControl, Session

from graph_schema.cypher import cypher
from services.database.job_options import read_options
from services.learning.item_ties.rows import likes_of
from services.learning.matrix import read_matrix
from services.learning.models.factors import Factors, Vectors
from services.learning.taste.methods import TasteModel, as_options, method_of, of_options
from services.learning.taste.one_length import of_one_length
from services.observability.progress import Progress

JOB = "rebuild taste"
SEED = 42
BATCH = 1000
NOTHING = np.zeros((0, 1), dtype=np.float32)
WRITE_USERS = cypher(__file__, "write_users")
WRITE_ITEMS = cypher(__file__, "write_items")
FORGET = (
    "MATCH (u:User) WHERE u.taste_method IS NOT NULL"
    " CALL (u) { REMOVE u.taste, u.taste_method } IN TRANSACTIONS OF 1000 ROWS",
    "MATCH (i:Item) WHERE i.taste_method IS NOT NULL"
    " CALL (i) { REMOVE i.taste, i.taste_method } IN TRANSACTIONS OF 1000 ROWS",
)
STORE = (
    "MERGE (j:Job {job_id: $job_id}) SET j.name = 'rebuild', j.options = $options, j.method = $method, j.as_of = $as_of"
)
FORGET_JOB = "MATCH (j:Job {job_id: $job_id}) DELETE j"
COUNT_STALE = (
    "OPTIONAL MATCH (j:Job {job_id: $job_id}) MATCH (u:User)"
    " WHERE u.as_of IS NOT NULL AND (j.as_of IS NULL OR u.as_of > j.as_of) RETURN count(u) AS n"
)


@dataclass(frozen=True, slots=True)
class TasteReport:
    """The method, and how many users and items have a vector by it."""

    method: str
    users: int
    items: int


def stored_taste(driver: Driver) -> TasteModel | None:
    """Return the model whose vectors the graph holds; None without any."""
    options = read_options(driver, JOB)
    return of_options(options) if options else None


def count_stale_tastes(driver: Driver) -> int:
    """Return how many users gave feedback since the vectors were made."""
    rows, _, _ = driver.execute_query(COUNT_STALE, job_id=JOB, routing_=RoutingControl.READ)
    return rows[0]["n"]


def rebuild_taste(driver: Driver, now: datetime, progress: Progress, model: TasteModel) -> TasteReport:
    """Compute vectors from all feedback and write them; those of another method, or older ones, go.

    The inner product of a user's vector and an item's is how well the item suits. What was there before is taken away
    first, so that old and new vectors are never multiplied. Raises SettingsError where BPR lacks its library.
    """
    matrix, method = read_matrix(driver), method_of(model)
    known = likes_of(matrix)
    factors = of_one_length(model.fit(known, SEED)) if known.liked.nnz else Factors(NOTHING, NOTHING)
    forget_taste(driver)
    with driver.session() as session, progress.step(f"tastes by {method}", sum(matrix.strengths.shape)) as step:
        for query, ids, vectors in (
            (WRITE_ITEMS, matrix.item_ids, factors.items),
            (WRITE_USERS, matrix.user_ids, factors.users),
        ):
            for start in range(0, len(ids), BATCH):
                _write(session, query, ids[start : start + BATCH], vectors[start : start + BATCH], method)
                step.advance(min(BATCH, len(ids) - start))
    driver.execute_query(STORE, job_id=JOB, options=as_options(model), method=method, as_of=now)
    return TasteReport(method, len(matrix.user_ids), len(matrix.item_ids))


def forget_taste(driver: Driver) -> None:
    """Take all vectors of taste away, users' first: without one nobody gets a list."""
    with driver.session() as session:
        for query in FORGET:
            session.run(query).consume()
        session.run(FORGET_JOB, job_id=JOB).consume()


def _write(session: Session, query: str, ids: Sequence[str], vectors: Vectors, method: str) -> None:
    rows = [[id, vector] for id, vector in zip(ids, vectors.astype(float).tolist(), strict=True)]
    session.run(query, rows=rows, method=method).consume()
