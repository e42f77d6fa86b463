"""Which interest of the graph a typed name means, so that a person can say something of it."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver, Record, RoutingControl

from graph_schema.cypher import cypher
from services.language.attributes import ATTRIBUTE
from services.language.canonical import canonical
from services.language.scripts import han_pairs
from services.search.words import any_of, full_text_query

NAMED_INTEREST = cypher(__file__, "named_interest")
KINDS = ("topic", "person", ATTRIBUTE)
LOOKED_AT = 50
OFFERED = 5
PAIRS = 20
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class NamedInterest:
    """An interest by its id, with what to show."""

    interest_id: str
    name: str
    name_zh: str | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """The interest that goes by the name, or those with words of it, likeliest first."""

    found: NamedInterest | None
    near: tuple[NamedInterest, ...]


def find_meaning(driver: Driver, name: str) -> Meaning:
    """Look a name up: as an id, a name or an alias, in either language, however it is spelt; makes no new interest."""
    name = " ".join(name.split())[:LONGEST_NAME]
    words = " OR ".join(filter(None, (full_text_query(name, "OR"), any_of(han_pairs(name), PAIRS))))
    if not words:
        return Meaning(None, ())
    ids = [name, *(one.interest_id for kind in KINDS if (one := canonical(name, kind)) is not None)]
    rows, _, _ = driver.execute_query(
        NAMED_INTEREST, interest_ids=ids, words=words, limit=LOOKED_AT, routing_=RoutingControl.READ
    )
    meant = [row for row in rows if _goes_by(row, name, ids)]
    if meant:
        return Meaning(_interest(min(meant, key=lambda row: not _is_spelt(row, name))), ())
    return Meaning(None, tuple(_interest(row) for row in rows if row["is_used"])[:OFFERED])


def _goes_by(row: Record, name: str, ids: list[str]) -> bool:
    names = {one.casefold() for names in row["names"] for one in names if one}
    return name.casefold() in names or any(id in ids for id in row["ids"])


def _is_spelt(row: Record, name: str) -> bool:
    """Tell Apple from apple: a brand and a fruit may go by names that differ in case alone."""
    return any(name in names for names in row["names"])


def _interest(row: Record) -> NamedInterest:
    return NamedInterest(row["interest_id"], row["name"], row["name_zh"])
