"""From what a person types to a full-text query that cannot go wrong."""

from __future__ import annotations

import re

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


def _clause(word: str, is_beginning: bool) -> str:
    quoted = word.replace("\\", "\\\\").replace('"', '\\"')
    if not is_beginning:
        return f'"{quoted}"'
    escaped = SPECIAL.sub(r"\\\1", word.lower())
    return f'("{quoted}" OR {escaped}*)'
