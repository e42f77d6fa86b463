"""From what a person types to a full-text query that cannot go wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

MOST_WORDS = 12
LONGEST_WORD = 100
SPECIAL = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|<>=])')


def words_of(text: str) -> list[str]:
    """Split at spaces; control characters part words too."""
    spaced = "".join(character if character.isprintable() else " " for character in text)
    return [word[:LONGEST_WORD] for word in spaced.split()[:MOST_WORDS]]


def full_text_query(text: str, joined_by: str = "AND") -> str:
    """Return a Lucene query for nodes that hold every word (``OR``: any), the last one also as a beginning.

    Each word stands in quotation marks, so that the index's own analyzer takes it apart: Chinese into pairs of
    characters, ``well-known`` into two words. A lone character also counts as a beginning, since pairs are indexed.
    Empty when there is no word.
    """
    words = words_of(text)
    last = len(words) - 1
    clauses = [_clause(word, number == last or len(word) == 1) for number, word in enumerate(words)]
    return f" {joined_by} ".join(clauses)


def any_of(words: Iterable[str], most: int, fields: Sequence[str] = ()) -> str:
    """Return a Lucene query for nodes that hold any of the first ``most`` different words, in any or in these fields.

    Each word stands in quotation marks: nothing in it is an operator. Empty when there is no word.
    """
    clauses = " OR ".join(_quoted(word) for word in list(dict.fromkeys(words))[:most])
    if not clauses or not fields:
        return clauses
    return " OR ".join(f"{field}:({clauses})" for field in fields)


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _clause(word: str, is_beginning: bool) -> str:
    if not is_beginning:
        return _quoted(word)
    escaped = SPECIAL.sub(r"\\\1", word.lower())
    return f"({_quoted(word)} OR {escaped}*)"
