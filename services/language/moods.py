"""What a text as a whole says of the names in it: whether somebody speaks, and how he feels."""

from __future__ import annotations

import re
from collections.abc import Iterable

from services.language.cues import cue
from services.language.scripts import has_han

FAINT = 0.15
"""The feeling a writer has about what is told of without a verdict: less than any verdict."""

_WRITER = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|im|ive|me|my|mine|myself|we|we're|we've|our|us)\b", re.IGNORECASE)
_HAN_WRITER = re.compile(
    "[我咱俺]|[了吧呢啊吗呀啦嘛哈](?:[。！？!?，,\\s~]|$)|[！？!?～~]|求|安利|yyds|真的|太|超|终于|居然|竟然|最近|打算|想[带去学找]"
    "|明年|今年|天天|每[天周]|周末|自学|从小|再也不"
)
_OUTCRY = re.compile("[!?\U0001f300-\U0001faff\u2600-\u27bf]|\\b(?:lol|tbh|omg|thx|pls|please)\\b", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"^\W*(?:been|got|had|started|bought|finally|just|dreaming|looking|current|currently|learning|trying|any|anyone|"
    r"no more|good to|great to|worth|third|second|another|still|sunday|saturday|today|tonight)\b",
    re.IGNORECASE,
)
_DESCRIBES = (cue("english", "describes"), cue("chinese", "describes"))


def is_description(text: str) -> bool:
    """Whether the text describes goods and nobody speaks in it: its fine words are no one's taste."""
    return not _is_personal(text) and any(each.search(text) for each in _DESCRIBES)


def mood(text: str, verdicts: Iterable[float]) -> float:
    """Return the feeling of a text about what it gives no verdict on, faint; 0 where goods are described.

    Who writes of a thing cares about it; but where every verdict of his text is a bad one, so is this.
    """
    if is_description(text):
        return 0.0
    return -FAINT if max(verdicts, default=1.0) < 0 else FAINT


def _is_personal(text: str) -> bool:
    if has_han(text) and _HAN_WRITER.search(text):
        return True
    return any(pattern.search(text) for pattern in (_WRITER, _OUTCRY, _ELLIPTIC))
