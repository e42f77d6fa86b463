"""Where vectors of users and items stand in the graph, and what reads them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VectorSpace:
    """The queries of one kind of vectors; ``kind`` is that of the terms of its scores.

    ``query`` gives one user's items, ``count`` how many items have a vector by ``$method``, ``users`` and ``items``
    all ids and vectors by it.
    """

    kind: str
    query: str
    count: str
    users: str
    items: str
