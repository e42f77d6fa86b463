"""The job that gives users, items and interests their vectors from the ties of the graph."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Literal

import numpy as np
from neo4j import Driver

from graph_schema.cypher import cypher
from graph_schema.errors import SettingsError
from services.database.job_options import read_options
from services.learning.deep.framework import need_torch
from services.learning.graph_vectors.card import Card, card_of_text, stale_because
from services.learning.graph_vectors.gds import OnGds, has_gds
from services.learning.graph_vectors.graph_sage import NEITHER, GraphSage
from services.learning.graph_vectors.item2vec import Item2Vec
from services.learning.graph_vectors.methods import VectorModel
from services.learning.graph_vectors.node_vectors import NodeVectors
from services.learning.graph_vectors.ties import GraphTies, read_ties
from services.learning.models.factors import Vectors
from services.observability.progress import Progress

JOB = "rebuild embeddings"
SEED = 42
BATCH = 1000
WRITE_USERS = cypher(__file__, "write_users")
WRITE_ITEMS = cypher(__file__, "write_items")
WRITE_INTERESTS = cypher(__file__, "write_interests")
FORGET = (
    "MATCH (n:$($label)) WHERE n.graph_vector_method IS NOT NULL"
    " CALL (n) { REMOVE n.graph_vector, n.graph_vector_method } IN TRANSACTIONS OF 1000 ROWS"
)
STORE = (
    "MERGE (j:Job {job_id: $job_id}) SET j.name = 'rebuild', j.options = $options, j.method = $method, j.as_of = $as_of"
)
FORGET_JOB = "MATCH (j:Job {job_id: $job_id}) DELETE j"
NO_GDS = "the server's Graph Data Science has no {method}: leave --by out, or install the plugin"
NO_ITEM2VEC = "Graph Data Science has no item2vec: leave --by out"
NOTHING = np.zeros((0, 1), dtype=np.float32)

By = Literal["auto", "gds", "native"]


def stored_card(driver: Driver) -> Card | None:
    """Return the card of the vectors that the graph holds; None without any."""
    text = read_options(driver, JOB)
    return card_of_text(text) if text else None


def why_stale(driver: Driver) -> str | None:
    """Say why the stored vectors have to be made again; None where they still hold, or where there are none."""
    card = stored_card(driver)
    return None if card is None else stale_because(card, read_ties(driver))


def rebuild_graph_vectors(
    driver: Driver, now: datetime, progress: Progress, model: VectorModel, seed: int = SEED, by: By = "auto"
) -> Card:
    """Compute vectors from all ties and write them; those of another method, or older ones, go.

    What was there before is taken away first, so that old and new vectors are never compared. ``by`` auto is Graph Data
    Science where the server has it. Raises SettingsError where that is asked for and missing, and where ``graphsage``
    finds neither it nor PyTorch.
    """
    started = time.monotonic()
    is_on_gds = _is_on_gds(driver, model, by)
    ties = read_ties(driver)
    maker = OnGds(driver, model) if is_on_gds else model
    vectors = maker.fit(ties, seed, progress) if ties.count else NodeVectors(NOTHING, NOTHING, NOTHING)
    forget_graph_vectors(driver)
    counts = _write(driver, ties, vectors, model.name, progress)
    card = Card(
        method=model.name,
        version=model.version,
        settings=asdict(model),
        dimensions=vectors.items.shape[1] if ties.count else 0,
        seed=seed,
        by="gds" if is_on_gds else "native",
        data=ties.fingerprint(),
        ties=ties.count,
        users=counts["users"],
        items=counts["items"],
        interests=counts["interests"],
        seconds=round(time.monotonic() - started, 2),
    )
    driver.execute_query(STORE, job_id=JOB, options=card.as_text(), method=model.name, as_of=now)
    return card


def need_maker(driver: Driver, model: VectorModel) -> None:
    """Raise SettingsError where neither the server nor this process can make the vectors of a model."""
    if isinstance(model, GraphSage) and not has_gds(driver, model):
        need_torch(NEITHER)


def forget_graph_vectors(driver: Driver) -> None:
    """Take all these vectors away, users' first: without one nobody gets a list."""
    with driver.session() as session:
        for label in ("User", "Item", "Interest"):
            session.run(FORGET, label=label).consume()
        session.run(FORGET_JOB, job_id=JOB).consume()


def _is_on_gds(driver: Driver, model: VectorModel, by: By) -> bool:
    found = by != "native" and has_gds(driver, model)
    if by == "gds" and not found:
        raise SettingsError(NO_ITEM2VEC if isinstance(model, Item2Vec) else NO_GDS.format(method=model.name))
    return found


def _write(driver: Driver, ties: GraphTies, vectors: NodeVectors, method: str, progress: Progress) -> dict[str, int]:
    """Write the vectors that are not zero, users' last; return how many of each label."""
    counts = {}
    with progress.step(f"vectors by {method}", len(ties.members), "nodes") as step:
        for name, query, ids, rows in (
            ("interests", WRITE_INTERESTS, ties.interest_ids, vectors.interests),
            ("items", WRITE_ITEMS, ties.item_ids, vectors.items),
            ("users", WRITE_USERS, ties.user_ids, vectors.users),
        ):
            found = _found(ids, rows)
            for start in range(0, len(found), BATCH):
                driver.execute_query(query, rows=found[start : start + BATCH], method=method)
                step.advance(min(BATCH, len(found) - start))
            counts[name] = len(found)
    return counts


def _found(ids: Sequence[str], vectors: Vectors) -> list[list[object]]:
    """Return id and vector of all that have one."""
    rows = zip(ids, vectors.astype(float).tolist(), strict=False)
    return [[id, vector] for id, vector in rows if any(vector)]
