"""What a recommender returns: an item, its score, and the terms that sum to it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question

LEAST = 1e-6
"""What scores no more is not recommended: terms for and against cancel out, up to the error of the sum."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node on a path, with a name to show in each language."""

    label: str
    id: str
    name: str
    name_zh: str | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship on a path. ``detail`` says which of several: feedback kind, source, method."""

    type: str
    weight: float
    detail: str | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """One summand of a score. Without ``nodes`` it has no path: a count, a baseline.

    ``support`` is the number behind a term without a path, such as how many people an item pleased,
    ``note`` what somebody called it.
    """

    kind: str
    contribution: float
    nodes: tuple[Node, ...] = ()
    ties: tuple[Tie, ...] = ()
    support: int | None = None
    note: str | None = None

    def scaled(self, factor: float) -> Term:
        return Term(self.kind, self.contribution * factor, self.nodes, self.ties, self.support, self.note)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item with the terms of its score; ``rank_by_score`` is its place by score alone in a list of another order."""

    item: Node
    terms: tuple[Term, ...]
    rank_by_score: int | None = None

    @property
    def score(self) -> float:
        """The sum of the terms; comparable within one list only."""
        return math.fsum(term.contribution for term in self.terms)


def ranked(candidates: Sequence[Candidate], n: int) -> list[Candidate]:
    """Return the ``n`` best by score, ties by item id; what scores next to nothing or less is left out."""
    best = sorted(candidates, key=lambda one: (-round(one.score, 12), one.item.id))[:n]
    return [one for one in best if one.score > LEAST]


class Recommender(Protocol):
    """Finds items for a user, and scores items for a user. Every implementation passes the same contract of tests."""

    @property
    def name(self) -> str: ...

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """Return the ids of about ``n`` available items in the scope, the most promising first.

        The scope's filter may be left to the caller, who then asks for many. Raises UnknownUserError.
        """
        ...

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """Return these items with the terms of their scores, met before or not; items without a term are left out."""
        ...

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """Return at most ``n`` of the candidates, those that score above 0, best first. Raises UnknownUserError."""
        ...

    def questions(self, user_id: str, item_ids: Sequence[str]) -> Mapping[str, Question]:
        """Return the Cypher behind the scores of these items with its parameters, by the name of who asks it."""
        ...
