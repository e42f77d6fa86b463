"""Reasons out of what somebody asked for: their sentences in both languages, and the queries that find their paths."""

from __future__ import annotations

from graph_schema.cypher import cypher
from services.recommenders.candidate import Node, Term

WISH = "wish"
PATH_WISH = cypher(__file__, "path_wish")
PATH_SIMILAR = cypher(__file__, "path_wish_similar")
PATH_SHARED = cypher(__file__, "path_wish_shared")
ASKED = {
    "en": {
        True: "You asked for {interest}, and {about}.",
        False: "You asked for less {interest}, and {about}: that counts against it.",
    },
    "zh": {True: "您想要“{interest}”，{about}。", False: "您想少一些“{interest}”，而{about}，因此减分。"},
}
SIMILAR = {
    "en": {
        True: "You asked for something like {liked}, and people who like it also like {item}.",
        False: "You asked for less like {liked}, and people who like it also like {item}: that counts against it.",
    },
    "zh": {
        True: "您想要类似{liked}的，喜欢它的人也喜欢{item}。",
        False: "您不想要类似{liked}的，而喜欢它的人也喜欢{item}，因此减分。",
    },
}
ALIKE = {
    "en": {
        True: "You asked for something like {liked}, and what is said of {item} is like it.",
        False: "You asked for less like {liked}, and what is said of {item} is like it: that counts against it.",
    },
    "zh": {
        True: "您想要类似{liked}的，而关于{item}的文字与它相近。",
        False: "您不想要类似{liked}的，而关于{item}的文字与它相近，因此减分。",
    },
}
"""What ties them is not that people like both, but what texts say."""
SHARED = {
    "en": {
        True: "You asked for something like {liked}, and {item} is about {interest} as well.",
        False: "You asked for less like {liked}, and {item} is about {interest} as well: that counts against it.",
    },
    "zh": {
        True: "您想要类似{liked}的，{item}同样关于“{interest}”。",
        False: "您不想要类似{liked}的，而{item}同样关于“{interest}”，因此减分。",
    },
}


def is_wish(term: Term) -> bool:
    """Tell whether the term's path leads from what was asked for."""
    return term.kind == WISH


def wish_sentence(term: Term, about: str, item: str, liked: str, language: str) -> str:
    """Say a wish in words.

    ``about`` says how the item comes to be about the interest, ``item`` and ``liked`` are titles in quotation marks.
    """
    is_for = term.contribution > 0
    if term.ties[0].type == "SIMILAR_TO":
        words = ALIKE if term.ties[0].detail == "content" else SIMILAR
        return words[language][is_for].format(liked=liked, item=item)
    interest = next(node for node in term.nodes if node.label == "Interest")
    if len(term.nodes) == 2:
        return ASKED[language][is_for].format(interest=_named(interest, language), about=about)
    return SHARED[language][is_for].format(liked=liked, item=item, interest=_named(interest, language))


def wish_path(term: Term, item: Node) -> tuple[str, dict[str, str]]:
    """Return the query that finds exactly this path, and its parameters."""
    first, ends = term.nodes[0], {"item_id": item.id}
    if term.ties[0].type == "SIMILAR_TO":
        return PATH_SIMILAR, {**ends, "liked_id": first.id, "method": term.ties[0].detail or ""}
    if len(term.nodes) == 2:
        return PATH_WISH, {**ends, "interest_id": first.id, "source": term.ties[0].detail or ""}
    return PATH_SHARED, {**ends, "liked_id": first.id, "interest_id": term.nodes[1].id}


def _named(interest: Node, language: str) -> str:
    return interest.name_zh if language == "zh" and interest.name_zh else interest.name
