"""Keeps strengths, popularity and trends up to date with the events behind them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from neo4j import Driver, ManagedTransaction

from graph_schema.cypher import cypher
from graph_schema.records import epoch_millis
from services.database.batches import read_ids, write_in_batches
from services.feedback.kinds import FeedbackTable
from services.feedback.single_event import FIRST_DATE
from services.feedback.trends import refresh_trends_in
from services.observability.progress import Progress

REFRESH_STRENGTHS = cypher(__file__, "refresh_strengths")
REFRESH_POPULARITY = cypher(__file__, "refresh_popularity")
STALE_USERS = "MATCH (u:User) WHERE u.strengths_stale = true RETURN u.user_id AS id ORDER BY id"
ALL_USERS = "MATCH (u:User) RETURN u.user_id AS id ORDER BY id"
STALE_ITEMS = "MATCH (i:Item) WHERE i.similarity_stale_at <= $as_of RETURN i.item_id AS id ORDER BY id"
USERS_A_BATCH = 100
ITEMS_A_BATCH = 500


def refresh_strengths_in(
    tx: ManagedTransaction, user_ids: Sequence[str], table: FeedbackTable, as_of: datetime
) -> None:
    """Recompute the strengths of these users inside an open transaction."""
    tx.run(
        REFRESH_STRENGTHS,
        user_ids=list(user_ids),
        kinds=table.parameters(),
        as_of=as_of,
        first_date=epoch_millis(FIRST_DATE),
    ).consume()


def refresh_popularity_in(tx: ManagedTransaction, item_ids: Sequence[str]) -> None:
    """Recount the popularity of these items inside an open transaction."""
    tx.run(REFRESH_POPULARITY, item_ids=list(item_ids)).consume()


def refresh_feedback(
    driver: Driver,
    table: FeedbackTable,
    as_of: datetime,
    progress: Progress,
    everyone: bool = False,
) -> int:
    """Recompute what is stale (``everyone``: all of it, after the table changed); return the number of users."""
    users = read_ids(driver, ALL_USERS if everyone else STALE_USERS)
    strengthen = partial(refresh_strengths_in, table=table, as_of=as_of)
    write_in_batches(driver, progress, "strengths", "users", users, USERS_A_BATCH, strengthen)
    items = read_ids(driver, STALE_ITEMS, as_of=as_of)
    write_in_batches(driver, progress, "popularity", "items", items, ITEMS_A_BATCH, refresh_popularity_in)
    write_in_batches(driver, progress, "trends", "items", items, ITEMS_A_BATCH, refresh_trends_in)
    return len(users)
