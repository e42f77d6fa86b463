"""A user in figures, what draws them, what they said of it and what they did, in one question to the graph."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownUserError
from services.feedback.statements import StoredStatement
from services.search.history import HistoryRow, history_question, history_row, next_cursor
from services.search.question import Listing, Question, utc
from services.search.user_interests import USER_INTERESTS, UserInterest, user_interest
from services.search.users import UserSummary, summary_of

OVERVIEW = cypher(__file__, "overview")


@dataclass(frozen=True, slots=True)
class Overview:
    """What ``user_summary``, ``user_interests``, ``statements_of`` and ``user_history`` return; a test says so."""

    summary: UserSummary
    interests: Listing[UserInterest]
    statements: tuple[StoredStatement, ...]
    history: Listing[HistoryRow]

    @property
    def refused(self) -> tuple[StoredStatement, ...]:
        """What the person muted or removed, so that it is not among the interests."""
        return tuple(one for one in self.statements if one.kind in ("muted", "removed"))


def user_overview(driver: Driver, user_id: str, interests: int = 24, items: int = 12) -> Overview:
    """Return at most so many interests and items met. Raises UnknownUserError."""
    rows = Question(OVERVIEW, {"user_id": user_id, "interests": interests, "items": items}).ask(driver)
    if not rows:
        raise UnknownUserError(user_id)
    [row] = rows
    drawn = tuple(user_interest(one) for one in row["interests"])
    met = tuple(history_row(one) for one in row["history"])
    return Overview(
        summary_of(row["summary"]),
        Listing(drawn, row["interests_total"], Question(USER_INTERESTS, {"user_id": user_id, "limit": interests})),
        tuple(StoredStatement(**one | {"at": utc(one["at"])}) for one in row["said"]),
        Listing(met, row["history_total"], history_question(user_id, items), next_cursor(row["history"], items)),
    )
