"""Keeps INTERESTED_IN up to date with the feedback, the texts and the figures behind it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from neo4j import Driver, ManagedTransaction

from graph_schema.cypher import cypher
from services.database.batches import read_ids, write_in_batches
from services.database.job_options import read_options, write_options
from services.interests.rules import InterestRules
from services.observability.progress import Progress

INTERESTED_IN = cypher(__file__, "interested_in")
JOB = "weigh"
ALL_USERS = "MATCH (u:User) RETURN u.user_id AS id ORDER BY id"
STALE_USERS = "MATCH (u:User) WHERE u.interests_stale = true RETURN u.user_id AS id ORDER BY id"
USERS_A_BATCH = 50


def refresh_affinities_in(tx: ManagedTransaction, user_ids: Sequence[str], rules: InterestRules) -> None:
    """Recompute INTERESTED_IN of these users inside an open transaction."""
    tx.run(INTERESTED_IN, affinity_parameters(user_ids, rules)).consume()


def affinity_parameters(user_ids: Sequence[str], rules: InterestRules) -> dict[str, Any]:
    """Return what ``INTERESTED_IN`` is asked with."""
    return {
        "user_ids": list(user_ids),
        "half_life_ms": rules.half_life_ms,
        "lasting": rules.lasting,
        "text_weight": rules.text_weight,
        "neutral_mention": rules.neutral_mention,
        "per_user": rules.per_user,
        "added": rules.added,
    }


def refresh_affinities(driver: Driver, rules: InterestRules, progress: Progress) -> int:
    """Recompute INTERESTED_IN of every stale user, of everyone when the rules are new; return how many."""
    options = json.dumps(asdict(rules), sort_keys=True)
    is_ruled_alike = read_options(driver, JOB) == options
    users = read_ids(driver, STALE_USERS if is_ruled_alike else ALL_USERS)
    if users:
        refresh = partial(refresh_affinities_in, rules=rules)
        write_in_batches(driver, progress, "interests of users", "users", users, USERS_A_BATCH, refresh)
    if not is_ruled_alike:
        write_options(driver, JOB, JOB, options)
    return len(users)
