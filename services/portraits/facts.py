"""What the graph says of a user, as facts that can be told and checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import count
from typing import Any

from neo4j import Driver, RoutingControl

from graph_schema.cypher import cypher
from graph_schema.errors import UnknownUserError
from services.portraits import sentences as words
from services.wording.fact import Fact
from services.wording.naming import distinct, in_language, in_marks

PORTRAIT_FACTS = cypher(__file__, "portrait_facts")
LIKED, DISLIKED, ITEMS = 5, 2, 3
LONGEST_QUOTE = 120


def portrait_facts(driver: Driver, user_id: str, language: str) -> tuple[str, tuple[Fact, ...]]:
    """Return the user's name and what may be told of them. Raises UnknownUserError."""
    rows, _, _ = driver.execute_query(
        PORTRAIT_FACTS,
        user_id=user_id,
        liked=LIKED,
        disliked=DISLIKED,
        items=ITEMS,
        routing_=RoutingControl.READ,
    )
    if not rows:
        raise UnknownUserError(user_id)
    row = rows[0].data()
    name = row["name"] or user_id
    numbers = count(1)
    told = [Fact(f"f{next(numbers)}", *part) for part in _told(row, name, language)]
    return name, tuple(told)


_Part = tuple[str, tuple[str, ...], int, dict[str, tuple[str, ...]], tuple[str, ...]]


def _told(row: dict[str, Any], name: str, language: str) -> Iterator[_Part]:
    for interest in row["interests"]:
        yield _interest(interest, name, language)
    if row["favourites"]:
        yield _favourites(row["favourites"], name, language)
    for community_id, title, title_zh in row["communities"][-1:]:
        shown = in_language(language, title, title_zh)
        said = words.COMMUNITY[language].format(name=name, community=shown)
        yield said, distinct(title, title_zh), 0, {"Community": (community_id,)}, (shown,)
    if row["items"]:
        first, last = _day(row["first_at"]), _day(row["last_at"])
        said = words.DID[language][bool(first and last)].format(name=name, items=row["items"], first=first, last=last)
        yield said, (), 0, {"User": (row["user_id"],)}, (name,)


def _interest(interest: list[Any], name: str, language: str) -> _Part:
    interest_id, title, title_zh, aliases, _, polarity, stated, feedback, mentions, quote, _ = interest
    shown = in_language(language, title, title_zh)
    if polarity > 0:
        how = "said" if stated else "both" if feedback and mentions else "done" if feedback else "written"
        said = words.LIKED[language][how].format(name=name, interest=shown, feedback=feedback, mentions=mentions)
    else:
        said = words.DISLIKED[language][bool(mentions)].format(name=name, interest=shown)
    if quote and len(quote) <= LONGEST_QUOTE:
        end = said[-1]
        said = said[:-1] + words.QUOTE[language].format(quote=" ".join(quote.split())) + end
    return said, distinct(title, title_zh, *(aliases or ())), polarity, {"Interest": (interest_id,)}, (shown,)


def _favourites(favourites: list[Any], name: str, language: str) -> _Part:
    titles = tuple(in_language(language, title, title_zh) or item_id for item_id, title, title_zh, _ in favourites)
    marked = [in_marks(title, language) for title in titles]
    said = words.FAVOURITES[language].format(name=name, titles=words.JOINED[language][0].join(marked))
    names = [one for _, title, title_zh, creators in favourites for one in (title, title_zh, *(creators or ()))]
    return said, distinct(*names), 1, {"Item": tuple(item_id for item_id, *_ in favourites)}, titles


def _day(at: Any) -> str:
    native = at.to_native() if hasattr(at, "to_native") else at
    return f"{native:%Y-%m-%d}" if isinstance(native, datetime) else ""
