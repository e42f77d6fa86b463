"""Gives the list somebody asked for: found, filtered, boosted, pinned and filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from neo4j import Driver

from services.lists.dials import OFF, Dials
from services.lists.eligibility import eligible, fillers, filling
from services.lists.house_rules import Boost, HouseRules
from services.lists.reranking import rerank
from services.lists.traits import read_traits
from services.recommenders.candidate import Candidate, Recommender, Term, ranked
from services.recommenders.catalogue import choose
from services.recommenders.scope import UNSEEN, Scope

DEEP = 1000
"""Candidates looked through when a filter or a rule may leave most of them out."""
WIDER = 4
WIDEST = 100
"""With a dial on, a list is chosen from so many times its length, at least from so many."""
SCORED = 200
"""Of those that pass, so many are scored at least."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The recommenders over one graph, and the rules of the house for what they find."""

    driver: Driver
    recommenders: Mapping[str, Recommender]
    rules: HouseRules = field(default_factory=HouseRules)

    def best(self, user_id: str, name: str, n: int = 10, scope: Scope = UNSEEN, dials: Dials = OFF) -> list[Candidate]:
        """Return ``n`` items whenever so many are in the scope, best first.

        What no path leads to follows in order of popularity with one term of kind ``fill``; a boost is a term of its
        own; a pinned item stands at its rank, whatever its score; ``dials`` change places and no score.
        Raises UnknownUserError, UnknownRecommenderError.
        """
        recommender = choose(self.recommenders, name)
        wide = n if dials.are_off else max(WIDER * n, WIDEST)
        narrowed = replace(scope, filter=self.rules.narrowed(scope.filter))
        if narrowed == UNSEEN and not self.rules.boosts:
            found = recommender.recommend(user_id, wide)
        else:
            found = ranked(self._scored(recommender, user_id, wide, narrowed), wide)
        if not dials.are_off:
            traits = read_traits(self.driver, user_id, [one.item.id for one in found], dials)
            found = rerank(found, n, dials, traits)
        found += self._filling(user_id, n, narrowed, found, dials)
        return self._pinned(recommender, user_id, found, n, narrowed)

    def scored(self, user_id: str, name: str, item_ids: Sequence[str]) -> list[Candidate]:
        """Return these items as lists would score them, in the order given; what has no path has its ``fill`` term.

        Raises UnknownUserError, UnknownRecommenderError.
        """
        recommender = choose(self.recommenders, name)
        found = {one.item.id: one for one in self._boosted(user_id, recommender.score(user_id, item_ids))}
        if missing := [item_id for item_id in item_ids if item_id not in found]:
            found |= {one.item.id: one for one in fillers(self.driver, missing)}
        return [found[item_id] for item_id in item_ids if item_id in found]

    def _filling(self, user_id: str, n: int, scope: Scope, found: Sequence[Candidate], dials: Dials) -> list[Candidate]:
        """Return what a list is too short by; where dials chose the places, each filler is told its own."""
        if len(found) >= n:
            return []
        taken = (*scope.exclude, *(one.item.id for one in found))
        more = filling(self.driver, user_id, n - len(found), replace(scope, exclude=taken))
        if dials.are_off:
            return more
        return [replace(one, rank_by_score=place) for place, one in enumerate(more, len(found) + 1)]

    def _scored(self, recommender: Recommender, user_id: str, n: int, scope: Scope) -> list[Candidate]:
        promising = recommender.candidates(user_id, max(DEEP, 2 * n), scope)
        if scope.filter:
            promising = eligible(self.driver, user_id, promising, scope)
        return self._boosted(user_id, recommender.score(user_id, promising[: max(SCORED, 2 * n)])) if promising else []

    def _boosted(self, user_id: str, candidates: list[Candidate]) -> list[Candidate]:
        for boost in self.rules.boosts:
            ids = {*eligible(self.driver, user_id, [one.item.id for one in candidates], Scope(True, (), boost.filter))}
            candidates = [_boosted(one, boost) if one.item.id in ids else one for one in candidates]
        return candidates

    def _pinned(
        self, recommender: Recommender, user_id: str, found: list[Candidate], n: int, scope: Scope
    ) -> list[Candidate]:
        ids = [pin.item_id for pin in self.rules.pins if pin.rank <= n]
        allowed = eligible(self.driver, user_id, ids, scope)
        known = {one.item.id: one for one in found}
        if unknown := [item_id for item_id in allowed if item_id not in known]:
            known |= {one.item.id: one for one in self.scored(user_id, recommender.name, unknown)}
        pinned = [item_id for item_id in allowed if item_id in known]
        rest = [one for one in found if one.item.id not in pinned]
        for pin in self.rules.pins:
            if pin.item_id in pinned:
                rest.insert(pin.rank - 1, _with_term(known[pin.item_id], Term("pin", 0.0, support=pin.rank)))
        return rest[:n]


def _boosted(candidate: Candidate, boost: Boost) -> Candidate:
    gain = (boost.factor - 1) * max(candidate.score, 0.0)
    return _with_term(candidate, Term("boost", gain, note=boost.name)) if gain else candidate


def _with_term(candidate: Candidate, term: Term) -> Candidate:
    return replace(candidate, terms=(*candidate.terms, term))
