"""What people say of their own interests: it beats what is derived, and the very next list knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.cypher import cypher
from graph_schema.errors import RejectedStatementError, UnknownInterestError, UnknownUserError
from graph_schema.records import Statement
from graph_schema.upsert import write_in
from services.database.sessions import following
from services.interests.affinity import refresh_affinities_in
from services.interests.rules import InterestRules
from services.search.question import utc

KINDS = ("pinned", "added", "muted", "removed")
STATEMENTS = cypher(__file__, "statements")
LOCK_USER = "MATCH (u:User {user_id: $user_id}) SET u.user_id = $user_id RETURN true"
INTEREST_EXISTS = "MATCH (i:Interest {interest_id: $interest_id}) RETURN true"
WITHDRAW = (
    "MATCH (:Interest {interest_id: $interest_id})-[:MERGED_INTO*0..]->(interest:Interest)"
    " MATCH (:User {user_id: $user_id})-[s:STATED]->(interest) DELETE s"
)
"""What is said of an interest holds for all that were merged with it, and so does taking it back."""


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """What the user said of one interest, and when."""

    interest_id: str
    name: str
    name_zh: str | None
    kind: str
    at: datetime | None


def state(driver: Driver, statement: Statement, rules: InterestRules) -> None:
    """Store the statement and bring the user's interests up to date, in one transaction.

    Of two statements on one interest the later counts. Raises RejectedStatementError, UnknownUserError,
    UnknownInterestError.
    """
    if statement.kind not in KINDS:
        raise RejectedStatementError(f"kind: {statement.kind[:40]!r} says nothing; choose one of {', '.join(KINDS)}")
    with following(driver) as session:
        session.execute_write(_state, statement, rules)


def withdraw(driver: Driver, user_id: str, interest_id: str, rules: InterestRules) -> bool:
    """Take back what the user said of the interest, so that it is derived again; False when nothing was said.

    Raises UnknownUserError, UnknownInterestError.
    """
    with following(driver) as session:
        return session.execute_write(_withdraw, user_id, interest_id, rules)


def statements_of(driver: Driver, user_id: str) -> tuple[StoredStatement, ...]:
    """Return everything the user said of interests, the latest first; nothing for a user nobody knows."""
    rows, _, _ = driver.execute_query(STATEMENTS, user_id=user_id, routing_=RoutingControl.READ)
    return tuple(StoredStatement(**row.data() | {"at": utc(row["at"])}) for row in rows)


def _state(tx: ManagedTransaction, statement: Statement, rules: InterestRules) -> None:
    _require(tx, statement.user_id, statement.interest_id)
    write_in(tx, [statement])
    refresh_affinities_in(tx, [statement.user_id], rules)


def _withdraw(tx: ManagedTransaction, user_id: str, interest_id: str, rules: InterestRules) -> bool:
    _require(tx, user_id, interest_id)
    withdrawn = tx.run(WITHDRAW, user_id=user_id, interest_id=interest_id).consume().counters.relationships_deleted
    refresh_affinities_in(tx, [user_id], rules)
    return bool(withdrawn)


def _require(tx: ManagedTransaction, user_id: str, interest_id: str) -> None:
    if tx.run(LOCK_USER, user_id=user_id).single() is None:
        raise UnknownUserError(user_id)
    if tx.run(INTEREST_EXISTS, interest_id=interest_id).single() is None:
        raise UnknownInterestError(interest_id)
