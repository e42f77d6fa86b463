"""Recomputes strengths and interest weights of users and lists every difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, Record, RoutingControl

from graph_schema.cypher import cypher
from services.feedback.kinds import FeedbackTable, rating_mean, strength
from services.interests.formula import Affinity, Evidence, affinities, mention_signal
from services.interests.rules import InterestRules
from services.observability.progress import Progress

READ_EVIDENCE = cypher(__file__, "read_evidence")
USERS = (
    "MATCH (u:User) WHERE u.interests_stale IS NULL AND u.strengths_stale IS NULL RETURN u.user_id AS id ORDER BY id"
)
COUNT_STALE = "MATCH (u:User) WHERE u.interests_stale = true OR u.strengths_stale = true RETURN count(*) AS n"
TOLERANCE = 1e-6
USERS_A_BATCH = 25


@dataclass(frozen=True, slots=True)
class Difference:
    """A stored figure that does not come out again."""

    user_id: str
    what: str
    stored: float | None
    recomputed: float | None


@dataclass(frozen=True, slots=True)
class Verification:
    """Users checked, figures compared, users left out because they wait for a refresh, and what differs."""

    users: int
    figures: int
    stale: int
    differences: list[Difference]


def verify(driver: Driver, table: FeedbackTable, rules: InterestRules, progress: Progress) -> Verification:
    """Recompute every stored strength and weight from the facts and inputs stored beside them."""
    users = [row["id"] for row in _read(driver, USERS)]
    stale: int = _read(driver, COUNT_STALE)[0]["n"]
    figures = 0
    differences: list[Difference] = []
    with progress.step("verifying", len(users), "users") as step:
        for start in range(0, len(users), USERS_A_BATCH):
            batch = users[start : start + USERS_A_BATCH]
            for row in _read(driver, READ_EVIDENCE, user_ids=batch):
                figures += 1 + len(row["ties"]) + len(row["weights"])
                differences += check_user(row, table, rules)
            step.advance(len(batch))
    return Verification(len(users), figures, stale, differences)


def _read(driver: Driver, query: str, **parameters: Any) -> list[Record]:
    return driver.execute_query(query, parameters, routing_=RoutingControl.READ).records


def check_user(row: Record, table: FeedbackTable, rules: InterestRules) -> Iterator[Difference]:
    """Yield what differs for one user."""
    mean = _mean(row["ties"], table)
    if row["ties"] and _differ(row["rating_mean"], mean):
        yield Difference(row["user_id"], "rating_mean", row["rating_mean"], mean)
    for kind, count, value, stored in row["ties"]:
        again = strength(table.kind(kind), count, value, mean)
        if _differ(stored, again):
            yield Difference(row["user_id"], f"strength of {kind}", stored, again)
    stored_weights = {id: weight * polarity for id, weight, polarity in row["weights"]}
    recomputed = affinities(_evidence(row, rules), row["newest_at"] or 0, rules, dict(row["stated"]))
    for interest_id in sorted(stored_weights.keys() | recomputed.keys()):
        weight, weight_again = stored_weights.get(interest_id), _signed(recomputed.get(interest_id))
        if _differ(weight, weight_again):
            yield Difference(row["user_id"], f"weight of {interest_id}", weight, weight_again)


def _mean(ties: Sequence[Sequence], table: FeedbackTable) -> float:
    ratings = [value for kind, _, value, _ in ties if kind == "rate" and value is not None]
    return rating_mean(ratings, table.kind("rate"))


def _evidence(row: Record, rules: InterestRules) -> Iterator[Evidence]:
    for interest_id, signal, aboutness, specificity, at in row["feedback"]:
        yield Evidence(interest_id, signal, aboutness, specificity, at)
    for interest_id, polarity, size, specificity, at in row["words"]:
        yield Evidence(interest_id, mention_signal(polarity, size, rules), 1.0, specificity, at)


def _signed(affinity: Affinity | None) -> float | None:
    return None if affinity is None else affinity.weight * affinity.polarity


def _differ(stored: float | None, again: float | None) -> bool:
    if stored is None or again is None:
        return stored is not again
    return abs(stored - again) > TOLERANCE
