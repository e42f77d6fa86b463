"""An utterance made ready to be read: plain characters, simplified Chinese, a bounded length."""

from __future__ import annotations

import re
import unicodedata

from services.conversation.acts import Language
from services.language.scripts import has_han, language_of
from services.language.simplified import simplified

LONGEST = 1000
"""Characters of an utterance that are read; a longer one is refused at the door."""
FIRST_MARK, LAST_MARK = 0xE000, 0xF8FF
MARK = "[\ue000-\uf8ff]"
"""A name that was found stands in an utterance as one character of this private range; nobody can type one."""
APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})
SPACES = re.compile(r"\s+")


def prepared(text: str) -> str:
    """Return the text as the rules read it; what is not a character people type becomes a space."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST].translate(APOSTROPHES)).translate(APOSTROPHES)
    plain = "".join(" " if unicodedata.category(one)[0] == "C" else one for one in plain)
    if has_han(plain):
        plain = simplified(plain)
    return SPACES.sub(" ", plain).strip()


def spoken_language(text: str, before: Language) -> Language:
    """Return the language of an utterance; of a single Latin word, or none (``2``), that of the dialogue so far."""
    found = language_of(text)
    if found == "zh":
        return "zh"
    return "en" if found == "en" and len(text.split()) > 1 else before
