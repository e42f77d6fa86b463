"""Blanks what is no prose in a text, character by character, so that spans still fit the stored text."""

from __future__ import annotations

import re

from services.language.machine_talk import without_machine_talk
from services.language.scripts import has_han
from services.language.simplified import simplified

LOOKED_AT = 20_000
"""Characters of a text that are read; what follows is ignored, so that a huge text costs no more than a long one."""
SHORTEST_SHOUT = 20

_NO_PROSE = re.compile(
    r"<[^<>]{1,200}>|&#?\w{2,8};|\bhttps?://\S{1,500}|\bwww\.\S{1,300}|\S{1,64}@[\w-]{1,64}\.\w{2,10}"
    r"|\[\[[A-Z]+:[^\]]{1,100}\]\]"
)
_IDIOM = re.compile(r"(?i:cup of tea|piece of cake)")
_HAN_IDIOM = re.compile("[刷看玩]手机")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]")


def blanked(text: str) -> str:
    """Return the text's beginning with tags, entities, addresses and controls as blanks; same length, same spans."""
    text = _CONTROL.sub(" ", without_machine_talk(text[:LOOKED_AT]))
    text = _NO_PROSE.sub(lambda found: "." + " " * (len(found.group()) - 1), text)
    text = _IDIOM.sub(lambda found: "thing".ljust(len(found.group())), text)
    text = _HAN_IDIOM.sub(lambda found: "　" * len(found.group()), text)
    if _is_shouted(text):
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return text.replace("\u2019", "'").replace("\u2018", "'")


def _is_shouted(text: str) -> bool:
    """Whether most of a text is in capitals: they tell no names then."""
    letters = [c for c in text if c.isascii() and c.isalpha()]
    return len(letters) >= SHORTEST_SHOUT and sum(c.isupper() for c in letters) > 0.6 * len(letters)


def simplified_in_place(text: str) -> str:
    """Return the text in simplified characters where that keeps its length, and so its spans."""
    if not has_han(text):
        return text
    converted = simplified(text)
    return converted if len(converted) == len(text) else text
