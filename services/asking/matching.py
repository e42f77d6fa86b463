"""From a question to the template that asks the same, with what fills it; or the nearest ones where none does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, partial
from itertools import islice, product

from services.asking.catalogue import templates
from services.asking.names import Mention, Thing
from services.asking.template import SLOT, Template
from services.asking.wording import Piece, conceived, concepts, key_of

ENOUGH = 0.6
FIRM, LOOSE, PLACE, OTHER = 2.0, 1.0, 2.0, 1.5
FIRM_MISSED = 0.28
UNKNOWN = 0.3
UNKNOWN_HAN, UNKNOWN_NAME_HAN = 0.12, 0.2
MOST_READINGS = 300


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a question: its words as concepts and places, and what stands in the places, in order."""

    words: tuple[str, ...]
    things: tuple[Thing, ...]
    count: int | None

    @property
    def signature(self) -> tuple[str, ...]:
        return tuple(thing.type for thing in self.things)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to ask a template: its words, and which slot stands in which place."""

    template: Template
    text: str
    words: tuple[str, ...]
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A template and what fills its slots (by name, without ``_id``); ``score`` is at most 1."""

    template: Template
    score: float
    things: dict[str, Thing]
    count: int | None
    unknown: tuple[str, ...]
    """Words of the question that the template has no place for."""

    @property
    def is_enough(self) -> bool:
        return self.score >= ENOUGH


def matches(words: Sequence[Piece], named: Sequence[Mention]) -> list[Match]:
    """Return the templates that could be meant, the likeliest first, each once."""
    best: dict[str, Match] = {}
    for reading in islice(_readings(words, named), MOST_READINGS):
        for phrase in _phrases().get(reading.signature, ()):
            match = _match(reading, phrase)
            known = best.get(match.template.name)
            if known is None or match.score > known.score:
                best[match.template.name] = match
    return sorted(best.values(), key=lambda one: (-one.score, one.template.name))


def _readings(words: Sequence[Piece], named: Sequence[Mention]) -> Iterator[Reading]:
    """Read each name as each thing it may be; a doubtful one also as a word."""
    choices: list[list[Thing | None]] = [
        [*mention.things[:4], *([] if mention.is_sure else [None])] for mention in named
    ]
    for chosen in product(*choices):
        found: list[str] = []
        things: list[Thing] = []
        count = None
        at = 0
        for mention, thing in zip(named, chosen, strict=True):
            found += [piece.text for piece in words[at : mention.start]]
            at = mention.end
            if thing is None:
                found += [piece.text for piece in words[mention.start : mention.end]]
            elif thing.type == "count":
                count = int(thing.id)
            else:
                things.append(thing)
                found.append(f"<{thing.type}>")
        found += [piece.text for piece in words[at:]]
        yield Reading(tuple(conceived(found)), tuple(things), count)


@cache
def _phrases() -> dict[tuple[str, ...], list[Phrase]]:
    """Return every phrase of every template, by the types of its places in order."""
    found: dict[tuple[str, ...], list[Phrase]] = {}
    for template in templates().values():
        types = {slot.said: slot.type for slot in template.slots}
        for text in (*template.asks, *template.asks_zh):
            slots = tuple(name for name in SLOT.findall(text) if types.get(name) != "count" and name != "count")
            places = SLOT.sub(partial(_place, types), text)
            phrase = Phrase(template, text, tuple(conceived(key_of(places))), slots)
            found.setdefault(tuple(types[name] for name in slots), []).append(phrase)
    return found


def _place(types: dict[str, str], match: re.Match[str]) -> str:
    type = types.get(match[1], "count")
    return " " if type == "count" else f" <{type}> "


def _match(reading: Reading, phrase: Phrase) -> Match:
    asked, known = Counter(reading.words), Counter(phrase.words)
    common = sum(min(count, known[word]) * _weight(word) for word, count in asked.items())
    total = sum(count * _weight(word) for counter in (asked, known) for word, count in counter.items())
    dice = 2 * common / total if total else 0.0
    order = SequenceMatcher(None, reading.words, phrase.words, autojunk=False).ratio()
    firm = concepts().firm
    missed = (set(asked) & firm) ^ (set(known) & firm)
    unknown = tuple(word for word in reading.words if not word.startswith((":", "<")) and word not in known)
    unsaid = tuple(word for word in phrase.words if not word.startswith((":", "<")) and word not in asked)
    score = 0.8 * dice + 0.2 * order - FIRM_MISSED * len(missed) - _cost(unknown) - _cost(unsaid)
    things = dict(zip(phrase.slots, reading.things, strict=True))
    return Match(phrase.template, score, things, reading.count, unknown)


def _weight(word: str) -> float:
    if word.startswith("<"):
        return PLACE
    if word.startswith(":"):
        return FIRM if word in concepts().firm else LOOSE
    return OTHER if word.isascii() else OTHER / 3


def _cost(unknown: Sequence[str]) -> float:
    """What words weigh that nothing is called by: one English word is a name, two Chinese characters are one."""
    han = sum(len(word) == 1 and not word.isascii() for word in unknown)
    return UNKNOWN * (len(unknown) - han) + han * (UNKNOWN_NAME_HAN if han > 1 else UNKNOWN_HAN)
