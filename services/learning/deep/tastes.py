"""Vectors of a trained model on their way into the graph, and the card that stays with them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from neo4j import Driver, RoutingControl

from services.database.job_options import read_options
from services.learning.deep.card import Card, card_from
from services.learning.method_names import OF_TRAINING
from services.learning.models.factors import Factors
from services.learning.taste.one_length import of_one_length
from services.learning.taste.rebuilding import BATCH, WRITE_ITEMS, WRITE_USERS, TasteReport, forget_taste
from services.observability.progress import Progress

JOB = "train"
HELD = "OPTIONAL MATCH (i:Item) WHERE i.taste_method IN $methods RETURN count(i) > 0 AS is_held"
STORE = (
    "MERGE (j:Job {job_id: $job_id}) SET j.name = 'train', j.options = $options, j.method = $method, j.as_of = $as_of"
)
FORGET_JOB = "MATCH (j:Job {job_id: $job_id}) DELETE j"


def write_tastes(
    driver: Driver,
    factors: Factors,
    ids: tuple[Sequence[str], Sequence[str]],
    card: Card,
    now: datetime,
    progress: Progress,
) -> TasteReport:
    """Write the vectors of a model as ``taste``, and its card; vectors that were there before go.

    Parameters
    ----------
    ids
        Of users and of items, by row.
    """
    users, items = ids
    one = of_one_length(factors)
    forget_taste(driver)
    with driver.session() as session, progress.step(f"tastes by {card.model}", len(users) + len(items)) as step:
        for query, named, vectors in ((WRITE_ITEMS, items, one.items), (WRITE_USERS, users, one.users)):
            for start in range(0, len(named), BATCH):
                batch = slice(start, start + BATCH)
                rows = [list(row) for row in zip(named[batch], vectors[batch].astype(float).tolist(), strict=True)]
                session.run(query, rows=rows, method=card.model).consume()
                step.advance(len(rows))
    options = json.dumps(asdict(card), sort_keys=True)
    driver.execute_query(STORE, job_id=JOB, options=options, method=card.model, as_of=now)
    return TasteReport(card.model, len(users), len(items))


def stored_card(driver: Driver) -> Card | None:
    """Return the card of the model trained last; None where none was. Raises SettingsError, see ``card_from``."""
    options = read_options(driver, JOB)
    return card_from(options, f"job {JOB}") if options else None


def forget_trained(driver: Driver) -> None:
    """Take a trained model out of the graph: its card, and its vectors where they are those held."""
    held = driver.execute_query(HELD, methods=list(OF_TRAINING), routing_=RoutingControl.READ).records[0]
    if held["is_held"]:
        forget_taste(driver)
    driver.execute_query(FORGET_JOB, job_id=JOB)
