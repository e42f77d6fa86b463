"""The words of a text in any language, for counting."""

from __future__ import annotations

import re
from itertools import groupby

from services.language.scripts import HAN, han_pairs

RUN = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words in small letters; of Chinese, which has no spaces, every two neighbouring characters."""
    found = []
    for run in RUN.findall(text.casefold()):
        for is_han, part in groupby(run, key=lambda letter: HAN.match(letter) is not None):
            piece = "".join(part)
            found += han_pairs(piece) if is_han and len(piece) > 1 else [piece]
    return found
