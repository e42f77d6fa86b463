"""Takes one event back, as if it had never been: what depends on it for this user follows at once."""

from __future__ import annotations

from datetime import datetime

from neo4j import Driver, ManagedTransaction

from graph_schema.cypher import cypher
from services.database.sessions import following
from services.feedback.kinds import FeedbackTable
from services.feedback.strengths import refresh_popularity_in, refresh_strengths_in
from services.interests.affinity import refresh_affinities_in
from services.interests.rules import InterestRules

TAKE_BACK_EVENT = cypher(__file__, "take_back_event")


def take_back_event(
    driver: Driver,
    user_id: str,
    item_id: str,
    event_id: str,
    table: FeedbackTable,
    rules: InterestRules,
    now: datetime,
) -> bool:
    """Remove the event of this id between the user and the item, whatever its kind; False where there is none.

    Strengths, interests and popularity are what they were without it; similarity waits for its next refresh.
    """
    with following(driver) as session:
        return session.execute_write(_take_back, user_id, item_id, event_id, table, rules, now)


def _take_back(
    tx: ManagedTransaction,
    user_id: str,
    item_id: str,
    event_id: str,
    table: FeedbackTable,
    rules: InterestRules,
    now: datetime,
) -> bool:
    row = tx.run(TAKE_BACK_EVENT, user_id=user_id, item_id=item_id, event_id=event_id, now=now).single(strict=True)
    if not row["taken_back"]:
        return False
    refresh_strengths_in(tx, [user_id], table, now)
    refresh_popularity_in(tx, [item_id])
    refresh_affinities_in(tx, [user_id], rules)
    return True
