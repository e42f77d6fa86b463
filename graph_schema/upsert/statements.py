"""Writes what people said of interests; of merged ones, the latest of what was said of any of them counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from neo4j import ManagedTransaction
from neo4j.time import DateTime

from graph_schema.cypher import cypher
from graph_schema.records import Statement
from graph_schema.upsert.interactions import lock_ends

NAME_INTERESTS = cypher(__file__, "name_interests")
READ_STATEMENTS = cypher(__file__, "read_statements")
WRITE_STATEMENTS = cypher(__file__, "write_statements")
UNKNOWN = ""


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One statement: ``at`` in ISO 8601 UTC, empty when nobody knows when; in order, the last one counts."""

    at: str
    kind: str
    named: str


@dataclass(frozen=True, slots=True)
class StoredStatements:
    """What a user said of the interests that stand at one node, by the interest each was said of."""

    user_id: str
    interest_id: str
    said: dict[str, Said]

    def row(self) -> list[Any]:
        """Return what is stored; the single statement on an interest of its own needs no lists."""
        ordered = [said for _, said in sorted(self.said.items())]
        last = max(ordered)
        at = datetime.fromisoformat(last.at) if last.at else None
        stored = [self.user_id, self.interest_id, last.kind, at]
        if list(self.said) == [self.interest_id]:
            return [*stored, None, None, None]
        return [*stored, [one.named for one in ordered], [one.kind for one in ordered], [one.at for one in ordered]]


def upsert_statements(tx: ManagedTransaction, statements: Sequence[Statement]) -> int:
    """Write statements and return how many users were new to an interest."""
    lock_ends(tx, [one.user_id for one in statements], ())
    named = sorted({one.interest_id for one in statements})
    stands_at = dict(row.values() for row in tx.run(NAME_INTERESTS, interest_ids=named))
    incoming: dict[tuple[str, str], list[Said]] = {}
    for one in statements:
        said = Said(in_order(one.at), one.kind, one.interest_id)
        incoming.setdefault((one.user_id, stands_at[one.interest_id]), []).append(said)
    stored = read_statements(tx, sorted(incoming))
    rows = [
        StoredStatements(*key, combine(stored[key].said.values() if key in stored else (), said)).row()
        for key, said in incoming.items()
    ]
    return tx.run(WRITE_STATEMENTS, rows=rows).consume().counters.relationships_created


def read_statements(
    tx: ManagedTransaction, pairs: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], StoredStatements]:
    """Return what these users said of these interests."""
    rows = tx.run(READ_STATEMENTS, pairs=[list(pair) for pair in pairs])
    return {(row["user_id"], row["interest_id"]): stored_statements(row) for row in rows}


def stored_statements(row: Any) -> StoredStatements:
    """Read a row of user_id, interest_id, kind, at, said_of, said_kinds, said_ats."""
    if row["said_of"] is None:
        own = Said(in_order(row["at"]), row["kind"], row["interest_id"])
        return StoredStatements(row["user_id"], row["interest_id"], {own.named: own})
    lists = zip(row["said_ats"], row["said_kinds"], row["said_of"], strict=True)
    said = {named: Said(at, kind, named) for at, kind, named in lists}
    return StoredStatements(row["user_id"], row["interest_id"], said)


def combine(*parts: Iterable[Said]) -> dict[str, Said]:
    """Keep the last statement on each interest; of two at one time the larger kind."""
    kept: dict[str, Said] = {}
    for part in parts:
        for said in part:
            kept[said.named] = max(kept.get(said.named, said), said)
    return kept


def in_order(at: datetime | DateTime | None) -> str:
    """Return a time as text that sorts as times do."""
    if at is None:
        return UNKNOWN
    native = at.to_native() if isinstance(at, DateTime) else at
    return native.astimezone(UTC).isoformat(timespec="microseconds")
