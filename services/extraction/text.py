"""A text to read, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from services.language.tags import Tag

DESCRIPTION = "description"
"""Kind of a document that describes an item; all others are words of people."""
TEXTS_A_PAGE = 200
"""Texts taken up at once: none further apart share a call."""


@dataclass(frozen=True, slots=True)
class Text:
    """A stored document as an extractor sees it.

    ``titles`` are names of the item it is about; ``writer`` is the user_id of who wrote it, where one did.
    """

    document_id: str
    text: str
    kind: str = "review"
    language: str | None = None
    titles: tuple[str, ...] = ()
    writer: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text mentions.

    ``extractor`` names what found the tags; ``failed`` says why it was not the extractor that was asked for.
    """

    text: Text
    tags: tuple[Tag, ...]
    extractor: str
    failed: str | None = None
