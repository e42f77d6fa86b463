"""The graph's model in words for a language model: labels, relationships, properties, indexes, as short as they go."""

from __future__ import annotations

from functools import cache

from graph_schema.model import NODES, RELATIONSHIPS, NodeType, RelationshipType
from services.queries.guard.cells import HIDDEN

LEFT_OUT = frozenset({"Job", "Migration"})
UNTOLD = HIDDEN | {
    *("event_ids", "ats", "values", "about_norm", "trend", "as_of", "rating_mean", "contents", "top_weights", "method"),
    *("url", "image", "start", "end", "surface", "extractor", "language", "aliases", "published_at", "brand", "price"),
}
WORTH_SAYING = frozenset(
    {
        "polarity",
        "weight",
        "strength",
        "kind",
        "year",
        "popularity",
        "creators",
        "categories",
        "value",
        "level",
        "source",
    }
)
INDEXES = (
    "Full-text indexes: CALL db.index.fulltext.queryNodes('interest_words', $words) YIELD node, score; "
    "likewise 'item_words' and 'user_words'."
)


@cache
def schema_words() -> str:
    """Return the model as lines of text."""
    nodes = [_node(node) for node in NODES if node.label not in LEFT_OUT]
    ties = [_tie(tie) for tie in RELATIONSHIPS if not {tie.start, tie.end} & LEFT_OUT]
    return "\n".join(["Nodes:", *nodes, "Relationships:", *dict.fromkeys(ties), INDEXES])


def _node(node: NodeType) -> str:
    told = ", ".join(one.name for one in node.properties if one.name not in UNTOLD)
    notes = "; ".join(
        f"{one.name}: {one.meaning}" for one in node.properties if one.name in WORTH_SAYING and one.name not in UNTOLD
    )
    return f"(:{node.label} {{{told}}})" + (f" {notes}" if notes else "")


def _tie(tie: RelationshipType) -> str:
    told = ", ".join(one.name for one in tie.properties if one.name not in UNTOLD)
    notes = "; ".join(
        f"{one.name}: {one.meaning}" for one in tie.properties if one.name in WORTH_SAYING and one.name not in UNTOLD
    )
    properties = f" {{{told}}}" if told else ""
    return f"(:{tie.start})-[:{tie.type}{properties}]->(:{tie.end})" + (f" {notes}" if notes else "")
