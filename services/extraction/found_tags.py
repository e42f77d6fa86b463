"""From what a model found to tags with evidence: what the text does not say is left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from services.extraction.evidence import find_quote
from services.extraction.prompts import MOST, FoundAspect, FoundInterest
from services.language.canonical import canonical
from services.language.generic import is_generic
from services.language.scripts import has_han
from services.language.tags import Tag

KINDS = {
    "work": "item",
    "theme": "attribute",
    "mood": "attribute",
    "audience": "attribute",
    "level": "attribute",
}
"""Kinds that a model tells apart and the graph calls otherwise."""
POLARITIES = {"likes": 1, "dislikes": -1, "neutral": 0}
OTHERS = "others"
"""What is said of something that only other people like: no interest of the writer's."""
LONGEST_NAME, LONGEST_QUOTE = 60, 300

_WORD = re.compile(r"[^\W_]{3,}|[\u3400-\u9fff]{2}")


def tags_of(text: str, found: Iterable[FoundInterest | FoundAspect], at: int = 0) -> list[Tag]:
    """Return the tags that the text bears out, their spans moved by ``at``.

    A quote must stand in the text; where only the name does, that is the evidence. A name must be of the text's words,
    or be another name of an interest that the quote names.
    """
    tags: list[Tag] = []
    for one in found:
        name = one.name.strip().strip("《》\"'“”").strip()
        is_others = isinstance(one, FoundInterest) and one.polarity == OTHERS
        if not name or len(name) > LONGEST_NAME or is_others:
            continue
        span = find_quote(text, one.evidence) if len(one.evidence) <= LONGEST_QUOTE else None
        span = span or find_quote(text, name)
        if span is None:
            continue
        quote = text[span[0] : span[1]]
        if not _is_of(name, text, quote):
            continue
        polarity = POLARITIES[one.polarity] if isinstance(one, FoundInterest) else 0
        kind = KINDS.get(one.kind, one.kind)
        tags.append(Tag(span[0] + at, span[1] + at, quote, name, kind, polarity, one.strength))
    return tags


def merged(tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """Return one tag for each interest, the firmest first: of several mentions the side that weighs more counts."""
    by_name: dict[str, list[Tag]] = defaultdict(list)
    for tag in tags:
        name = canonical(tag.surface, tag.kind)
        if name is not None and (tag.kind == "attribute" or not is_generic(name.name)):
            by_name[name.interest_id].append(tag)
    ranked = [_one_of(same) for same in by_name.values()]
    ranked.sort(key=lambda tag: (-tag.strength, tag.start, tag.surface))
    return tuple(ranked[: 2 * MOST])


def _one_of(same: Sequence[Tag]) -> Tag:
    total = sum(tag.polarity * tag.strength for tag in same)
    polarity = (total > 0) - (total < 0)
    side = [tag for tag in same if tag.polarity == polarity] or same
    firmest = max(side, key=lambda tag: (tag.strength, -tag.start))
    return replace(firmest, polarity=polarity)


def _is_of(name: str, text: str, quote: str) -> bool:
    """Whether the name is of the text's words; a small model sometimes translates, or names what nobody said."""
    words = _WORD.findall(name.casefold()) or [name.casefold()]
    folded = text.casefold()
    if any(word in folded for word in words):
        return True
    known = canonical(name)
    return known is not None and known.name_zh is not None and has_han(quote) and known.name_zh in quote
