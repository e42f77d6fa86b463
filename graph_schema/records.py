"""What a source says, one frozen record a fact, on its way into the graph."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class User:
    """A person. ``name`` is what the source calls them, if anything."""

    user_id: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can be recommended.

    ``categories`` are catalogue fields (genre, category); ``creators`` are authors, artists, directors.
    ``price`` is in the source's currency, ``published_at`` in UTC.
    """

    item_id: str
    title: str | None = None
    description: str | None = None
    categories: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    brand: str | None = None
    year: int | None = None
    price: float | None = None
    url: str | None = None
    image: str | None = None
    published_at: datetime | None = None
    is_available: bool | None = None
    title_zh: str | None = None
    description_zh: str | None = None


@dataclass(frozen=True, slots=True)
class Interaction:
    """One event: a user did something with an item.

    ``value`` is a rating (stars) or a count (plays); ``at`` is UTC or None when the source has no time.
    ``event_id`` is the source's, or None: then it is a hash of the content (see :func:`event_id`).
    """

    user_id: str
    item_id: str
    kind: str
    at: datetime | None = None
    value: float | None = None
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class Tagging:
    """A crowd tag: a user put a word on an item."""

    user_id: str
    item_id: str
    tag: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text: review, post, comment. ``kind`` says which; ``language`` is an ISO 639-1 code or None."""

    document_id: str
    text: str
    kind: str = "review"
    title: str | None = None
    user_id: str | None = None
    item_id: str | None = None
    at: datetime | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Follow:
    """A social tie: the user follows the friend."""

    user_id: str
    friend_id: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who wrote a text, said apart from the text itself."""

    user_id: str
    document_id: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Which item a text is about, said apart from the text itself."""

    document_id: str
    item_id: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person says of an interest: pinned, added, muted or removed. Of two the later counts."""

    user_id: str
    interest_id: str
    kind: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """A decision: an interest is the same as another and goes into it. ``by`` is rule, model or person."""

    interest_id: str
    into_id: str
    by: str = "person"
    why: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Distinction:
    """A decision: two interests are not the same, whatever their names look like."""

    interest_id: str
    other_id: str
    by: str = "person"
    why: str | None = None
    at: datetime | None = None


Decision = Merge | Distinction
Record = User | Item | Interaction | Tagging | Document | Follow | Authorship | Subject | Statement | Decision


def event_id(interaction: Interaction) -> str:
    """Return the event's own id, else a hash of its content (20 hex digits)."""
    if interaction.event_id:
        return interaction.event_id
    parts = (
        interaction.user_id,
        interaction.item_id,
        interaction.kind,
        str(epoch_millis(interaction.at)),
        "" if interaction.value is None else repr(float(interaction.value)),
    )
    return content_hash(*parts)


def content_hash(*parts: str) -> str:
    """Return 20 hex digits that stand for the parts; no two different tuples share the hashed text."""
    text = "".join([f"{len(part)}:{part}" for part in parts])
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def epoch_millis(at: datetime | None) -> int:
    """Return milliseconds since 1970 UTC; an unknown time counts as 0."""
    return 0 if at is None else round(at.timestamp() * 1000)
