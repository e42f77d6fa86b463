"""What points at the list instead of naming something: the second one, it, 第三本, 这本."""

# ruff: noqa: E501  (a pattern is read best whole)

from __future__ import annotations

import re
from collections.abc import Iterator

from services.conversation.acts import Thing
from services.conversation.state import State

ORDINALS = {
    **{word: n for n, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh"), 1)},
    **{word: n for n, word in enumerate(("1st", "2nd", "3rd", "4th", "5th", "6th", "7th"), 1)},
    **{word: n for n, word in enumerate("一二三四五六七八九", 1)},
    "两": 2,
    "last": -1,
    "最后": -1,
}
NTH = re.compile(
    r"\b(?:the )?(?P<en>first|second|third|fourth|fifth|sixth|seventh|last|[1-7](?:st|nd|rd|th))(?: (?:one|book|film|movie|album|item|title|game))?\b(?! (?:century|time|name|person|read))|"
    r"(?:\bnumber |\bno\. ?|#)(?P<number>\d{1,2})\b|"
    r"第(?P<zh>[一二三四五六七八九\d])(?:[本个部首张条款件]|$|[，,。 ])|(?P<lastzh>最后)(?:一)?[本个部首张]",
    re.IGNORECASE,
)
IT = re.compile(
    r"\b(?:it|this one|that one|this book|that book|this film|that film|this|that)\b(?! (?:is|was)? ?(?:fine|ok|about|all))(?! (?:i|i'm|i've|i'd|my|we)\b)|(?:这|那)(?:一)?[本个部首张款件](?:书|电影|专辑)?|它",
    re.IGNORECASE,
)
MAKER = re.compile(
    r"\b(?:th(?:is|at|e same)|same|the) (?:author|writer|artist|director|band|creator|musician)\b|\b(?:his|her) (?:books?|work|other books?)\b|(?:这|那|同)(?:一)?(?:个|位)?(?:作者|作家|歌手|导演|乐队|艺术家)|(?:他|她)的(?:书|作品|别的书)",
    re.IGNORECASE,
)


def nth(text: str, things: tuple[Thing, ...]) -> Iterator[tuple[int, int, Thing | None]]:
    """Yield what points at a place of the list: where it stands, and the thing there; None when the list is shorter."""
    for match in NTH.finditer(text):
        written = next(filter(None, match.groups())).lower()
        number = ORDINALS.get(written) or (int(written) if written.isdigit() else 0)
        if number < 0:
            yield match.start(), match.end(), things[-1] if things else None
        elif number:
            yield match.start(), match.end(), things[number - 1] if number <= len(things) else None


def it(state: State) -> Thing | None:
    """Return what "it" means: what was last talked of, else the only one or the first of the list."""
    return state.focus or (state.listed[0] if state.listed else None)
