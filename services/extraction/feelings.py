"""How the rules read the writer's feeling about names that somebody else found."""

from __future__ import annotations

from collections.abc import Sequence

from services.extraction.evidence import find_quote
from services.extraction.found_tags import LONGEST_NAME
from services.language.canonical import canonical
from services.language.extraction import extract_tags
from services.language.gazetteer import Gazetteer


def felt_about(text: str, language: str | None, names: Sequence[str]) -> dict[str, int]:
    """Return 1 (liked) or -1 (disliked) for each name of the text about which the rules feel anything."""
    spans = {name: find_quote(text, name) for name in names if len(name) <= LONGEST_NAME}
    named = {text[span[0] : span[1]]: "topic" for span in spans.values() if span is not None}
    tags = extract_tags(text, Gazetteer(named), language, len(named) + 8)
    read = {interest_key(tag.surface): tag.polarity for tag in tags}
    felt = {name: read.get(interest_key(name), 0) for name in names}
    return {name: polarity for name, polarity in felt.items() if polarity}


def interest_key(name: str) -> str:
    """Return what names of one interest share."""
    known = canonical(name)
    return known.interest_id if known is not None else name.casefold()
