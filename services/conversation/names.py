"""Finds what an utterance names: interests, items, people, moods; only what the graph or its dictionary knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.conversation.acts import Thing
from services.conversation.moods import Mood, moods
from services.conversation.references import IT
from services.database.reading import read
from services.language.canonical import canonical
from services.language.dictionary import dictionary, is_listed
from services.language.generic import is_generic
from services.language.scripts import HAN, han_pairs
from services.language.singular import singular
from services.language.words import is_plain_word
from services.search.words import any_of

NAMED_IN = cypher(__file__, "named_in")
CREATORS_OF = (
    "MATCH (:Item {item_id: $item_id})-[:ABOUT]->(i:Interest {kind: 'person'})"
    " RETURN i.interest_id AS id, i.name AS name, i.name_zh AS name_zh ORDER BY id"
)
WORD = re.compile(r"[^\W_\u3400-\u9fff]+(?:'[^\W_]+)*[+#]*")
QUOTED = re.compile(r"《[^》]+》|\"[^\"]+\"|“[^”]+”|「[^」]+」")
AROUND_ONE = (
    re.compile(r"(?:关于|讲|写|有|爱|喜欢|不要|多点|少点|除了|别|讨厌|养|和|跟)$"),
    re.compile(r"^的?(?:书|故事|题材|主题)|^的$"),
)
WHERE_ONE_IS = re.compile(r"(?<!book)(?<!thing)(?<!books)(?<!novel)(?<!stories) on (?:the|a|my) $", re.IGNORECASE)
"""On the train: where somebody reads, not what about."""
ARTICLES = ("the ", "a ", "an ")
LIMIT = 100
LONGEST_WORDS, LONGEST_HAN = 9, 20
CARRIERS = frozenset({"fiction", "literature", "novel", "english", "language", "english-language", "talk", "letter"})
"""Interests that are words for any book or any talk: nobody wishes for them by saying them."""
GENERATIONS = frozenset(
    {"fils", "père", "pere", "jr", "sr", "junior", "senior", "ii", "iii", "the", "elder", "younger"}
)
"""Words after a person's last name."""
SEARCHED = 80


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in an utterance and what it may mean, the likeliest first; several items or people: ask which.

    ``is_sure``: genres, dictionary words, people, titles. Other mined words count only where a wish is said of them.
    """

    start: int
    end: int
    things: tuple[Thing, ...]
    is_sure: bool = True
    is_known: bool = True
    """False: the dictionary has the word, and nothing in the graph is about it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    thing: Thing
    uses: int
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one graph, asked for utterance by utterance, so that its size does not matter."""

    driver: Driver

    def mentions(self, text: str, listed: Sequence[Thing] = ()) -> list[Mention]:
        """Return the names in a prepared text, in order; ``listed`` items may go by any short title."""
        rows = self._rows(text)
        entries: dict[str, list[_Entry]] = {}
        for key, entry in _entries(rows, listed):
            known = entries.setdefault(key, [])
            if all(entry.thing.id != other.thing.id or entry.thing.label != other.thing.label for other in known):
                known.append(entry)
        near = frozenset(thing.id for thing in listed)
        spans = [(match.start(), match.end()) for match in QUOTED.finditer(text)]
        found = [
            mention
            for start, end, key in _places(text, entries)
            if not WHERE_ONE_IS.search(text[:start])
            and (mention := _mention(text, start, end, entries[key], spans, near)) is not None
        ]
        firm = list(_apart(one for one in found if one.is_known and one.things[0].label != "Mood"))
        taken = [(one.start, one.end) for one in firm]
        others = [one for one in found if not any(one.start < end and start < one.end for start, end in taken)]
        return sorted([*firm, *_apart(others)], key=lambda one: one.start)

    def resolve(self, name: str, listed: Sequence[Thing] = ()) -> Mention | None:
        """Return what a name by itself means: the longest name in it, if that is the better half of it.

        Chinese words that name nothing else may be a title whose marks were left off; words that only point are none.
        """
        lone = len(name) == 1 and HAN.match(name)
        found = self.mentions(f"关于{name}" if lone else name, listed)
        if not found and HAN.match(name) and not IT.fullmatch(name):
            found = self.mentions(f"《{name}》", listed)
        if not found:
            return None
        best = max(found, key=lambda one: one.end - one.start)
        return best if 2 * (best.end - best.start) >= len(name.strip()) else None

    def creators_of(self, item: Thing) -> tuple[Thing, ...]:
        """Return who made the item."""
        rows = read(self.driver, CREATORS_OF, {"item_id": item.id})
        return tuple(_interest(row["id"], row["name"], row["name_zh"], "person") for row in rows)

    def _rows(self, text: str) -> list[Record]:
        words = [*(match.group() for match in WORD.finditer(text)), *han_pairs(text)]
        if not words:
            return []
        asked = {
            "interest_ids": sorted(_ids(text)),
            "interest_words": any_of(words, SEARCHED),
            "item_words": any_of(words, SEARCHED, ("title", "title_zh")),
            "limit": LIMIT,
        }
        return read(self.driver, NAMED_IN, asked)


def _ids(text: str) -> Iterator[str]:
    words = [match.group() for match in WORD.finditer(text)]
    ids = set()
    for start in range(len(words)):
        for end in range(start + 1, min(start + 4, len(words)) + 1):
            for kind in ("topic", "person"):
                if (name := canonical(" ".join(words[start:end]), kind)) is not None:
                    ids.add(name.interest_id)
    for start, end in _han_spans(text, 8):
        surface = text[start:end]
        entry = dictionary().by_key.get(surface)
        ids.add(entry.interest_id if entry else surface)
    for mood in moods():
        ids |= {*mood.toward, *mood.away}
    return iter(ids)


def _han_spans(text: str, longest: int) -> Iterator[tuple[int, int]]:
    for start in range(len(text)):
        if HAN.match(text[start]):
            for end in range(start + 1, min(start + longest, len(text)) + 1):
                if not (HAN.match(text[end - 1]) or text[end - 1] in "·:()、,"):
                    break
                yield start, end


def _entries(rows: Sequence[Record], listed: Sequence[Thing]) -> Iterator[tuple[str, _Entry]]:
    known = {row["id"] for row in rows if row["label"] == "Interest" and row["uses"]}
    for row in rows:
        if row["label"] == "Item":
            thing = Thing("Item", row["id"], row["name"], row["name_zh"])
            yield from ((key, _Entry(thing, row["uses"])) for key in _titles(thing))
        elif not is_generic(row["name"]) and row["id"] not in CARRIERS:
            thing = _interest(row["id"], row["name"], row["name_zh"], row["kind"])
            yield from _interest_entries(thing, row)
    for thing in listed:
        yield from ((key, _Entry(thing, 0)) for key in _titles(thing))
    for mood in moods():
        thing = _mood(mood, known)
        yield from ((_key(word), _Entry(thing, len(thing.ids))) for word in (*mood.en, *mood.zh))


def _interest_entries(thing: Thing, row: Record) -> Iterator[tuple[str, _Entry]]:
    entry = dictionary().by_key.get(thing.id)
    names = {thing.name, thing.name_zh or "", *row["aliases"], *(entry.names if entry else ())}
    for key in filter(None, map(_key, sorted(names))):
        yield key, _Entry(thing, row["uses"])
    last = next((word for word in reversed(thing.name.split()) if word.lower().strip(".") not in GENERATIONS), "")
    if thing.kind == "person" and last != thing.name and len(last) > 3:
        yield _key(last), _Entry(thing, row["uses"], is_part=True)


def _titles(thing: Thing) -> Iterator[str]:
    for title in {thing.name, thing.name_zh or ""}:
        key = _key(title)
        if key:
            yield key
        for article in ARTICLES:
            if key.startswith(article):
                yield key.removeprefix(article)


def _interest(id: str, name: str, name_zh: str | None, kind: str | None) -> Thing:
    return Thing("Interest", id, name, name_zh, kind, (id,))


def _mood(mood: Mood, known: Iterable[str]) -> Thing:
    toward = tuple(id for id in mood.toward if id in known)
    away = tuple(id for id in mood.away if id in known)
    return Thing("Mood", mood.id, mood.name, mood.name_zh, None, toward, away)


def _key(surface: str) -> str:
    """Return how a name is looked up: lower case, the last word in the singular; Chinese without marks around."""
    surface = surface.strip("《》 ")
    if HAN.search(surface):
        return surface.casefold()
    words = [word.casefold().removesuffix("'s") for word in WORD.findall(surface)]
    return " ".join([*words[:-1], singular(words[-1])]) if words else ""


def _places(text: str, entries: dict[str, list[_Entry]]) -> Iterator[tuple[int, int, str]]:
    words = [(match.start(), match.end(), match.group()) for match in WORD.finditer(text)]
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_WORDS, len(words)) + 1):
            key = _key(" ".join(word for _, _, word in words[start:end]))
            if key in entries or _from_dictionary(key, entries):
                last = words[end - 1]
                yield words[start][0], last[1] - 2 * last[2].endswith("'s"), key
    for start, end in _han_spans(text, LONGEST_HAN):
        key = text[start:end].casefold()
        if key in entries or _from_dictionary(key, entries):
            yield start, end, key


def _from_dictionary(key: str, entries: dict[str, list[_Entry]]) -> bool:
    """Take in a word that only the dictionary knows, so that it can be said that the graph does not."""
    entry = dictionary().by_key.get(key.replace(" ", "-"))
    if entry is None or len(key) < 2 or is_generic(entry.name) or entry.interest_id in CARRIERS:
        return False
    entries[key] = [_Entry(_interest(entry.interest_id, entry.name, entry.name_zh, None), 0)]
    return True


def _mention(
    text: str, start: int, end: int, entries: list[_Entry], quoted: Sequence[tuple[int, int]], near: frozenset[str]
) -> Mention | None:
    is_quoted = any(left < start and end < right for left, right in quoted)
    used = [one for one in entries if one.thing.label != "Interest" or one.uses]
    surface = text[start:end]
    if not used:
        is_word = len(surface) > 1 and is_listed(surface.casefold())
        return Mention(start, end, (entries[0].thing,), is_known=False) if is_word else None
    kept = [one for one in used if _is_meant(text, start, surface, one, is_quoted, near)]
    if is_quoted and any(one.thing.label == "Item" for one in kept):
        kept = [one for one in kept if one.thing.label == "Item"]
    elif any(not one.is_part for one in kept):
        kept = [one for one in kept if not one.is_part]
    if not kept:
        return None
    kept.sort(key=lambda one: (_place(one), -one.uses, one.thing.id))
    rivals = [one for one in kept if _place(one) == _place(kept[0]) and one.thing.label == kept[0].thing.label]
    things = [one.thing for one in (rivals if kept[0].thing.label == "Item" or kept[0].is_part else rivals[:1])]
    if near and len(things) > 1 and (listed := [thing for thing in things if thing.id in near]):
        things = listed
    return Mention(start, end, tuple(things), _is_sure(kept[0], surface))


def _place(entry: _Entry) -> int:
    """Prefer genres and people to moods, moods to what was mined, that to titles."""
    thing = entry.thing
    if thing.label == "Interest":
        return 0 if thing.kind in ("genre", "person", "brand") or is_listed(thing.id.replace("-", " ")) else 2
    return 1 if thing.label == "Mood" else 3


def _is_sure(entry: _Entry, surface: str) -> bool:
    return _place(entry) != 2 or len(surface.split()) > 1


def _is_meant(text: str, start: int, surface: str, entry: _Entry, is_quoted: bool, near: frozenset[str]) -> bool:
    """Tell whether words that could be a title or a name are one here."""
    thing = entry.thing
    if is_quoted or thing.id in near:
        return True
    if HAN.search(surface):
        if len(surface) == 1:
            before, after = text[:start], text[start + 1 :]
            return thing.label == "Interest" and bool(AROUND_ONE[0].search(before) or AROUND_ONE[1].match(after))
        return thing.label != "Item" or len(surface) > 2
    bare = surface
    for article in ARTICLES:
        bare = bare[len(article) :] if bare.lower().startswith(article) else bare
    if thing.label == "Item" or entry.is_part or thing.kind in ("person", "brand", "item"):
        return " " in bare or bare[:1].isupper() or not is_plain_word(bare.lower())
    return True


def _apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    end = 0
    for one in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            end = one.end
            yield one


def with_ids(thing: Thing, ids: tuple[str, ...]) -> Thing:
    """Return the thing standing for these interests."""
    return replace(thing, ids=ids)
