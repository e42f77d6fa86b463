"""The extractor that needs no model."""

from __future__ import annotations

from collections.abc import Sequence

from services.language.extraction import extract_tags
from services.language.gazetteer import Gazetteer
from services.language.tags import Tag

NOTHING_KNOWN = Gazetteer({})


def offline(text: str, language: str) -> Sequence[Tag]:
    """Read a text by rules, with no catalogue at hand."""
    return extract_tags(text, NOTHING_KNOWN, language)
