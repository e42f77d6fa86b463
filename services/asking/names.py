"""Finds what a question names in this graph: interests, people who made things, items, users, years and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from neo4j import Driver, Record

from graph_schema.cypher import cypher
from services.asking.wording import HAN, Piece, concepts, is_concept, key_of, pieces
from services.database.reading import read
from services.language.canonical import canonical
from services.language.dictionary import dictionary
from services.language.scripts import han_pairs
from services.search.words import any_of

NAMED_IN = cypher(__file__, "named_in")
LIMIT = 60
LONGEST_NAME = 14
SEARCHED = 80
WORD = re.compile(r"[^\W_\u3400-\u9fff]+(?:['\u2019-][^\W_\u3400-\u9fff]+)*")
QUOTED = re.compile(r"《[^》]+》|\"[^\"]+\"|“[^”]+”|「[^」]+」")
ARTICLES = ("the", "a", "an")
SHORTEST_PART = 4
NUMBERS = {
    **dict(
        zip(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(1, 11), strict=True)
    ),
    **dict(zip("一二三四五六七八九十", range(1, 11), strict=True)),
    "两": 2,
}
COUNTED = frozenset("本个位部件人篇名条")
EARLIEST_YEAR = 100


@dataclass(frozen=True, slots=True)
class Thing:
    """A node that a question names, a year or a count; ``type`` as the slots of templates have it."""

    type: str
    id: str
    name: str
    name_zh: str | None = None

    def shown(self, language: str) -> str:
        """Return its name in that language where it has one."""
        return self.name_zh if language == "zh" and self.name_zh else self.name


@dataclass(frozen=True, slots=True)
class Mention:
    """Words ``start`` to ``end`` of a question that may name one of ``things``, the likeliest first.

    ``is_sure``: otherwise they may also be nothing but words of the question.
    """

    start: int
    end: int
    things: tuple[Thing, ...]
    is_sure: bool = True


@dataclass(slots=True)
class _Known:
    by_key: dict[tuple[str, ...], list[Thing]] = field(default_factory=dict)
    parts: dict[tuple[str, ...], list[Thing]] = field(default_factory=dict)

    def add(self, key: tuple[str, ...], thing: Thing) -> None:
        if key and thing not in self.by_key.setdefault(key, []):
            self.by_key[key].append(thing)

    def add_part(self, key: tuple[str, ...], thing: Thing) -> None:
        if key and thing not in self.parts.setdefault(key, []):
            self.parts[key].append(thing)

    def find(self, key: tuple[str, ...], is_lower: bool) -> list[Thing]:
        """Return what goes by these words; by a part of a name only where it is written as one and one alone has it."""
        found = list(self.by_key.get(key, ()))
        part = [] if is_lower else self.parts.get(key, [])
        for type in dict.fromkeys(thing.type for thing in part):
            of_type = [thing for thing in part if thing.type == type]
            if len(of_type) == 1 and all(thing.type != type for thing in found):
                found += of_type
        return found


def mentions(driver: Driver, question: str) -> tuple[list[Piece], list[Mention]]:
    """Return the words of a question, and the names among them: leftmost and longest first, none inside another."""
    words = pieces(question)
    known = _known(_rows(driver, question, words))
    quoted = [(match.start(), match.end()) for match in QUOTED.finditer(question)]
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention = _mention(question, words, at, known, quoted) or _number(words, at)
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = mention.end
    return words, found


def _mention(
    question: str, words: Sequence[Piece], at: int, known: _Known, quoted: Sequence[tuple[int, int]]
) -> Mention | None:
    for length in range(min(LONGEST_NAME, len(words) - at), 0, -1):
        part = words[at : at + length]
        things = known.find(tuple(piece.text for piece in part), question[part[0].start].islower())
        if not things:
            continue
        is_quoted = any(start <= part[0].start and part[-1].end <= end for start, end in quoted)
        if is_quoted and any(thing.type == "item" for thing in things):
            things = [thing for thing in things if thing.type == "item"]
        return Mention(at, at + length, tuple(things), is_quoted or _is_sure(part))
    return None


def _is_sure(part: Sequence[Piece]) -> bool:
    """Doubt one Chinese character, and words that questions are made of (history, share, work)."""
    if len(part) == 1 and HAN.match(part[0].text):
        return False
    key = tuple(piece.text for piece in part)
    return key not in concepts().by_words and not all(is_concept(piece.text) for piece in part)


def _number(words: Sequence[Piece], at: int) -> Mention | None:
    text = words[at].text
    if text.isascii() and text.isdigit() and len(text) <= 4:
        kind = "year" if int(text) >= EARLIEST_YEAR else "count"
        return Mention(at, at + 1, (Thing(kind, text, text),))
    if text in NUMBERS:
        if HAN.match(text) and (at + 1 == len(words) or words[at + 1].text not in COUNTED):
            return None
        number = str(NUMBERS[text])
        return Mention(at, at + 1, (Thing("count", number, number),), is_sure=text not in ("one", "一"))
    return None


def _rows(driver: Driver, question: str, words: Sequence[Piece]) -> list[Record]:
    searched = _searched(question)
    if not searched:
        return []
    ids = [match.group().casefold() for match in re.finditer(r"[\w-]+", question)]
    asked = {
        "interest_ids": sorted(_interest_ids(question, words)),
        "user_ids": ids,
        "item_ids": ids,
        "words": any_of(searched, SEARCHED),
        "titles": any_of(searched, SEARCHED, ("title", "title_zh")),
        "limit": LIMIT,
    }
    return read(driver, NAMED_IN, asked)


def _searched(question: str) -> list[str]:
    """Return the words of a question that may be names, and its Chinese characters, in pairs and one by one."""
    words = [match.group() for match in WORD.finditer(question) if not is_concept(match.group().casefold())]
    single = [character for character in question if HAN.match(character)]
    return [*words, *han_pairs(question), *single]


def _interest_ids(question: str, words: Sequence[Piece]) -> Iterator[str]:
    """Return the ids that the dictionary gives to what stands in the question."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + 8, len(words)) + 1):
            part = words[start:end]
            if end - start > 4 and not HAN.match(part[0].text):
                break
            surface = question[part[0].start : part[-1].end]
            for kind in ("topic", "person"):
                if (name := canonical(surface, kind)) is not None:
                    yield name.interest_id


def _known(rows: Sequence[Record]) -> _Known:
    known = _Known()
    for row in rows:
        thing = Thing(row["type"], row["id"], row["name"], row["name_zh"])
        names = [row["name"], row["name_zh"] or "", row["id"]]
        if thing.type == "interest":
            entry = dictionary().by_key.get(row["id"])
            names += [*row["aliases"], *(entry.names if entry else ())]
        for key in dict.fromkeys(map(key_of, names)):
            known.add(key, thing)
            if thing.type == "item" and key[:1] and key[0] in ARTICLES:
                known.add(key[1:], thing)
        if row["kind"] == "person":
            _add_person(known, Thing("person", thing.id, thing.name, thing.name_zh), names)
        elif thing.type == "user":
            known.add_part(key_of(row["name"].split()[0]), thing)
    return known


def _add_person(known: _Known, person: Thing, names: Sequence[str]) -> None:
    for name in names:
        known.add(key_of(name), person)
        last = re.split(r"[ ·]", name)[-1]
        if last != name and len(last) >= (2 if HAN.match(last) else SHORTEST_PART):
            known.add_part(key_of(last), person)
            known.add_part(key_of(last), Thing("interest", person.id, person.name, person.name_zh))
