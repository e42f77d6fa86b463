"""Finds what a text says its writer cares about: names, phrases, and whether they are liked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from services.language.candidate import Candidate
from services.language.canonical import canonical
from services.language.chinese import chinese_candidates
from services.language.cleaning import blanked, simplified_in_place
from services.language.dictionary import dictionary
from services.language.english import english_candidates
from services.language.gazetteer import Gazetteer
from services.language.generic import is_generic
from services.language.known_names import chinese_names
from services.language.moods import is_description, mood
from services.language.scripts import HAN
from services.language.singular import singular
from services.language.tags import Tag
from services.language.topics import topics
from services.language.word_lists import word_list
from services.language.words import is_plain_word

EXTRACTOR = "rules-5"
"""Version of these rules; a text read by another version is read again."""

CATALOGUE, DICTIONARY, TOPIC = 3.0, 2.2, 1.3
REPEATED, FELT, LATE = 0.3, 0.3, 0.15
EVEN = 0.01
WEAK, ENOUGH = 0.8, 1
"""Single unknown nouns without a verdict only fill up to ENOUGH tags."""

_HAN_STRETCH = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0002fa1f]")
_LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z'-]*(?:[ ,.!?;:]+[A-Za-z][A-Za-z'-]*){4,}[ ,.!?;:]*")
_JOINED = re.compile(r"[\s,/&]*(?:and|or)?[\s,]*")
_DESIRE = re.compile(
    r"(?:love|like|enjoy|hate|adore|into|listen(?:ing)? to|prefer|fan of|dislike|more|some|classic)\s+$",
    re.IGNORECASE,
)
AMBIGUOUS = word_list("ambiguous")
"""Words with an everyday sense beside the interest: taken only where the writer says so (``I love country``)."""


def extract_tags(
    text: str, gazetteer: Gazetteer, language: str | None = None, limit: int = 8, is_of_one: bool = False
) -> list[Tag]:
    """Return at most ``limit`` tags, best first, one for each canonical name.

    English and Chinese stretches are read each by its own rules, so ``language`` may be left out; texts of another
    language give the catalogue's names only. Only the first ``cleaning.LOOKED_AT`` characters are read. A text that
    ``is_of_one`` tells of one person throughout, as a portrait does: no taste in it is someone else's.
    """
    plain = simplified_in_place(blanked(text))
    known = _known(plain, gazetteer)
    if language is not None and not language.lower().startswith(("en", "zh")) and language.lower() != "other":
        return _merged(text, [c for c in known if c.confidence >= CATALOGUE], limit, 0.0)
    candidates: list[Candidate] = []
    verdicts: list[float] = []
    for start, end, is_chinese in _stretches(plain):
        told = (chinese_candidates if is_chinese else english_candidates)(plain, start, end, known, is_of_one)
        candidates += told.candidates
        verdicts += told.verdicts
    if is_description(plain):
        return _merged(text, [replace(c, feeling=0.0) for c in candidates], limit, 0.0)
    return _merged(text, candidates, limit, mood(plain, verdicts))


def _known(text: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Names of the catalogue, and those of the dictionary that do not lie within one."""
    named = [Candidate(f.start, f.end, f.name, f.kind, CATALOGUE) for f in gazetteer.find(text)]
    taken = [(c.start, c.end) for c in named]
    listed = [
        Candidate(f.start, f.end, text[f.start : f.end], f.kind, _confidence(text[f.start : f.end]))
        for f in _dictionary_names().find(text)
        if not _lies_in(taken, f.start, f.end)
    ]
    return sorted([*named, *_meant(text, listed)], key=lambda c: (c.start, -c.end))


def _lies_in(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span touches one of the taken ones, which are in order."""
    at = bisect_left(taken, (end, end))
    return at > 0 and taken[at - 1][1] > start


def _meant(text: str, listed: Sequence[Candidate]) -> list[Candidate]:
    """Keep an everyday word where the writer's wish or a list of interests shows what is meant: jazz, folk and soul."""
    kept: list[Candidate] = []
    for neighbours in _lists(text, listed):
        sure = [c for c in neighbours if not _is_ambiguous(c.surface)]
        kept += (
            neighbours if sure or _DESIRE.search(text[max(neighbours[0].start - 20, 0) : neighbours[0].start]) else []
        )
    return kept


def _lists(text: str, listed: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Group names with nothing but commas, ``and`` and ``or`` between them."""
    group: list[Candidate] = []
    for candidate in listed:
        if group and not _JOINED.fullmatch(text, group[-1].end, candidate.start):
            yield group
            group = []
        group.append(candidate)
    if group:
        yield group


def _is_ambiguous(surface: str) -> bool:
    word = surface.casefold()
    return word in AMBIGUOUS or singular(word) in AMBIGUOUS


def _is_everyday(candidate: Candidate) -> bool:
    return candidate.confidence < DICTIONARY and candidate.kind == "topic" and _is_ambiguous(candidate.surface)


@cache
def _dictionary_names() -> Gazetteer:
    return Gazetteer(chinese_names() | {name: "topic" for name in (*dictionary().spellings(), *topics())})


def _confidence(surface: str) -> float:
    name = canonical(surface)
    return DICTIONARY if name is not None and name.interest_id in dictionary().by_key else TOPIC


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Split lines by script: a line with Chinese is Chinese but for its runs of five or more English words."""
    for line in re.finditer(r"[^\n]+", text):
        if not _HAN_STRETCH.search(text, line.start(), line.end()) or not HAN.search(text, line.start(), line.end()):
            yield line.start(), line.end(), False
            continue
        at = line.start()
        for english in _LATIN_WORDS.finditer(text, line.start(), line.end()):
            if english.start() > at:
                yield at, english.start(), True
            if _is_english(english.group()):
                yield english.start(), english.end(), False
            at = english.end()
        if at < line.end():
            yield at, line.end(), True


def _is_english(words: str) -> bool:
    """Whether most of the words stand in the lexicon; Chinese spelt in Latin letters is skipped."""
    found = re.findall(r"[A-Za-z']+", words)
    return sum(is_plain_word(word) for word in found) * 2 > len(found)


def _merged(text: str, candidates: Sequence[Candidate], limit: int, mood: float) -> list[Tag]:
    by_name: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        name = canonical(candidate.surface, candidate.kind)
        if name is not None and not is_generic(name.name) and not _is_everyday(candidate):
            by_name[name.interest_id].append(candidate)
    ranked = sorted(by_name.values(), key=lambda same: (-_score(same, len(text)), same[0].start, same[0].end))
    firm = sum(_score(same, len(text)) >= WEAK for same in ranked)
    return [_tag(text, same, mood) for same in ranked[: min(limit, max(firm, ENOUGH))]]


def _score(same: Sequence[Candidate], length: int) -> float:
    best = max(c.confidence for c in same)
    felt = FELT if any(c.feeling for c in same) else 0.0
    late = LATE * min(c.start for c in same) / max(length, 1)
    return best + REPEATED * min(len(same) - 1, 3) + felt - late


def _tag(text: str, same: Sequence[Candidate], mood: float) -> Tag:
    """The evidence is the firmest mention on the side that weighs more; without any, the text's mood is the verdict."""
    total = sum(c.feeling for c in same)
    if abs(total) <= EVEN and not any(c.is_others for c in same):
        total = mood
    polarity = (total > EVEN) - (total < -EVEN)
    side = [c for c in same if c.feeling * polarity > 0] or list(same)
    shown = max(side, key=lambda c: (abs(c.feeling), c.confidence, -c.start))
    strength = max(1, min(5, round(1 + 4 * abs(shown.feeling)))) if polarity else 1
    return Tag(shown.start, shown.end, text[shown.start : shown.end], shown.surface, shown.kind, polarity, strength)
