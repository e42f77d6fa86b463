"""Lists of a dialogue: about what was wished for, within what was asked for, ranked by wish and person together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from neo4j import Record

from graph_schema.cypher import cypher
from services.conversation.acts import Constraint
from services.conversation.state import State, Wanted
from services.conversation.wishing import wish_terms
from services.database.reading import read
from services.interests.rules import InterestRules
from services.lists.listing import Lists
from services.recommenders.asking import item_node
from services.recommenders.candidate import Candidate, Term
from services.recommenders.catalogue import DEFAULT
from services.recommenders.popularity import popularity_term
from services.recommenders.scope import Comparison, Filter, Scope

POOL = cypher(__file__, "pool")
LARGEST_POOL = 300
PROMISING = 1000
PERSONAL = 0.5
"""What the best score of a person's own list counts beside a wish, whose best match counts 1."""


@dataclass(frozen=True, slots=True)
class DialogueLists:
    """What a dialogue may list, and how it is scored."""

    lists: Lists
    rules: InterestRules

    def best(self, state: State, n: int) -> list[Candidate]:
        """Return at most ``n`` items that no list of the dialogue held, best first; the terms sum to the scores."""
        rows = self.pool(state)
        found = self._scored(state, rows, [row["item_id"] for row in rows])
        return sorted(found, key=lambda one: (-round(one.score, 12), one.item.id))[:n]

    def why(self, state: State, item_id: str) -> Candidate | None:
        """Return one item as the last list scored it, listed or not."""
        listed = {thing.id for thing in state.listed}
        before = replace(state, shown=tuple(one for one in state.shown if one not in listed), met=())
        found = self._scored(before, self.pool(before), [item_id])
        return found[0] if found else None

    def pool(self, state: State, left_out: Constraint | None = None, limit: int = LARGEST_POOL) -> list[Record]:
        """Return what a list may hold; ``left_out`` is a constraint that is supposed away."""
        constraints = tuple(one for one in state.constraints if one != left_out)
        leading = leads(state)
        scope = Scope(False, state.kept_out, self.lists.rules.narrowed(bounds_filter(constraints)))
        promising: list[str] = []
        if not leading and state.user_id is not None:
            promising = self.lists.recommenders[DEFAULT].candidates(state.user_id, PROMISING, scope)
        without = [one.thing for one in constraints if one.kind == "without" and one.thing]
        only = [one.thing for one in constraints if one.kind == "only" and one.thing]
        liked = [one.thing.id for one in leading if one.thing.label == "Item"]
        asked = {
            "user_id": state.user_id,
            "wanted": sorted({id for one in leading for id in one.thing.ids} | {id for one in only for id in one.ids}),
            "like": liked,
            "item_ids": promising,
            "popular": 0 if leading or only else PROMISING,
            "exclude": [*state.kept_out, *liked, *(one.id for one in [*without, *only] if one.label == "Item")],
            "without": sorted({id for one in without for id in one.ids}),
            "only": [list(one.ids) for one in only if one.ids],
            "filter": scope.filter.parameters() if scope.filter else [],
            "limit": limit,
        }
        return read(self.lists.driver, POOL, asked)

    def _scored(self, state: State, rows: Sequence[Record], item_ids: Sequence[str]) -> list[Candidate]:
        """Score these items as members of the pool: the best of the pool sets the measure, for person and wishes."""
        ids = list(dict.fromkeys([*(row["item_id"] for row in rows), *item_ids]))
        if not ids:
            return []
        own = self._personal(state, rows, ids)
        wished = wish_terms(self.lists.driver, weighed(state), ids, self.rules.shrink)
        wanted = set(item_ids)
        return [Candidate(one.item, (*one.terms, *wished.get(one.item.id, ()))) for one in own if one.item.id in wanted]

    def _personal(self, state: State, rows: Sequence[Record], ids: list[str]) -> list[Candidate]:
        if state.user_id is None:
            scored = [_popular(row) for row in rows]
            missing = [id for id in ids if id not in {one.item.id for one in scored}]
            scored += [Candidate(item_node(id, *_title(self.lists, id)), ()) for id in missing]
        else:
            scored = self.lists.scored(state.user_id, DEFAULT, ids)
        best = max((one.score for one in scored), default=0.0)
        factor = PERSONAL / best if best > 0 else 1.0
        return [replace(one, terms=tuple(term.scaled(factor) for term in one.terms)) for one in scored]


def leads(state: State) -> list[Wanted]:
    """Return what lists are about: the wishes of the last turn that had any, topics and items before moods."""
    drawing = [one for one in state.wishes if one.weight > 0]
    topics = [one for one in drawing if one.thing.label != "Mood"] or drawing
    said = [one for one in topics if one.leads] or topics
    last = max((one.turn for one in said), default=0)
    return [one for one in topics if one.turn >= last]


def last_wished(state: State) -> int:
    """Return the turn of the last wish that lists are about; 0 where there is none."""
    return max((one.turn for one in leads(state)), default=0)


def weighed(state: State) -> list[Wanted]:
    """Return every wish with its weight; what was wished for before the last wish counts half."""
    last = last_wished(state)
    return [replace(one, weight=one.weight / 2) if one.turn < last else one for one in state.wishes]


def bounds_filter(constraints: Sequence[Constraint]) -> Filter | None:
    """Return the bounds of year and price, and the makers kept out, as a filter of the lists."""
    clauses: list[tuple[Comparison, ...]] = []
    words: list[str] = []
    for one in constraints:
        if one.kind in ("year", "price"):
            for operator, value in ((">=", one.least), ("<=", one.most)):
                if value is not None:
                    clauses.append((Comparison(one.kind, operator, float(value)),))
                    words.append(f"{one.kind} {operator} {value:g}")
        elif one.kind == "without" and one.thing and one.thing.kind == "person":
            clauses.append((Comparison("creators", "has not", one.thing.name.lower()),))
    return Filter(" and ".join(words), tuple(clauses)) if clauses else None


def _popular(row: Any) -> Candidate:
    count = row["popularity"]
    item = item_node(row["item_id"], row["title"], row["title_zh"])
    terms: tuple[Term, ...] = (popularity_term(count, float(count)),) if count else ()
    return Candidate(item, terms)


def _title(lists: Lists, item_id: str) -> tuple[str | None, str | None]:
    rows = read(
        lists.driver, "MATCH (i:Item {item_id: $id}) RETURN i.title AS title, i.title_zh AS zh", {"id": item_id}
    )
    return (rows[0]["title"], rows[0]["zh"]) if rows else (None, None)
