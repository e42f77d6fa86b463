"""Whom a user might follow: followed by those they follow, drawn to the same, of the same community."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.recommenders.asking import ask
from services.recommenders.candidate import Node

WHOM_TO_FOLLOW = cypher(__file__, "whom_to_follow")


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Someone to follow, and the three summands of the score with what is behind each.

    ``common`` counts the ``followed`` people between, of whom two are named; ``alike`` the cosine of both vectors of
    interests, with the three that count most; ``near`` the community in common, fine before broad.
    """

    user_id: str
    name: str | None
    common: float
    between: tuple[Node, ...]
    followed: int
    alike: float
    cosine: float
    shared: tuple[Node, ...]
    near: float
    community: Node | None
    score: float


@dataclass(frozen=True, slots=True)
class FollowRules:
    """What each summand counts at most, and how many people are looked at.

    Someone between counts ``1 / log(e + people they follow)``; x such shares count ``common * x / (x + 1)``.
    """

    common: float = 0.5
    alike: float = 0.4
    near: float = 0.1
    friends: int = 100
    pool: int = 200


USUAL = FollowRules()


def whom_to_follow(driver: Driver, user_id: str, n: int = 10, rules: FollowRules = USUAL) -> list[Acquaintance]:
    """Return at most ``n`` people whom the user does not follow, best first. Raises UnknownUserError."""
    bounds = {"friends": rules.friends, "pool": rules.pool}
    weights = {"common": rules.common, "alike": rules.alike, "near": rules.near}
    rows = ask(driver, WHOM_TO_FOLLOW, user_id=user_id, n=n, **bounds, **weights)
    return [_acquaintance(row) for row in rows if row["score"] > 0]


def _acquaintance(row: Record) -> Acquaintance:
    return Acquaintance(
        user_id=row["user_id"],
        name=row["name"],
        common=row["common"],
        between=tuple(Node("User", id, name or id) for id, name in row["between"]),
        followed=row["followed"],
        alike=row["alike"],
        cosine=row["cosine"],
        shared=tuple(Node("Interest", *one) for one in row["shared"]),
        near=row["near"],
        community=Node("Community", *row["community"]) if row["community"] else None,
        score=row["score"],
    )
