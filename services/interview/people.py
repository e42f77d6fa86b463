"""The people whose answers are known: some who like what the person likes, and some who stand for everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from neo4j import Driver
from numpy.typing import NDArray

from graph_schema.cypher import cypher
from services.database.reading import read
from services.interview.known import DRAWN_FROM, Known

CANDIDATES = cypher(__file__, "candidates")
PEOPLE = cypher(__file__, "people")
POPULAR, NEAR = 200, 10
"""Candidates: so many popular items, and so many that are near each thing liked."""
SEEDS, FANS = 60, 10
"""Of so many popular items so many fans each stand for everybody ..."""
ALIKE = 300
"""... and so many in all are read who like the things the person likes."""
LOOKED = 1000
"""Fans of one item among whom those are chosen."""
READ_AT_MOST = 1000
"""Ties read of one of them."""
RAREST = 0.05
"""The least chance of being read that is made up for: nobody stands for more than twenty."""
INTERESTS = 60
"""Interests that may be asked about: those that draw most of these people."""
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that may be asked about; ``popularity`` counts the users it pleased."""

    item_id: str
    title: str
    title_zh: str | None
    creators: tuple[str, ...]
    year: int | None
    popularity: int


@dataclass(frozen=True, slots=True)
class People:
    """What they would answer.

    Parameters
    ----------
    items
        Ids of the candidates, and after them of what the person answered to that is no candidate.
    interests
        Ids of interests, those that draw most of them first.
    likes
        Whether each likes each item, shape (n_people, n_items), 0 or 1.
    drawn
        Whether each is drawn to each interest, shape (n_people, n_interests), 0 or 1.
    sizes
        How many people of the graph each of these stands for, relative to the others, shape (n_people,), positive.
    usual
        Share of everybody who likes each item, shape (n_items,): by its popularity, where that is known.
    """

    items: tuple[str, ...]
    interests: tuple[str, ...]
    likes: Matrix
    drawn: Matrix
    sizes: Matrix
    usual: Matrix

    def __len__(self) -> int:
        return len(self.likes)


def read_candidates(driver: Driver, known: Known) -> tuple[Candidate, ...]:
    """Return the items that may be asked about, most popular first, whether they have an answer or not."""
    asked = {"liked": list(known.liked), "popular": POPULAR, "near": NEAR}
    return tuple(
        Candidate(
            row["item_id"],
            row["title"] or row["item_id"],
            row["title_zh"],
            tuple(row["creators"] or ()),
            row["year"],
            row["popularity"],
        )
        for row in read(driver, CANDIDATES, asked)
    )


def read_people(driver: Driver, user_id: str, known: Known, candidates: Sequence[Candidate]) -> People:
    """Read a bounded part of the graph, whatever its size: at most 900 people with at most 1,000 ties each."""
    popularity = {one.item_id: one.popularity for one in candidates}
    items = tuple(dict.fromkeys([*popularity, *known.liked, *known.disliked, *known.passed_items]))
    popular, alike = list(popularity)[:SEEDS], -(-ALIKE // max(1, len(known.liked)))
    wanted = {
        "user_id": user_id,
        "liked": list(known.liked),
        "alike": alike,
        "popular": popular,
        "fans": FANS,
        "looked": LOOKED,
        "items": list(items),
        "read_at_most": READ_AT_MOST,
        "drawn_from": DRAWN_FROM,
    }
    rows = read(driver, PEOPLE, wanted)
    interests = _interests([row["drawn"] for row in rows], known)
    likes = _matrix([row["likes"] for row in rows], items)
    drawn = _matrix([row["drawn"] for row in rows], interests)
    read_of = dict.fromkeys(popular, FANS) | dict.fromkeys(known.liked, alike)
    chances = np.array([min(0.99, read_of.get(id, 0) / popularity[id]) if id in popularity else 0.0 for id in items])
    sizes = 1 / np.maximum(1 - np.exp(likes @ np.log1p(-chances)), RAREST)
    return People(items, interests, likes, drawn, sizes, _usual(likes, sizes, [popularity.get(id, 0) for id in items]))


def _usual(likes: Matrix, sizes: Matrix, popularity: Sequence[int]) -> Matrix:
    """Return the share of everybody who likes each item: popularity on the scale of what these people like."""
    shares, counted = sizes @ likes / max(sizes.sum(), RAREST), np.array(popularity, dtype=float)
    scale = shares[counted > 0].sum() / max(counted.sum(), 1.0)
    return np.where(counted > 0, np.minimum(1.0, scale * counted), shares)


def _interests(drawn: Sequence[Sequence[str]], known: Known) -> tuple[str, ...]:
    counted = Counter(interest for row in drawn for interest in row)
    ordered = sorted(counted, key=lambda interest: (-counted[interest], interest))
    answered = {*known.drawn, *known.passed_interests}
    return (*ordered[:INTERESTS], *(one for one in ordered[INTERESTS:] if one in answered))


def _matrix(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> Matrix:
    places = {id: at for at, id in enumerate(columns)}
    matrix = np.zeros((len(rows), len(columns)))
    for at, ids in enumerate(rows):
        matrix[at, [places[id] for id in ids if id in places]] = 1.0
    return matrix
