"""What is found in a text: words, where they stand, and how the writer feels about them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """Words found in a text, with their evidence.

    Attributes
    ----------
    start, end
        Span in the stored text, in characters; ``text[start:end] == quote``.
    quote
        The evidence, verbatim.
    surface
        The words to resolve to an interest: the quote without title marks.
    kind
        item, brand, person, place, genre or topic.
    polarity
        1 liked, -1 disliked, 0 mentioned without a verdict.
    strength
        How firmly, from 1 to 5.
    """

    start: int
    end: int
    quote: str
    surface: str
    kind: str
    polarity: int
    strength: int
