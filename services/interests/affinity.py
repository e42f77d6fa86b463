"""Keeps INTERESTED_IN up to date with the feedback, the texts and the figures behind it."""

from __future__ import annotations

from collections.abc import Sequence

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.cypher import cypher
from services.interests.rules import InterestRules
from services.observability.progress import Progress

INTERESTED_IN = cypher(__file__, "interested_in")
STALE_USERS = "MATCH (u:User) WHERE u.interests_stale = true RETURN u.user_id AS id ORDER BY id"
USERS_A_BATCH = 50


def refresh_affinities_in(tx: ManagedTransaction, user_ids: Sequence[str], rules: InterestRules) -> None:
    """Recompute INTERESTED_IN of these users inside an open transaction."""
    tx.run(
        INTERESTED_IN,
        user_ids=list(user_ids),
        half_life_ms=rules.half_life_ms,
        text_weight=rules.text_weight,
        neutral_mention=rules.neutral_mention,
        per_user=rules.per_user,
    ).consume()


def refresh_affinities(driver: Driver, rules: InterestRules, progress: Progress) -> int:
    """Recompute INTERESTED_IN of every stale user; return how many there were."""
    rows, _, _ = driver.execute_query(STALE_USERS, routing_=RoutingControl.READ)
    users = [row["id"] for row in rows]
    if not users:
        return 0
    with driver.session() as session, progress.step("interests of users", len(users), "users") as step:
        for start in range(0, len(users), USERS_A_BATCH):
            batch = users[start : start + USERS_A_BATCH]
            session.execute_write(refresh_affinities_in, batch, rules)
            step.advance(len(batch))
    return len(users)
