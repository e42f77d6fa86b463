"""Which script a text is written in, and where one script ends and another begins."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["en", "zh", "other"]

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]")
FACES = "\U0001f300-\U0001faff\u2600-\u27bf\ufe0f"
"""Emoji and their like, as the inside of a character class."""
_KANA_OR_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTER = re.compile(r"[^\W\d_]")

LATIN_LETTERS_PER_HAN = 3
LOOKED_AT = 20_000


def language_of(text: str) -> Language:
    """Tell the language by characters; a Chinese character says about as much as three Latin letters."""
    text = text[:LOOKED_AT]
    han, latin = len(HAN.findall(text)), len(_LATIN.findall(text))
    other = len(_LETTER.findall(text)) - han - latin
    kana = len(_KANA_OR_HANGUL.findall(text))
    weight = han * LATIN_LETTERS_PER_HAN
    if kana and kana * LATIN_LETTERS_PER_HAN >= han or other > latin + weight:
        return "other"
    if not han and not latin:
        return "other"
    return "zh" if weight >= latin else "en"


def han_pairs(text: str) -> list[str]:
    """Return every two neighbouring Chinese characters, as full-text indexes hold them."""
    return ["".join(pair) for pair in zip(text, text[1:], strict=False) if all(map(HAN.match, pair))]


def has_han(text: str) -> bool:
    """Whether any Chinese character stands in the text."""
    return HAN.search(text) is not None
