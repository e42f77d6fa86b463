"""What a wish contributes to a score: one term for every path from what was asked for to the item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.conversation.state import Wanted
from services.database.reading import read
from services.explanations.wishes import WISH
from services.recommenders.asking import item_node
from services.recommenders.candidate import Node, Term, Tie

WISH_PATHS = cypher(__file__, "wish_paths")
BEHAVED = 0.5
"""Of a wish for something like an item: the share that behaviour may give, the rest is for what both are about."""


def wish_terms(
    driver: Driver, wishes: Sequence[Wanted], item_ids: Sequence[str], shrink: float
) -> dict[str, list[Term]]:
    """Return the terms of each item, one for each path; over all items the best match of a wish counts its weight.

    Parameters
    ----------
    shrink
        Added to the length of an item's vector of interests, as in InterestRules.
    """
    liked = [one for one in wishes if one.thing.label == "Item"]
    ids = {id for one in wishes for id in (*one.thing.ids, *one.thing.against)}
    if not wishes:
        return {}
    asked = {
        "item_ids": list(item_ids),
        "wanted": sorted(ids),
        "like": sorted({one.thing.id for one in liked}),
        "shrink": shrink,
    }
    rows = read(driver, WISH_PATHS, asked)
    found: dict[str, list[Term]] = defaultdict(list)
    for wish in wishes:
        if wish.thing.label == "Item":
            _share(found, wish.weight * BEHAVED, {row["item_id"]: _similar(row, wish) for row in rows})
            _share(found, wish.weight * (1 - BEHAVED), {row["item_id"]: _shared(row, wish) for row in rows})
        else:
            _share(found, wish.weight, {row["item_id"]: _about(row, wish) for row in rows})
    return {item_id: _by_path(terms) for item_id, terms in found.items()}


def _by_path(terms: Sequence[Term]) -> list[Term]:
    """Add up what several wishes find on one path: a reason is told once."""
    found: dict[tuple[object, ...], Term] = {}
    for term in terms:
        path = (*term.nodes, *((tie.type, tie.detail) for tie in term.ties))
        known = found.get(path)
        found[path] = term if known is None else replace(known, contribution=known.contribution + term.contribution)
    return list(found.values())


def _share(found: dict[str, list[Term]], weight: float, terms: dict[str, list[Term]]) -> None:
    """Scale the terms so that the best item has the weight in all."""
    best = max((abs(sum(term.contribution for term in each)) for each in terms.values()), default=0.0)
    if best > 0:
        for item_id, each in terms.items():
            found[item_id] += [term.scaled(weight / best) for term in each]


def _about(row: Record, wish: Wanted) -> list[Term]:
    item = item_node(row["item_id"], row["title"], row["title_zh"])
    terms = []
    for interest_id, name, name_zh, aboutness, source in row["about"]:
        sign = 1.0 if interest_id in wish.thing.ids else -1.0 if interest_id in wish.thing.against else 0.0
        if sign and aboutness:
            interest = Node("Interest", interest_id, name, name_zh)
            terms.append(Term(WISH, sign * aboutness, (interest, item), (Tie("ABOUT", aboutness, source),)))
    return terms


def _similar(row: Record, wish: Wanted) -> list[Term]:
    item = item_node(row["item_id"], row["title"], row["title_zh"])
    return [
        Term(WISH, weight, (item_node(liked_id, title, title_zh), item), (Tie("SIMILAR_TO", weight, method),))
        for liked_id, title, title_zh, weight, method in row["similar"]
        if liked_id == wish.thing.id
    ]


def _shared(row: Record, wish: Wanted) -> list[Term]:
    item = item_node(row["item_id"], row["title"], row["title_zh"])
    return [
        Term(
            WISH,
            nearness,
            (item_node(liked_id, title, title_zh), Node("Interest", interest_id, name, name_zh), item),
            (Tie("ABOUT", nearness), Tie("ABOUT", nearness)),
        )
        for liked_id, title, title_zh, interest_id, name, name_zh, nearness in row["shared"]
        if liked_id == wish.thing.id and nearness
    ]
