"""Communities: page by page, and one with its top interests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownCommunityError
from services.search.cursor import decode_cursor, encode_cursor
from services.search.question import Listing, Question, utc

COMMUNITY_PAGE = cypher(__file__, "community_page")
COMMUNITY = cypher(__file__, "community")
COMMUNITIES_INSIDE = cypher(__file__, "communities_inside")
START = [0, 0, ""]


@dataclass(frozen=True, slots=True)
class CommunityRow:
    """A community in a list; ``level`` 1 is broad, 2 fine; ``part_of`` is the broad one a fine one lies in."""

    community_id: str
    level: int
    name: str
    name_zh: str
    size: int
    users: int
    items: int
    interests: int
    part_of: str | None


@dataclass(frozen=True, slots=True)
class TopInterest:
    """What draws a community more than others; the strongest has ``weight`` 1."""

    interest_id: str
    name: str
    name_zh: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class CommunityDetail:
    """A community in figures, with its top interests, strongest first."""

    community_id: str
    level: int
    name: str
    name_zh: str
    size: int
    users: int
    items: int
    interests: int
    as_of: datetime | None
    part_of: str | None
    part_of_name: str | None
    part_of_name_zh: str | None
    top: tuple[TopInterest, ...]


def community_page(
    driver: Driver, limit: int = 20, cursor: str | None = None, level: int | None = None
) -> Listing[CommunityRow]:
    """Return communities of one level or both, the largest of a level first. Raises InvalidCursorError."""
    after = decode_cursor(cursor, (int, int, str)) or START
    parameters = {"level": after[0], "size": after[1], "after": after[2], "only": level, "limit": limit}
    listing = _listing(driver, Question(COMMUNITY_PAGE, parameters))
    if len(listing.rows) < limit:
        return listing
    last = listing.rows[-1]
    cursor = encode_cursor([last.level, last.size, last.community_id])
    return Listing(listing.rows, listing.total, listing.question, cursor)


def community_detail(driver: Driver, community_id: str) -> CommunityDetail:
    """Return one community with its top interests. Raises UnknownCommunityError."""
    rows = Question(COMMUNITY, {"community_id": community_id}).ask(driver)
    if not rows:
        raise UnknownCommunityError(community_id)
    row = dict(rows[0])
    top = tuple(TopInterest(*one) for one in row["top"])
    return CommunityDetail(**row | {"top": top, "as_of": utc(row["as_of"])})


def communities_inside(driver: Driver, community_id: str, limit: int = 20) -> Listing[CommunityRow]:
    """Return the fine communities inside a broad one; empty for a fine one."""
    return _listing(driver, Question(COMMUNITIES_INSIDE, {"community_id": community_id, "limit": limit}))


def _listing(driver: Driver, question: Question) -> Listing[CommunityRow]:
    rows: Sequence[Record] = question.ask(driver)
    communities = tuple(CommunityRow(*(row[name] for name in CommunityRow.__slots__)) for row in rows)
    return Listing(communities, rows[0]["total"] if rows else 0, question)
