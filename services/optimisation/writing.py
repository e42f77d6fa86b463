"""Writes what steps changed, and takes it back. Facts stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import numpy as np
from neo4j import Driver, ManagedTransaction
from numpy.typing import NDArray
from scipy import sparse

from graph_schema.cypher import cypher
from services.analytics.communities import rebuild_communities
from services.analytics.community import CommunityRules
from services.interests.affinity import refresh_affinities
from services.interests.figures import refresh_figures, refresh_leads
from services.learning.changed_rows import SimilarRow
from services.learning.scales_in_use import store_scales
from services.learning.similarity import write_rows
from services.observability.progress import Progress
from services.optimisation.graph import About, Graph

WRITE_DROPPED_USERS = cypher(__file__, "write_dropped_users")
WRITE_DROPPED_ITEMS = cypher(__file__, "write_dropped_items")
WRITE_NOISE = cypher(__file__, "write_noise")
DROP_ABOUT = cypher(__file__, "drop_about")
DROP_RELATED = cypher(__file__, "drop_related")
WRITE_BRIDGES = cypher(__file__, "write_bridges")
FREE_NOISE = "MATCH (t:Interest {dropped: 'noise'}) SET t.dropped = 'support'"
DERIVE_AGAIN = (
    "MATCH (i:Item) CALL (i) { SET i.interests_stale = true, i.about_stale = true } IN TRANSACTIONS OF 5000 ROWS"
)
DROP_BRIDGES = (
    "MATCH (:Item)-[similar:SIMILAR_TO {method: 'content'}]->(:Item)"
    " CALL (similar) { DELETE similar } IN TRANSACTIONS OF 5000 ROWS"
)
ROWS_A_BATCH = 1000

Rows = Sequence[Sequence[object]]


def write_cleaned(driver: Driver, before: Graph, after: Graph, progress: Progress) -> None:
    """Write what is dropped from learning, and which scales are in use."""
    users = _changed(before.user_ids, before.dropped_users, after.dropped_users)
    items = _changed(before.item_ids, before.dropped_items, after.dropped_items)
    _write(driver, progress, "dropped users", WRITE_DROPPED_USERS, users)
    _write(driver, progress, "dropped items", WRITE_DROPPED_ITEMS, items)
    store_scales(driver, after.scales)


def write_similar(driver: Driver, graph: Graph, now: datetime, progress: Progress) -> int:
    """Write the rows of SIMILAR_TO that differ from what is stored; return how many."""
    liked = np.flatnonzero(np.bincount(graph.liked.strengths.indices, minlength=graph.shape[1]))
    rows = (SimilarRow(graph.item_ids[row], [list(tie) for tie in _ranked(graph.item_ids, graph.similar, row)])
            for row in liked)  # fmt: skip
    ids = [graph.item_ids[row] for row in liked]
    return write_rows(driver, graph.likeness.method, rows, ids, now, progress)


def write_optimised(driver: Driver, before: Graph, after: Graph, now: datetime, progress: Progress) -> None:
    """Write ties of items and interests, then what follows from them: figures, first items, affinities, communities."""
    write_similar(driver, after, now, progress)
    _run(driver, DROP_BRIDGES)
    _write(driver, progress, "bridges", WRITE_BRIDGES, list(_bridge_rows(after)))
    gone = _gone_about(before, after)
    noise = [[before.interest_ids[place]] for place in np.flatnonzero(after.noise)]
    _write(driver, progress, "related interests", DROP_RELATED, _gone_related(before, after))
    _write(driver, progress, "what items are about", DROP_ABOUT, gone)
    _write(driver, progress, "interests that tell nothing", WRITE_NOISE, noise)
    if gone or noise:
        refresh_figures(driver, after.rules, progress)
        refresh_leads(driver, after.rules, progress)
        refresh_affinities(driver, after.rules, progress)
    if after.levels is not None:
        broad, fine = after.levels
        rebuild_communities(driver, after.rules.shrink, now, progress, CommunityRules(broad, fine))


def forget_optimised(driver: Driver) -> None:
    """Take out bridges, and make `mine` say anew what items are about and which interests count.

    What `rebuild` derives (similarity, relations, communities) comes back by rebuilding it.
    """
    for query in (DROP_BRIDGES, FREE_NOISE, DERIVE_AGAIN):
        _run(driver, query)


def _changed(ids: Sequence[str], before: NDArray[np.str_], after: NDArray[np.str_]) -> Rows:
    return [[ids[place], str(after[place]) or None] for place in np.flatnonzero(before != after)]


def _bridge_rows(graph: Graph) -> Iterator[list[object]]:
    for row in np.flatnonzero(np.diff(graph.bridges.indptr)):
        for tie in _ranked(graph.item_ids, graph.bridges, row):
            yield [graph.item_ids[row], *tie]


def _ranked(ids: Sequence[str], ties: sparse.csr_matrix, row: int) -> Iterator[tuple[str, float, int]]:
    here = slice(ties.indptr[row], ties.indptr[row + 1])
    columns, weights = ties.indices[here], ties.data[here]
    for rank, place in enumerate(np.lexsort((columns, -weights)), 1):
        yield ids[columns[place]], float(weights[place]), rank


def _gone_about(before: Graph, after: Graph) -> Rows:
    kept = set(_said(after.about))
    pairs = [pair for pair in _said(before.about) if pair not in kept]
    return [[before.item_ids[item], before.interest_ids[interest]] for item, interest, _ in pairs]


def _said(about: About) -> Iterator[tuple[int, int, str]]:
    return zip(about.items.tolist(), about.interests.tolist(), about.sources.tolist(), strict=True)


def _gone_related(before: Graph, after: Graph) -> Rows:
    gone = (before.related.astype(bool) > after.related.astype(bool)).tocoo()
    ids = before.interest_ids
    return [[ids[start], ids[end]] for start, end in zip(gone.row.tolist(), gone.col.tolist(), strict=True)]


def _write(driver: Driver, progress: Progress, title: str, query: str, rows: Rows) -> None:
    def write(tx: ManagedTransaction, batch: Rows) -> None:
        tx.run(query, rows=batch).consume()

    with driver.session() as session, progress.step(title, len(rows)) as step:
        for start in range(0, len(rows), ROWS_A_BATCH):
            session.execute_write(write, rows[start : start + ROWS_A_BATCH])
            step.advance(len(rows[start : start + ROWS_A_BATCH]))


def _run(driver: Driver, query: str) -> None:
    with driver.session() as session:
        session.run(query).consume()
