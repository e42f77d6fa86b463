"""Recommendations as people see them: rank, score, and reasons whose contributions sum to the score."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from services.explanations.pasting import path_query
from services.explanations.sentences import sentence
from services.recommenders.candidate import Candidate, Node, Term, Tie

SHOWN = 5
"""Reasons shown one by one; the others are one reason named rest."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One summand of a score in words, as a path, and as a query; without a path the last three are None."""

    kind: str
    contribution: float
    sentence: str
    path: dict[str, Any] | None
    cypher: str | None
    parameters: dict[str, str] | None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """An item with its place in the list and the reasons for it.

    ``rank_by_score`` is its place where no dial is on, ``was`` its place before a language model ordered the list.
    """

    item_id: str
    title: str
    rank: int
    score: float
    reasons: tuple[Reason, ...]
    rank_by_score: int | None = None
    was: int | None = None


def explain_candidates(candidates: Sequence[Candidate], language: str = "en") -> list[Recommendation]:
    """Turn candidates, best first, into recommendations; ``language`` is en or zh."""
    return [
        Recommendation(
            one.item.id,
            shown_name(one.item, language),
            rank,
            one.score,
            reasons_of(one, language),
            one.rank_by_score,
        )
        for rank, one in enumerate(candidates, 1)
    ]


def reasons_of(candidate: Candidate, language: str) -> tuple[Reason, ...]:
    """Return the strongest terms one by one, and the sum of the others as one.

    What speaks for the item comes first, and of that what leads from the person to it before what a crowd thinks.
    """
    terms = sorted(candidate.terms, key=_weight)
    shown = sorted(terms[:SHOWN], key=_place)
    reasons = [_reason(term, candidate.item, language) for term in shown]
    if hidden := terms[SHOWN:]:
        rest = Term("rest", math.fsum(term.contribution for term in hidden), support=len(hidden))
        reasons.append(_reason(rest, candidate.item, language))
    return tuple(reasons)


def _weight(term: Term) -> tuple[bool, float, list[str]]:
    """Order terms by what they count; a rule of the house that counts nothing is still shown."""
    return (term.kind != "pin", -abs(term.contribution), [node.id for node in term.nodes])


def _place(term: Term) -> tuple[bool, bool, float]:
    return (term.contribution <= 0, not term.nodes, -term.contribution)


def shown_name(node: Node, language: str) -> str:
    """Return the node's name in that language where it has one."""
    return node.name_zh if language == "zh" and node.name_zh else node.name


def _reason(term: Term, item: Node, language: str) -> Reason:
    words = sentence(term, item, language)
    if not term.nodes:
        return Reason(term.kind, term.contribution, words, None, None, None)
    cypher, parameters = path_query(term, item)
    return Reason(term.kind, term.contribution, words, _path(term, language), cypher, parameters)


def _path(term: Term, language: str) -> dict[str, Any]:
    return {
        "nodes": [{"label": n.label, "id": n.id, "name": shown_name(n, language)} for n in term.nodes],
        "relationships": [_relationship(tie) for tie in term.ties],
    }


def _relationship(tie: Tie) -> dict[str, Any]:
    return {"type": tie.type, "weight": tie.weight, "detail": tie.detail, "value": tie.value}
