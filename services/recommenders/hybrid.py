"""Joins recommenders by a weighted sum whose terms are still theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from services.recommenders.candidate import Candidate, Node, Recommender, Term, ranked
from services.recommenders.scope import UNSEEN, Scope
from services.search.question import Question


@dataclass(frozen=True, slots=True)
class Component:
    """A recommender and what its best score counts in the sum."""

    recommender: Recommender
    weight: float


@dataclass(frozen=True, slots=True)
class HybridRecommender:
    """Scores an item by the sum of weight x score / best score over its components.

    The candidates are the ``pool`` most promising of every component; a component's best score is its best among them
    all. So an item scores the same whether it is listed or asked for, and each term of a component is scaled by one
    factor: the sum stays a sum.
    """

    components: tuple[Component, ...]
    pool: int = 40
    name: str = "hybrid"

    def candidates(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[str]:
        """See Recommender."""
        return in_turn(self._lists(user_id, n, scope))[:n]

    def score(self, user_id: str, item_ids: Sequence[str]) -> list[Candidate]:
        """See Recommender."""
        return self._join(user_id, item_ids, self._lists(user_id, self.pool))

    def recommend(self, user_id: str, n: int = 10) -> list[Candidate]:
        """See Recommender."""
        lists = self._lists(user_id, max(self.pool, n))
        return ranked(self._join(user_id, in_turn(lists), lists), n)

    def questions(self, user_id: str, item_ids: Sequence[str]) -> dict[str, Question]:
        """See Recommender."""
        parts = (component.recommender.questions(user_id, item_ids) for component in self.components)
        return {name: question for part in parts for name, question in part.items()}

    def _lists(self, user_id: str, n: int, scope: Scope = UNSEEN) -> list[list[str]]:
        return [one.recommender.candidates(user_id, n, scope) for one in self.components]

    def _join(self, user_id: str, item_ids: Sequence[str], lists: list[list[str]]) -> list[Candidate]:
        pool = {item_id for listed in lists for item_id in listed[: self.pool]}
        asked, wanted = sorted(pool | set(item_ids)), set(item_ids)
        items: dict[str, Node] = {}
        terms: dict[str, list[Term]] = {}
        for component in self.components:
            scored = component.recommender.score(user_id, asked)
            best = max((one.score for one in scored if one.item.id in pool), default=0.0)
            if best <= 0:
                continue
            for one in scored:
                if one.item.id in wanted:
                    items[one.item.id] = one.item
                    scaled = [term.scaled(component.weight / best) for term in one.terms]
                    terms.setdefault(one.item.id, []).extend(scaled)
        return [Candidate(items[item_id], gathered(parts)) for item_id, parts in terms.items()]


def in_turn(lists: list[list[str]]) -> list[str]:
    """Take the first of every list, then the second, each id once."""
    return list(dict.fromkeys(item_id for row in zip_longest(*lists) for item_id in row if item_id is not None))


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
