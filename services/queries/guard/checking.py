"""Refuses Cypher that would do more than read this graph, by its words; the server's own checks come after."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema.errors import RefusedCypherError
from services.queries.guard.tokens import Token, tokens

BEGINNINGS = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "FILTER", "LET", "FOR", "ORDER"})
LANGUAGES = frozenset({"5", "25"})
WRITES = "it would change the graph"
LEAVES = "it would read what is not of this graph"
WORDS = {
    **dict.fromkeys(
        (
            *("CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "INSERT", "FOREACH"),
            *("DROP", "ALTER", "GRANT", "DENY", "REVOKE", "RENAME", "REALLOCATE", "DEALLOCATE"),
        ),
        WRITES,
    ),
    **dict.fromkeys(("LOAD", "CSV", "SHOW", "USE", "TERMINATE"), LEAVES),
    **dict.fromkeys(("TRANSACTIONS", "CONCURRENT", "PERIODIC", "COMMIT"), "it would run transactions of its own"),
    **dict.fromkeys(("EXPLAIN", "PROFILE", "CYPHER"), "how a query is run is not the caller's to say"),
}
"""Words that stand for a clause; as names they are written in backticks, and after a point they are properties."""
PROCEDURES = frozenset(
    {
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
        "db.index.vector.queryNodes",
        "db.index.vector.queryRelationships",
        "db.labels",
        "db.propertyKeys",
        "db.relationshipTypes",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.schema.visualization",
    }
)
FUNCTIONS = frozenset({"DATE", "DATETIME", "TIME", "LOCALTIME", "LOCALDATETIME", "DURATION", "POINT", "VECTOR"})
"""What may stand before the point of a function: date.truncate() and its like. All others come from plugins."""
ALONE = frozenset({"FILE", "LINENUMBER"})
"""Functions that speak of a file being read."""
_PROCEDURES = {name.upper(): name for name in PROCEDURES}
_END = Token("end", "")


def check_cypher(text: str) -> str:
    """Return the query without a semicolon at its end. Raises RefusedCypherError for all that may not be run."""
    found = tokens(text)
    end = found.pop().start if found and found[-1] == Token("sign", ";") else len(text)
    if not found:
        raise RefusedCypherError("there is no query", "write one, such as MATCH (u:User) RETURN u LIMIT 5")
    _check_beginning(found)
    for at, token in enumerate(found):
        if token == Token("sign", ";"):
            raise RefusedCypherError("there is more than one statement", "send them one by one")
        if token.kind == "word":
            _check_word(found, at)
        if token.kind in ("word", "name"):
            _check_function(found, at)
    return text[:end].strip()


def _check_beginning(found: list[Token]) -> None:
    """Let CYPHER 5 or CYPHER 25 pass at the very beginning, without any option; then a clause that reads."""
    if found[0] == Token("word", "CYPHER") and len(found) > 1 and found[1].text in LANGUAGES:
        del found[:2]
    first = found[0] if found else _END
    if first.kind != "word" or first.text not in BEGINNINGS:
        if first.text in WORDS:
            raise _refused(first.text)
        raise RefusedCypherError(
            "the query does not begin with a clause that reads", "begin with MATCH, WITH or RETURN"
        )


def _check_word(found: Sequence[Token], at: int) -> None:
    word = found[at].text
    if _is_property(found, at):
        return
    if word == "CALL":
        _check_call(found, at + 1)
    if word in WORDS:
        raise _refused(word)


def _check_call(found: Sequence[Token], at: int) -> None:
    if _at(found, at) in (Token("sign", "{"), Token("sign", "(")):
        return
    name = _dotted(found, at)
    if name.upper() not in _PROCEDURES:
        raise RefusedCypherError(
            f"the procedure {name or 'called'} is not among those that may be called",
            f"allowed are {', '.join(sorted(PROCEDURES))} and CALL {{ ... }}",
        )


def _check_function(found: Sequence[Token], at: int) -> None:
    """Refuse a function with a point in its name, which plugins have, unless it is one of time, place or vectors."""
    if _at(found, at + 1) != Token("sign", "("):
        return
    if _at(found, at - 1) != Token("sign", "."):
        if found[at].text.upper() in ALONE or "." in found[at].text:
            raise RefusedCypherError(f"the function {found[at].text.lower()} is refused: {LEAVES}", "leave it out")
        return
    first = at
    while _at(found, first - 1) == Token("sign", ".") and _at(found, first - 2).kind in ("word", "name"):
        first -= 2
    name = _dotted(found, first)
    if name.upper() in _PROCEDURES and _at(found, first - 1) == Token("word", "CALL"):
        return
    if found[first].text.upper() not in FUNCTIONS or first == at:
        raise RefusedCypherError(
            f"the function {name} is not among those that may be called", "use the functions that every Neo4j has"
        )


def _is_property(found: Sequence[Token], at: int) -> bool:
    """Tell ``node.set`` and ``$set`` from the clause."""
    before, further = _at(found, at - 1), _at(found, at - 2)
    if before == Token("sign", "$"):
        return True
    return before == Token("sign", ".") and (further.kind in ("word", "name") or further.text in (")", "]"))


def _dotted(found: Sequence[Token], at: int) -> str:
    parts = []
    while _at(found, at).kind in ("word", "name"):
        parts.append(found[at].text if found[at].kind == "name" else found[at].text.lower())
        if _at(found, at + 1) != Token("sign", "."):
            break
        at += 2
    return ".".join(parts)


def _at(found: Sequence[Token], at: int) -> Token:
    return found[at] if 0 <= at < len(found) else _END


def _refused(word: str) -> RefusedCypherError:
    return RefusedCypherError(
        f"{word} is refused: {WORDS[word]}", f"leave it out; a name is written as `{word.lower()}`"
    )
