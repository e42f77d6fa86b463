"""Checks a claim against the facts it cites: nothing told that they do not say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache

from services.language.canonical import canonical
from services.language.dictionary import dictionary
from services.language.extraction import extract_tags
from services.language.gazetteer import Gazetteer
from services.language.scripts import language_of
from services.wording.fact import Claim, Fact
from services.wording.naming import LANGUAGE_NAMES

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTED = re.compile("[“\"『「《‘']([^”\"』」》’']{2,80})[”\"』」》’']")
_PROPER = re.compile(r"(?<![.!?…:“\"‘'(]\s)(?<!^)\b[A-Z][\w'’-]+(?:\s+(?:of|the|and|de|von|van)?\s*[A-Z][\w'’-]+)*")
_BULLET = re.compile(r"\[?f\d+\]?")
_EVERYDAY = frozenset({"I", "I'm", "English", "Chinese"})


def find_fault(claim: Claim, facts: Mapping[str, Fact], language: str, longest: int) -> str | None:
    """Return what is wrong with a claim, None when its facts bear it out.

    Its numbers, quotes and names (of the dictionary, and written with capitals) must be those of the cited facts; each
    cited fact must be named; what is disliked must not be told as liked, nor the other way round.
    """
    text = claim.text.strip()
    if not text or len(text) > longest:
        return f"a sentence must have 1 to {longest} characters"
    if _BULLET.search(text):
        return "cite facts in the list only, not within a sentence"
    cited = [facts[fact_id] for fact_id in claim.facts if fact_id in facts]
    if not cited or len(cited) < len(claim.facts):
        return "every sentence must cite facts that are in the list"
    if language_of(text) not in (language, "other"):
        return f"write in {LANGUAGE_NAMES[language]}"
    return (
        _foreign_number(text, cited)
        or _foreign_name(text, cited)
        or _unnamed(text, cited)
        or _turned_round(text, cited, language)
    )


def _foreign_number(text: str, cited: Sequence[Fact]) -> str | None:
    known = {number for fact in cited for number in _NUMBER.findall(_plain(fact.said))}
    known |= {number for fact in cited for name in fact.names for number in _NUMBER.findall(_plain(name))}
    wrong = [number for number in _NUMBER.findall(_plain(text)) if number not in known]
    return f"the number {wrong[0]} is not in the cited facts" if wrong else None


def _foreign_name(text: str, cited: Sequence[Fact]) -> str | None:
    told = _plain(" ".join([*(name for fact in cited for name in fact.names), *(fact.said for fact in cited)]))
    allowed = {one.interest_id for fact in cited for name in fact.names if (one := canonical(name)) is not None}
    for found in _dictionary_names().find(text):
        one = canonical(text[found.start : found.end])
        if one is not None and one.interest_id not in allowed and _plain(text[found.start : found.end]) not in told:
            return f"{text[found.start : found.end]!r} is not in the cited facts"
    for quoted in _QUOTED.findall(text):
        if _plain(quoted) not in told:
            return f"{quoted!r} is not in the cited facts"
    for name in _PROPER.findall(text):
        if name not in _EVERYDAY and _plain(name) not in told:
            return f"{name!r} is not in the cited facts"
    return None


def names(text: str, fact: Fact) -> bool:
    """Whether a text names what the fact is about; a fact about nothing that has a name may always be cited."""
    plain = _plain(text)
    return not fact.names or any(_plain(name) in plain for name in fact.names)


def _unnamed(text: str, cited: Sequence[Fact]) -> str | None:
    for fact in cited:
        if not names(text, fact):
            return f"it cites {fact.fact_id} but does not name what that is about"
    return None


def _turned_round(text: str, cited: Sequence[Fact], language: str) -> str | None:
    kinds = {name: "topic" for fact in cited for name in fact.names}
    polarities = {
        one.interest_id: fact.polarity
        for fact in cited
        for name in fact.names
        if (one := canonical(name)) is not None and fact.polarity
    }
    for tag in extract_tags(text, Gazetteer(kinds), language, limit=20, is_of_one=True):
        one = canonical(tag.surface, tag.kind)
        wanted = polarities.get(one.interest_id, 0) if one is not None else 0
        if wanted * tag.polarity < 0:
            return f"{tag.surface!r} is {'liked' if wanted > 0 else 'disliked'}, and told the other way round"
    return None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return " ".join(folded.replace("-", " ").split())


@cache
def _dictionary_names() -> Gazetteer:
    return Gazetteer({name: "topic" for name in dictionary().spellings()})
