"""What a scan looks for: the id of a person, and pieces of what they wrote that nobody else has."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher

PERSONAL_WORDS = cypher(__file__, "personal_words")
WORDS_OF_OTHERS = cypher(__file__, "words_of_others")
TELLING_LENGTH = 6
TELLING_DIGITS = 9
PIECE = 40
SHORTEST_PIECE = 24
WORDS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Traces:
    """What would give a person away.

    ``words`` are pieces of texts and the name; ``shared`` counts those left out because others have them too. ``name``
    is kept apart as well, short or shared as it may be.
    """

    user_id: str = field(repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)
    shared: int = 0
    name: str | None = field(default=None, repr=False)

    @property
    def is_id_telling(self) -> bool:
        """Tell whether the id is long enough to mean this person wherever it stands.

        A number such as 7, or a word such as ada, is also a count, an item's id, a word of a text: it is looked for
        only where the graph keeps ids of users.
        """
        bare = self.user_id.strip()
        return len(bare) >= (TELLING_DIGITS if bare.isdigit() else TELLING_LENGTH)

    @property
    def looked_for(self) -> tuple[str, ...]:
        """Return all that is to be found nowhere, wherever it may stand."""
        return ((self.user_id,) if self.is_id_telling else ()) + self.words

    def are_in(self, text: str) -> bool:
        """Tell whether a text holds the telling id as a word of its own, or any of the other words."""
        return any(word in text for word in self.words) or (
            self.is_id_telling and _bounded(self.user_id).search(text) is not None
        )


def collect_traces(driver: Driver, user_id: str) -> Traces:
    """Gather what to look for, before it goes: the id, the name, and three pieces of each text of some length."""
    rows, _, _ = driver.execute_query(PERSONAL_WORDS, user_id=user_id, routing_=RoutingControl.READ)
    if not rows:
        return Traces(user_id)
    words = {piece for text in rows[0]["texts"] for piece in pieces(text or "")}
    name = rows[0]["name"]
    if name and len(name) >= TELLING_LENGTH:
        words.add(name)
    ordered = sorted(words)
    shared: set[str] = set()
    for start in range(0, len(ordered), WORDS_AT_ONCE):
        found, _, _ = driver.execute_query(
            WORDS_OF_OTHERS,
            user_id=user_id,
            words=ordered[start : start + WORDS_AT_ONCE],
            routing_=RoutingControl.READ,
        )
        shared |= {row["word"] for row in found}
    return Traces(user_id, tuple(word for word in ordered if word not in shared), len(shared), name)


def pieces(text: str) -> tuple[str, ...]:
    """Return pieces of 24 to 40 characters from the beginning, the middle and the end of a text."""
    bare = text.strip()
    if len(bare) < SHORTEST_PIECE:
        return ()
    starts = (0, max(0, (len(bare) - PIECE) // 2), max(0, len(bare) - PIECE))
    return tuple(dict.fromkeys(bare[start : start + PIECE] for start in starts))


def spellings(word: str) -> tuple[bytes, ...]:
    """Return how a word may be written in a file: as it is, in JSON, in an address, in CSV, in UTF-16."""
    escaped = json.dumps(word)[1:-1]
    texts = (word, escaped, json.dumps(word, ensure_ascii=False)[1:-1], quote(word, safe=""), word.replace('"', '""'))
    encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
    return tuple(dict.fromkeys([*encoded, word.encode("utf-16-le", "surrogatepass")]))


def patterns(words: Sequence[str], user_id: str) -> re.Pattern[bytes] | None:
    """Return one pattern for files; the id counts only as a word of its own."""
    parts = []
    for word in words:
        for spelling in spellings(word):
            escaped = re.escape(spelling)
            parts.append(rb"(?<![\w\x80-\xff])" + escaped + rb"(?![\w\x80-\xff])" if word == user_id else escaped)
    return re.compile(b"|".join(parts)) if parts else None


def _bounded(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
