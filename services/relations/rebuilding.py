"""The job that writes BROADER and RELATED_TO; both are derived from the whole graph and replaced together."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.cypher import cypher
from services.database.batches import read_ids, write_in_batches
from services.database.job_options import read_options, write_options
from services.observability.progress import Progress
from services.relations.co_occurrence import Related, related
from services.relations.hierarchy import Broader, UsedInterest, hierarchy

USED_INTERESTS = cypher(__file__, "used_interests")
CARRIED_INTERESTS = cypher(__file__, "carried_interests")
WRITE_RELATIONS = cypher(__file__, "write_relations")
PRUNE_TOLD = cypher(__file__, "prune_told")
ALL = "MATCH (i:Interest) RETURN i.interest_id AS id ORDER BY id"
JOB = "relations"
KEPT = 10
INTERESTS_A_BATCH = 500


@dataclass(frozen=True, slots=True)
class RelationsReport:
    """How many interests are in use, and how many relationships were found among them."""

    interests: int
    broader: int
    related: int


def has_relations(driver: Driver) -> bool:
    """Whether the job has run on this graph."""
    return read_options(driver, JOB) is not None


def refresh_relations(driver: Driver, progress: Progress) -> None:
    """Find both anew, as they were found, where the job has run on this graph before."""
    options = read_options(driver, JOB)
    if options is not None:
        rebuild_relations(driver, progress, json.loads(options)["k"])


def rebuild_relations(driver: Driver, progress: Progress, k: int = KEPT) -> RelationsReport:
    """Find both anew and replace what stood there; killed at any point, it starts again.

    What a model said stays where its ends are in use and nothing else says the same or the opposite.
    """
    rows, _, _ = driver.execute_query(USED_INTERESTS, routing_=RoutingControl.READ)
    interests = [UsedInterest(row["interest_id"], row["name"], row["kind"]) for row in rows]
    with driver.session(fetch_size=1000) as session:
        carried = [row["interest_ids"] for row in session.run(CARRIED_INTERESTS)]
    broader, near = hierarchy(interests), related(carried, k)
    write = partial(_write, broader=_by_start(broader), near=_by_start(near))
    write_in_batches(
        driver, progress, "relations of interests", "interests", read_ids(driver, ALL), INTERESTS_A_BATCH, write
    )
    driver.execute_query(PRUNE_TOLD)
    write_options(driver, JOB, JOB, json.dumps({"k": k}))
    return RelationsReport(len(interests), len(broader), len(near))


def _by_start(found: Sequence[Broader | Related]) -> dict[str, list[list[object]]]:
    rows: dict[str, list[list[object]]] = defaultdict(list)
    for one in found:
        if isinstance(one, Broader):
            rows[one.interest_id].append([one.broader_id, one.source])
        else:
            rows[one.interest_id].append([one.other_id, one.weight, one.shared, one.rank])
    return rows


def _write(
    tx: ManagedTransaction,
    interest_ids: Sequence[str],
    broader: dict[str, list[list[object]]],
    near: dict[str, list[list[object]]],
) -> None:
    rows = [[id, broader.get(id, []), near.get(id, [])] for id in interest_ids]
    tx.run(WRITE_RELATIONS, rows=rows).consume()
