"""Takes a person out of the graph, in batches; stopped at any point, the next run goes on where it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from neo4j import Driver, ManagedTransaction, Session

from graph_schema import model
from graph_schema.cypher import cypher
from graph_schema.errors import UnknownUserError
from services.database.batches import read_ids
from services.interests.figures import STALE_FIGURES
from services.language.canonical import canonical
from services.observability.progress import Progress, Step

BEGIN_ERASURE = cypher(__file__, "begin_erasure")
ERASE_INTERACTIONS = cypher(__file__, "erase_interactions")
ERASE_TAGGINGS = cypher(__file__, "erase_taggings")
READ_TEXTS = cypher(__file__, "read_texts")
ERASE_TEXTS = cypher(__file__, "erase_texts")
ERASE_CONVERSATIONS = cypher(__file__, "erase_conversations")
ERASE_TIES = cypher(__file__, "erase_ties")
ERASE_NODE = cypher(__file__, "erase_node")
ERASE_BARE_ITEMS = cypher(__file__, "erase_bare_items")
DOUBT_INTERESTS = cypher(__file__, "doubt_interests")
BEGUN = "MATCH (u:User) WHERE u.erasure_begun_at IS NOT NULL RETURN u.user_id AS id ORDER BY id"
DESCRIBED = tuple(
    one.name for node in model.NODES if node.label == "Item" for one in node.properties if not one.is_derived
)[1:]
TIES_A_BATCH = 1000
TEXTS_A_BATCH = 100

Batch = Callable[[ManagedTransaction, str, datetime], Counter[str]]


@dataclass(frozen=True, slots=True)
class Erased:
    """What went, by kind: ``ties`` are follows, statements, weights and other derived relationships, by type."""

    events: int
    tags: int
    texts: int
    ties: dict[str, int]
    bare_items: int


def begun_erasures(driver: Driver) -> list[str]:
    """Return the people whose erasure began and was stopped."""
    return read_ids(driver, BEGUN)


def begin_erasure(driver: Driver, user_id: str, now: datetime) -> int:
    """Mark a person, so that :func:`begun_erasures` names them until they are gone; return how many facts there are.

    Raises UnknownUserError.
    """
    rows = driver.execute_query(BEGIN_ERASURE, user_id=user_id, now=now).records
    if not rows:
        raise UnknownUserError(user_id)
    return int(rows[0]["ties"])


def erase_user(driver: Driver, user_id: str, now: datetime, progress: Progress) -> Erased:
    """Remove a person's facts, what was derived from them for this person, and the person.

    What others share is marked for the jobs that compute it: counts, weights, similar items. Killed at any point, it is
    completed when called again; until then :func:`begun_erasures` names the person. Raises UnknownUserError.
    """
    ties = begin_erasure(driver, user_id, now)
    counts: Counter[str] = Counter()
    with driver.session() as session, progress.step("erasing", ties, "facts") as step:
        while True:
            for batch in (_erase_interactions, _erase_taggings, _erase_conversations, _erase_texts, _erase_ties):
                counts += _repeat(session, batch, user_id, now, step)
            if not session.execute_write(_erase_node, user_id):
                break
    gone = {name.removeprefix("tie "): n for name, n in sorted(counts.items()) if name.startswith("tie ")}
    return Erased(counts["events"], counts["tags"], counts["texts"], gone, counts["bare items"])


def _repeat(session: Session, batch: Batch, user_id: str, now: datetime, step: Step) -> Counter[str]:
    """Run a batch until it finds nothing more to do; each run is a transaction of its own."""
    total: Counter[str] = Counter()
    while counted := session.execute_write(_with_mark, batch, user_id, now):
        total += counted
        step.advance(counted["done"])
    return total


def _with_mark(tx: ManagedTransaction, batch: Batch, user_id: str, now: datetime) -> Counter[str]:
    """Run a batch; what changes all figures marks them with it, so that a kill in between leaves none of them old."""
    counted = batch(tx, user_id, now)
    if counted["loose texts"] or counted["bare items"]:
        tx.run(STALE_FIGURES).consume()
    return counted


def _erase_interactions(tx: ManagedTransaction, user_id: str, now: datetime) -> Counter[str]:
    row = tx.run(ERASE_INTERACTIONS, user_id=user_id, limit=TIES_A_BATCH, now=now).single(strict=True)
    bare = _erase_bare_items(tx, row["item_ids"])
    return +Counter({"events": row["events"], "done": len(row["item_ids"]), "bare items": bare})


def _erase_taggings(tx: ManagedTransaction, user_id: str, now: datetime) -> Counter[str]:
    row = tx.run(ERASE_TAGGINGS, user_id=user_id, limit=TIES_A_BATCH).single(strict=True)
    found = ((name.interest_id, tag.strip()) for tag in row["tags"] if (name := canonical(tag)) is not None)
    _doubt(tx, found, 2)
    bare = _erase_bare_items(tx, row["item_ids"])
    return +Counter({"tags": len(row["tags"]), "done": len(row["tags"]), "bare items": bare})


def _erase_texts(tx: ManagedTransaction, user_id: str, now: datetime) -> Counter[str]:
    texts = list(tx.run(READ_TEXTS, user_id=user_id, limit=TEXTS_A_BATCH))
    own = [text for text in texts if not text["is_shared"]]
    _doubt(tx, ((interest_id, surface.strip()) for text in own for interest_id, surface in text["found"]), 1)
    ids = [text["document_id"] for text in own]
    shared = [text["document_id"] for text in texts if text["is_shared"]]
    tx.run(ERASE_TEXTS, user_id=user_id, own=ids, shared=shared).consume()
    bare = _erase_bare_items(tx, [item_id for text in own for item_id in text["item_ids"]])
    loose = sum(not text["item_ids"] for text in own)
    return +Counter({"texts": len(own), "loose texts": loose, "done": len(texts), "bare items": bare})


def _erase_conversations(tx: ManagedTransaction, user_id: str, now: datetime) -> Counter[str]:
    n = tx.run(ERASE_CONVERSATIONS, user_id=user_id, limit=TEXTS_A_BATCH).single(strict=True)["conversations"]
    return +Counter({"tie HELD": n, "done": n})


def _erase_ties(tx: ManagedTransaction, user_id: str, now: datetime) -> Counter[str]:
    rows = list(tx.run(ERASE_TIES, user_id=user_id, limit=TIES_A_BATCH, now=now))
    return +Counter({"done": sum(row["ties"] for row in rows), **{f"tie {row['type']}": row["ties"] for row in rows}})


def _erase_node(tx: ManagedTransaction, user_id: str) -> int:
    """Remove the node unless ties came in meanwhile; return how many did."""
    row = tx.run(ERASE_NODE, user_id=user_id).single()
    return 0 if row is None else row["left"]


def _erase_bare_items(tx: ManagedTransaction, item_ids: list[str]) -> int:
    if not item_ids:
        return 0
    return tx.run(ERASE_BARE_ITEMS, item_ids=item_ids, described=list(DESCRIBED)).single(strict=True)["items"]


def _doubt(tx: ManagedTransaction, found: Iterable[tuple[str, str]], column: int) -> None:
    """Put names of interests in doubt; ``column`` 1 for words of texts, 2 for tags."""
    rows: dict[str, list[Any]] = {}
    for interest_id, name in found:
        names = rows.setdefault(interest_id, [interest_id, [], []])[column]
        if name not in names:
            names.append(name)
    if rows:
        tx.run(DOUBT_INTERESTS, rows=[row for _, row in sorted(rows.items())]).consume()
