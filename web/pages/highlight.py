"""A text cut at its mentions, so that evidence can be marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from services.search.item_texts import Mention


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; ``mention`` is None between mentions."""

    text: str
    mention: Mention | None = None


def pieces(text: str, mentions: Sequence[Mention]) -> list[Piece]:
    """Cut the text; of mentions that overlap the first (then the longest) is kept."""
    cut: list[Piece] = []
    end = 0
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end, one.interest_id)):
        if mention.start < end or mention.end > len(text) or mention.start >= mention.end:
            continue
        if mention.start > end:
            cut.append(Piece(text[end : mention.start]))
        cut.append(Piece(text[mention.start : mention.end], mention))
        end = mention.end
    if end < len(text):
        cut.append(Piece(text[end:]))
    return cut
