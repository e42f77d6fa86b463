"""Takes a question apart into words, and words into concepts that are the same in both languages."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.language.simplified import simplified
from services.language.singular import singular

PIECE = re.compile(r"<\w+>|[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?:['\u2019][^\W_\u3400-\u9fff]+)*")
HAN = re.compile(r"[\u3400-\u9fff]")
NOT = re.compile(r"(?:\w+n['\u2019]t|never)$")
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, one Chinese character or a placeholder, and where it stands."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Concepts:
    """By the words that say them; ``dropped`` are words that say nothing in a question."""

    by_words: dict[tuple[str, ...], str]
    firm: frozenset[str]
    dropped: frozenset[tuple[str, ...]]
    longest: int


def pieces(text: str) -> list[Piece]:
    """Return the words of a text in one spelling: lower case, no accents, the singular, simplified characters."""
    text = simplified(text[:LONGEST])
    return [Piece(_plain(found.group()), found.start(), found.end()) for found in PIECE.finditer(text)]


def key_of(text: str) -> tuple[str, ...]:
    """Return a text as its words."""
    return tuple(piece.text for piece in pieces(text))


def conceived(words: Sequence[str]) -> list[str]:
    """Return the words as concepts, those that say nothing left out; others stay as they are."""
    known = concepts()
    found = _replaced(words, known)
    kept = [word for word in found if (word,) not in known.dropped]
    return [word for word in _replaced(kept, known) if (word,) not in known.dropped]


def is_concept(word: str) -> bool:
    """Tell a word that is part of how things are asked from one that names something."""
    return _concept((word,), concepts()) is not None or (word,) in concepts().dropped


@cache
def concepts() -> Concepts:
    """Read the concepts once."""
    read = tomllib.loads(Path(__file__).with_name("concepts.toml").read_text(encoding="utf-8"))
    by_words = {
        key_of(word): f":{concept}"
        for kind in ("firm", "loose")
        for concept, words in read[kind].items()
        for word in words
    }
    dropped = frozenset(key_of(word) for word in read["dropped"]["words"])
    longest = max(map(len, [*by_words, *dropped]))
    return Concepts(by_words, frozenset(f":{concept}" for concept in read["firm"]), dropped, longest)


def _replaced(words: Sequence[str], known: Concepts) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(known.longest, len(words) - at), 0, -1):
            key = tuple(words[at : at + length])
            concept = _concept(key, known)
            if concept is not None:
                if not found or found[-1] != concept:
                    found.append(concept)
                at += length
                break
            if length > 1 and key in known.dropped:
                at += length
                break
        else:
            found.append(words[at])
            at += 1
    return found


def _concept(key: tuple[str, ...], known: Concepts) -> str | None:
    for forms in _forms(key):
        if forms in known.by_words:
            return known.by_words[forms]
    return None


def _forms(key: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield key
    *before, last = key
    for ending, instead in (
        ("ed", ""),
        ("d", ""),
        ("ing", ""),
        ("ing", "e"),
        ("s", ""),
        ("ly", ""),
        ("ied", "y"),
        ("er", ""),
    ):
        if last.endswith(ending) and len(last) > len(ending) + 2:
            yield (*before, last[: -len(ending)] + instead)
    if len(key) > 1:
        first, *after = key
        for ending, instead in (("ed", ""), ("ing", ""), ("ting", "")):
            if first.endswith(ending) and len(first) > len(ending) + 1:
                yield (first[: -len(ending)] + instead, *after)


def _plain(word: str) -> str:
    if word.startswith("<"):
        return word
    word = word.casefold().replace("\u2019", "'")
    if word in ("can't", "cannot"):
        return "cannot"
    if NOT.match(word):
        return "not"
    word = word.split("'s")[0].split("'")[0] if word.endswith(("'s", "s'")) else word.replace("'", "")
    decomposed = unicodedata.normalize("NFKD", word)
    return singular("".join(letter for letter in decomposed if not unicodedata.combining(letter)))
