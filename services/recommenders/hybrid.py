"""Joins recommenders by a weighted sum whose terms are still theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from services.recommenders.candidate import Candidate, Node, Recommender, Term, ranked


@dataclass(frozen=True, slots=True)
class Component:
    """A recommender and what its best score counts in the sum."""

    recommender: Recommender
    weight: float


@dataclass(frozen=True, slots=True)
class HybridRecommender:
    """Scores an item by the sum of weight x score / best score over its components.

    Each component offers ``pool`` candidates; every one of them is then scored by every component, so that an item
    scores the same whether it is listed or asked for. Dividing by the component's best score for this user keeps the
    sum additive: each term of a component is scaled by one factor.
    """

    components: tuple[Component, ...]
    pool: int = 50
    name: str = "hybrid"

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        lists = [one.recommender.recommend(user_id, max(n, self.pool)) for one in self.components]
        pool = sorted({candidate.item.id for candidates in lists for candidate in candidates})
        return ranked(self._join(user_id, pool, lists), n)

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        lists = [one.recommender.recommend(user_id, 1) for one in self.components]
        return ranked(self._join(user_id, item_ids, lists), len(item_ids))

    def _join(self, user_id: str, item_ids: Sequence[str], lists: list[list[Candidate]]) -> list[Candidate]:
        items: dict[str, Node] = {}
        terms: dict[str, list[Term]] = {}
        for component, best in zip(self.components, lists, strict=True):
            if not best:
                continue
            factor = component.weight / best[0].score
            listed = {candidate.item.id: candidate for candidate in best}
            unlisted = [item_id for item_id in item_ids if item_id not in listed]
            asked = component.recommender.score(user_id, unlisted) if unlisted else []
            for candidate in [*(listed[id] for id in item_ids if id in listed), *asked]:
                items[candidate.item.id] = candidate.item
                scaled = [term.scaled(factor) for term in candidate.terms]
                terms.setdefault(candidate.item.id, []).extend(scaled)
        return [Candidate(items[item_id], gathered(parts)) for item_id, parts in terms.items()]


def gathered(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Add up the terms of one kind that have no path: popularity is one reason, whoever counted it."""
    counted: dict[str, Term] = {}
    for term in terms:
        if not term.nodes:
            known = counted.get(term.kind)
            counted[term.kind] = (
                term if known is None else replace(known, contribution=known.contribution + term.contribution)
            )
    return (*(term for term in terms if term.nodes), *counted.values())
