"""Puts together what a small model and the rules find in one text.

A small model names more of what a text is about; the rules know the turns of phrase that say how the writer feels. On
labelled texts the two together find more, and feel right more often, than either alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.extraction.feelings import felt_about, interest_key
from services.extraction.text import Text
from services.language.tags import Tag

FIRM = 3
"""Strength from which a find of the rules counts that the model does not have."""


def read_along(text: Text, by_model: Sequence[Tag], by_rules: Sequence[Tag]) -> tuple[Tag, ...]:
    """Return the model's tags with the feelings that the words show, then what the rules alone found firmly."""
    felt = felt_about(text.text, text.language, [tag.surface for tag in by_model])
    agreed = [replace(tag, polarity=felt.get(tag.surface, tag.polarity)) for tag in by_model]
    known = {interest_key(tag.surface) for tag in by_model}
    firm = (tag for tag in by_rules if tag.polarity and tag.strength >= FIRM)
    return (*agreed, *(tag for tag in firm if interest_key(tag.surface) not in known))
