"""What the graph says of a user and of the items of a list, as far as an order may go by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownUserError

RERANK_FACTS = cypher(__file__, "rerank_facts")
LIKED, DISLIKED, REFUSED, NEWEST, ABOUT = 8, 4, 4, 6, 4


@dataclass(frozen=True, slots=True)
class Drawn:
    """An interest of the user; ``is_stated`` where the person said so."""

    name: str
    is_stated: bool


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item of the list and what it is about, most telling first."""

    item_id: str
    title: str
    year: int | None
    creators: tuple[str, ...]
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """``refused`` are interests the person asked not to see, ``newest`` titles liked last; who they are is not told."""

    liked: tuple[Drawn, ...]
    disliked: tuple[Drawn, ...]
    refused: tuple[str, ...]
    newest: tuple[str, ...]
    items: tuple[ListedItem, ...]


def read_facts(driver: Driver, user_id: str, item_ids: Sequence[str]) -> Facts:
    """Return what may be told of the user and of these items, in their order. Raises UnknownUserError."""
    rows, _, _ = driver.execute_query(
        RERANK_FACTS,
        user_id=user_id,
        item_ids=list(item_ids),
        liked=LIKED,
        disliked=DISLIKED,
        refused=REFUSED,
        newest=NEWEST,
        about=ABOUT,
        routing_=RoutingControl.READ,
    )
    if not rows:
        raise UnknownUserError(user_id)
    row = rows[0]
    return Facts(
        _drawn(row["liked"]),
        _drawn(row["disliked"]),
        tuple(row["refused"]),
        tuple(row["newest"]),
        tuple(
            ListedItem(item_id, title or item_id, year, tuple(creators or ()), tuple(about))
            for item_id, title, year, creators, about in row["items"]
        ),
    )


def _drawn(rows: Sequence[Sequence[str | None]]) -> tuple[Drawn, ...]:
    return tuple(Drawn(name, stated is not None) for name, stated in rows if name)
