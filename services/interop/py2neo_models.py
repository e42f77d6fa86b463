"""Classes of py2neo's object mapper for the nodes of the graph; needs the extra ``py2neo``.

py2neo is at its end of life (last release 2021, repository closed): use it to bring code along that is written with it.
The project itself uses the official driver, because py2neo knows nothing of Bolt 5, of element ids or of time limits.

A push writes every related set that was looked at, ``MERGE``d by its two ends alone. Where two nodes may be tied more
than once (feedback by kind, tags by their words, interests by source), that would overwrite one tie with another, and
derived ties are not for hand-writing at all; so only WROTE, ABOUT_ITEM and FOLLOWS are pushed, the others are for
reading. What feedback changes elsewhere (what is to be mined and refreshed) py2neo does not mark: write events by
``interest-graph event`` or ``load``.
"""

from __future__ import annotations

from typing import Any

from py2neo.ogm import Model, Property, RelatedFrom, RelatedObjects, RelatedTo


class ReadOnlyObjects(RelatedObjects):  # type: ignore[misc]
    """Related nodes, once for each tie, that a push leaves as they are; ``triples()`` gives the ties' properties."""

    def __init__(self, subject: Model, node: Any, direction: int, type: str, related_class: Any) -> None:
        super().__init__(subject, node, direction, type, related_class)
        self.leads_away = direction > 0

    def add(self, obj: Model, properties: Any = None, **kwproperties: Any) -> int:
        raise TypeError(f"{self.relationship_type} is for reading only here: write it by `interest-graph load`")

    def remove(self, obj: Model) -> int:
        raise TypeError(f"{self.relationship_type} is for reading only here: remove it by `interest-graph`")

    def clear(self) -> None:
        raise TypeError(f"{self.relationship_type} is for reading only here: remove it by `interest-graph`")

    def __db_pull__(self, tx: Any) -> None:
        """Read every tie; py2neo's own way keeps one of several between the same two nodes."""
        ends = (self.node, None) if self.leads_away else (None, self.node)
        self._related_objects[:] = [
            (self.related_class.wrap(tie.end_node if self.leads_away else tie.start_node), dict(tie))
            for tie in tx.graph.match(ends, self.relationship_type)
        ]

    def __db_push__(self, tx: Any) -> None:
        """Write nothing."""


def _read_only(direction: int, type: str, label: str) -> property:
    """Return an attribute with the nodes at the other end; ``direction`` 1 leads away, -1 leads here."""

    def related(model: Model) -> ReadOnlyObjects:
        ogm = model.__ogm__
        return ReadOnlyObjects(ogm.subject, ogm.node, direction, type, globals()[label])

    return property(related, doc=f"{type}, for reading.")


class User(Model):  # type: ignore[misc]
    """A person who views, likes, rates, buys or writes."""

    __primarykey__ = "user_id"

    user_id = Property()
    name = Property()

    follows = RelatedTo("User", "FOLLOWS")
    followers = RelatedFrom("User", "FOLLOWS")
    wrote = RelatedTo("Document", "WROTE")
    met = _read_only(1, "INTERACTED_WITH", "Item")
    tagged = _read_only(1, "TAGGED", "Item")
    interests = _read_only(1, "INTERESTED_IN", "Interest")
    communities = _read_only(1, "IN_COMMUNITY", "Community")


class Item(Model):  # type: ignore[misc]
    """Something that can be recommended."""

    __primarykey__ = "item_id"

    item_id = Property()
    title = Property()
    title_zh = Property()
    description = Property()
    description_zh = Property()
    categories = Property()
    creators = Property()
    brand = Property()
    year = Property()
    price = Property()
    url = Property()
    image = Property()
    published_at = Property()
    is_available = Property()
    popularity = Property()

    documents = RelatedFrom("Document", "ABOUT_ITEM")
    met_by = _read_only(-1, "INTERACTED_WITH", "User")
    about = _read_only(1, "ABOUT", "Interest")
    similar = _read_only(1, "SIMILAR_TO", "Item")
    communities = _read_only(1, "IN_COMMUNITY", "Community")


class Document(Model):  # type: ignore[misc]
    """A text. A new one is mined by the next ``interest-graph mine``: set ``mined_by`` to NOT_MINED."""

    __primarykey__ = "document_id"
    NOT_MINED = "nothing yet"

    document_id = Property()
    text = Property()
    title = Property()
    kind = Property()
    language = Property()
    at = Property()
    mined_by = Property()
    mining_failed = Property()

    author = RelatedFrom("User", "WROTE")
    items = RelatedTo("Item", "ABOUT_ITEM")
    mentions = _read_only(1, "MENTIONS", "Interest")


class Interest(Model):  # type: ignore[misc]
    """A canonical interest that tags resolve to."""

    __primarykey__ = "interest_id"

    interest_id = Property()
    name = Property()
    name_zh = Property()
    kind = Property()
    language = Property()
    aliases = Property()
    support = Property()
    specificity = Property()
    dropped = Property()

    users = _read_only(-1, "INTERESTED_IN", "User")
    items = _read_only(-1, "ABOUT", "Item")
    mentioned_in = _read_only(-1, "MENTIONS", "Document")
    communities = _read_only(1, "IN_COMMUNITY", "Community")


class Community(Model):  # type: ignore[misc]
    """A group of users, items and interests."""

    __primarykey__ = "community_id"

    community_id = Property()
    level = Property()
    name = Property()
    name_zh = Property()
    size = Property()
    top_interests = Property()

    users = _read_only(-1, "IN_COMMUNITY", "User")
    part_of = _read_only(1, "PART_OF", "Community")
