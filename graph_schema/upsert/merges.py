"""Merges interests and takes them apart again: one transaction each, and nothing is lost on the way there and back.

A merged interest stays as a node with a MERGED_INTO to the one it went into. What pointed to it stands at the end of
that chain and remembers what it names by itself: ``through`` of a mention, ``said_of`` of a statement. So where
anything stands follows from what it names and from the merges alone, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from neo4j import ManagedTransaction

from graph_schema.cypher import cypher
from graph_schema.errors import MergeError, UnknownInterestError
from graph_schema.records import Distinction, Merge
from graph_schema.upsert.statements import StoredStatements, combine, read_statements, stored_statements

LOCK_MERGED = cypher(__file__, "lock_merged")
STANDING = cypher(__file__, "standing")
MOVE_MENTIONS = cypher(__file__, "move_mentions")
STATEMENTS_ON = cypher(__file__, "statements_on")
WRITE_STATEMENTS = cypher(__file__, "write_statements")
MERGE_INTERESTS = cypher(__file__, "merge_interests")
PART_INTERESTS = cypher(__file__, "part_interests")
LEND_NAME = cypher(__file__, "lend_name")
MARK_ITEMS = cypher(__file__, "mark_items")
KEEP_APART = cypher(__file__, "keep_apart")
DELETE_STATEMENTS = (
    "UNWIND $user_ids AS user_id MATCH (u:User {user_id: user_id})-[s:STATED]->(:Interest {interest_id: $interest_id})"
    " SET u.interests_stale = true DELETE s"
)
MAKE = "UNWIND $ids AS id MERGE (i:Interest {interest_id: id}) ON CREATE SET i.name = id, i.kind = 'topic'"
CHILDREN = (
    "MATCH (c:Interest)-[:MERGED_INTO]->(:Interest {interest_id: $interest_id}) RETURN c.interest_id AS id ORDER BY id"
)
RETIE = (
    "MATCH (c:Interest)-[old:MERGED_INTO]->(:Interest {interest_id: $interest_id})"
    " MATCH (into:Interest {interest_id: $into_id})"
    " CREATE (c)-[new:MERGED_INTO]->(into) SET new = properties(old) DELETE old"
)
UNTIE = "MATCH (:Interest {interest_id: $interest_id})-[old:MERGED_INTO]->(:Interest) DELETE old"
FORGETTING = "forget"


@dataclass(frozen=True, slots=True)
class Moved:
    """How many mentions and statements went from one interest to another."""

    interest_id: str
    into_id: str
    mentions: int
    statements: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an interest stands: ``parent`` it was merged into, ``root`` at the end, all ``under`` it with itself."""

    interest_id: str
    parent: str | None
    root: str
    under: tuple[str, ...]


def upsert_merges(tx: ManagedTransaction, merges: Sequence[Merge]) -> int:
    """Merge what is not merged yet and return how many that were; missing interests are made."""
    tx.run(MAKE, ids=sorted({id for one in merges for id in (one.interest_id, one.into_id)})).consume()
    made = 0
    for one in sorted(merges, key=lambda one: (one.interest_id, one.into_id)):
        if standing(tx, one.interest_id).parent is None and one.interest_id != standing(tx, one.into_id).root:
            merge_in(tx, one)
            made += 1
    return made


def merge_in(tx: ManagedTransaction, merge: Merge) -> Moved:
    """Let everything that points to an interest point to the one it is merged into.

    Raises UnknownInterestError; MergeError where it is merged already, or would be merged into itself.
    """
    _lock(tx, merge.interest_id, merge.into_id)
    own, other = standing(tx, merge.interest_id), standing(tx, merge.into_id)
    if own.parent is not None:
        raise MergeError(f"{own.interest_id!r} is merged into {own.parent!r} already; undo that first")
    if other.root == own.interest_id:
        raise MergeError(f"{merge.into_id!r} stands at {own.interest_id!r}: an interest is not merged into itself")
    mentions = _move_mentions(tx, own.root, other.root, own.under)
    statements = _move_statements(tx, own.root, other.root, own.under)
    details = {"by": merge.by, "why": merge.why, "at": merge.at, "mentions": mentions, "statements": statements}
    tx.run(MERGE_INTERESTS, interest_id=merge.interest_id, into_id=merge.into_id, details=details).consume()
    lend_names(tx, [merge.into_id])
    tx.run(MARK_ITEMS, interest_ids=[own.root, other.root]).consume()
    return Moved(merge.interest_id, other.root, mentions, statements)


def part_in(tx: ManagedTransaction, interest_id: str, by: str, now: datetime | None) -> Moved:
    """Undo a merge: what names the interest, or one merged into it before, points to it again.

    Raises UnknownInterestError; MergeError where it is not merged.
    """
    _lock(tx, interest_id, interest_id)
    own = standing(tx, interest_id)
    if own.parent is None:
        raise MergeError(f"{interest_id!r} is not merged into another; `interest-graph merges list` shows which are")
    mentions = _move_mentions(tx, own.root, interest_id, own.under)
    statements = _move_statements(tx, own.root, interest_id, own.under)
    tx.run(PART_INTERESTS, interest_id=interest_id, by=by, at=now).consume()
    lend_names(tx, [own.parent])
    tx.run(MARK_ITEMS, interest_ids=[own.root, interest_id]).consume()
    return Moved(interest_id, own.root, mentions, statements)


def release(tx: ManagedTransaction, interest_id: str) -> None:
    """Take an interest that is to go out of all merges: what was merged into it goes where it went, or stands alone."""
    _lock(tx, interest_id)
    own = standing(tx, interest_id)
    children = [row["id"] for row in tx.run(CHILDREN, interest_id=interest_id)]
    if own.parent is None:
        for child in children:
            part_in(tx, child, FORGETTING, None)
        return
    tx.run(RETIE, interest_id=interest_id, into_id=own.parent).consume()
    tx.run(UNTIE, interest_id=interest_id).consume()
    tx.run(MARK_ITEMS, interest_ids=[own.root]).consume()
    lend_names(tx, [own.parent])


def upsert_distinctions(tx: ManagedTransaction, distinctions: Sequence[Distinction]) -> int:
    """Remember that interests are not one; missing ones are made."""
    rows = [[*sorted((one.interest_id, one.other_id)), one.by, one.why, one.at] for one in distinctions]
    tx.run(MAKE, ids=sorted({id for row in rows for id in row[:2]})).consume()
    return tx.run(KEEP_APART, rows=rows).consume().counters.relationships_created


def standing(tx: ManagedTransaction, interest_id: str) -> Standing:
    """Return where an interest stands. Raises UnknownInterestError."""
    row = tx.run(STANDING, interest_id=interest_id).single()
    if row is None:
        raise UnknownInterestError(interest_id)
    return Standing(interest_id, row["parent"], row["root"], tuple(row["under"]))


def _lock(tx: ManagedTransaction, *interest_ids: str) -> None:
    """Lock the interests, all that is merged into them and what they stand at: whoever mines or merges them waits."""
    seen: list[str] = []
    while True:
        locked = tx.run(LOCK_MERGED, interest_ids=list(interest_ids)).single(strict=True)["locked"]
        if locked == seen:
            return
        seen = locked


def _move_mentions(tx: ManagedTransaction, start: str, end: str, named: Sequence[str]) -> int:
    row = tx.run(MOVE_MENTIONS, start=start, end=end, named=list(named)).single()
    return row["moved"] if row else 0


def _move_statements(tx: ManagedTransaction, start: str, end: str, named: Sequence[str]) -> int:
    """Move what was said of the named interests; what was said of others stays, and what is there already is joined."""
    here = [stored_statements(row) for row in tx.run(STATEMENTS_ON, interest_id=start)]
    going = {one.user_id: [said for said in one.said.values() if said.named in named] for one in here}
    moving = [one for one in here if going[one.user_id]]
    if not moving:
        return 0
    there = read_statements(tx, [(one.user_id, end) for one in moving])
    rows, gone = [], []
    for one in moving:
        left = {name: said for name, said in one.said.items() if said not in going[one.user_id]}
        if left:
            rows.append(StoredStatements(one.user_id, start, left).row())
        else:
            gone.append(one.user_id)
        before = there.get((one.user_id, end))
        joined = combine(before.said.values() if before else (), going[one.user_id])
        rows.append(StoredStatements(one.user_id, end, joined).row())
    tx.run(DELETE_STATEMENTS, user_ids=gone, interest_id=start).consume()
    tx.run(WRITE_STATEMENTS, rows=rows).consume()
    return sum(len(said) for said in going.values())


def lend_names(tx: ManagedTransaction, interest_ids: Sequence[str]) -> None:
    """Give interests, and those they are merged into, the Chinese name of one merged into them where they have none."""
    tx.run(LEND_NAME, interest_ids=list(interest_ids)).consume()
