"""Interests that may be one: found by their vectors, judged by their words, left to a person where that is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from graph_schema.errors import MergeError
from graph_schema.records import Merge
from services.embedding.indexes import require_interest_vectors
from services.language.canonical import PROPER_KINDS, canonical
from services.language.dictionary import dictionary
from services.language.known_names import known_names
from services.language.scripts import has_han
from services.merges.decisions import Named, merge
from services.merges.likeness import Likeness, judge
from services.observability.progress import Progress
from services.search.question import utc

NEIGHBOURS = cypher(__file__, "neighbours")
PROPOSE = cypher(__file__, "propose")
PROPOSALS = cypher(__file__, "proposals")
COUNT = "MATCH (:Interest)-[p:MAY_BE]->(:Interest) RETURN count(p) AS n"
MARK = (
    "UNWIND $interest_ids AS interest_id MATCH (i:Interest {interest_id: interest_id})"
    " SET i.compared_checksum = i.embedding_checksum"
)
PENDING = (
    "MATCH (i:Interest) WHERE i.dropped IS NULL AND i.embedding IS NOT NULL"
    " AND coalesce(i.compared_checksum, '') <> i.embedding_checksum RETURN count(i) AS n"
)
INTERESTS_A_BATCH = 200
NEAREST = 8
RULE = "rule"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two interests whose vectors are close: the cosine, and whether the vocabulary lists them."""

    one: Named
    other: Named
    cosine: float

    @property
    def in_order(self) -> tuple[Named, Named]:
        """Return the one that goes, then the one it goes into: the listed, the English, the one carried by more."""
        ranked = sorted((self.one, self.other), key=_rank)
        return ranked[0], ranked[1]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What waits for a decision; ``opinion`` is a language model's, where one was asked."""

    interest: Named
    into: Named
    cosine: float
    by: str
    why: str
    opinion: str | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class FindingReport:
    """How many interests were compared, merged by rule, and proposed."""

    compared: int
    merged: int
    proposed: int


def find_proposals(driver: Driver, now: datetime, progress: Progress) -> FindingReport:
    """Compare interests that are new, or were embedded anew, with their neighbours; what is sure is merged.

    Killed at any point, the next run goes on. Raises MergeError where no interest has a vector yet.
    """
    require_interest_vectors(driver)
    total = driver.execute_query(PENDING, routing_=RoutingControl.READ).records[0]["n"]
    compared = merged = proposed = 0
    with progress.step("comparing interests", total) as step:
        while batch := _neighbours(driver):
            ids, candidates = batch
            sure, likely = sort_out(candidates)
            merged += sum(_merge_sure(driver, one, now) for one in sure)
            rows = [_row(one, now) for one in likely]
            proposed += driver.execute_query(PROPOSE, rows=rows).summary.counters.relationships_created
            driver.execute_query(MARK, interest_ids=ids)
            compared += len(ids)
            step.advance(len(ids))
    return FindingReport(compared, merged, proposed)


def sort_out(candidates: Iterable[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Return what is sure to be one, and of the rest the likeliest of each interest."""
    sure: list[Candidate] = []
    best: dict[str, Candidate] = {}
    for one in candidates:
        if not _may_be_one(one):
            continue
        likeness = judge(one.one.name, one.other.name, one.cosine)
        if likeness is Likeness.SAME:
            sure.append(one)
        elif likeness is Likeness.LIKELY:
            known = best.get(one.one.interest_id)
            if known is None or one.cosine > known.cosine:
                best[one.one.interest_id] = one
    return sure, list(best.values())


def proposals(driver: Driver, limit: int = 50) -> tuple[Proposal, ...]:
    """Return what waits for a decision, those first that most items and texts depend on."""
    rows, _, _ = driver.execute_query(PROPOSALS, limit=limit, routing_=RoutingControl.READ)
    return tuple(
        Proposal(
            Named(**row["interest"]),
            Named(**row["into"]),
            row["cosine"],
            row["by"],
            row["why"],
            row["opinion"],
            utc(row["at"]),
        )
        for row in rows
    )


def count_proposals(driver: Driver) -> int:
    """Return how many decisions wait."""
    count: int = driver.execute_query(COUNT, routing_=RoutingControl.READ).records[0]["n"]
    return count


def _neighbours(driver: Driver) -> tuple[list[str], list[Candidate]] | None:
    """Return the next interests to compare, and who is near them; None when all are compared."""
    rows, _, _ = driver.execute_query(NEIGHBOURS, limit=INTERESTS_A_BATCH, k=NEAREST + 1)
    if not rows:
        return None
    candidates = [
        Candidate(Named(**row["interest"]), Named(**near["interest"]), near["cosine"])
        for row in rows
        for near in row["near"]
    ]
    return [row["interest"]["interest_id"] for row in rows], candidates


def _may_be_one(candidate: Candidate) -> bool:
    """Two that the vocabulary lists are two, and a name is no common word."""
    one, other = candidate.one, candidate.other
    kinds = {named.kind if named.kind in PROPER_KINDS else "topic" for named in (one, other)}
    return len(kinds) == 1 and not (_is_listed(one) and _is_listed(other))


def _is_listed(named: Named) -> bool:
    found = canonical(named.name, named.kind or "topic")
    if found is None:
        return False
    return found.interest_id in dictionary().by_key or found.interest_id in known_names().of_any


def _rank(named: Named) -> tuple[bool, bool, int, str]:
    return (_is_listed(named), not has_han(named.name), named.support, named.interest_id)


def _merge_sure(driver: Driver, candidate: Candidate, now: datetime) -> bool:
    goes, into = candidate.in_order
    why = f"the same words in another spelling, cosine {candidate.cosine:.3f}"
    try:
        merge(driver, Merge(goes.interest_id, into.interest_id, RULE, why, now))
    except MergeError:  # met from its other side already
        return False
    return True


def _row(candidate: Candidate, now: datetime) -> Sequence[object]:
    goes, into = candidate.in_order
    words = "may be a translation" if has_han(goes.name) != has_han(into.name) else "close in meaning"
    return [goes.interest_id, into.interest_id, RULE, words, round(candidate.cosine, 6), now]
