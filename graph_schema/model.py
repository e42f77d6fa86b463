"""The one dictionary of the graph: labels, relationships and properties, in words and in types."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Property:
    """A property; ``is_derived`` when it can be computed again from facts."""

    name: str
    type: str
    meaning: str
    is_derived: bool = False


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label, its key and its properties.

    ``identity`` is the property that stands for a node in fingerprints, where the key depends on what was there before.
    """

    label: str
    key: str
    meaning: str
    properties: tuple[Property, ...]
    is_derived: bool = False
    identity: str | None = None


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A relationship type; ``key`` are the properties that, beside its two ends, tell one from another.

    ``is_log``: work that waits for somebody, or a note of what was; in no fingerprint, as jobs are.
    """

    type: str
    start: str
    end: str
    meaning: str
    properties: tuple[Property, ...] = ()
    key: tuple[str, ...] = ()
    is_derived: bool = False
    is_log: bool = False


def _derived(name: str, type: str, meaning: str) -> Property:
    return Property(name, type, meaning, is_derived=True)


NODES = (
    NodeType(
        "User",
        "user_id",
        "a person who views, likes, rates, buys or writes",
        (
            Property("user_id", "string", "the source's id"),
            Property("name", "string", "what the source calls the person"),
            _derived("rating_mean", "float", "mean of the person's ratings, drawn towards neutral while they are few"),
            _derived("newest_at", "int", "time of the newest event, milliseconds since 1970 UTC"),
            _derived("as_of", "datetime", "when the derived figures were stored"),
            _derived("taste", "list of float", "vector whose inner product with an item's says how well it suits"),
            _derived("taste_method", "string", "the method that made the vector, such as als"),
            _derived("leaning", "list of float", "vector of what sets the person's taste apart, made by `learn`"),
            _derived("leaning_norm", "float", "length of that vector"),
            _derived("graph_vector", "list of float", "vector by the ties of the graph, of length 1"),
            _derived("graph_vector_method", "string", "its method: fastrp, node2vec, deepwalk, graphsage, item2vec"),
            _derived("dropped", "string", "why nothing is learned from the person: core or bot, set by `clean`"),
        ),
    ),
    NodeType(
        "Item",
        "item_id",
        "something that can be recommended",
        (
            Property("item_id", "string", "the source's id"),
            Property("title", "string", "name"),
            Property("title_zh", "string", "Chinese name"),
            Property("description", "string", "text about it"),
            Property("description_zh", "string", "Chinese text about it"),
            Property("categories", "list of string", "catalogue fields: genres, categories"),
            Property("creators", "list of string", "authors, artists, directors"),
            Property("brand", "string", "maker"),
            Property("year", "int", "year of publication; negative before our era"),
            Property("price", "float", "in the source's currency"),
            Property("url", "string", "page of the source"),
            Property("image", "string", "address of a picture"),
            Property("published_at", "datetime", "UTC"),
            Property("is_available", "boolean", "may be recommended"),
            _derived("popularity", "int", "users with a positive interaction"),
            _derived("trend", "float", "how lately it pleased people: log2 of the sum of 2 ^ (time / 30 days)"),
            _derived("about_norm", "float", "length of the item's vector of interests"),
            _derived("embedding", "list of float", "vector of the item's texts, of length 1"),
            _derived("embedding_checksum", "string", "of the text behind the vector, and its model"),
            _derived("taste", "list of float", "vector by who likes it; all items' are of one length"),
            _derived("taste_method", "string", "the method that made the vector, such as als"),
            _derived(
                "leaning", "list of float", "vector whose product with a person's says how far the taste leans here"
            ),
            _derived("leaning_norm", "float", "length of that vector"),
            _derived("graph_vector", "list of float", "vector by the ties of the graph, of length 1"),
            _derived("graph_vector_method", "string", "its method: fastrp, node2vec, deepwalk, graphsage, item2vec"),
            _derived("dropped", "string", "why nothing is learned of it: core, set by `clean`"),
        ),
    ),
    NodeType(
        "Document",
        "document_id",
        "a text: review, post, comment or description",
        (
            Property("document_id", "string", "the source's id"),
            Property("text", "string", "as stored; all spans point into it"),
            Property("title", "string", "headline"),
            Property("kind", "string", "review, post, comment, description, chat"),
            Property("language", "string", "ISO 639-1"),
            Property("at", "datetime", "UTC"),
            _derived("mined_by", "string", "name and version of what read it: rules, or a language model"),
            _derived("mining_failed", "string", "why the language model could not read it; the rules did"),
        ),
    ),
    NodeType(
        "Interest",
        "interest_id",
        "a canonical interest that tags resolve to",
        (
            Property("interest_id", "string", "readable slug"),
            Property("name", "string", "name to show"),
            Property("name_zh", "string", "Chinese name where known"),
            Property("kind", "string", "topic, genre, brand, person, place, item, attribute"),
            Property("language", "string", "language of the name"),
            Property("aliases", "list of string", "surface forms met"),
            Property("support", "int", "items and documents that carry it"),
            Property("specificity", "float", "0 (everywhere) to 1 (rare): scaled inverse document frequency"),
            Property("dropped", "string", "why it has no weight: support, hub, generic, merged or noise"),
            Property("embedding", "list of float", "vector of the interest's names, of length 1"),
            Property("embedding_checksum", "string", "of the text behind the vector, and its model"),
            Property("graph_vector", "list of float", "vector by the ties of the graph, of length 1"),
            Property("graph_vector_method", "string", "its method: fastrp, node2vec, deepwalk, graphsage, item2vec"),
        ),
        is_derived=True,
    ),
    NodeType(
        "Community",
        "community_id",
        "a group of users, items and interests that have more to do with each other than with the rest",
        (
            Property("community_id", "string", "level and number; kept as long as most members stay"),
            Property("level", "int", "1 broad, 2 fine"),
            Property("name", "string", "its top interests, at most three"),
            Property("name_zh", "string", "the same in Chinese"),
            Property("size", "int", "members in all"),
            Property("users", "int", "members that are users"),
            Property("items", "int", "members that are items"),
            Property("interests", "int", "members that are interests"),
            Property("top_interests", "list of string", "ids of what draws it more than others, strongest first"),
            Property("top_weights", "list of float", "their weights, 0 to 1; the strongest has 1"),
            Property("contents", "string", "hash of its members"),
            Property("method", "string", "what found it: gds or native"),
            Property("as_of", "datetime", "when it was last computed"),
        ),
        is_derived=True,
        identity="contents",
    ),
    NodeType(
        "Conversation",
        "conversation_id",
        "a dialogue that recommends: where it stands, so that the next session goes on",
        (
            Property("conversation_id", "string", "id"),
            Property("state", "string", "JSON: wishes, limits, what was shown, the last turns"),
            Property("language", "string", "language it is held in: en or zh"),
            Property("turns", "int", "number of turns"),
            Property("started_at", "datetime", "UTC"),
            Property("last_at", "datetime", "UTC"),
        ),
        is_derived=True,
    ),
    NodeType(
        "Job",
        "job_id",
        "a run: what it was, and what it wrote",
        (
            Property("job_id", "string", "id"),
            Property("name", "string", "command"),
            Property("contents", "string", "hash of what it wrote"),
            Property("options", "string", "JSON of a rebuild's options; of `embeddings` and `train` the card"),
            Property(
                "method", "string", "of `rebuild similarity`, `taste`, `embeddings`, `train`: the one chosen last"
            ),
            Property("as_of", "datetime", "of `rebuild taste`, `embeddings`, `learn`, `train`: when it was made"),
            Property("half_life", "float", "of the job `learn`: likes since, for which a thing counts half as much"),
            Property("few", "int", "of the job `learn`: likes up to which a person is a newcomer"),
            Property(
                "priors", "list of float", "of the job `learn`: weight of log(1 + popularity) with 1, 2, 3, more likes"
            ),
            Property("model", "string", "of the job `embed`: what made the vectors"),
            Property("dimension", "int", "of the job `embed`: how many numbers a vector has"),
            Property("item_centre", "list of float", "of the job `embed`: mean vector of the items"),
            Property("interest_centre", "list of float", "of the job `embed`: mean vector of the interests"),
        ),
        is_derived=True,
    ),
    NodeType(
        "Migration",
        "version",
        "a step of the schema that has run",
        (
            Property("version", "int", "number"),
            Property("name", "string", "file"),
            Property("checksum", "string", "of the file's text"),
            Property("applied_at", "datetime", "UTC"),
        ),
        is_derived=True,
    ),
)

RELATIONSHIPS = (
    RelationshipType(
        "INTERACTED_WITH",
        "User",
        "Item",
        "all events of one kind between a user and an item",
        (
            Property("kind", "string", "view, like, rate, buy, dislike, listen ..."),
            Property("event_ids", "list of string", "ids of the events, by time then id"),
            Property("ats", "list of int", "their times, milliseconds since 1970 UTC; 0 is unknown"),
            Property("values", "list of float", "their values; NaN is none"),
            _derived("count", "int", "number of events"),
            _derived("value", "float", "value of the newest event that has one"),
            _derived("first_at", "datetime", "time of the oldest event"),
            _derived("last_at", "datetime", "time of the newest event"),
            _derived("strength", "float", "what the feedback says, -1 to 1 (buying up to 2)"),
        ),
        key=("kind",),
    ),
    RelationshipType(
        "TAGGED",
        "User",
        "Item",
        "a crowd tag with its owner",
        (Property("tag", "string", "the words"), Property("at", "datetime", "UTC")),
        key=("tag",),
    ),
    RelationshipType("WROTE", "User", "Document", "who wrote the text"),
    RelationshipType("ABOUT_ITEM", "Document", "Item", "what the text is about"),
    RelationshipType(
        "STATED",
        "User",
        "Interest",
        "what the person said of an interest; beats what is derived, and survives it",
        (
            Property("kind", "string", "pinned (counts 1), added (at least 0.5), muted or removed (counts nothing)"),
            Property("at", "datetime", "UTC"),
            Property("said_of", "list of string", "where interests were merged: ids of all that the person spoke of"),
            Property("said_kinds", "list of string", "what was said of each of them; the last of all counts"),
            Property("said_ats", "list of string", "when, ISO 8601 UTC; empty is unknown"),
        ),
    ),
    *(
        RelationshipType(
            "PASSED_OVER",
            "User",
            label,
            "was asked of it in an interview and did not know: not asked again",
            (Property("at", "datetime", "UTC"),),
            is_derived=True,
            is_log=True,
        )
        for label in ("Item", "Interest")
    ),
    RelationshipType("FOLLOWS", "User", "User", "a social tie", (Property("at", "datetime", "UTC"),)),
    RelationshipType(
        "MERGED_INTO",
        "Interest",
        "Interest",
        "a decision that stands: both are one, and what named the first stands at the end of this chain",
        (
            Property("by", "string", "rule, model, or who decided"),
            Property("why", "string", "the reason"),
            Property("at", "datetime", "UTC"),
            _derived("mentions", "int", "mentions that moved"),
            _derived("statements", "int", "statements that moved"),
        ),
    ),
    RelationshipType(
        "KEPT_APART",
        "Interest",
        "Interest",
        "a decision: these two are not one; nobody is asked again",
        (
            Property("refused_by", "string", "who decided"),
            Property("why", "string", "the reason"),
            Property("refused_at", "datetime", "UTC"),
        ),
    ),
    RelationshipType(
        "MAY_BE",
        "Interest",
        "Interest",
        "waits for a decision: the first may be the same as the second",
        (
            Property("by", "string", "what proposed it: rule or model"),
            Property("why", "string", "the reason"),
            Property("cosine", "float", "of the vectors of their names"),
            Property("opinion", "string", "what a language model says: same, different or unsure"),
            Property("at", "datetime", "UTC"),
        ),
        is_derived=True,
        is_log=True,
    ),
    RelationshipType(
        "WAS_MERGED_INTO",
        "Interest",
        "Interest",
        "a merge that was undone; no rule makes it again",
        (
            Property("by", "string", "who had decided"),
            Property("why", "string", "the reason"),
            Property("at", "datetime", "UTC"),
            Property("undone_by", "string", "who took it back"),
            Property("undone_at", "datetime", "UTC"),
        ),
        is_derived=True,
        is_log=True,
    ),
    RelationshipType(
        "BROADER",
        "Interest",
        "Interest",
        "from an interest to the wider one it is a kind of",
        (Property("source", "string", "dictionary, words (of its name) or model"),),
        is_derived=True,
    ),
    RelationshipType(
        "RELATED_TO",
        "Interest",
        "Interest",
        "met on the same items beyond chance (normalised pointwise mutual information), or as a model says",
        (
            Property("source", "string", "together or model"),
            Property("weight", "float", "0 to 1: NPMI or cosine"),
            Property("shared", "int", "items about both"),
            Property("rank", "int", "1 is the strongest"),
        ),
        is_derived=True,
    ),
    RelationshipType(
        "MENTIONS",
        "Document",
        "Interest",
        "evidence: the words in the stored text",
        (
            Property("start", "int", "first character of the span"),
            Property("end", "int", "character after the span"),
            Property("quote", "string", "the words of the span"),
            Property("surface", "string", "the tag"),
            Property("polarity", "int", "-1, 0 or 1"),
            Property("strength", "int", "1 to 5"),
            Property("extractor", "string", "name and version of what found it"),
            Property("through", "string", "id of the interest that the words name, where it was merged into this one"),
        ),
        key=("start", "end", "extractor"),
        is_derived=True,
    ),
    RelationshipType(
        "ABOUT",
        "Item",
        "Interest",
        "what an item is about",
        (
            Property("source", "string", "catalogue, crowd, text or price"),
            Property("weight", "float", "0 to 1"),
            Property("evidence", "int", "facts behind the weight"),
        ),
        key=("source",),
        is_derived=True,
    ),
    RelationshipType(
        "LEADS_TO",
        "Interest",
        "Item",
        "the items to look at first for an interest; a bounded way in, scores come from ABOUT",
        (Property("weight", "float", "what the interest alone would score, with a little for what pleased many"),),
        is_derived=True,
    ),
    RelationshipType(
        "INTERESTED_IN",
        "User",
        "Interest",
        "what a user is drawn to, or put off by",
        (
            Property("weight", "float", "0 to 1; the user's strongest interest has 1"),
            Property("polarity", "int", "1 drawn to, -1 put off by"),
            Property("evidence", "int", "interactions and mentions behind it"),
            Property("stated", "string", "pinned or added: the person said so"),
            Property("first_at", "datetime", "oldest evidence"),
            Property("last_at", "datetime", "newest evidence"),
        ),
        is_derived=True,
    ),
    RelationshipType(
        "PITCHED_FOR",
        "Item",
        "Interest",
        "words that present the item to people drawn to the interest, made ahead by `write-copy`",
        (
            Property("language", "string", "en or zh"),
            Property("tone", "string", "plain, warm or lively"),
            Property("length", "string", "short or long"),
            Property("text", "string", "the words"),
            Property("facts", "list of string", "ids of the facts they cite"),
            Property("by", "string", "the language model that worded them, or template"),
            Property("checksum", "string", "of everything they depend on"),
            Property("at", "datetime", "when they were made"),
        ),
        key=("language", "tone", "length"),
        is_derived=True,
    ),
    RelationshipType(
        "SIMILAR_TO",
        "Item",
        "Item",
        "from the item in a history to the candidate: the sparse adjacency that item-based filtering reads",
        (
            Property("method", "string", "how it was computed"),
            Property("weight", "float", "positive"),
            Property("rank", "int", "1 is the nearest"),
        ),
        key=("method",),
        is_derived=True,
    ),
    *(
        RelationshipType(
            type,
            "Item",
            "Item",
            meaning,
            (
                Property("weight", "float", "below 0 where it leads away from the other"),
                Property("rank", "int", "1 is the largest weight"),
            ),
            is_derived=True,
        )
        for type, meaning in (
            ("SUGGESTS", "what `learn` found: from a thing liked to what comes next, for people who are known"),
            ("INTRODUCES", "the same for newcomers, of whom one to three likes are known"),
        )
    ),
    RelationshipType(
        "SIMILAR_TO",
        "User",
        "User",
        "from a user to others who like the same things",
        (
            Property("method", "string", "how it was computed"),
            Property("weight", "float", "positive"),
            Property("rank", "int", "1 is the nearest"),
            Property("common", "int", "things both like"),
        ),
        is_derived=True,
    ),
    *(
        RelationshipType(
            "IN_COMMUNITY",
            label,
            "Community",
            "which group it belongs to, one of each level",
            (Property("level", "int", "1 broad, 2 fine"),),
            key=("level",),
            is_derived=True,
        )
        for label in ("User", "Item", "Interest")
    ),
    RelationshipType(
        "LIKES",
        "Community",
        "Item",
        "what a community likes more than others do, its first items",
        (
            Property("fans", "int", "users of the community whom it pleased"),
            Property("weight", "float", "0 to 1; the first item of a community has 1"),
        ),
        is_derived=True,
    ),
    RelationshipType("HELD", "User", "Conversation", "who held the conversation", is_derived=True),
    RelationshipType("HAS_TURN", "Conversation", "Document", "what was said in it, one text a turn", is_derived=True),
    RelationshipType(
        "PART_OF", "Community", "Community", "the broad group that holds all members of a fine one", is_derived=True
    ),
)

LOGS = ("Conversation", "Job", "Migration")
"""Labels of what ran and what was talked of: neither facts of a source nor computed from them."""
FACT_NODES = tuple(node for node in NODES if not node.is_derived)
FACT_RELATIONSHIPS = tuple(tie for tie in RELATIONSHIPS if not tie.is_derived)
